import { api, LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { CELL_ROWS, evidenceOf, focusDeal, isNamed, tableOf, tableQuery } from 'c/boardReading';
import type { People, TableData, TableDeal, Where } from 'c/boardReading';
import { lackingItems, lackingText } from 'c/nextGate';
import { today } from 'c/calendarDays';
import { conceptName } from 'c/conceptNames';
import { evidenceName } from 'c/evidenceNames';
import type { CompiledPlaybook } from 'c/gateRules';
import { errorSentences } from 'c/ldsErrors';
import { dayText, fill } from 'c/textTemplate';
import language from '@salesforce/i18n/lang';
import locale from '@salesforce/i18n/locale';
import userId from '@salesforce/user/Id';
import { labels } from './labels.ts';

/** Shown where nothing is known, as in the list of deals. */
const BLANK = '—';

/**
 * A table of deals, the largest amounts first, with what the next gate of each still asks for. `rows` asks for a longer list, `total` reports
 * how many deals there are, `returned` that the deal that was opened has the focus, or is not in the list.
 */
export default class BoardDeals extends LightningElement {
  labels = labels;
  /** Which deals; undefined: none are asked for yet. */
  @api where: Where | undefined;
  /** How many. */
  @api rows = CELL_ROWS;
  /** Name of the table. */
  @api heading = '';
  @api people: People = 'above';
  /** The question whose evidence is a column of its own. */
  @api concept = '';
  /** Id of the deal that was opened from here before the reader came back; its link gets the focus. */
  @api opened = '';
  /** Whether a longer list can be asked for. */
  @api growable = false;

  query: GraphQLDocument | undefined;
  list: { readonly total: number; readonly deals: readonly TableDeal[] } | undefined;
  sentences: readonly string[] = [];
  /** Behind `playbooks`; private names are not watched by the framework. */
  judging: readonly CompiledPlaybook[] = [];

  #refresh: () => Promise<void> = async () => {};

  /** The live playbooks. */
  @api
  get playbooks(): readonly CompiledPlaybook[] {
    return this.judging;
  }
  set playbooks(playbooks: readonly CompiledPlaybook[]) {
    const text = tableQuery(playbooks);
    if (this.query === undefined || tableQuery(this.judging) !== text) {
      this.query = gql`
        ${text}
      `;
    }
    this.judging = playbooks;
  }

  /** Reads the list again. */
  @api
  async refresh(): Promise<void> {
    await this.#refresh();
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'boardDeals' })
  handleDeals({ data, errors, refresh }: GraphQLResult<TableData>) {
    if (refresh) this.#refresh = refresh;
    this.sentences = errors ? errorSentences(errors) : [];
    if (!data || errors) return;
    this.list = tableOf(data, { playbooks: this.judging, today: today(), language });
    this.dispatchEvent(new CustomEvent('total', { detail: this.list.total }));
  }

  renderedCallback() {
    if (!this.opened || !this.list) return;
    focusDeal(this.template, this.opened);
    this.dispatchEvent(new CustomEvent('returned'));
  }

  get variables() {
    return this.where && { where: this.where, first: this.rows };
  }

  get isLoading(): boolean {
    return this.list === undefined && this.sentences.length === 0;
  }

  get showsOwner(): boolean {
    return this.people !== 'off';
  }

  get conceptName(): string {
    return this.concept && conceptName(this.concept);
  }

  get deals() {
    const now = today();
    return (this.list?.deals ?? []).map((deal) => {
      const isPast = deal.closesOn !== '' && deal.closesOn < now;
      const day = dayText(deal.closesOn, locale);
      return {
        ...deal,
        owner: (isNamed(deal.record, this.people, userId) && deal.owner) || BLANK,
        amount: deal.amount || BLANK,
        score: format(deal.score),
        closes: isPast ? fill(labels.overdue, day) : day || BLANK,
        closesClass: isPast ? 'past' : '',
        next: deal.next ? lackingText(deal.next) : BLANK,
        missing: deal.next ? lackingItems(deal.next) : [],
        evidence: this.concept ? evidenceName(evidenceOf(deal.record, this.concept)) || labels.notHeard : '',
      };
    });
  }

  get hasDeals(): boolean {
    return this.deals.length > 0;
  }

  get isEmpty(): boolean {
    return this.list !== undefined && !this.hasDeals && this.sentences.length === 0;
  }

  get restLabel(): string {
    const rest = this.list && this.growable ? this.list.total - this.list.deals.length : 0;
    return rest > 0 ? fill(labels.showRest, format(Math.min(rest, CELL_ROWS))) : '';
  }

  handleRest() {
    this.dispatchEvent(new CustomEvent('rows', { detail: this.rows + CELL_ROWS }));
  }
}

function format(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}
