import { LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { amountOf, boardQuery, choicesOf, choicesQuery, dealsOf, groupsOf, requestsOf, totalOf } from 'c/boardReading';
import { CELL_ROWS, keepOpened, NO_FILTERS, placeOf, sellersOf, stateOf, takeOpened } from 'c/boardReading';
import { totalsQuery, totalsVariables, whereOf } from 'c/boardReading';
import type { BoardData, BoardDeal, BoardPlace, BoardRequest, Choices, ChoicesData, Filters } from 'c/boardReading';
import type { OpenCell, TotalsData, Where } from 'c/boardReading';
import { today } from 'c/calendarDays';
import { sumOf } from 'c/dealFigures';
import type { DealGroup } from 'c/dealFigures';
import { stagesOf } from 'c/gateRules';
import type { CompiledPlaybook } from 'c/gateRules';
import { errorSentences } from 'c/ldsErrors';
import { livePlaybooks, playbooksOf } from 'c/playbookReading';
import type { PlaybookData } from 'c/playbookReading';
import { fill } from 'c/textTemplate';
import mayApprove from '@salesforce/customPermission/DF_Approve_Gate_Overrides';
import currency from '@salesforce/i18n/currency';
import locale from '@salesforce/i18n/locale';
import userId from '@salesforce/user/Id';
import { filterFields } from './filterFields.ts';
import { labels } from './labels.ts';

const addressOf = (place: BoardPlace): string => JSON.stringify(stateOf(place));

/**
 * The board of a manager: open deals by stage and diagnosis, sellers whose deals need help, and overrides to decide or in force. Filters
 * and the open list are in the page's address.
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
  /** The deals that fit the filters, those that close first, and how many fit. */
  read: { readonly deals: readonly BoardDeal[]; readonly total: number } | undefined;
  /** Overrides that wait for a decision or are in force. */
  overrides: readonly BoardRequest[] = [];
  /** Sentences to show, by the source that failed: `playbooks`, `totals` or `board`. */
  errors: Readonly<Record<string, readonly string[]>> = {};
  /** The deal that was opened before the reader came back. */
  opened = '';
  announcement = '';

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
      ${boardQuery(this.playbooks, today())}
    `;
  }

  @wire(graphql, { query: choicesQuery, operationName: 'boardChoices' })
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
    this.overrides = requestsOf(data);
    this.isReadAnew = false;
  }

  connectedCallback() {
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
    const where = whereOf(this.place.filters, this.playbooks, today());
    if (JSON.stringify(where) === JSON.stringify(this.where)) return;
    this.where = where;
    this.isCounting = true;
    this.isReadAnew = true;
  }

  get variables() {
    return this.where && { where: this.where };
  }

  get totalsVariables() {
    return this.where && totalsVariables(this.where);
  }

  get sentences(): readonly string[] {
    return Object.values(this.errors).flat();
  }

  /** The requests, and the deals that need help, are there. */
  get isReady(): boolean {
    return this.read !== undefined;
  }

  get isLoading(): boolean {
    return !this.isReady && this.sentences.length === 0;
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
    return Object.values(this.filters).some(Boolean);
  }

  get cell(): OpenCell | undefined {
    return this.place?.cell;
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

  get stages(): readonly string[] {
    return stagesOf(this.playbooks ?? []);
  }

  /** Sellers with a deal that needs help, among the deals that fit the filters. */
  get sellers() {
    return sellersOf(this.read?.deals ?? [], this.playbooks ?? [], today());
  }

  get filterFields() {
    return filterFields(this.filters, this.choices, this.playbooks ?? []);
  }

  /** Requests that the reader may decide. The org refuses a user without the permission, the requester and the deal's owner. */
  get waiting() {
    const requests = mayApprove === true ? this.withStatus('Requested') : [];
    return requests
      .filter(({ requestedById, deal }) => requestedById !== userId && deal.ownerId !== userId)
      .map(cardOf);
  }

  /** Approved overrides that have not run out, each with all of its deal, which tell what stays open after a revocation. */
  get live() {
    const live = this.withStatus('Approved').filter(({ expiresOn }) => expiresOn >= today());
    return live.map((one) => ({ ...cardOf(one), overrides: live.filter(({ deal }) => deal.id === one.deal.id) }));
  }

  get hasLive(): boolean {
    return this.live.length > 0;
  }

  withStatus(status: string): readonly BoardRequest[] {
    return this.overrides.filter((one) => one.status === status);
  }

  get hasNoRequests(): boolean {
    return this.waiting.length === 0;
  }

  handleFilter(event: CustomEvent<{ value: string }>) {
    const { dataset } = event.currentTarget as HTMLElement;
    this.go({ filters: { ...this.filters, [String(dataset.filter)]: event.detail.value } });
  }

  handleReset() {
    this.go({ filters: NO_FILTERS });
    this.template?.querySelector<HTMLElement>('[data-title]')?.focus();
  }

  handleCell({ detail }: CustomEvent<Pick<OpenCell, 'stage' | 'status'> | null>) {
    this.go({ filters: this.filters, ...(detail ? { cell: { ...detail, rows: CELL_ROWS } } : {}) });
  }

  handleRows({ detail }: CustomEvent<number>) {
    if (this.cell) this.go({ filters: this.filters, cell: { ...this.cell, rows: detail } }, true);
  }

  handleOpen({ detail }: CustomEvent<{ dealId: string }>) {
    if (this.place) keepOpened(addressOf(this.place), detail.dealId);
  }

  handleReturned() {
    this.opened = '';
  }

  /** Goes to the place. `replace`: without a step for the browser's Back. */
  go(place: BoardPlace, replace = false) {
    this[NavigationMixin.Navigate]({ ...this.#reference, state: stateOf(place) }, replace);
  }

  /** Reads again all that the board shows. */
  async refresh() {
    const pipeline = this.template?.querySelector<HTMLElement & { refresh(): Promise<void> }>('c-board-pipeline');
    await Promise.all([...Object.values(this.#refreshes).map((refresh) => refresh()), pipeline?.refresh()]);
  }

  /** A deal whose text was cleared or rejected may no longer be in question. */
  async handleReviewed() {
    await this.refresh();
  }

  async handleSettled(event: CustomEvent<{ status: string }>) {
    const { status } = event.detail;
    await this.announce(status === 'Approved' ? labels.approved : labels.declined, '[data-requests]');
  }

  async handleRevoked() {
    await this.announce(labels.revoked, '[data-live]');
  }

  async handleStale() {
    await this.announce(labels.conflict, '[data-requests]');
  }

  /**
   * Reads the board again, which removes a decided request, then announces the result. The focus moves to the heading of the list first: the
   * request's buttons disappear with it, and the heading of the overrides in force with the last of them.
   */
  async announce(announcement: string, heading: '[data-requests]' | '[data-live]') {
    // Screen readers announce only changes, and a user may decline twice in a row.
    this.announcement = '';
    const find = (selector: string) => this.template?.querySelector<HTMLElement>(selector);
    find(heading)?.focus();
    try {
      await this.refresh();
    } finally {
      this.announcement = announcement;
      if (!this.hasLive && heading === '[data-live]') find('[data-requests]')?.focus();
    }
  }

  /** Stores the sentences of a failed source, or removes them when it succeeded, and how it is read again. */
  note(source: string, error: unknown, refresh?: () => Promise<void>) {
    if (refresh) this.#refreshes = { ...this.#refreshes, [source]: refresh };
    const { [source]: _gone, ...others } = this.errors;
    this.errors = error ? { ...others, [source]: errorSentences(error) } : others;
  }
}

function isSamePage(one: PageReference, other: PageReference): boolean {
  return one.type === other.type && one.attributes?.apiName === other.attributes?.apiName;
}

function format(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** A card of the list: the override, and a line about its deal. */
function cardOf(request: BoardRequest) {
  const { id, deal } = request;
  const about = fill(labels.requestDeal, deal.stage, amountOf([deal], { locale, currency }), deal.owner);
  return { id, deal, request, about };
}
