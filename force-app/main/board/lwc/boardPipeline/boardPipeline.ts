import { api, LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { amountOf, CELL_ROWS, cellQuery, dealsOfCell, statusesOf, whereStatus } from 'c/boardReading';
import type { CellData, CellDeal, OpenCell, Status, Where } from 'c/boardReading';
import { totalsOf } from 'c/dealFigures';
import type { DealGroup } from 'c/dealFigures';
import { errorSentences } from 'c/ldsErrors';
import { focusPending } from 'c/pendingFocus';
import { dayText, fill } from 'c/textTemplate';
import currency from '@salesforce/i18n/currency';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';

const NAMES: Readonly<Record<Status, string>> = {
  'In question': labels.inQuestion,
  'Not started': labels.notStarted,
  Started: labels.started,
  'Pain heard': labels.heard,
  'Pain quoted': labels.quoted,
  'Pain confirmed': labels.confirmed,
};

/**
 * Table of open deals by stage and diagnosis status. A click on a number asks for the list of its deals (`cell` with `{ status, stage }`),
 * which the board opens by `cell`; `cell` with an empty detail closes it, `rows` with a number makes it longer.
 */
export default class BoardPipeline extends LightningElement {
  labels = labels;
  /** Numbers and amounts of all deals that fit the filters. */
  @api groups: readonly DealGroup[] = [];
  /** Stages of the playbooks, in order. */
  @api stages: readonly string[] = [];
  /** Filter of the deals that the table counts. */
  @api where: Where = {};
  /** Id of the deal that was opened from here before the reader came back; its link gets the focus. */
  @api opened = '';

  list: { readonly total: number; readonly deals: readonly CellDeal[] } | undefined;
  sentences: readonly string[] = [];
  /** Behind `cell`; private names are not watched by the framework. */
  openCell: OpenCell | undefined;

  #focus = '';
  #refresh: () => Promise<void> = async () => {};

  /** The cell of the table whose deals are listed. */
  @api
  get cell(): OpenCell | undefined {
    return this.openCell;
  }
  set cell(cell: OpenCell | undefined) {
    const isSame = cell?.stage === this.openCell?.stage && cell?.status === this.openCell?.status;
    if (!isSame) this.list = undefined;
    this.sentences = [];
    this.openCell = cell;
  }

  /** Reads the open list again. */
  @api
  async refresh(): Promise<void> {
    await this.#refresh();
  }

  @wire(graphql, { query: cellQuery, variables: '$variables', operationName: 'boardDeals' })
  handleDeals({ data, errors, refresh }: GraphQLResult<CellData>) {
    if (refresh) this.#refresh = refresh;
    this.sentences = errors ? errorSentences(errors) : [];
    if (data && !errors) this.list = dealsOfCell(data);
  }

  renderedCallback() {
    this.#focus = focusPending(this.template, this.#focus);
    if (!this.opened || !this.list) return;
    const link = this.template?.querySelector<HTMLElement & { focusLink(): void }>(
      `c-deal-link[data-id="${this.opened}"]`,
    );
    link?.focusLink();
    this.dispatchEvent(new CustomEvent('returned'));
  }

  /** Undefined while no list is open, so that nothing is asked for. */
  get variables() {
    const { cell, where } = this;
    if (!cell) return undefined;
    return { where: whereStatus({ and: [where, { StageName: { eq: cell.stage } }] }, cell.status), first: cell.rows };
  }

  get diagnoses(): readonly Status[] {
    return statusesOf(this.groups);
  }

  get statuses() {
    return this.diagnoses.map((status) => ({ status, name: NAMES[status] }));
  }

  get rows() {
    const order = { stages: this.stages, diagnoses: this.diagnoses };
    return totalsOf(this.groups, order).map(({ stage, cells, ...total }) => ({
      stage,
      count: format(total.count),
      amount: money(total.amount),
      cells: cells.map(({ diagnosis, ...figure }) => {
        const amount = money(figure.amount);
        const isChosen = this.cell?.stage === stage && this.cell.status === diagnosis;
        return {
          status: diagnosis,
          key: `${stage} ${diagnosis}`,
          isEmpty: figure.count === 0,
          count: format(figure.count),
          amount,
          name: fill(labels.cell, format(figure.count), amount, stage, NAMES[diagnosis as Status]),
          isChosen: String(isChosen),
          className: isChosen ? 'cell cell_chosen' : 'cell',
        };
      }),
    }));
  }

  get hasList(): boolean {
    return this.cell !== undefined;
  }

  get isLoading(): boolean {
    return this.list === undefined && this.sentences.length === 0;
  }

  get listTitle(): string {
    return this.cell ? fill(labels.cellDeals, this.cell.stage, NAMES[this.cell.status]) : '';
  }

  get deals() {
    return (this.list?.deals ?? []).map((deal) => ({
      ...deal,
      score: format(deal.score),
      closes: deal.closesOn && dayText(deal.closesOn, locale),
    }));
  }

  get hasDeals(): boolean {
    return this.deals.length > 0;
  }

  get restLabel(): string {
    const rest = this.list ? this.list.total - this.list.deals.length : 0;
    return rest > 0 ? fill(labels.showRest, format(Math.min(rest, CELL_ROWS))) : '';
  }

  handleCell(event: Event) {
    const { stage, status } = (event.currentTarget as HTMLElement).dataset;
    this.#focus = '[data-list-title]';
    this.dispatchEvent(new CustomEvent('cell', { detail: { stage, status } }));
  }

  handleRest() {
    this.#focus = '[data-list-title]';
    this.dispatchEvent(new CustomEvent('rows', { detail: (this.cell?.rows ?? 0) + CELL_ROWS }));
  }

  /** Moves the focus back to the number that opened the list, and asks to close it. */
  handleClose() {
    this.template?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    this.dispatchEvent(new CustomEvent('cell'));
  }
}

function money(amount: number): string {
  return amountOf([{ amount, currency }], { locale, currency });
}

function format(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}
