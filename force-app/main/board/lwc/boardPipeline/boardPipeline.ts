import { api, LightningElement } from 'lwc';
import { amountOf, cellsOf, statusesOf } from 'c/boardReading';
import type { BoardDeal, Status } from 'c/boardReading';
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
const MONEY = { locale, currency };
const PAGE = 25;
const NONE: Cell = { stage: '', status: '' };

interface Cell {
  readonly stage: string;
  readonly status: Status | '';
}

/** Table of open deals by stage and diagnosis status. A click on a number lists its deals, with links to their pages. */
export default class BoardPipeline extends LightningElement {
  labels = labels;
  @api deals: readonly BoardDeal[] = [];
  /** Stages of the playbooks, in order. */
  @api stages: readonly string[] = [];

  /** The cell of the table whose deals are listed. */
  chosen = NONE;
  shown = PAGE;

  #focus = '';

  renderedCallback() {
    this.#focus = focusPending(this.template, this.#focus);
  }

  get statuses() {
    return statusesOf(this.deals).map((status) => ({ status, name: NAMES[status] }));
  }

  get rows() {
    return cellsOf(this.deals, this.stages).map(({ stage, deals, cells }) => ({
      stage,
      count: format(deals.length),
      amount: amountOf(deals, MONEY),
      cells: cells.map((cell) => {
        const amount = amountOf(cell.deals, MONEY);
        const isChosen = this.chosen.stage === stage && this.chosen.status === cell.status;
        return {
          status: cell.status,
          key: `${stage} ${cell.status}`,
          isEmpty: cell.deals.length === 0,
          count: format(cell.deals.length),
          amount,
          name: fill(labels.cell, format(cell.deals.length), amount, stage, NAMES[cell.status]),
          isChosen: String(isChosen),
          className: isChosen ? 'cell cell_chosen' : 'cell',
        };
      }),
    }));
  }

  get inCell(): readonly BoardDeal[] {
    const { chosen } = this;
    return this.deals.filter(({ stage, status }) => stage === chosen.stage && status === chosen.status);
  }

  get hasList(): boolean {
    return this.inCell.length > 0;
  }

  get listTitle(): string {
    const { stage, status } = this.chosen;
    return fill(labels.cellDeals, stage, NAMES[status as Status]);
  }

  get list() {
    return this.inCell.slice(0, this.shown).map((deal) => ({
      ...deal,
      amount: deal.amount === null ? '' : amountOf([deal], MONEY),
      closes: dayText(deal.closesOn, locale),
    }));
  }

  get restLabel(): string {
    const rest = this.inCell.length - this.shown;
    return rest > 0 ? fill(labels.showRest, format(Math.min(rest, PAGE))) : '';
  }

  handleCell(event: Event) {
    this.chosen = cellOf(event.currentTarget as HTMLElement);
    this.shown = PAGE;
    this.#focus = '[data-list-title]';
  }

  handleRest() {
    this.shown += PAGE;
    this.#focus = '[data-list-title]';
  }

  /** Closes the list and moves the focus back to the number that opened it. */
  handleClose() {
    this.template?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    this.chosen = NONE;
  }
}

function cellOf({ dataset }: HTMLElement): Cell {
  return { stage: String(dataset.stage), status: dataset.status as Status };
}

function format(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}
