import { api, LightningElement } from 'lwc';
import { saveChanges } from 'c/dealSaves';
import { reportAll } from 'c/formValidity';
import { errorSentences } from 'c/ldsErrors';
import { fill } from 'c/textTemplate';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import { labels } from './labels.ts';

/** How the criterion asks for the field; what is neither is typed as text. */
interface FieldInput {
  readonly type: 'text' | 'longText' | 'choice' | 'number' | 'date' | 'check';
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

const TEXT: FieldInput = { type: 'text' };

/**
 * Fills one field of the deal where it is found missing: it may be on no layout. Text goes to the org as typed; a field of another type
 * takes it or says why not. Fires `filled` when it is saved.
 */
export default class FillField extends LightningElement {
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
  sentences: readonly string[] = [];

  #focus = '';

  renderedCallback() {
    const place = this.#focus && this.template?.querySelector<HTMLElement>(this.#focus);
    if (!place) return;
    this.#focus = '';
    place.focus();
  }

  get openLabel(): string {
    return fill(labels.fillWith, this.sentence);
  }

  get notSaved(): string {
    return this.isText ? labels.notSaved : labels.notChosen;
  }

  get isText(): boolean {
    return this.input.type === 'text' || this.input.type === 'longText';
  }

  get maxLength(): number {
    return this.input.type === 'longText' ? 32_000 : 255;
  }

  get isChoice(): boolean {
    return this.input.type === 'choice';
  }

  get isCheck(): boolean {
    return this.input.type === 'check';
  }

  get options(): { value: string; label: string }[] {
    return (this.input.values ?? []).map((value) => ({ value, label: value }));
  }

  get isTicked(): boolean {
    return this.text !== '';
  }

  /** As the button does. */
  @api open() {
    this.isOpen = true;
    this.#focus = '[data-fill-text]';
  }

  handleText(event: CustomEvent<{ value: string }>) {
    this.text = event.detail.value;
  }

  handleTick(event: CustomEvent<{ checked: boolean }>) {
    this.text = event.detail.checked ? 'true' : '';
  }

  handleCancel() {
    this.isOpen = false;
    this.sentences = [];
    this.#focus = '[data-fill]';
  }

  async handleSubmit(event: Event) {
    event.preventDefault();
    const { recordId, field, value } = this;
    if (this.isSaving || value === '' || !recordId || !reportAll(this.template)) return;
    this.isSaving = true;
    this.sentences = [];
    try {
      const fields = { [field]: value };
      // Whoever watches the record is told by this.
      await saveChanges(recordId, [{ kind: 'update', object: OPPORTUNITY.objectApiName, id: recordId, fields }]);
      this.isOpen = false;
      this.dispatchEvent(new CustomEvent('filled'));
    } catch (error) {
      this.sentences = errorSentences(error);
    } finally {
      this.isSaving = false;
    }
  }

  /** As the API wants it; empty: nothing to save. */
  get value(): string | number | boolean {
    const text = this.text.trim();
    if (text === '') return '';
    if (this.isCheck) return true;
    return this.input.type === 'number' ? Number(text) : text;
  }
}
