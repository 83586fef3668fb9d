import { api, LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { sheetOf, tableOf, tableQuery, whereNamed } from 'c/boardReading';
import type { People, SheetDeal, TableData, TableDeal } from 'c/boardReading';
import { lackingItems, lackingText } from 'c/nextGate';
import { today } from 'c/calendarDays';
import { conceptName } from 'c/conceptNames';
import type { CompiledPlaybook } from 'c/gateRules';
import { errorSentences } from 'c/ldsErrors';
import { dayText, fill } from 'c/textTemplate';
import language from '@salesforce/i18n/lang';
import locale from '@salesforce/i18n/locale';
import userId from '@salesforce/user/Id';
import { labels } from './labels.ts';

/** Open deals of the seller that are looked at, the largest amounts first. */
const LOOKED = 200;

/** A page for a conversation with one seller: three deals and three questions whose answers are missing. `back` closes it. */
export default class BoardSheet extends LightningElement {
  labels = labels;
  /** Id of the user. */
  @api seller = '';
  @api people: People = 'above';

  query: GraphQLDocument | undefined;
  deals: readonly TableDeal[] | undefined;
  sentences: readonly string[] = [];
  /** Behind `playbooks`; private names are not watched by the framework. */
  judging: readonly CompiledPlaybook[] = [];

  #hasFocused = false;
  #refresh: () => Promise<void> = async () => {};

  @api
  get playbooks(): readonly CompiledPlaybook[] {
    return this.judging;
  }
  set playbooks(playbooks: readonly CompiledPlaybook[]) {
    this.judging = playbooks;
    this.query = gql`
      ${tableQuery(playbooks)}
    `;
  }

  /** Reads the deals again. */
  @api
  async refresh(): Promise<void> {
    await this.#refresh();
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'boardDeals' })
  handleDeals({ data, errors, refresh }: GraphQLResult<TableData>) {
    if (refresh) this.#refresh = refresh;
    this.sentences = errors ? errorSentences(errors) : [];
    if (data && !errors) this.deals = tableOf(data, { playbooks: this.judging, today: today(), language }).deals;
  }

  renderedCallback() {
    if (this.#hasFocused) return;
    this.#hasFocused = true;
    this.template?.querySelector<HTMLElement>('[data-sheet-title]')?.focus();
  }

  get variables() {
    const own = { and: [{ IsClosed: { eq: false } }, { OwnerId: { eq: this.seller } }] };
    return { where: { and: [own, whereNamed(this.people, userId)] }, first: LOOKED };
  }

  get isLoading(): boolean {
    return this.deals === undefined && this.sentences.length === 0;
  }

  /** Without a deal there is nobody to name: the seller has none, or may not be named here. */
  get isEmpty(): boolean {
    return this.deals?.length === 0;
  }

  get hasDeals(): boolean {
    return this.read.length > 0;
  }

  /** The deals that are read so far. */
  get read(): readonly TableDeal[] {
    return this.deals ?? [];
  }

  get title(): string {
    return fill(labels.title, this.read[0]?.owner ?? '');
  }

  get sheet() {
    return sheetOf(this.read, this.judging, today());
  }

  get shown() {
    return this.sheet.deals.map((deal) => ({
      id: deal.id,
      name: deal.name,
      about: [deal.stage, deal.amount, closesOf(deal)].filter(Boolean).join(' · '),
      next: nextOf(deal),
      missing: deal.next ? lackingItems(deal.next) : [],
    }));
  }

  get questions() {
    return this.sheet.questions.map(({ concept, ask, deals }) => ({
      concept,
      name: conceptName(concept),
      ask: ask ? fill(labels.question, ask) : '',
      on: fill(labels.on, deals.join(', ')),
    }));
  }

  get hasNoQuestions(): boolean {
    return this.questions.length === 0;
  }

  handlePrint() {
    window.print();
  }

  handleBack() {
    this.dispatchEvent(new CustomEvent('back'));
  }
}

function closesOf({ closesOn }: SheetDeal): string {
  if (!closesOn) return '';
  return fill(closesOn < today() ? labels.overdue : labels.closes, dayText(closesOn, locale));
}

function nextOf({ next }: SheetDeal): string {
  return next ? lackingText(next) : '';
}
