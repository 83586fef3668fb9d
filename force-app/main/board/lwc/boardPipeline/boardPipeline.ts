import { api, LightningElement } from 'lwc';
import { amountOf, statusesOf, whereStatus } from 'c/boardReading';
import type { OpenCell, People, Status, Where } from 'c/boardReading';
import { totalsOf } from 'c/dealFigures';
import type { DealGroup } from 'c/dealFigures';
import type { CompiledPlaybook } from 'c/gateRules';
import { focusPending } from 'c/pendingFocus';
import { fill } from 'c/textTemplate';
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
  /** Id of the deal of the list that was opened before the reader came back; its link gets the focus. */
  @api opened = '';

  @api playbooks: readonly CompiledPlaybook[] = [];
  @api people: People = 'above';
  /** The cell of the table whose deals are listed. */
  @api cell: OpenCell | undefined;

  /** Selector of what gets the focus once it is rendered. */
  pending = '';

  /** Reads the open list again. */
  @api
  async refresh(): Promise<void> {
    await this.template?.querySelector<HTMLElement & { refresh(): Promise<void> }>('c-board-deals')?.refresh();
  }

  renderedCallback() {
    this.pending = focusPending(this.template, this.pending);
  }

  /** The list of the open cell. */
  get list() {
    const { cell, where } = this;
    return (
      cell && {
        title: fill(labels.cellDeals, cell.stage, NAMES[cell.status]),
        where: whereStatus({ and: [where, { StageName: { eq: cell.stage } }] }, cell.status),
        rows: cell.rows,
      }
    );
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
          // A space apart from the number, as in the name: without it the text is not a part of the name (WCAG 2.5.3).
          amount: ` ${amount}`,
          name: fill(labels.cell, format(figure.count), amount, stage, NAMES[diagnosis as Status]),
          isChosen: String(isChosen),
          className: isChosen ? 'cell cell_chosen' : 'cell',
        };
      }),
    }));
  }

  handleCell(event: Event) {
    const { stage, status } = (event.currentTarget as HTMLElement).dataset;
    this.pending = '[data-list-title]';
    this.dispatchEvent(new CustomEvent('cell', { detail: { stage, status } }));
  }

  handleRest({ detail }: CustomEvent<number>) {
    this.pending = '[data-list-title]';
    this.dispatchEvent(new CustomEvent('rows', { detail }));
  }

  handleReturned() {
    this.dispatchEvent(new CustomEvent('returned'));
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
