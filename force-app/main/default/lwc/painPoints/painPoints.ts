import { api, LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { createRecord, getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import type { CompiledPlaybook } from 'c/gateRules';
import { errorSentences } from 'c/ldsErrors';
import { fieldsToLoad, gateRecordOf, judgingPlaybook, livePlaybooks, playbooksOf } from 'c/playbookReading';
import type { PlaybookData } from 'c/playbookReading';
import { fill } from 'c/textTemplate';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import OPPORTUNITY from '@salesforce/schema/DF_Pain_Point__c.Opportunity__c';
import STATEMENT from '@salesforce/schema/DF_Pain_Point__c.Statement__c';
import EVIDENCE from '@salesforce/schema/DF_Pain_Point__c.Evidence__c';
import { labels } from './labels.ts';
import { dealPains, painsOf } from './pains.ts';
import type { Pain, PainData } from './pains.ts';

/** The customer's pains: captured with one sentence in their words, deepened afterwards. */
export default class PainPoints extends LightningElement {
  labels = labels;
  @api recordId: string | undefined;

  pains: readonly Pain[] | undefined;
  playbooks: readonly CompiledPlaybook[] = [];
  fields: string[] = fieldsToLoad([], ['AccountId']);
  record: RecordRepresentation | undefined;
  errors: Readonly<Record<string, readonly string[]>> = {};
  statement = '';
  isSaving = false;
  refusals: readonly string[] = [];
  announcement = '';
  query = dealPains;

  #refreshPains: (() => Promise<void>) | undefined;
  #refreshHandle = 0;

  get variables(): Record<string, unknown> | undefined {
    return this.recordId ? { recordId: this.recordId } : undefined;
  }

  /** Only for the currency of amounts: without a playbook the panel works all the same. */
  @wire(graphql, { query: livePlaybooks, operationName: 'livePlaybooks' })
  handlePlaybooks({ data }: GraphQLResult<PlaybookData>) {
    if (!data) return;
    this.playbooks = playbooksOf(data);
    this.fields = fieldsToLoad(this.playbooks, ['AccountId']);
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'dealPains' })
  handlePains({ data, errors, refresh }: GraphQLResult<PainData>) {
    this.note('pains', errors);
    this.#refreshPains = refresh;
    if (data && !errors) this.pains = painsOf(data);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  handleRecord({ data, error }: LdsResult<RecordRepresentation>) {
    this.note('record', error);
    if (data) this.record = data;
  }

  connectedCallback() {
    this.#refreshHandle = registerRefreshHandler(this, async () => {
      await this.#refreshPains?.();
      return true;
    });
  }

  disconnectedCallback() {
    unregisterRefreshHandler(this.#refreshHandle);
  }

  get sentences(): readonly string[] {
    return Object.values(this.errors).flat();
  }

  get isBroken(): boolean {
    return this.sentences.length > 0;
  }

  get isLoading(): boolean {
    return !this.isBroken && !(this.pains && this.record);
  }

  get isReady(): boolean {
    return !this.isBroken && !this.isLoading;
  }

  get isEmpty(): boolean {
    return this.isReady && this.pains?.length === 0;
  }

  get hasPains(): boolean {
    return this.isReady && !this.isEmpty;
  }

  get countText(): string {
    const count = this.pains?.length ?? 0;
    return count === 1 ? labels.one : fill(labels.count, count);
  }

  get currency(): string | undefined {
    return this.record && judgingPlaybook(this.playbooks, gateRecordOf(this.record))?.currency;
  }

  get accountId(): string | undefined {
    return (this.record?.fields.AccountId?.value as string | null | undefined) ?? undefined;
  }

  get cannotAdd(): boolean {
    return this.isSaving || this.statement.trim() === '';
  }

  handleStatement(event: CustomEvent<{ value: string }>) {
    this.statement = event.detail.value;
  }

  async handleAdd(event: Event) {
    event.preventDefault();
    if (this.cannotAdd || !this.record) return;
    this.isSaving = true;
    this.refusals = [];
    try {
      await createRecord({
        apiName: PAIN.objectApiName,
        fields: {
          [OPPORTUNITY.fieldApiName]: this.record.id,
          [STATEMENT.fieldApiName]: this.statement.trim(),
          // In the customer's words: so somebody heard them. Deepening says who and when.
          [EVIDENCE.fieldApiName]: 'Heard',
        },
      });
      this.statement = '';
      await this.tell(labels.added);
    } catch (error) {
      this.refusals = errorSentences(error);
    } finally {
      this.isSaving = false;
    }
  }

  async handleSaved() {
    await this.tell(labels.saved);
  }

  /** The deal's roll-ups moved with the pain: every panel that shows them is told, as is the rest of the page. */
  async tell(sentence: string) {
    const { recordId } = this;
    await Promise.all([this.#refreshPains?.(), recordId && notifyRecordUpdateAvailable([{ recordId }])]);
    this.dispatchEvent(new RefreshEvent());
    this.announcement = sentence;
  }

  note(source: string, error: unknown) {
    const { [source]: _gone, ...others } = this.errors;
    this.errors = error ? { ...others, [source]: errorSentences(error) } : others;
  }
}
