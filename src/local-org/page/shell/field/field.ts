import { api, LightningElement } from 'lwc';
import type { RecordRepresentation } from 'lightning/uiRecordApi';
import { controlOf, labelOf } from 'host/fields';
import type { Control, Field, ObjectInfo } from 'host/fields';
import { saveFields } from 'host/recordSave';
import type { Outcome } from 'host/recordSave';
import { openAddress } from 'host/router';
import { text, texts } from 'host/texts';
import { hrefOf, shownOf } from './shown.ts';

interface Input extends HTMLElement {
  commit(): void;
  read(): { readonly value: unknown } | undefined;
}

/** Id of the record type of a record that has none. */
const MASTER = '012000000000000AAA';

/**
 * One field of a record: label, value and pencil. The pencil opens the control in place; Enter saves, Escape cancels, messages are
 * shown below it. In a form (`isForm`) the control is open and the form saves.
 */
export default class FieldCell extends LightningElement {
  texts = texts;
  @api field!: Field;
  @api info: ObjectInfo | undefined;
  @api record: RecordRepresentation | undefined;
  /** `strong`: as in a header; `brief`: also on one line. */
  @api look: 'plain' | 'strong' | 'brief' = 'plain';
  /** A form that saves several fields has this one open. */
  @api isForm = false;

  isOpenAlone = false;
  isSaving = false;
  messages: readonly string[] = [];

  /** The record as it was when editing began, so that changes of others meanwhile are noticed. */
  #before: RecordRepresentation | undefined;
  #focus: '' | 'data-input' | 'data-pencil' = '';

  renderedCallback() {
    const element = this.#focus && this.template?.querySelector<HTMLElement>(`[${this.#focus}]`);
    if (!element) return;
    this.#focus = '';
    element.focus();
  }

  /** Moves the focus into the open control. */
  @api focus() {
    this.template?.querySelector<HTMLElement>('[data-input]')?.focus();
  }

  /** The changed value; `{}` when it is unchanged, undefined when the control holds none that is valid. */
  @api read(): Readonly<Record<string, unknown>> | undefined {
    const found = this.input?.read();
    if (!found) return undefined;
    return found.value === (this.draftedValue ?? null) ? {} : { [this.name]: found.value };
  }

  /** Shows messages under the control. */
  @api refuse(messages: readonly string[]) {
    this.messages = messages;
  }

  get input(): Input | null | undefined {
    return this.template?.querySelector<Input>('[data-input]');
  }

  get name(): string {
    return this.field.apiName;
  }

  get label(): string {
    return labelOf(this.field);
  }

  get control(): Control {
    return controlOf(this.info, this.field);
  }

  get isOpen(): boolean {
    return this.isEditable && (this.isForm || this.isOpenAlone);
  }

  get isAlone(): boolean {
    return !this.isForm;
  }

  get isEditable(): boolean {
    return this.control !== 'none' && this.record !== undefined;
  }

  get isLocked(): boolean {
    return this.record !== undefined;
  }

  /** Required fields are marked where all fields stand; controls have marks of their own. */
  get isMarked(): boolean {
    return this.field.required && this.look === 'plain' && this.isEditable;
  }

  get draftedValue(): unknown {
    return (this.#before ?? this.record)?.fields[this.name]?.value;
  }

  get recordTypeId(): string {
    return this.record?.recordTypeId ?? MASTER;
  }

  get shown(): string {
    return shownOf(this.record, this.field, this.look !== 'plain');
  }

  get href(): string {
    return hrefOf(this.record, this.field);
  }

  get className(): string {
    const long = this.control === 'area' || this.field.dataType === 'TextArea' ? ' field_long' : '';
    const looks = { plain: '', strong: ' field_strong', brief: ' field_strong field_brief' };
    return `field${long}${looks[this.look]}`;
  }

  get editLabel(): string {
    return text('editField', this.label);
  }

  get saveLabel(): string {
    return text('saveField', this.label);
  }

  get cancelLabel(): string {
    return text('cancelField', this.label);
  }

  get lockedLabel(): string {
    return text('readOnly', this.label);
  }

  handleLink(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || !this.href.startsWith('/')) return;
    event.preventDefault();
    openAddress(this.href);
  }

  handleEdit() {
    if (!this.isEditable || this.isOpen) return;
    this.#before = this.record;
    this.isOpenAlone = true;
    this.#focus = 'data-input';
  }

  handleKey(event: KeyboardEvent) {
    if (!this.isOpenAlone || event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') this.handleCancel();
    // In other controls Enter alone has a meaning of its own.
    else if (event.key === 'Enter' && (['line', 'check'].includes(this.control) || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      // The control takes over what was typed when it handles the same key, and a day when it loses the focus.
      setTimeout(() => {
        this.input?.commit();
        void this.handleSave();
      });
    }
  }

  handleCancel() {
    this.close();
  }

  async handleSave() {
    const changes = this.read();
    const before = this.#before;
    if (!changes || !before || this.isSaving) return;
    if (Object.keys(changes).length === 0) {
      this.close();
      return;
    }
    this.isSaving = true;
    this.messages = [];
    const outcome = await saveFields(before, changes);
    this.isSaving = false;
    if (outcome.kind === 'saved') this.close();
    else this.show(outcome);
  }

  show({ fields, others, record }: Exclude<Outcome, { kind: 'saved' }>) {
    this.messages = [...new Set([...Object.values(fields).flat(), ...others])];
    // What the user saves now is meant to replace the other's change.
    if (record && this.#before)
      this.#before = { ...this.#before, fields: { ...this.#before.fields, ...record.fields } };
    this.#focus = 'data-input';
  }

  close() {
    const { activeElement } = document;
    const isInside = this.template?.activeElement !== null || activeElement === null || activeElement === document.body;
    this.isOpenAlone = false;
    this.messages = [];
    this.#before = undefined;
    if (isInside) this.#focus = 'data-pencil';
  }
}
