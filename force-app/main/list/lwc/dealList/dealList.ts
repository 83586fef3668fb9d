import { LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLDocument, GraphQLResult } from 'lightning/graphql';
import { CurrentPageReference, NavigationMixin } from 'lightning/navigation';
import type { PageReference } from 'lightning/navigation';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { today } from 'c/calendarDays';
import { stagesOf } from 'c/gateRules';
import type { CompiledPlaybook } from 'c/gateRules';
import { errorSentences } from 'c/ldsErrors';
import { livePlaybooks, playbooksOf } from 'c/playbookReading';
import type { PlaybookData } from 'c/playbookReading';
import { fill } from 'c/textTemplate';
import language from '@salesforce/i18n/lang';
import userId from '@salesforce/user/Id';
import { isFiltered, nextPage, placeOf, previousPage, stateOf } from './address.ts';
import type { Column, Place, View } from './address.ts';
import { columnsOf, filtersOf, rowsOf, sortOptions, statusText, viewsOf } from './display.ts';
import { labels } from './labels.ts';
import { listQuery, peopleQuery, variablesOf } from './query.ts';
import { keepOpened, takeOpened } from './returning.ts';
import { batchOf, pageOf, peopleOf } from './rows.ts';
import type { Batch, ListData, Page, Person } from './rows.ts';

/** Pause after the last typed letter before the search runs, in milliseconds. */
const PAUSE = 300;
/** Below this width of the window, deals are cards instead of rows. */
const NARROW = '(max-width: 47.99rem)';

const addressOf = (place: Place): string => JSON.stringify(stateOf(place));

/** Open deals in views, with filters, order and pages that the address keeps, and with what the next gate of each deal still asks for. */
export default class DealList extends NavigationMixin(LightningElement) {
  labels = labels;
  playbooks: readonly CompiledPlaybook[] | undefined;
  people: readonly Person[] = [];
  /** Undefined until the page's address is known. */
  place: Place | undefined;
  query: GraphQLDocument | undefined;
  /** Responses for the present page: one, or as many as it takes to find deals that are ready to advance. */
  batches: readonly Batch[] = [];
  scan: string | undefined;
  /** Sentences to show, by the source that failed: `playbooks` or `list`. */
  errors: Readonly<Record<string, readonly string[]>> = {};
  isNarrow = false;
  isGone = false;
  /** On a phone the filters are folded until they are asked for. */
  isOpened = false;

