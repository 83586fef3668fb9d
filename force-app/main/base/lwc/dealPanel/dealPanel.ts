import { api, LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import { today } from 'c/calendarDays';
import { dealDiagnosis, dealOf } from 'c/dealReading';
import type { DealData } from 'c/dealReading';
import type { Deal } from 'c/dealRows';
import { NO_CHILDREN } from 'c/gateRules';
import type { CompiledPlaybook, GateRecord, Surroundings } from 'c/gateRules';
import { fieldsToLoad, gateRecordOf, judgingPlaybook, livePlaybooks, playbooksOf } from 'c/playbookReading';
import type { PlaybookData } from 'c/playbookReading';
import { faultSentences } from 'c/saveFaults';

/** Fields that the panels show, whatever the playbook reads: the same list in all of them, so that one request serves them. */
const SHOWN_FIELDS = [
  'Name',
  'AccountId',
  'Account.Name',
  'Amount',
  'CloseDate',
  'OwnerId',
  'HasOpportunityLineItem',
  'DF_Desired_Outcome__c',
];

/**
 * What every panel of a deal shares: the opportunity, its diagnosis, and the playbook that judges it. All panels ask by the same
 * documents and fields, so that the page asks once for all of them. A panel extends it and brings its template.
 */
export default class DealPanel extends LightningElement {
  @api recordId: string | undefined;

  deal: Deal | undefined;
  playbooks: readonly CompiledPlaybook[] | undefined;
  representation: RecordRepresentation | undefined;
  errors: Readonly<Record<string, readonly string[]>> = {};
  dealQuery = dealDiagnosis;
  /** Components that come only when they are needed, by the name under which `load` was asked for them. */
  parts: Readonly<Record<string, typeof LightningElement>> = {};

  #refresh: (() => Promise<void>) | undefined;
  #refreshHandle = 0;

  get dealVariables(): Record<string, unknown> | undefined {
    return this.recordId ? { recordId: this.recordId } : undefined;
  }

  get recordFields(): string[] | undefined {
    return this.playbooks && fieldsToLoad(this.playbooks, SHOWN_FIELDS);
  }

  @wire(graphql, { query: livePlaybooks, operationName: 'livePlaybooks' })
  handlePlaybooks({ data, errors }: GraphQLResult<PlaybookData>) {
    this.note('playbooks', errors);
    if (data && !errors) this.playbooks = playbooksOf(data);
  }

  @wire(graphql, { query: '$dealQuery', variables: '$dealVariables', operationName: 'dealDiagnosis' })
  handleDeal({ data, errors, refresh }: GraphQLResult<DealData>) {
    this.note('deal', errors);
    if (refresh) this.#refresh = refresh;
    if (data && !errors) this.deal = dealOf(data);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$recordFields' })
  handleRecord({ data, error }: LdsResult<RecordRepresentation>) {
    this.note('record', error);
    if (data) this.representation = data;
  }

  connectedCallback() {
    this.#refreshHandle = registerRefreshHandler(this, async () => {
      await this.#refresh?.();
      return true;
    });
  }

  disconnectedCallback() {
    unregisterRefreshHandler(this.#refreshHandle);
  }

  /** After a save of the deal's children: reads them and the opportunity's roll-ups again, for every panel of the page. */
  async refreshDeal(): Promise<void> {
    const { recordId } = this;
    await Promise.all([this.#refresh?.(), recordId && notifyRecordUpdateAvailable([{ recordId }])]);
  }

  /**
   * Loads a component for `<lwc:component lwc:is={parts.name}>`, once: forms and lists that most visits never open do not slow the page.
   * `fetch` is `() => import('c/…')`, a literal that the platform requires in the bundle that uses it, and needs Lightning Web Security. What
   * could not be loaded is said like any other failure, and asked for again the next time.
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

  /** Nothing can be shown. What was shown stays when a later refresh fails, as on a lost connection: then `isStale`. */
  get isBroken(): boolean {
    return this.sentences.length > 0 && !this.hasData;
  }

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
    return this.deal !== undefined && this.playbooks !== undefined && this.representation !== undefined;
  }

  get record(): GateRecord | undefined {
    return this.representation && gateRecordOf(this.representation);
  }

  /** The version that judges the deal. */
  get playbook(): CompiledPlaybook | undefined {
    return this.record && this.playbooks && judgingPlaybook(this.playbooks, this.record);
  }

  /** What the evaluator looks at in addition to the record: the day, and the deal's answers and pains. */
  get surroundings(): Surroundings {
    return { today: today(), children: this.deal ?? NO_CHILDREN };
  }

  /** 18-character id, whichever form the page was opened with: keys are made of it. */
  get dealId(): string | undefined {
    return this.representation?.id;
  }

  get accountId(): string | undefined {
    return this.record?.AccountId ? String(this.record.AccountId) : undefined;
  }

  get currency(): string | undefined {
    return this.playbook?.currency;
  }

  /** One sentence is enough of each source: without its permissions, a document is refused once for each object and field in it. */
  note(source: string, error: unknown) {
    const { [source]: _gone, ...others } = this.errors;
    this.errors = error ? { ...others, [source]: faultSentences(error).slice(0, 1) } : others;
  }
}
