import { api, LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getFieldValue, getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import { afterPaint, panelLoaded, panelLoads } from 'c/afterPaint';
import { today } from 'c/calendarDays';
import { dealDiagnosis, dealOf } from 'c/dealReading';
import type { DealData } from 'c/dealReading';
import type { Deal } from 'c/dealRows';
import { absentFields, NO_CHILDREN, permissionsIn, ROLLUPS } from 'c/gateRules';
import type { CompiledPlaybook, GateRecord, Surroundings } from 'c/gateRules';
import { fieldsToLoad, gateRecordOf, judgingPlaybooks, livePlaybooks, playbooksOf } from 'c/playbookReading';
import { playbookTexts, textKeysOf, withTexts } from 'c/playbookReading';
import type { PlaybookData } from 'c/playbookReading';
import { readSentence } from 'c/saveFaults';
import { holdFocus } from 'c/steadyClicks';
import orgCurrency from '@salesforce/i18n/currency';

/** Opportunity fields that panels show, besides those that a playbook reads. One list for all panels, so that they share a request. */
const SHOWN_FIELDS = [
  'Name',
  'AccountId',
  'Account.Name',
  'Amount',
  'CloseDate',
  'OwnerId',
  'HasOpportunityLineItem',
  'Pricebook2Id',
  // Only in an org with several currencies; a field that the org does not have is left out of the response.
  'CurrencyIsoCode',
  'DF_Desired_Outcome__c',
];

/**
 * Fields to read before the playbooks are known, so that the record does not wait for them: what panels show, and what the gates of most
 * playbooks read. Further fields that a playbook reads are requested when it is there.
 */
const FIRST_FIELDS = fieldsToLoad([], [...SHOWN_FIELDS, 'CreatedDate', 'DF_Playbook_Pin__c', ...ROLLUPS]);

/** The playbooks that govern a record, of those that were read, and the fields of them that the reader may not read. */
interface Scope {
  readonly record: GateRecord;
  readonly playbooks: readonly CompiledPlaybook[];
  readonly governing: readonly CompiledPlaybook[];
  readonly hiddenFields: readonly string[];
  readonly permissions: readonly string[];
}

/**
 * Base class of the panels of a deal. Loads the opportunity, its child records and the live playbooks, and finds the playbooks that
 * govern the deal. All panels use the same queries and fields, so Lightning Data Service sends each request once a page. A panel extends this
 * class and has its own template.
 */
export default class DealPanel extends LightningElement {
  @api recordId: string | undefined;

  /** The panel lets others draw first: it has its data only after the frame in which they draw theirs. */
  isLater = false;
  isTurn = false;
  deal: Deal | undefined;
  playbooks: readonly CompiledPlaybook[] | undefined;
  representation: RecordRepresentation | undefined;
  /** Sentences to show, by the source that failed: `playbooks`, `deal`, `record` or the name of a part. */
  errors: Readonly<Record<string, readonly string[]>> = {};
  dealQuery = dealDiagnosis;
  /** Lazily loaded components, by the name that was passed to `load`. */
  parts: Readonly<Record<string, typeof LightningElement>> = {};

  recordFields: readonly string[] = FIRST_FIELDS;
  textsQuery = playbookTexts;
  /** Records with texts of the playbooks in the reader's language, which are read before the panel shows a playbook. */
  textKeys: readonly string[] = [];

  #untranslated: readonly CompiledPlaybook[] | undefined;
  #refresh: (() => Promise<void>) | undefined;
  #refreshHandle = 0;
  #isTurnAsked = false;
  #record: { readonly of: RecordRepresentation; readonly record: GateRecord } | undefined;
  #scope: Scope | undefined;

  get dealVariables(): Record<string, unknown> | undefined {
    return this.recordId ? { recordId: this.recordId } : undefined;
  }

  get textsVariables(): Record<string, unknown> | undefined {
    return this.textKeys.length > 0 ? { keys: this.textKeys } : undefined;
  }

  @wire(graphql, { query: livePlaybooks, operationName: 'livePlaybooks' })
  handlePlaybooks({ data, errors }: GraphQLResult<PlaybookData>) {
    this.note('playbooks', errors);
    if (!data || errors) return;
    const playbooks = playbooksOf(data);
    this.textKeys = textKeysOf(playbooks);
    if (this.textKeys.length === 0) this.setPlaybooks(playbooks);
    else this.#untranslated = playbooks;
  }

  /** Without the texts the panel shows the playbook's own language, so a failure is not reported. */
  @wire(graphql, { query: '$textsQuery', variables: '$textsVariables', operationName: 'playbookTexts' })
  handleTexts({ data, errors }: GraphQLResult<PlaybookData>) {
    if (this.#untranslated && (data || errors)) this.setPlaybooks(withTexts(this.#untranslated, data));
  }

  @wire(graphql, { query: '$dealQuery', variables: '$dealVariables', operationName: 'dealDiagnosis' })
  handleDeal({ data, errors, refresh }: GraphQLResult<DealData>) {
    this.note('deal', errors);
    if (refresh) this.#refresh = refresh;
    if (data && !errors) this.deal = dealOf(data);
    this.takeTurn();
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$recordFields' })
  handleRecord({ data, error }: LdsResult<RecordRepresentation>) {
    this.note('record', error);
    if (data) this.representation = data;
    this.takeTurn();
  }

  /** A record that was read before the playbooks may lack fields that they read: those would be shown as not visible to the reader. */
  setPlaybooks(playbooks: readonly CompiledPlaybook[]) {
    const more = fieldsToLoad(playbooks).filter((name) => !this.recordFields.includes(name));
    if (more.length > 0) {
      this.recordFields = [...this.recordFields, ...more];
      if (!this.playbooks) this.representation = undefined;
    }
    this.playbooks = playbooks;
    this.takeTurn();
  }

  /** With the first data, or the first failure: draws the panel, at once or after the frame of those that draw at once. */
  takeTurn() {
    if (this.#isTurnAsked || !(this.isRead || this.sentences.length > 0)) return;
    this.#isTurnAsked = true;
    panelLoaded(this);
    const draw = () => (this.isTurn = true);
    if (this.isLater) afterPaint(draw);
    else draw();
  }

  connectedCallback() {
    if (!this.#isTurnAsked) panelLoads(this);
    this.template?.addEventListener('mousedown', holdFocus);
    this.#refreshHandle = registerRefreshHandler(this, async () => {
      await this.#refresh?.();
      return true;
    });
  }

  disconnectedCallback() {
    panelLoaded(this);
    unregisterRefreshHandler(this.#refreshHandle);
  }

  /** Call it after a save: reads the deal's children and the opportunity's roll-ups again, for every panel of the page. */
  async refreshDeal(): Promise<void> {
    const { recordId } = this;
    await Promise.all([this.#refresh?.(), recordId && notifyRecordUpdateAvailable([{ recordId }])]);
  }

  /**
   * Loads a component for `<lwc:component lwc:is={parts.name}>`, once; forms that most visits never open then do not slow the page.
   * `fetch` is `() => import('c/…')`: the platform requires that literal in the bundle that uses it, and needs Lightning Web Security.
   * Does not reject: a failure is shown like any other, and the next call tries again.
   */
  async load(name: string, fetch: () => Promise<{ default: typeof LightningElement }>): Promise<void> {
    if (this.parts[name]) return;
    try {
      const { default: part } = await fetch();
      this.parts = { ...this.parts, [name]: part };
      this.note(name, undefined);
    } catch (error) {
      this.note(name, error);
    }
  }

  get sentences(): readonly string[] {
    return [...new Set(Object.values(this.errors).flat())];
  }

  /** Something failed before the first data came, so nothing can be shown. */
  get isBroken(): boolean {
    return this.sentences.length > 0 && !this.hasData;
  }

  /** A later refresh failed, for example on a lost connection: the earlier data stays on the page. */
  get isStale(): boolean {
    return this.sentences.length > 0 && this.hasData;
  }

  get isLoading(): boolean {
    return !this.isBroken && !this.hasData;
  }

  get isReady(): boolean {
    return this.hasData && this.playbook !== undefined;
  }

  get hasNoPlaybook(): boolean {
    return this.hasData && this.playbook === undefined;
  }

  get hasData(): boolean {
    return this.isTurn && this.isRead;
  }

  /** All that is needed from the org is there. */
  get isRead(): boolean {
    return this.deal !== undefined && this.playbooks !== undefined && this.representation !== undefined;
  }

  get record(): GateRecord | undefined {
    const { representation } = this;
    if (representation && this.#record?.of !== representation)
      this.#record = { of: representation, record: gateRecordOf(representation) };
    return representation && this.#record?.record;
  }

  /** The playbook versions that govern the deal, at most one of each playbook; empty while loading, or when none does. */
  get governing(): readonly CompiledPlaybook[] {
    return this.scope?.governing ?? [];
  }

  /** Computed once for each reading of the record and the playbooks: a render asks for it a dozen times. */
  get scope(): Scope | undefined {
    const { record, playbooks } = this;
    if (!record || !playbooks) return undefined;
    if (this.#scope?.record !== record || this.#scope.playbooks !== playbooks) {
      const governing = judgingPlaybooks(playbooks, record);
      const hiddenFields = absentFields(governing, record);
      this.#scope = { record, playbooks, governing, hiddenFields, permissions: permissionsIn(governing, record) };
    }
    return this.#scope;
  }

  /** The first of them, for what a deal can have only once. */
  get playbook(): CompiledPlaybook | undefined {
    return this.governing[0];
  }

  /** Input of the gate evaluator besides the record: today, the deal's answers and pains, the fields that the reader may not read, and the reader's permissions. */
  get surroundings(): Surroundings {
    return {
      today: today(),
      children: this.deal ?? NO_CHILDREN,
      hiddenFields: this.scope?.hiddenFields ?? [],
      permissions: this.scope?.permissions ?? [],
    };
  }

  /** 18-character id of the deal; `recordId` can be the 15-character form. Keys of records and drafts contain it. */
  get dealId(): string | undefined {
    return this.representation?.id;
  }

  get accountId(): string | undefined {
    return this.record?.AccountId ? String(this.record.AccountId) : undefined;
  }

  /** Name of the deal's account; empty without one. */
  get accountName(): string {
    return String(getFieldValue(this.representation, 'Opportunity.Account.Name') ?? '');
  }

  /** ISO code of the currency of the pains' figures: the playbook's, in which its gates count. */
  get currency(): string | undefined {
    return this.playbook?.currency;
  }

  /** ISO code of the deal's amount: its own in an org with several currencies, else the org's. */
  get dealCurrency(): string {
    return String(this.record?.CurrencyIsoCode ?? orgCurrency);
  }

  /** The figures have another currency than the deal: neither is converted, and the two are never added up. */
  get isForeign(): boolean {
    return this.currency !== undefined && this.currency !== this.dealCurrency;
  }

  /**
   * Stores the first sentence of a failed source, or removes it when there is no error. Only the first, because a query without permissions
   * is refused once for each object and field.
   */
  note(source: string, error: unknown) {
    const { [source]: _gone, ...others } = this.errors;
    this.errors = error ? { ...others, [source]: [readSentence(error)] } : others;
    this.takeTurn();
  }
}
