import { api, LightningElement, wire } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import type {
  FieldRepresentation,
  ObjectInfoRepresentation,
  PicklistValuesRepresentation,
} from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import { saveChanges } from 'c/dealSaves';
import { reportAll } from 'c/formValidity';
import { focusPending } from 'c/pendingFocus';
import { fill } from 'c/textTemplate';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import { entryOf, fieldOf, isPicklist } from './entry.ts';
import type { Asked, Entry, FieldInput } from './entry.ts';
import { labels } from './labels.ts';

const TEXT: FieldInput = { type: 'text' };
const { objectApiName } = OPPORTUNITY;

/**
 * Fills one field of the deal where it is found missing: it may be on no layout. When it is opened, it asks the org what the field is,
 * and offers the place for that, or shows why there is none; without the org's description it uses the playbook's. Fires `filled` when
 * it is saved.
 */
export default class FillField extends NavigationMixin(LightningElement) {
  labels = labels;
  @api recordId: string | undefined;
  /** API name of the field. */
  @api field = '';
  /** What is missing, in the gate's words: the label of the place to type. */
  @api sentence = '';
  @api input: FieldInput = TEXT;

  isOpen = false;
  isSaving = false;
  text = '';
  /** What the last save threw. */
  failure: unknown;
  info: ObjectInfoRepresentation | undefined;
  deal: RecordRepresentation | undefined;
  values: PicklistValuesRepresentation | undefined;
  /** What the org was asked for in vain since the form was opened. */
  failed: readonly Asked[] = [];

  #focus = '';

  /** Nothing is asked before the form is open. */
  get askedObject(): string | undefined {
    return this.isOpen ? objectApiName : undefined;
  }

  @wire(getObjectInfo, { objectApiName: '$askedObject' })
  handleInfo({ data, error }: LdsResult<ObjectInfoRepresentation>) {
    this.take('info', data, error);
  }

  /** A picklist's values depend on the deal's record type, and may depend on another of its fields. */
  get askedDeal(): string | undefined {
    return this.askedObject && isPicklist(this.description) ? this.recordId : undefined;
  }

  get askedFields(): string[] {
    return [this.field, this.controllerName].filter(Boolean).map((name) => `${objectApiName}.${name}`);
  }

  @wire(getRecord, { recordId: '$askedDeal', optionalFields: '$askedFields' })
  handleDeal({ data, error }: LdsResult<RecordRepresentation>) {
    this.take('deal', data, error);
  }

  get recordTypeId(): string | undefined {
    const isKnown = this.deal ?? this.failed.includes('deal');
    if (!this.askedDeal || !isKnown) return undefined;
    return this.deal?.recordTypeId ?? this.info?.defaultRecordTypeId ?? undefined;
  }

  get askedPicklist(): string {
    return `${objectApiName}.${this.field}`;
  }

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: '$askedPicklist' })
  handleValues({ data, error }: LdsResult<PicklistValuesRepresentation>) {
    this.take('values', data, error);
  }

  /** What is known stays when it cannot be read anew. */
  take(what: Asked, data: unknown, error: unknown) {
    if (!data && !error) return;
    if (this.template?.activeElement?.hasAttribute('data-fill-wait')) this.#focus = '[data-fill-text]';
    if (data) Object.assign(this, { [what]: data });
    else this.failed = [...this.failed, what];
  }

  renderedCallback() {
    this.#focus = focusPending(this.template, this.#focus);
  }

  get description(): FieldRepresentation | undefined {
    return this.info && fieldOf(this.info, this.field);
  }

  get controllerName(): string | null {
    return this.description?.controllerName ?? null;
  }

  get entry(): Entry | undefined {
    const { input, field, info, values, failed, deal, controllerName } = this;
    const controlling = controllerName && getFieldValue(deal, `${objectApiName}.${controllerName}`);
    return entryOf(input, field, { info, values, failed, controlling });
  }

  get isWaiting(): boolean {
    return this.entry === undefined;
  }

  get isArea(): boolean {
    return this.entry?.kind === 'area';
  }

  get isChoice(): boolean {
    return this.entry?.kind === 'choice';
  }

  get isSeveral(): boolean {
    return this.entry?.kind === 'several';
  }

  get isCheck(): boolean {
    return this.entry?.kind === 'check';
  }

  get isFillable(): boolean {
    return this.entry !== undefined && this.entry.kind !== 'none';
  }

  get isOnRecord(): boolean {
    return this.entry?.kind === 'none' && this.entry.why === 'onRecord';
  }

  /** Why it is not filled here. */
  get reason(): string {
    if (this.entry?.kind !== 'none') return '';
    return fill(labels.reasons[this.entry.why], this.description?.label ?? this.field);
  }

  get editHref(): string {
    return `/lightning/r/${objectApiName}/${this.recordId}/edit`;
  }

  get openLabel(): string {
    return fill(labels.fillWith, this.sentence);
  }

  get notSaved(): string {
    return this.isChoice || this.isSeveral || this.isCheck ? labels.notChosen : labels.notSaved;
  }

  get isTicked(): boolean {
    return this.text !== '';
  }

  get chosen(): string[] {
    return this.text === '' ? [] : this.text.split(';');
  }

  /** As the button does. */
  @api open() {
    this.isOpen = true;
    this.failed = [];
    this.#focus = '[data-fill-text]';
  }

  /** What is no date or number comes as null: blank to us, so that what was typed stays where it is and is found fault with there. */
  handleText(event: CustomEvent<{ value: string | null }>) {
    this.text = event.detail.value ?? '';
  }

  handleSeveral(event: CustomEvent<{ value: readonly string[] }>) {
    this.text = event.detail.value.join(';');
  }

  handleTick(event: CustomEvent<{ checked: boolean }>) {
    this.text = event.detail.checked ? 'true' : '';
  }

  handleEdit(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { objectApiName, recordId: this.recordId, actionName: 'edit' },
    });
  }

  handleCancel() {
    this.isOpen = false;
    this.failure = undefined;
    this.#focus = '[data-fill]';
  }

  async handleSubmit(event: Event) {
    event.preventDefault();
    const { recordId, field, value } = this;
    if (this.isSaving || !recordId || !reportAll(this.template) || value === '') return;
    this.isSaving = true;
    this.failure = undefined;
    try {
      const fields = { [field]: value };
      // Notifies everything that watches the record.
      await saveChanges(recordId, [{ kind: 'update', object: objectApiName, id: recordId, fields }]);
      this.isOpen = false;
      this.dispatchEvent(new CustomEvent('filled'));
    } catch (error) {
      this.failure = error;
    } finally {
      this.isSaving = false;
    }
  }

  /** As the API expects it; empty: nothing to save. */
  get value(): string | number | boolean {
    const text = this.text.trim();
    if (text === '' || !this.isFillable) return '';
    if (this.isCheck) return true;
    return this.entry?.kind === 'input' && this.entry.type === 'number' ? Number(text) : text;
  }
}
