import { LightningElement } from 'lwc';
import { goTo, recordPath } from 'host/router';
import { currentSession } from 'host/session';
import { readStages } from 'host/stages';
import { text, texts } from 'host/texts';
import type { TextName } from 'host/texts';
import { errorSentences } from 'c/ldsErrors';
import { PAGE_SIZE, readDeals } from './opportunities.ts';
import type { Deal, ListQuery } from './opportunities.ts';

/** Pause after the last typed letter before the search runs. */
const PAUSE_MS = 250;

const COLUMNS: readonly { readonly name: TextName; readonly field: string; readonly isNumber?: boolean }[] = [
  { name: 'opportunity', field: 'Name' },
  { name: 'account', field: 'Account.Name' },
  { name: 'stage', field: 'StageName' },
  { name: 'amount', field: 'Amount', isNumber: true },
  { name: 'closeDate', field: 'CloseDate' },
  { name: 'owner', field: 'Owner.Name' },
  { name: 'diagnosis', field: 'DF_Diagnosis_Order__c' },
  { name: 'score', field: '', isNumber: true },
];

/** The list of deals: search, stage, sort, pages. */
export default class OpportunityList extends LightningElement {
  list: ListQuery = { search: '', stage: 'open', order: 'CloseDate ASC', page: 0 };
  texts = texts;
  deals: readonly Deal[] | undefined;
  total = 0;
  stages: readonly string[] = [];
  sentences: readonly string[] = [];
  currency = currentSession().currency;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  connectedCallback() {
    const kept: unknown = window.history.state;
    if (kept !== null && typeof kept === 'object' && 'search' in kept) this.list = kept as ListQuery;
    void this.read();
    readStages()
      .then((stages) => {
        this.stages = stages;
      })
      .catch(() => {
        // The list shows the error; the filter then has the general choices only.
      });
  }

  get isLoading(): boolean {
    return !this.deals && this.sentences.length === 0;
  }

  get isEmpty(): boolean {
    return this.deals?.length === 0;
  }

  get stageChoices() {
    const general = [
      { value: 'open', label: texts.allOpen },
      { value: 'all', label: texts.all },
    ];
    return [...general, ...this.stages.map((stage) => ({ value: stage, label: stage }))];
  }

  get columns() {
    const [field, direction] = this.list.order.split(' ');
    return COLUMNS.map((column) => ({
      ...column,
      label: texts[column.name],
      className: column.isNumber ? 'cell cell_number' : 'cell',
      sort: column.field === field ? (direction === 'ASC' ? 'ascending' : 'descending') : undefined,
      arrow: column.field === field ? (direction === 'ASC' ? ' ↑' : ' ↓') : '',
    }));
  }

  get rows() {
    return (this.deals ?? []).map((deal) => ({
      ...deal,
      path: recordPath('Opportunity', deal.id),
      hasAmount: deal.amount !== null,
      hasScore: deal.score !== null,
      statusClass: `status status_${deal.status.toLowerCase().replaceAll(' ', '-') || 'none'}`,
    }));
  }

  get range(): string {
    if (this.total === 0) return texts.noDeals;
    const first = this.list.page * PAGE_SIZE + 1;
    const last = Math.min(this.total, first + PAGE_SIZE - 1);
    const { locale } = currentSession();
    return text('range', ...[first, last, this.total].map((count) => count.toLocaleString(locale)));
  }

  get isFirstPage(): boolean {
    return this.list.page === 0;
  }

  get isLastPage(): boolean {
    return (this.list.page + 1) * PAGE_SIZE >= this.total;
  }

  handleSearch(event: CustomEvent<{ value: string }>) {
    const search = event.detail.value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.show({ search, page: 0 }), PAUSE_MS);
  }

  handleStage(event: CustomEvent<{ value: string }>) {
    this.show({ stage: event.detail.value, page: 0 });
  }

  handleSort(event: MouseEvent) {
    const { field } = (event.currentTarget as HTMLElement).dataset;
    if (field) this.show({ order: this.list.order === `${field} ASC` ? `${field} DESC` : `${field} ASC`, page: 0 });
  }

  handlePrevious() {
    this.show({ page: this.list.page - 1 });
  }

  handleNext() {
    this.show({ page: this.list.page + 1 });
  }

  handleOpen(event: MouseEvent) {
    const href = (event.currentTarget as HTMLAnchorElement).getAttribute('href');
    if (!href || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    goTo(href);
  }

  show(part: Partial<ListQuery>) {
    this.list = { ...this.list, ...part };
    // Kept in the history, so that the browser's back button restores the list.
    window.history.replaceState(this.list, '');
    void this.read();
  }

  async read() {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const { total, deals } = await readDeals(this.list);
      if (asked !== this.#asked) return;
      this.total = total;
      this.deals = deals;
      this.sentences = [];
    } catch (error) {
      if (asked === this.#asked) this.sentences = errorSentences(error);
    }
  }
}
