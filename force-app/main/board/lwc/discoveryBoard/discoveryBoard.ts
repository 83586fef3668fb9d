import { LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { amountOf, boardQuery, choicesOf, dealsOf, fitting, keepFilters, keptFilters } from 'c/boardReading';
import { NO_FILTERS, pageOf, requestsOf, sellersOf } from 'c/boardReading';
import type { BoardData, BoardDeal, BoardRequest, Filters } from 'c/boardReading';
import { today } from 'c/calendarDays';
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
import { labels } from './labels.ts';

/** The board of a manager: open deals by stage and diagnosis, sellers whose deals need help, and overrides to decide or in force. */
export default class DiscoveryBoard extends LightningElement {
  labels = labels;
  playbooks: readonly CompiledPlaybook[] = [];
  query: GraphQLDocument | undefined;
  after: string | null = null;
  /** Loaded pages in order; `after` is the cursor at which the page begins, null for the first page. */
  pages: readonly { readonly after: string | null; readonly deals: readonly BoardDeal[] }[] = [];
  /** Of the last page: how many deals there are in all, and the cursor of the next page (undefined: none). */
  page: { readonly total: number; readonly next: string | undefined } = { total: 0, next: undefined };
  /** Overrides that wait for a decision or are in force. */
  overrides: readonly BoardRequest[] = [];
  /** Sentences to show, by the source that failed: `playbooks` or `board`. */
  errors: Readonly<Record<string, readonly string[]>> = {};
  filters: Filters = keptFilters();
  announcement = '';

  #refresh: () => Promise<void> = async () => {};
  #refreshHandle = 0;

  get variables() {
    return { after: this.after };
  }

  @wire(graphql, { query: livePlaybooks, operationName: 'livePlaybooks' })
  handlePlaybooks({ data, errors }: GraphQLResult<PlaybookData>) {
    this.note('playbooks', errors);
    if (!data || errors) return;
    this.playbooks = playbooksOf(data);
    this.query = gql`
      ${boardQuery(this.playbooks, today())}
    `;
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'discoveryBoard' })
  handleBoard({ data, errors, refresh }: GraphQLResult<BoardData>) {
    this.note('board', errors);
    if (refresh) this.#refresh = refresh;
    if (!data || errors) return;
    const { after } = this;
    this.pages = [...this.pages.filter((page) => page.after !== after), { after, deals: dealsOf(data) }];
    this.page = pageOf(data);
    this.overrides = requestsOf(data);
  }

  connectedCallback() {
    this.#refreshHandle = registerRefreshHandler(this, async () => {
      await this.#refresh();
      return true;
    });
  }

  disconnectedCallback() {
    unregisterRefreshHandler(this.#refreshHandle);
  }

  get sentences(): readonly string[] {
    return Object.values(this.errors).flat();
  }

  get isReady(): boolean {
    return this.pages.length > 0;
  }

  get isLoading(): boolean {
    return !this.isReady && this.sentences.length === 0;
  }

  get deals(): readonly BoardDeal[] {
    return this.pages.flatMap(({ deals }) => deals);
  }

  get isEmpty(): boolean {
    return this.isReady && this.deals.length === 0;
  }

  get hasDeals(): boolean {
    return this.deals.length > 0;
  }

  get fitting(): readonly BoardDeal[] {
    return fitting(this.deals, this.filters, this.playbooks, today());
  }

  get hasFitting(): boolean {
    return this.fitting.length > 0;
  }

  get isFiltered(): boolean {
    return Object.values(this.filters).some(Boolean);
  }

  /** How many deals are loaded, of how many there are while pages are missing; with filters, also how many of them fit. */
  get shownText(): string {
    const { length } = this.deals;
    const { total } = this.page;
    const read =
      this.page.next === undefined
        ? fill(labels.allShown, format(length))
        : fill(labels.shown, format(length), format(total));
    return this.isFiltered ? `${read} · ${fill(labels.fitting, format(this.fitting.length))}` : read;
  }

  get hasMore(): boolean {
    return this.page.next !== undefined;
  }

  get stages(): readonly string[] {
    return stagesOf(this.playbooks);
  }

  /** Sellers with a deal that needs help, among the deals that fit the filters. */
  get sellers() {
    return sellersOf(this.fitting, this.playbooks, today());
  }

  get filterFields() {
    const { owner, team, stage } = choicesOf(this.deals);
    const playbooks = new Map(this.playbooks.map(({ playbook, title }) => [playbook, title]));
    const fields = [
      { name: 'owner', label: labels.owner, options: owner },
      {
        name: 'team',
        label: labels.team,
        options: team.map(({ value }) => ({ value, label: fill(labels.teamOf, value) })),
      },
      { name: 'stage', label: labels.stage, options: stage },
      {
        name: 'close',
        label: labels.close,
        options: [
          { value: 'past', label: labels.closePast },
          { value: '30', label: labels.close30 },
          { value: '90', label: labels.close90 },
        ],
      },
      {
        name: 'playbook',
        label: labels.playbook,
        options: [
          ...[...playbooks].map(([value, label]) => ({ value, label })),
          { value: 'none', label: labels.noPlaybook },
        ],
      },
    ];
    return fields.map((field) => ({
      ...field,
      value: this.filters[field.name as keyof Filters],
      options: [{ value: '', label: labels.any }, ...field.options],
    }));
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
    this.filters = { ...this.filters, [String(dataset.filter)]: event.detail.value };
    keepFilters(this.filters);
  }

  handleReset() {
    this.filters = NO_FILTERS;
    keepFilters(this.filters);
    this.template?.querySelector<HTMLElement>('[data-title]')?.focus();
  }

  async handleMore() {
    const after = this.page.next ?? null;
    this.template?.querySelector<HTMLElement>('[data-title]')?.focus();
    // Retry: the wire does not run again for unchanged variables, so refresh explicitly.
    if (after === this.after) await this.#refresh();
    else this.after = after;
  }

  /** A deal whose text was cleared or rejected may no longer be in question. */
  async handleReviewed() {
    await this.#refresh();
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
      await this.#refresh();
    } finally {
      this.announcement = announcement;
      if (!this.hasLive && heading === '[data-live]') find('[data-requests]')?.focus();
    }
  }

  /** Stores the sentences of a failed source, or removes them when it succeeded. */
  note(source: string, error: unknown) {
    const { [source]: _gone, ...others } = this.errors;
    this.errors = error ? { ...others, [source]: errorSentences(error) } : others;
  }
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