  #reference: PageReference | undefined;
  #refreshes: Readonly<Record<string, () => Promise<void>>> = {};
  #refreshHandle = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #media: MediaQueryList | undefined;
  #isBack = true;
  #measure = (): void => {
    this.isNarrow = this.#media?.matches ?? false;
  };

  connectedCallback() {
    this.#media = typeof window.matchMedia === 'function' ? window.matchMedia(NARROW) : undefined;
    this.#media?.addEventListener('change', this.#measure);
    this.#measure();
    this.#refreshHandle = registerRefreshHandler(this, async () => {
      await this.read();
      return true;
    });
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#media?.removeEventListener('change', this.#measure);
    unregisterRefreshHandler(this.#refreshHandle);
  }

  @wire(CurrentPageReference)
  handleReference(reference: PageReference | undefined) {
    // While the page is left, the address of the next one arrives.
    if (!reference || (this.#reference && !isSamePage(reference, this.#reference))) return;
    this.#reference = reference;
    const place = placeOf(reference.state ?? {});
    if (this.place && addressOf(place) === addressOf(this.place)) return;
    this.place = place;
    this.batches = [];
    this.scan = undefined;
    this.errors = {};
    this.isGone = false;
  }

  @wire(graphql, { query: livePlaybooks, operationName: 'livePlaybooks' })
  handlePlaybooks({ data, errors, refresh }: GraphQLResult<PlaybookData>) {
    this.note('playbooks', errors, refresh);
    if (!data || errors) return;
    this.playbooks = playbooksOf(data);
    this.query = listQuery(this.playbooks);
  }

  @wire(graphql, { query: peopleQuery, operationName: 'dealListPeople' })
  handlePeople({ data }: GraphQLResult<ListData>) {
    // Without them the filters have fewer choices; the search finds owners too.
    if (data) this.people = peopleOf(data);
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'dealList' })
  handleList({ data, errors, refresh }: GraphQLResult<ListData>) {
    this.note('list', errors, refresh);
    if (!data || errors || !this.playbooks) return;
    const after = this.scan ?? this.place?.after.at(-1) ?? null;
    const batch = batchOf(data, after, { playbooks: this.playbooks, today: today(), language });
    const at = this.batches.findIndex((one) => one.after === after);
    // A batch that is read again makes those behind it old.
    this.batches = [...this.batches.slice(0, at < 0 ? this.batches.length : at), batch];
    if (!this.page.isDone) this.scan = batch.next;
  }

  renderedCallback() {
    if (!this.#isBack || !this.page.isDone || !this.place) return;
    this.#isBack = false;
    const opened = takeOpened(addressOf(this.place));
    if (opened === undefined) return;
    const link = this.template?.querySelector<HTMLElement>(`a[data-id="${opened}"]`);
    this.isGone = !link;
    link?.scrollIntoView?.({ block: 'center' });
    link?.focus({ preventScroll: true });
  }

  /** Undefined while the address is unknown, so that nothing is asked for before. */
  get variables() {
    return this.place && variablesOf(this.place, { userId, today: today() }, this.scan);
  }

  get view(): View {
    return this.place?.view ?? 'mine';
  }

  get page(): Page {
    return pageOf(this.batches, this.view === 'ready');
  }

  get sentences(): readonly string[] {
    return Object.values(this.errors).flat();
  }

  get isBroken(): boolean {
    return this.sentences.length > 0;
  }

  /** Nothing to show yet. */
  get isLoading(): boolean {
    return !this.isBroken && !this.page.isDone && this.page.rows.length === 0;
  }

  get busy(): 'true' | 'false' {
    return this.page.isDone || this.isBroken ? 'false' : 'true';
  }

  get isEmpty(): boolean {
    return this.page.isDone && !this.isBroken && this.page.rows.length === 0;
  }

  get emptyText(): string {
    if (this.isFiltered) return labels.noFit;
    const { emptyMine, emptyMonth, emptyClosing, emptyPast, emptyReady, emptyQuestion, emptyNew, emptyOpen } = labels;
    return {
      mine: emptyMine,
      month: emptyMonth,
      closing: emptyClosing,
      past: emptyPast,
      ready: emptyReady,
      question: emptyQuestion,
      new: emptyNew,
      open: emptyOpen,
    }[this.view];
  }

  /** A manager who owns no deal looks at those of the own team; blank for other readers and views. */
  get teamLabel(): string {
    const leads = this.view === 'mine' && this.people.some(({ managerId }) => managerId === userId);
    return leads ? fill(labels.teamOf, this.people.find(({ id }) => id === userId)?.name ?? '') : '';
  }

  get isFiltered(): boolean {
    return this.place !== undefined && isFiltered(this.place);
  }

  /** A choice that is set is never hidden; a search, which is always there, unfolds nothing while it is typed. */
  get isFolded(): boolean {
    const { owner, team, diagnosis, stage } = this.place ?? {};
    return this.isNarrow && !this.isOpened && !owner && !team && !diagnosis && !stage;
  }

  get hasRows(): boolean {
    return this.page.rows.length > 0;
  }

  get isTable(): boolean {
    return this.hasRows && !this.isNarrow;
  }

  get isCards(): boolean {
    return this.hasRows && this.isNarrow;
  }

  get rows() {
    return rowsOf(this.page.rows);
  }

  get views() {
    return viewsOf(this.view);
  }

  get columns() {
    return this.place ? columnsOf(this.place) : [];
  }

  get sortOptions() {
    return sortOptions();
  }

  get sortValue(): string {
    return this.place ? (this.place.isDescending ? '-' : '') + this.place.sort : '';
  }

  get filters() {
    if (!this.place) return [];
    return filtersOf(this.place, this.people, stagesOf(this.playbooks ?? []));
  }

  get search(): string {
    return this.place?.search ?? '';
  }

  get statusText(): string {
    if (!this.place || this.batches.length === 0 || this.isBroken) return '';
    return [this.isGone ? labels.gone : '', statusText(this.place, this.page)].filter(Boolean).join(' ');
  }

  get isFirst(): boolean {
    return (this.place?.page ?? 0) === 0;
  }

  get isLast(): boolean {
    return !this.page.isDone || this.page.next === undefined;
  }

  handleView(event: Event) {
    const view = dataOf(event, 'view') as View;
    const owner = view === 'mine' ? '' : this.place?.owner;
    const team = view === 'mine' ? '' : this.place?.team;
    this.go({ view, ...(owner === undefined ? {} : { owner }), ...(team === undefined ? {} : { team }) });
  }

  handleSearch(event: CustomEvent<{ value: string }>) {
    const search = event.detail.value;
    clearTimeout(this.#timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- waits for the next letter; cleared when the list is left
    this.#timer = setTimeout(() => this.go({ search }, true), PAUSE);
  }

  async handleUnfold() {
    this.isOpened = true;
    await Promise.resolve();
    this.template?.querySelector<HTMLElement>('[data-filter]')?.focus();
  }

  handleFilter(event: CustomEvent<{ value: string }>) {
    this.go({ [dataOf(event, 'filter')]: event.detail.value });
  }

  handleSort(event: Event) {
    const sort = dataOf(event, 'sort') as Column;
    this.go({ sort, isDescending: this.place?.sort === sort && !this.place.isDescending });
  }

  handleOrder(event: CustomEvent<{ value: string }>) {
    const { value } = event.detail;
    this.go({ sort: value.replace(/^-/, '') as Column, isDescending: value.startsWith('-') });
  }

  handleTeam() {
    this.go({ view: 'open', team: userId });
  }

  handleClear() {
    this.go({ search: '', owner: '', team: '', diagnosis: '', stage: '' });
  }

  handlePrevious() {
    if (this.place) this.show(previousPage(this.place));
  }

  handleNext() {
    const { next } = this.page;
    if (this.place && next !== undefined) this.show(nextPage(this.place, next));
  }

  handleOpen(event: MouseEvent) {
    const recordId = dataOf(event, 'id');
    if (this.place) keepOpened(addressOf(this.place), recordId);
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { objectApiName: 'Opportunity', recordId, actionName: 'view' },
    });
  }

  async handleRetry() {
    await this.read();
  }

  /** Goes to the first page of the changed list. `replace`: without a step for the browser's Back. */
  go(part: Partial<Place>, replace = false) {
    if (this.place) this.show({ ...this.place, after: [], page: 0, ...part }, replace);
  }

  show(place: Place, replace = false) {
    this[NavigationMixin.Navigate]({ ...this.#reference, state: stateOf(place) }, replace);
  }

  /** Reads again what was read last, whether it came or failed. */
  async read() {
    await Promise.all(Object.values(this.#refreshes).map((refresh) => refresh()));
  }

  note(source: string, errors: unknown, refresh: (() => Promise<void>) | undefined) {
    if (refresh) this.#refreshes = { ...this.#refreshes, [source]: refresh };
    this.errors = { ...this.errors, [source]: errors ? errorSentences(errors) : [] };
  }
}

function isSamePage(one: PageReference, other: PageReference): boolean {
  return one.type === other.type && one.attributes?.apiName === other.attributes?.apiName;
}

function dataOf(event: Event, name: string): string {
  return (event.currentTarget as HTMLElement).dataset[name] ?? '';
}
