import { api, LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { amountOf, decidedIn, decisionsQuery, focusDeal, standingIn, standingQuery } from 'c/boardReading';
import { isNamed, whereDecided, wherePastGate } from 'c/boardReading';
import type { DecisionsData, People, StandingData, Where } from 'c/boardReading';
import { today } from 'c/calendarDays';
import { described, momentText } from 'c/gateDecisions';
import { stagesPastGates } from 'c/gateRules';
import type { CompiledPlaybook } from 'c/gateRules';
import { errorSentences } from 'c/ldsErrors';
import { fill } from 'c/textTemplate';
import currency from '@salesforce/i18n/currency';
import language from '@salesforce/i18n/lang';
import locale from '@salesforce/i18n/locale';
import userId from '@salesforce/user/Id';
import { labels } from './labels.ts';

/** Entries of a list that are shown at first, and by which it grows. */
const FIRST = 5;
const STEP = 20;

type Refresh = () => Promise<void>;

/**
 * Open deals that stand past a gate without what it asks, the largest amounts first, and what was recorded about gates in the last days:
 * bypasses, evidence taken back, deals that came into scope late. `returned` reports that the deal that was opened has the focus, or is not
 * in the lists.
 */
export default class BoardStanding extends LightningElement {
  labels = labels;
  decisionsQuery = gql`
    ${decisionsQuery}
  `;
  @api people: People = 'above';
  /** Id of the deal that was opened from here before the reader came back; its link gets the focus. */
  @api opened = '';

  query: GraphQLDocument | undefined;
  /** Behind `where` and `playbooks`; private names are not watched by the framework. */
  filter: Where | undefined;
  judging: readonly CompiledPlaybook[] = [];
  standing: ReturnType<typeof standingIn> | undefined;
  recorded: DecisionsData | undefined;
  rows = FIRST;
  recordedRows = FIRST;
  /** Sentences to show, by the source that failed. */
  errors: Readonly<Record<string, readonly string[]>> = {};
  /** Not a getter: another moment at each render would ask anew each time. */
  decidedVariables: { readonly where: Where } | undefined;

  #refreshes: Readonly<Record<string, Refresh>> = {};

  /** Which deals of the board; undefined: none are asked for yet. */
  @api
  get where(): Where | undefined {
    return this.filter;
  }
  set where(where: Where | undefined) {
    this.filter = where;
    this.decidedVariables = where && { where: whereDecided(where, new Date()) };
    this.rows = FIRST;
    this.recordedRows = FIRST;
  }

  /** The live playbooks. */
  @api
  get playbooks(): readonly CompiledPlaybook[] {
    return this.judging;
  }
  set playbooks(playbooks: readonly CompiledPlaybook[]) {
    this.judging = playbooks;
    this.query = gql`
      ${standingQuery(playbooks)}
    `;
  }

  /** Reads both lists again. */
  @api
  async refresh(): Promise<void> {
    await Promise.all(Object.values(this.#refreshes).map((refresh) => refresh()));
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'boardStanding' })
  handleStanding({ data, errors, refresh }: GraphQLResult<StandingData>) {
    this.note('standing', errors, refresh);
    if (data && !errors) this.standing = standingIn(data, { playbooks: this.judging, today: today(), language });
  }

  @wire(graphql, { query: '$decisionsQuery', variables: '$decidedVariables', operationName: 'boardDecisions' })
  handleDecisions({ data, errors, refresh }: GraphQLResult<DecisionsData>) {
    this.note('decisions', errors, refresh);
    if (data && !errors) this.recorded = data;
  }

  renderedCallback() {
    if (!this.opened || !this.standing || !this.recorded) return;
    // It may be one that is shown on demand.
    if (focusDeal(this.template, this.opened) || this.isWhole) this.dispatchEvent(new CustomEvent('returned'));
    else [this.rows, this.recordedRows] = [this.standing.deals.length, this.decided.decisions.length];
  }

  get variables() {
    return this.hasGates ? this.filter && { where: wherePastGate(this.filter, this.judging) } : undefined;
  }

  get hasGates(): boolean {
    return stagesPastGates(this.judging).length > 0;
  }

  get sentences(): readonly string[] {
    return Object.values(this.errors).flat();
  }

  get isLoading(): boolean {
    return this.hasGates && this.standing === undefined && this.sentences.length === 0;
  }

  get isWhole(): boolean {
    return this.restLabel === '' && this.recordedRestLabel === '';
  }

  get title(): string {
    const { deals = [] } = this.standing ?? {};
    if (deals.length === 0) return labels.title;
    return `${labels.title}: ${format(deals.length)} · ${amountOf(deals, { locale, currency })}`;
  }

  get isEmpty(): boolean {
    return !this.hasGates || this.standing?.deals.length === 0;
  }

  /** How many deals were looked at; empty when all were. */
  get lookedText(): string {
    const { looked = 0, total = 0 } = this.standing ?? {};
    return looked < total ? fill(labels.looked, format(looked), format(total)) : '';
  }

  get deals() {
    return (this.standing?.deals ?? []).slice(0, this.rows).map(({ missing, record, ...deal }) => {
      const owner = isNamed(record, this.people, userId) ? deal.owner : '';
      return {
        id: deal.id,
        name: deal.name,
        about: [deal.stage, deal.amountText, owner].filter(Boolean).join(' · '),
        missing,
      };
    });
  }

  get restLabel(): string {
    return restOf((this.standing?.deals.length ?? 0) - this.rows);
  }

  get decided() {
    return decidedIn(this.recorded ?? {}, this.people, userId);
  }

  get isRecorded(): boolean {
    return this.recorded !== undefined;
  }

  get recordedTitle(): string {
    const { total } = this.decided;
    return total > 0 ? `${labels.recorded}: ${format(total)}` : labels.recorded;
  }

  get hasNoneRecorded(): boolean {
    return this.decided.decisions.length === 0;
  }

  get decisions() {
    return this.decided.decisions.slice(0, this.recordedRows).map((decision) => {
      const { text, notes } = described(decision);
      const about = [decision.by, momentText(decision.at), ...notes].filter(Boolean).join(' · ');
      return { id: decision.id, dealId: decision.dealId, dealName: decision.dealName, text, about };
    });
  }

  get recordedRestLabel(): string {
    return restOf(this.decided.decisions.length - this.recordedRows);
  }

  handleRest() {
    this.rows += STEP;
    this.template?.querySelector<HTMLElement>('[data-standing-title]')?.focus();
  }

  handleRecordedRest() {
    this.recordedRows += STEP;
    this.template?.querySelector<HTMLElement>('[data-recorded-title]')?.focus();
  }

  /** Stores the sentences of a failed source, or removes them when it succeeded, and how it is read again. */
  note(source: string, error: unknown, refresh?: Refresh) {
    if (refresh) this.#refreshes = { ...this.#refreshes, [source]: refresh };
    const { [source]: _gone, ...others } = this.errors;
    this.errors = error ? { ...others, [source]: errorSentences(error) } : others;
  }
}

/** Label of a button that shows more; empty when nothing is left. */
function restOf(rest: number): string {
  return rest > 0 ? fill(labels.showRest, format(Math.min(rest, STEP))) : '';
}

function format(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}
