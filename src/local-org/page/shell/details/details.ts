import { api, LightningElement, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { namesOf } from 'host/fields';
import type { Field, ObjectInfo } from 'host/fields';
import { saveFields } from 'host/recordSave';
import { currentRoute, goTo, onNavigate, recordPath } from 'host/router';
import { texts } from 'host/texts';
import { whenNear } from './whenNear.ts';
import { layoutOf } from './layout.ts';
import type { Layout } from './layout.ts';

interface Cell extends HTMLElement {
  readonly dataset: DOMStringMap;
  read(): Readonly<Record<string, unknown>> | undefined;
  refuse(messages: readonly string[]): void;
}

/** Simple version of force:detailPanel: the fields of the record, each edited in place by its pencil, or all at once. */
export default class Details extends LightningElement {
  texts = texts;
  @api recordId: string | undefined;
  @api objectApiName = 'Opportunity';
  info: ObjectInfo | undefined;
  record: RecordRepresentation | undefined;
  /** The record as it was when all fields were opened; undefined: they are not. */
  before: RecordRepresentation | undefined;
  sentences: readonly string[] = [];
  isMoreShown = false;
  /** The details are near what the user sees, or the page has nothing else to do: until then they are not rendered, as on the platform. */
  isNear = false;
  isSaving = false;

  #stop: () => void = () => {};
  /** The address asks for editing before there is a record. */
  #isAsked = false;
  /** What gets the focus after rendering. */
  #focus: '' | 'first' | 'edit' = '';

  connectedCallback() {
    const stopRoute = onNavigate(() => this.followRoute());
    const stopWaiting = whenNear(this, () => {
      this.isNear = true;
    });
    this.#stop = () => {
      stopRoute();
      stopWaiting();
    };
    this.followRoute();
  }

  disconnectedCallback() {
    this.#stop();
  }

  renderedCallback() {
    if (this.#focus === '' || (this.#focus === 'first' && !this.isEditing)) return;
    const target =
      this.#focus === 'edit' ? this.template?.querySelector<HTMLElement>('[data-edit-all]') : this.cells[0];
    if (!target) return;
    this.#focus = '';
    // A control that has just opened renders after this.
    setTimeout(() => target.focus());
  }

  /** The address of the record decides whether the details are edited, as on the platform. */
  followRoute() {
    const route = currentRoute();
    if (route.page !== 'record' || route.action !== 'edit') return;
    this.#isAsked = true;
    this.isNear = true;
    this.open();
  }

  open() {
    if (!this.#isAsked || !this.record || !this.info) return;
    this.#isAsked = false;
    this.before ??= this.record;
    this.#focus = 'first';
  }

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  handleInfo({ data }: LdsResult<ObjectInfo>) {
    if (data) this.info = data;
    this.open();
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  handleRecord({ data }: LdsResult<RecordRepresentation>) {
    if (data) this.record = data;
    this.open();
  }

  get layout(): Layout {
    return this.info ? layoutOf(this.info) : { first: [], more: [] };
  }

  /** Undefined until the object is known, which keeps the wire from reading the record twice. */
  get fields(): string[] | undefined {
    if (!this.info || !this.isNear) return undefined;
    const { first, more } = this.layout;
    const names = [...first, ...more].flatMap((field) => namesOf(this.objectApiName, field));
    return [...new Set([...names, `${this.objectApiName}.LastModifiedDate`])];
  }

  get first(): readonly Field[] {
    return this.record ? this.layout.first : [];
  }

  get more(): readonly Field[] {
    return this.layout.more;
  }

  get hasMore(): boolean {
    return this.record !== undefined && this.more.length > 0;
  }

  get moreIcon(): string {
    return this.isMoreShown ? 'utility:chevrondown' : 'utility:chevronright';
  }

  /** What is being edited does not change under the user. */
  get shownRecord(): RecordRepresentation | undefined {
    return this.before ?? this.record;
  }

  get isEditing(): boolean {
    return this.before !== undefined;
  }

  get mayEdit(): boolean {
    return !this.isEditing && this.info?.updateable === true && this.record !== undefined;
  }

  get cells(): Cell[] {
    const all = [...(this.template?.querySelectorAll<Cell>('shell-field') ?? [])];
    return all.filter(({ dataset }) => this.info?.fields[dataset['detail'] ?? '']?.updateable);
  }

  handleMore() {
    this.isMoreShown = !this.isMoreShown;
  }

  handleEdit() {
    this.#isAsked = true;
    this.open();
  }

  handleCancel() {
    this.before = undefined;
    this.sentences = [];
    this.#focus = 'edit';
    const route = currentRoute();
    if (route.page === 'record' && route.action === 'edit')
      goTo(recordPath(route.objectApiName, route.recordId), { replace: true });
  }

  /** Saves what was changed in one request, all or nothing; messages are shown below their fields. */
  async handleSave() {
    const { cells, before } = this;
    const found = cells.map((cell) => cell.read());
    const invalid = found.indexOf(undefined);
    if (invalid >= 0) cells[invalid]?.focus();
    if (invalid >= 0 || !before || this.isSaving) return;
    const changes: Record<string, unknown> = Object.assign({}, ...found);
    if (Object.keys(changes).length === 0) {
      this.handleCancel();
      return;
    }
    this.isSaving = true;
    const outcome = await saveFields(before, changes);
    this.isSaving = false;
    if (outcome.kind === 'saved') {
      this.handleCancel();
      this.dispatchEvent(new ShowToastEvent({ title: texts.saved, variant: 'success' }));
      return;
    }
    const { fields, others, record } = outcome;
    if (record) this.before = { ...before, fields: { ...before.fields, ...record.fields } };
    const isShown = (name: string): boolean => cells.some(({ dataset }) => dataset['detail'] === name);
    const elsewhere = Object.entries(fields).flatMap(([name, messages]) => (isShown(name) ? [] : messages));
    this.sentences = [...others, ...elsewhere];
    for (const cell of cells) cell.refuse(fields[cell.dataset['detail'] ?? ''] ?? []);
    cells.find(({ dataset }) => (dataset['detail'] ?? '') in fields)?.focus();
  }
}
