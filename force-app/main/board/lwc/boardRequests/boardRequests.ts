import { api, LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { focusDeal, requestsOf, requestsQuery } from 'c/boardReading';
import type { BoardData, BoardRequest } from 'c/boardReading';
import { today } from 'c/calendarDays';
import type { CompiledPlaybook } from 'c/gateRules';
import { errorSentences } from 'c/ldsErrors';
import mayApprove from '@salesforce/customPermission/DF_Approve_Gate_Overrides';
import userId from '@salesforce/user/Id';
import { cardOf } from './cards.ts';
import { labels } from './labels.ts';
import { painsOf, painsQuery } from './pains.ts';
import type { PainData, Pains } from './pains.ts';

/** Overrides that wait for the reader's decision, each with what its deal lacks, and those in force. `decided` after a decision. */
export default class BoardRequests extends LightningElement {
  labels = labels;
  painsQuery = painsQuery;
  /** Id of the deal that was opened from here before the reader came back; its link gets the focus. */
  @api opened = '';

  query: GraphQLDocument | undefined;
  overrides: readonly BoardRequest[] | undefined;
  pains: Pains = {};
  sentences: readonly string[] = [];
  announcement = '';
  /** Behind `playbooks`; private names are not watched by the framework. */
  judging: readonly CompiledPlaybook[] = [];

  #refreshes: Readonly<Record<string, () => Promise<void>>> = {};

  /** The live playbooks. */
  @api
  get playbooks(): readonly CompiledPlaybook[] {
    return this.judging;
  }
  set playbooks(playbooks: readonly CompiledPlaybook[]) {
    this.judging = playbooks;
    this.query = gql`
      ${requestsQuery(playbooks, today())}
    `;
  }

  /** Reads the overrides again. */
  @api
  async refresh(): Promise<void> {
    await Promise.all(Object.values(this.#refreshes).map((refresh) => refresh()));
  }

  @wire(graphql, { query: '$query', operationName: 'boardRequests' })
  handleRequests({ data, errors, refresh }: GraphQLResult<BoardData>) {
    if (refresh) this.#refreshes = { ...this.#refreshes, requests: refresh };
    this.sentences = errors ? errorSentences(errors) : [];
    if (data && !errors) this.overrides = requestsOf(data);
  }

  @wire(graphql, { query: '$painsQuery', variables: '$painsVariables', operationName: 'boardRequestPains' })
  handlePains({ data, errors, refresh }: GraphQLResult<PainData>) {
    if (refresh) this.#refreshes = { ...this.#refreshes, pains: refresh };
    // Without them a card has one line less.
    if (data && !errors) this.pains = painsOf(data);
  }

  renderedCallback() {
    if (!this.opened || !this.overrides) return;
    focusDeal(this.template, this.opened);
    this.dispatchEvent(new CustomEvent('returned'));
  }

  get isReady(): boolean {
    return this.overrides !== undefined;
  }

  get isLoading(): boolean {
    return !this.isReady && this.sentences.length === 0;
  }

  get painsVariables() {
    const deals = [...new Set(this.requested.map(({ deal }) => deal.id))];
    return deals.length > 0 ? { deals } : undefined;
  }

  /** Requests that the reader may decide. The org refuses a user without the permission, the requester and the deal's owner. */
  get requested(): readonly BoardRequest[] {
    const requests = mayApprove === true ? this.withStatus('Requested') : [];
    return requests.filter(({ requestedById, deal }) => requestedById !== userId && deal.ownerId !== userId);
  }

  get waiting() {
    return this.requested.map((request) => cardOf(request, this.judging, this.pains));
  }

  /** Approved overrides that have not run out, each with all of its deal, which tell what stays open after a revocation. */
  get live() {
    const live = this.withStatus('Approved').filter(({ expiresOn }) => expiresOn >= today());
    return live.map((one) => ({
      ...cardOf(one, this.judging, {}),
      overrides: live.filter(({ deal }) => deal.id === one.deal.id),
    }));
  }

  get reasonNames(): Readonly<Record<string, string>> {
    return Object.assign({}, ...this.judging.map(({ reasonNames }) => reasonNames)) as Record<string, string>;
  }

  get hasLive(): boolean {
    return this.live.length > 0;
  }

  get hasNoRequests(): boolean {
    return this.waiting.length === 0;
  }

  withStatus(status: string): readonly BoardRequest[] {
    return (this.overrides ?? []).filter((one) => one.status === status);
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
   * Reads the list again, which removes a decided request, then announces the result. The focus moves to the heading of the list first: the
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
      this.dispatchEvent(new CustomEvent('decided'));
    }
  }
}
