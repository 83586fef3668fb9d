import { LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { boardQuery, choicesOf, choicesQuery, dealsOf, groupsOf, keepOpened, peopleOf, totalOf } from 'c/boardReading';
import {
  CELL_ROWS,
  closingState,
  EVERYONE,
  hasAny,
  isBare,
  isRestricted,
  NO_FILTERS,
  placeOf,
  sellersOf,
  stateOf,
  takeOpened,
} from 'c/boardReading';
import { teamQuery, totalsQuery, totalsVariables, whereClosing, whereNamed, whereOf } from 'c/boardReading';
import type { BoardData, BoardDeal, BoardPlace, Choices, ChoicesData, Filters } from 'c/boardReading';
import type { HeatPlace, OpenCell, Opened, People, TeamData, TotalsData, Where } from 'c/boardReading';
import { today } from 'c/calendarDays';
import { sumOf } from 'c/dealFigures';
import type { DealGroup } from 'c/dealFigures';
import { stagesOf } from 'c/gateRules';
import type { CompiledPlaybook } from 'c/gateRules';
import { errorSentences } from 'c/ldsErrors';
import { livePlaybooks, playbooksOf } from 'c/playbookReading';
import type { PlaybookData } from 'c/playbookReading';
import { holdFocus } from 'c/steadyClicks';
import { fill } from 'c/textTemplate';
import userId from '@salesforce/user/Id';
import { filterFields } from './filterFields.ts';
import { labels } from './labels.ts';
import { format, isSamePage, RISK_FIRST, RISK_MOST, riskTexts } from './shown.ts';

const addressOf = (place: BoardPlace): string => JSON.stringify(stateOf(place));

interface Refreshable extends HTMLElement {
  refresh(): Promise<void>;
}

/**
 * The board of a manager: open deals by stage and diagnosis, deals at risk and past a gate, overrides to decide, what sellers' customers
 * never said, and sellers whose deals need help. Filters, the open list and the open sheet are in the page's address.
 */
export default class DiscoveryBoard extends NavigationMixin(LightningElement) {
  labels = labels;
  playbooks: readonly CompiledPlaybook[] | undefined;
  query: GraphQLDocument | undefined;
  /** Undefined until the page's address is known. */
  place: BoardPlace | undefined;
  /** The deals that fit the filters. Undefined while the address or the playbooks are unknown, so that nothing is asked for before. */
  where: Where | undefined;
  /** The numbers, or the deals that need help, are those of the filters before. */
  isCounting = false;
  isReadAnew = false;
  /** All deals that fit the filters, counted by the org. */
  groups: readonly DealGroup[] | undefined;
  choices: Choices | undefined;
  /** Whether people who report to the reader have open deals; undefined until it is known. */
  hasTeam: boolean | undefined;
  /** The deals that fit the filters, those that close first, and how many fit. */
  read: { readonly deals: readonly BoardDeal[]; readonly total: number } | undefined;
  riskRows = RISK_FIRST;
  /** How many deals are at risk; undefined while they are read. */
  atRisk: number | undefined;
  /** Sentences to show, by the source that failed: `playbooks`, `totals` or `board`. */
  errors: Readonly<Record<string, readonly string[]>> = {};
  /** The deal that was opened before the reader came back. */
  opened: Opened | undefined;

  #reference: PageReference | undefined;
  #refreshes: Readonly<Record<string, () => Promise<void>>> = {};
  #refreshHandle = 0;

  @wire(CurrentPageReference)
  handleReference(reference: PageReference | undefined) {
    // While the page is left, the address of the next one arrives.
    if (!reference || (this.#reference && !isSamePage(reference, this.#reference))) return;
    const isFirst = this.#reference === undefined;
    this.#reference = reference;
    const place = placeOf(reference.state ?? {});
    if (isFirst) this.opened = takeOpened(addressOf(place));
    // The deal may have been below the first ones.
    if (this.opened?.part === 'risk') this.riskRows = RISK_MOST;
    if (this.place && addressOf(place) === addressOf(this.place)) return;
    this.place = place;
    this.aim();
  }

  @wire(graphql, { query: livePlaybooks, operationName: 'livePlaybooks' })
  handlePlaybooks({ data, errors }: GraphQLResult<PlaybookData>) {
    this.note('playbooks', errors);
    if (!data || errors) return;
    this.playbooks = playbooksOf(data);
    this.aim();
    this.query = gql`
      ${boardQuery(this.playbooks)}
    `;
  }

  @wire(graphql, { query: teamQuery, variables: '$teamVariables', operationName: 'boardTeam' })
  handleTeam({ data, errors }: GraphQLResult<TeamData>) {
    if (!data && !errors) return;
    this.hasTeam = data !== undefined && !errors && hasAny(data);
    this.aim();
  }

  @wire(graphql, { query: choicesQuery, variables: '$choicesVariables', operationName: 'boardChoices' })
  handleChoices({ data, errors, refresh }: GraphQLResult<ChoicesData>) {
    // Without them the filters have fewer choices.
    this.note('choices', undefined, refresh);
    if (data && !errors) this.choices = choicesOf(data);
  }

  @wire(graphql, { query: totalsQuery, variables: '$totalsVariables', operationName: 'boardTotals' })
  handleTotals({ data, errors, refresh }: GraphQLResult<TotalsData>) {
    this.note('totals', errors, refresh);
    if (data && !errors) this.groups = groupsOf(data);
    // Of other filters than the chosen ones no number is shown.
    else if (errors && this.isCounting) this.groups = undefined;
    if (data || errors) this.isCounting = false;
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'discoveryBoard' })
  handleBoard({ data, errors, refresh }: GraphQLResult<BoardData>) {
    this.note('board', errors, refresh);
    if (!data || errors) return;
    this.read = { deals: dealsOf(data), total: totalOf(data) };
    this.isReadAnew = false;
  }

  connectedCallback() {
    this.template?.addEventListener('mousedown', holdFocus);
    this.#refreshHandle = registerRefreshHandler(this, async () => {
      await this.refresh();
      return true;
    });
  }

  disconnectedCallback() {
    unregisterRefreshHandler(this.#refreshHandle);
  }

  /** Sets the filter of all questions, once the address and the playbooks are known. */
  aim() {
    if (!this.place || !this.playbooks) return;
    if (isBare(this.place) && this.hasTeam !== false) this.showTeam();
    else this.ask(this.place, this.playbooks);
  }

  /** Asks all questions anew where their filter is another one. */
  ask({ filters }: BoardPlace, playbooks: readonly CompiledPlaybook[]) {
    const fitting = whereOf(filters, playbooks, today());
    // A seller of an address who may not be named here has no figures of their own.
    const where = filters.owner ? { and: [fitting, whereNamed(this.people, userId)] } : fitting;
    if (JSON.stringify(where) === JSON.stringify(this.where)) return;
    this.where = where;
    this.isCounting = true;
    this.isReadAnew = true;
  }

  /** A manager begins with the own team. */
  showTeam() {
    if (this.hasTeam) this.go({ filters: { ...NO_FILTERS, team: userId } }, true);
  }

  /** The strictest key `people` of the live playbooks. */
  get people(): People {
    return peopleOf(this.judging);
  }

  get showsPeople(): boolean {
    return this.people !== 'off';
  }

  /** Deals that need help are listed by seller, so only those of sellers who may be named are read; totals come first. */
  get variables() {
    if (!this.where || !this.groups || !this.showsPeople) return undefined;
    return { where: this.people === 'all' ? this.where : { and: [this.where, whereNamed(this.people, userId)] } };
  }

  /** Asked together with the playbooks, so that it delays nothing. */
  get teamVariables() {
    if (!this.place || !isBare(this.place)) return undefined;
    return { where: whereOf({ ...NO_FILTERS, team: userId }, [], today()) };
  }

  get choicesVariables() {
    if (!this.playbooks) return undefined;
    const open = { IsClosed: { eq: false } };
    return { open, named: { and: [open, whereNamed(this.people, userId)] } };
  }

  get riskWhere(): Where | undefined {
    return this.where && whereClosing(this.where, today());
  }

  get risk() {
    return riskTexts(this.atRisk, this.riskRows);
  }

  get totalsVariables() {
    return this.where && totalsVariables(this.where);
  }

  get sentences(): readonly string[] {
    return Object.values(this.errors).flat();
  }

  get isLoading(): boolean {
    return this.groups === undefined && this.sentences.length === 0;
  }

  /** The other parts come after the totals, or where these cannot be read; each shows itself when it has been read. */
  get hasParts(): boolean {
    return this.where !== undefined && (this.groups !== undefined || this.sentences.length > 0);
  }

  get count(): number {
    return sumOf(this.groups ?? []).count;
  }

  get isEmpty(): boolean {
    return this.groups !== undefined && this.count === 0 && !this.isFiltered;
  }

  get hasDeals(): boolean {
    return this.groups !== undefined && !this.isEmpty;
  }

  get hasFitting(): boolean {
    return this.count > 0 && !this.isCounting;
  }

  get hasNoFit(): boolean {
    return this.count === 0 && !this.isCounting;
  }

  get filters(): Filters {
    return this.place?.filters ?? NO_FILTERS;
  }

  get isFiltered(): boolean {
    return isRestricted(this.filters);
  }

  get isOwnTeam(): boolean {
    return this.filters.team === userId;
  }

  get cell(): OpenCell | undefined {
    return this.place?.cell;
  }

  get heat(): HeatPlace | undefined {
    return this.place?.heat;
  }

  get sheet(): string {
    return this.place?.sheet ?? '';
  }

  get isBoard(): boolean {
    return this.sheet === '';
  }

  /** Ids of the opened deal by the part from which; empty for the others. */
  get openedIn(): Readonly<Record<string, string>> {
    const { part = '', dealId = '' } = this.opened ?? {};
    const none = { risk: '', standing: '', requests: '', pipeline: '', heat: '', help: '', queue: '' };
    return { ...none, [part]: dealId };
  }

  /** How many deals are open; with filters, how many of them fit. */
  get shownText(): string {
    if (this.isCounting) return labels.loading;
    if (!this.isFiltered) return fill(labels.allShown, format(this.count));
    const fitting = fill(labels.fitting, format(this.count));
    return this.choices ? `${fill(labels.allShown, format(this.choices.open))} · ${fitting}` : fitting;
  }

  get hasHelp(): boolean {
    return !this.isReadAnew && (this.read?.deals.length ?? 0) > 0;
  }

  /** How many deals were looked at for the list of those that need help; empty when all were. */
  get lookedText(): string {
    const { deals = [], total = 0 } = this.read ?? {};
    return deals.length < total ? fill(labels.shown, format(deals.length), format(total)) : '';
  }

  get judging(): readonly CompiledPlaybook[] {
    return this.playbooks ?? [];
  }

  get stages(): readonly string[] {
    return stagesOf(this.judging);
  }

  /** Sellers with a deal that needs help, among the deals that fit the filters. */
  get sellers() {
    return sellersOf(this.read?.deals ?? [], this.judging, today());
  }

  get filterFields() {
    return filterFields(this.filters, this.choices, this.judging, this.showsPeople);
  }

  handleFilter(event: CustomEvent<{ value: string }>) {
    const { dataset } = event.currentTarget as HTMLElement;
    this.go({ filters: { ...this.filters, [String(dataset.filter)]: event.detail.value } });
  }

  handleEveryone() {
    this.go({ filters: { ...this.filters, team: EVERYONE } });
  }

  handleReset() {
    this.go({ filters: { ...NO_FILTERS, team: EVERYONE } });
    this.template?.querySelector<HTMLElement>('[data-title]')?.focus();
  }

  handleCell({ detail }: CustomEvent<Pick<OpenCell, 'stage' | 'status'> | null>) {
    this.go({ filters: this.filters, ...(detail ? { cell: { ...detail, rows: CELL_ROWS } } : {}) });
  }

  handleHeat({ detail }: CustomEvent<Pick<HeatPlace, 'owner' | 'concept'> | null>) {
    this.go({ filters: this.filters, ...(detail ? { heat: { ...detail, rows: CELL_ROWS } } : {}) });
  }

  handleRows({ detail }: CustomEvent<number>) {
    const { filters, cell, heat } = this;
    if (cell) this.go({ filters, cell: { ...cell, rows: detail } }, true);
    if (heat) this.go({ filters, heat: { ...heat, rows: detail } }, true);
  }

  handleSheet({ detail }: CustomEvent<string>) {
    if (this.place) this.go({ ...this.place, sheet: detail });
  }

  handleSheetBack() {
    const { sheet: _closed, ...place } = this.place ?? { filters: NO_FILTERS };
    this.go(place);
  }

  handleOpen(event: CustomEvent<{ dealId: string }>) {
    const { part = '' } = (event.target as HTMLElement).dataset;
    if (this.place) keepOpened(addressOf(this.place), { dealId: event.detail.dealId, part });
  }

  handleReturned() {
    this.opened = undefined;
  }

  handleRisk({ detail }: CustomEvent<number>) {
    this.atRisk = detail;
  }

  handleRiskMore() {
    this.riskRows = RISK_MOST;
    this.template?.querySelector<HTMLElement>('[data-risk-title]')?.focus();
  }

  /** Opens the list of deals with all that are at risk. */
  handleRiskAll() {
    const state = closingState(this.filters);
    this[NavigationMixin.Navigate]({ type: 'standard__navItemPage', attributes: { apiName: 'DF_Deals' }, state });
  }

  /** Goes to the place. `replace`: without a step for the browser's Back. */
  go(place: BoardPlace, replace = false) {
    this[NavigationMixin.Navigate]({ ...this.#reference, state: stateOf(place) }, replace);
  }

  /** Reads again all that the board shows. */
  async refresh() {
    const parts = [...(this.template?.querySelectorAll<Refreshable>('[data-part]') ?? [])];
    await Promise.all(
      [...Object.values(this.#refreshes), ...parts.map((part) => () => part.refresh?.())].map((read) => read()),
    );
  }

  /** A deal whose text was cleared or rejected may no longer be in question, and a decision may open a gate. */
  async handleChanged() {
    await this.refresh();
  }

  /** Stores the sentences of a failed source, or removes them when it succeeded, and how it is read again. */
  note(source: string, error: unknown, refresh?: () => Promise<void>) {
    if (refresh) this.#refreshes = { ...this.#refreshes, [source]: refresh };
    const { [source]: _gone, ...others } = this.errors;
    this.errors = error ? { ...others, [source]: errorSentences(error) } : others;
  }
}
