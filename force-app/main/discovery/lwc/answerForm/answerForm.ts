import { api, LightningElement } from 'lwc';
import { pairOf } from 'c/answerPairs';
import type { Pair, PairContext } from 'c/answerPairs';
import type { AnswerValue } from 'c/answerDraft';
import { focusInvalid, reportAll } from 'c/formValidity';
import { personOf } from 'c/quoteSpeaker';
import type { Person } from 'c/quoteSpeaker';
import note from '@salesforce/label/c.DF_Question_Note';
import addNote from '@salesforce/label/c.DF_Question_Add_Note';
import keys from '@salesforce/label/c.DF_Question_Level_Keys';
import { isHintDue } from './hint.ts';

/** What the form needs to know of the deal. */
interface FormContext extends PairContext {
  readonly accountId: string | undefined;
  readonly customer: string;
}

/**
 * The fields of an answer besides its sentence, or of the promise to find out. Fires `change` with the changed values, and `pair` with
 * whether the user wants the other record of the pair saved too. Its only state is what of it is unfolded.
 */
export default class AnswerForm extends LightningElement {
  labels = { note, addNote, keys };
  @api context!: FormContext;
  @api value!: AnswerValue;
  /** The answer as it is in the org; undefined for a new one. */
  @api stored: AnswerValue | undefined;
  /** The user's choice about the pair; undefined: none yet. */
  @api isPaired: boolean | undefined;

  hasNote = false;
  isHintShown = isHintDue();
  isNoteFocused = false;

  renderedCallback() {
    if (!this.isNoteFocused) return;
    this.isNoteFocused = false;
    this.template?.querySelector<HTMLElement>('[data-note]')?.focus();
  }

  get isAnswering(): boolean {
    return !this.value.isOpen;
  }

  get isNoteShown(): boolean {
    return this.hasNote || this.value.note !== '';
  }

  get person(): Person | undefined {
    const { dealId, deal } = this.context;
    return personOf(dealId, deal?.contacts);
  }

  get pair(): Pair | undefined {
    return pairOf(this.context, this.value, this.stored);
  }

  /** Read only where there is a pair. */
  get isTicked(): boolean | undefined {
    return this.isPaired ?? this.pair?.isTicked;
  }

  /** Shows a message at each missing field; returns true when none is missing. */
  @api reportValidity(): boolean {
    return reportAll(this.template);
  }

  /** Moves the focus to the first invalid field after `reportValidity`, else into the evidence or the promise. */
  @api focus() {
    if (!focusInvalid(this.template)) this.template?.querySelector<HTMLElement>('[data-validate]')?.focus();
  }

  handleChange(event: CustomEvent<Partial<AnswerValue>>) {
    event.stopPropagation();
    this.change(event.detail);
  }

  handleNote(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    this.change({ note: event.detail.value });
  }

  handleAddNote() {
    this.hasNote = true;
    this.isNoteFocused = true;
  }

  handlePair(event: Event) {
    const { checked } = event.currentTarget as HTMLInputElement;
    this.dispatchEvent(new CustomEvent<boolean>('pair', { detail: checked }));
  }

  change(detail: Partial<AnswerValue>) {
    this.dispatchEvent(new CustomEvent('change', { detail }));
  }
}
