import { LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { NavigationMixin } from 'lightning/navigation';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import type { ObjectInfoRepresentation } from 'lightning/uiObjectInfoApi';
import type { LdsResult } from 'lightning/uiRecordApi';
import type { CompiledPlaybook } from 'c/gateRules';
import { fieldsOf } from 'c/gateClauses';
import { countsOf, DAYS, refusalsOf, refusalsQuery, variablesAt } from 'c/gateRefusals';
import type { Counts, RefusalData, Refusals } from 'c/gateRefusals';
import { errorSentences } from 'c/ldsErrors';
import { livePlaybooks, playbooksOf, playbookTexts, textKeysOf, withTexts } from 'c/playbookReading';
import type { PlaybookData } from 'c/playbookReading';
import { fill } from 'c/textTemplate';
import language from '@salesforce/i18n/lang';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import ACCOUNT from '@salesforce/schema/Account';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import { labels } from './labels.ts';
import { playbooksShown } from './shown.ts';

type Info = ObjectInfoRepresentation | undefined;

/**
 * What each stage asks, of whom, since when and by which live playbook, and how often panels saw it refuse: for readers without the
 * playbook's file.
 */
export default class GateCatalog extends NavigationMixin(LightningElement) {
  labels = labels;
  playbooks: readonly CompiledPlaybook[] | undefined;
  /** Undefined while they are read, and where they cannot be. */
  refusals: Refusals | undefined;
  texts: PlaybookData | undefined;
  opportunity: Info;
  account: Info;
  /** Sentences by the source that failed: `playbooks` or `refusals`. */
  errors: Readonly<Record<string, readonly string[]>> = {};
  stage = '';
  search = '';
  /** Set once: another day would be another question to the org. */
  refusalVariables = variablesAt(new Date());

  #refreshes: Readonly<Record<string, () => Promise<void>>> = {};
  #refreshHandle = 0;

  connectedCallback() {
    this.#refreshHandle = registerRefreshHandler(this, async () => {
      await this.read();
      return true;
    });
  }

  disconnectedCallback() {
    unregisterRefreshHandler(this.#refreshHandle);
  }

  @wire(graphql, { query: livePlaybooks, operationName: 'livePlaybooks' })
  handlePlaybooks({ data, errors, refresh }: GraphQLResult<PlaybookData>) {
    this.note('playbooks', errors, refresh);
    if (data && !errors) this.playbooks = playbooksOf(data);
  }

  @wire(graphql, { query: playbookTexts, variables: '$textVariables', operationName: 'playbookTexts' })
  handleTexts({ data }: GraphQLResult<PlaybookData>) {
    // Without them, titles and reasons stay in the playbook's own language.
    if (data) this.texts = data;
  }

  @wire(graphql, { query: refusalsQuery, variables: '$refusalVariables', operationName: 'gateRefusals' })
  handleRefusals({ data, errors, refresh }: GraphQLResult<RefusalData>) {
    this.note('refusals', errors, refresh);
    this.refusals = data && !errors ? refusalsOf(data) : errors ? undefined : this.refusals;
  }

  @wire(getObjectInfo, { objectApiName: '$askedOpportunity' })
  handleOpportunity({ data }: LdsResult<ObjectInfoRepresentation>) {
    // Without it, fields have their API names.
    if (data) this.opportunity = data;
  }

  @wire(getObjectInfo, { objectApiName: '$askedAccount' })
  handleAccount({ data }: LdsResult<ObjectInfoRepresentation>) {
    if (data) this.account = data;
  }

  /** The fields that conditions of criteria name. */
  get namedFields(): readonly string[] {
    const criteria = this.judging.flatMap(({ gates }) => gates.flatMap((gate) => gate.criteria));
    return criteria.flatMap(({ when, unless }) => [...fieldsOf(when), ...fieldsOf(unless)]);
  }

  /** Undefined where no condition names a field, so that nothing is asked for. */
  get askedOpportunity(): string | undefined {
    return this.namedFields.length > 0 ? OPPORTUNITY.objectApiName : undefined;
  }

  get askedAccount(): string | undefined {
    return this.namedFields.some((field) => field.includes('.')) ? ACCOUNT.objectApiName : undefined;
  }

  get textVariables() {
    const keys = textKeysOf(this.judging);
    return keys.length > 0 ? { keys } : undefined;
  }

  get judging(): readonly CompiledPlaybook[] {
    return this.playbooks ?? [];
  }

  get counts(): Counts | undefined {
    return this.refusals && countsOf(this.refusals.rows, this.judging);
  }

  get shown() {
    const words = { locale, language, nameOf: (field: string) => this.nameOf(field), momentText };
    const { stage, search } = this;
    return playbooksShown(withTexts(this.judging, this.texts), this.counts, { stage, search }, words);
  }

  get faults(): readonly string[] {
    return this.errors.playbooks ?? [];
  }

  get refusalFaults(): readonly string[] {
    return this.errors.refusals ?? [];
  }

  get isBroken(): boolean {
    return this.faults.length + this.refusalFaults.length > 0;
  }

  get isLoading(): boolean {
    return this.playbooks === undefined && this.faults.length === 0;
  }

  get isEmpty(): boolean {
    return this.playbooks?.length === 0;
  }

  get hasPlaybooks(): boolean {
    return this.judging.length > 0;
  }

  get isFiltered(): boolean {
    return this.stage !== '' || this.search.trim() !== '';
  }

  get hasNoFit(): boolean {
    return this.isFiltered && this.shown.length === 0;
  }

  get statusText(): string {
    const gates = this.shown.reduce((sum, one) => sum + one.gates.length, 0);
    return this.hasPlaybooks ? fill(labels.shown, format(gates)) : '';
  }

  /** What the numbers of refusals count; each is a line. */
  get refusalNotes(): readonly string[] {
    const { refusals, counts } = this;
    if (!refusals || !counts) return [fill(labels.refusalsNote, DAYS)];
    const { rows, total } = refusals;
    return [
      fill(labels.refusalsNote, DAYS),
      ...(total === 0 ? [`${fill(labels.refusalsEmpty, DAYS)}.`] : []),
      ...(rows.length < total ? [fill(labels.refusalsPart, format(rows.length), format(total))] : []),
      ...(counts.others > 0 ? [fill(labels.refusalsOther, format(counts.others))] : []),
    ];
  }

  get stages() {
    const names = new Set(this.judging.flatMap(({ gates }) => gates.map(({ toEnter }) => toEnter)));
    return [{ label: labels.any, value: '' }, ...[...names].map((name) => ({ label: name, value: name }))];
  }

  handleSearch(event: CustomEvent<{ value: string }>) {
    this.search = event.detail.value;
  }

  handleStage(event: CustomEvent<{ value: string }>) {
    this.stage = event.detail.value;
  }

  handleClear() {
    this.stage = '';
    this.search = '';
    this.template?.querySelector<HTMLElement>('[data-title]')?.focus();
  }

  handleOpen(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const recordId = (event.currentTarget as HTMLElement).dataset.deal ?? '';
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { objectApiName: OPPORTUNITY.objectApiName, recordId, actionName: 'view' },
    });
  }

  async handleRetry() {
    await this.read();
  }

  async read() {
    await Promise.all(Object.values(this.#refreshes).map((refresh) => refresh()));
  }

  /** What the org calls a field of the deal or its account; its API name where the reader may not read it. */
  nameOf(field: string): string {
    const [parent, name] = field.split('.');
    if (name === undefined) return this.opportunity?.fields[field]?.label ?? field;
    const label = this.account?.fields[name]?.label;
    return parent === ACCOUNT.objectApiName && label ? `${this.account?.label}: ${label}` : field;
  }

  note(source: string, errors: unknown, refresh: (() => Promise<void>) | undefined) {
    if (refresh) this.#refreshes = { ...this.#refreshes, [source]: refresh };
    this.errors = { ...this.errors, [source]: errors ? errorSentences(errors) : [] };
  }
}

function format(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}

function momentText(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(date);
}
