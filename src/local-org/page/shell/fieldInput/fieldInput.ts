import { api, LightningElement, wire } from 'lwc';
import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import type { PicklistValuesRepresentation } from 'lightning/uiObjectInfoApi';
import type { LdsResult } from 'lightning/uiRecordApi';
import { isNumber, lineOf } from 'host/fields';
import type { Control, Field } from 'host/fields';
import { texts } from 'host/texts';

type ControlElement = HTMLElement & {
  value?: unknown;
  checked?: boolean;
  reportValidity?(): boolean;
};

/** The control that fits a field's type, with the org's picklist values. The label belongs to the control. */
export default class FieldInput extends LightningElement {
  texts = texts;
  @api field!: Field;
  @api objectApiName = '';
  @api control: Control = 'line';
  @api label = '';
  /** The stored value when the control opened: later changes do not replace what is being typed. */
  @api get value(): unknown {
    return this.#first?.value;
  }
  set value(value: unknown) {
    this.#first ??= { value };
  }
  /** Of a lookup: the name of the stored target. */
  @api shown = '';
  @api recordTypeId: string | undefined;

  chosen: string | undefined;
  options: readonly { value: string; label: string }[] = [];

  #first: { readonly value: unknown } | undefined;

  /** Undefined for fields without picklist values, which keeps the wire from requesting any. */
  get picklist(): string | undefined {
    return this.isChoice || this.isSeveral ? `${this.objectApiName}.${this.field.apiName}` : undefined;
  }

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: '$picklist' })
  handleValues({ data }: LdsResult<PicklistValuesRepresentation>) {
    if (!data) return;
    const values = data.values.map(({ value, label }) => ({ value, label }));
    const stored = typeof this.value === 'string' ? this.value.split(';') : [];
    // A stored value that is no longer active stays a choice, so that saving does not change it.
    const old = stored.filter((one) => one !== '' && !values.some(({ value }) => value === one));
    const blank = this.isChoice && !this.field.required ? [{ value: '', label: texts.none }] : [];
    this.options = [...blank, ...values, ...old.map((value) => ({ value, label: value }))];
  }

  @api focus() {
    this.element?.focus();
  }

  /** Takes over what was typed: controls of days do so only when they lose the focus. */
  @api commit() {
    if (['date', 'datetime', 'time'].includes(this.line.type)) this.element?.blur();
  }

  /** The value to save; undefined when the control holds none that is valid, which it then shows. */
  @api read(): { readonly value: unknown } | undefined {
    const { element, field } = this;
    if (!element || element.reportValidity?.() === false) return undefined;
    if (this.isCheck) return { value: element.checked === true };
    if (this.isChoice) return { value: this.typed || null };
    if (this.isSeveral) return { value: this.several.join(';') || null };
    const typed = element.value;
    if (typed === null || typed === undefined || String(typed).trim() === '') return { value: null };
    return { value: isNumber(field) ? Number(typed) : typeof typed === 'string' ? typed.trim() : typed };
  }

  get element(): ControlElement | null | undefined {
    return this.template?.querySelector<ControlElement>('[data-control]');
  }

  get typed(): string {
    return this.chosen ?? String(this.value ?? '');
  }

  get several(): string[] {
    return this.typed === '' ? [] : this.typed.split(';');
  }

  get line() {
    return lineOf(this.field);
  }

  /** Of a text; the length of other fields is one of the database. */
  get maxLength(): number | undefined {
    return this.line.type === 'text' && this.field.length > 0 ? this.field.length : undefined;
  }

  get target(): string {
    return this.field.referenceToInfos[0]?.apiName ?? '';
  }

  get isArea(): boolean {
    return this.control === 'area';
  }

  get isChoice(): boolean {
    return this.control === 'choice';
  }

  get isSeveral(): boolean {
    return this.control === 'several';
  }

  get isCheck(): boolean {
    return this.control === 'check';
  }

  get isLookup(): boolean {
    return this.control === 'lookup';
  }

  handleChoice(event: CustomEvent<{ value: string }>) {
    this.chosen = event.detail.value;
  }

  handleSeveral(event: CustomEvent<{ value: readonly string[] }>) {
    this.chosen = event.detail.value.join(';');
  }
}
