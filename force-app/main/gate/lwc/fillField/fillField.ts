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
import { reportAndFocus } from 'c/formValidity';
import { focusPending } from 'c/pendingFocus';
import { fill } from 'c/textTemplate';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import NEXT_STEP from '@salesforce/schema/Opportunity.NextStep';
import { entryOf, fieldOf, isPicklist } from './entry.ts';
import type { Entry, FieldInput, RequestName } from './entry.ts';
import { labels } from './labels.ts';

const TEXT: FieldInput = { type: 'text' };
const { objectApiName } = OPPORTUNITY;

/**
 * A button and form that fills one field of the deal next to the criterion that requires it; the field may be on no page layout. When the
 * form opens it requests the org's description of the field and shows a fitting input, or why there is none. Without that description it
 * uses the playbook's. Fires `filled` after the save.
 */
export default class FillField extends NavigationMixin(LightningElement) {
  labels = labels;
  @api recordId: string | undefined;
  /** API name of the field. */
  @api field = '';
  /** The criterion's sentence: the label of the input. */
  @api sentence = '';
  @api input: FieldInput = TEXT;

  isOpen = false;
  isSaving = false;
  text = '';
  /** The error of the last save. */
  failure: unknown;
  info: ObjectInfoRepresentation | undefined;
  deal: RecordRepresentation | undefined;
  values: PicklistValuesRepresentation | undefined;
  /** Requests that failed since the form was opened. */
  failed: readonly RequestName[] = [];

  #focus = '';

  /** Undefined while the form is closed, which keeps the wires below from requesting anything. */
  get askedObject(): string | undefined {
    return this.isOpen ? objectApiName : undefined;
  }

  @wire(getObjectInfo, { objectApiName: '$askedObject' })
  handleInfo({ data, error }: LdsResult<ObjectInfoRepresentation>) {
    this.storeResponse('info', data, error);
  }

  /** Set for a picklist only: its values depend on the deal's record type and, if it is dependent, on a controlling field. */
  get askedDeal(): string | undefined {
    return this.askedObject && isPicklist(this.description) ? this.recordId : undefined;
  }

  get askedFields(): string[] {
    return [this.field, this.controllerName].filter(Boolean).map((name) => `${objectApiName}.${name}`);
  }

  @wire(getRecord, { recordId: '$askedDeal', optionalFields: '$askedFields' })
  handleDeal({ data, error }: LdsResult<RecordRepresentation>) {
    this.storeResponse('deal', data, error);
  }

  /** The deal's record type, or the user's default one when the deal cannot be read; undefined until either is known. */
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
    this.storeResponse('values', data, error);
  }

  /**
   * Stores the response of a request; after an error an earlier response stays. Moves the focus from the waiting text to the input, which
   * can be rendered now.
   */
  storeResponse(request: RequestName, data: unknown, error: unknown) {
    if (!data && !error) return;
    if (this.template?.activeElement?.hasAttribute('data-fill-wait')) this.#focus = '[data-fill-text]';
    if (data) Object.assign(this, { [request]: data });
    else this.failed = [...this.failed, request];
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

  /** A next step that only we take is none for the customer. */
  get isNextStep(): boolean {
    return this.field === NEXT_STEP.fieldApiName;
  }

  /** Why the field cannot be filled here; empty when it can. */
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

  /** Chosen values of a multi-select picklist, which the API joins with `;`. */
  get chosen(): string[] {
    return this.text === '' ? [] : this.text.split(';');
  }

  /** Opens the form, like a click on the button. */
  @api open() {
    this.isOpen = true;
    this.failed = [];
    this.#focus = '[data-fill-text]';
  }

  /**
   * `lightning-input` reports null for text that is no valid date or number. It is stored as blank, which leaves the typed text in the
   * input, and the input shows its validation message.
   */
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
    if (this.isSaving || !recordId || !reportAndFocus(this.template) || value === '') return;
    this.isSaving = true;
    this.failure = undefined;
    try {
      const fields = { [field]: value };
      // `updateRecord` also updates the cached record, so all panels of the page get the new value.
      await saveChanges(recordId, [{ kind: 'update', object: objectApiName, id: recordId, fields }]);
      this.isOpen = false;
      this.dispatchEvent(new CustomEvent('filled'));
    } catch (error) {
      this.failure = error;
    } finally {
      this.isSaving = false;
    }
  }

  /** The value to save, in the type that the API expects; empty text: nothing to save. */
  get value(): string | number | boolean {
    const text = this.text.trim();
    if (text === '' || !this.isFillable) return '';
    if (this.isCheck) return true;
    return this.entry?.kind === 'input' && this.entry.type === 'number' ? Number(text) : text;
  }
}
