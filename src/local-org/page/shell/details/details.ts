import { api, LightningElement, wire } from 'lwc';
import { getFieldValue, getRecord, updateRecord } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { errorSentences } from 'c/ldsErrors';
import { currentRoute, goTo, onNavigate, recordPath } from 'host/router';

const SHOWN = [
  { label: 'Type', field: 'Type' },
  { label: 'Lead source', field: 'LeadSource' },
  { label: 'Next step', field: 'NextStep', isEditable: true },
  { label: 'Desired outcome', field: 'DF_Desired_Outcome__c', isEditable: true },
  { label: 'Playbook pin', field: 'DF_Playbook_Pin__c' },
  { label: 'Description', field: 'Description', isEditable: true },
];

/** Simple version of force:detailPanel: some of the deal's fields, of which texts can be edited. */
export default class Details extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  fields = SHOWN.map(({ field }) => `Opportunity.${field}`);
  record: RecordRepresentation | undefined;
  draft: Readonly<Record<string, string>> | undefined;
  sentences: readonly string[] = [];

  #stop: () => void = () => {};
  /** Editing began: the first field gets the focus after rendering. */
  #isFocusPending = false;

  connectedCallback() {
    this.#stop = onNavigate(() => this.followRoute());
    this.followRoute();
  }

  disconnectedCallback() {
    this.#stop();
  }

  renderedCallback() {
    const first = this.#isFocusPending && this.template?.querySelector<HTMLElement>('lightning-input');
    if (!first) return;
    this.#isFocusPending = false;
    first.focus();
  }

  /** The address of the record decides whether the details are edited, as on the platform. */
  followRoute() {
    const route = currentRoute();
    if (route.page !== 'record' || route.action !== 'edit') return;
    this.draft ??= {};
    this.#isFocusPending = true;
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  handleRecord({ data }: LdsResult<RecordRepresentation>) {
    if (data) this.record = data;
  }

  get shown() {
    return SHOWN.filter(({ field }) => this.record?.fields[field]).map(({ label, field, isEditable }) => ({
      label,
      field,
      isInput: isEditable === true && this.draft !== undefined,
      text: this.textOf(field),
      typed: this.draft?.[field] ?? this.textOf(field),
    }));
  }

  get isEditing(): boolean {
    return this.draft !== undefined;
  }

  handleEdit() {
    this.draft = {};
  }

  handleField(event: CustomEvent<{ value: string }>) {
    const { field } = (event.currentTarget as HTMLElement).dataset;
    if (field) this.draft = { ...this.draft, [field]: event.detail.value };
  }

  handleCancel() {
    this.draft = undefined;
    this.sentences = [];
    const route = currentRoute();
    if (route.page === 'record' && route.action === 'edit')
      goTo(recordPath(route.objectApiName, route.recordId), { replace: true });
  }

  async handleSave() {
    const changes = Object.entries(this.draft ?? {}).map(([field, text]) => [field, text.trim() || null]);
    try {
      await updateRecord({ fields: { Id: this.recordId, ...Object.fromEntries(changes) } });
      this.handleCancel();
      this.dispatchEvent(new ShowToastEvent({ title: 'Saved.', variant: 'success' }));
    } catch (error) {
      this.sentences = errorSentences(error);
    }
  }

  textOf(field: string): string {
    return String(getFieldValue(this.record, `Opportunity.${field}`) ?? '');
  }
}
