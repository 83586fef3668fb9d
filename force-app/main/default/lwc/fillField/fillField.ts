import { api, LightningElement } from 'lwc';
import { updateRecord } from 'lightning/uiRecordApi';
import { errorSentences } from 'c/ldsErrors';
import { labels } from './labels.ts';

/**
 * Fills one blank field of the deal where it is found missing: it may be on no layout. Text goes to the org as typed; a field of
 * another type takes it or says why not.
 */
export default class FillField extends LightningElement {
  labels = labels;
  @api recordId: string | undefined;
  /** API name of the field. */
  @api field = '';
  /** What is missing, in the gate's words: the label of the place to type. */
  @api sentence = '';

  isOpen = false;
  isSaving = false;
  text = '';
  sentences: readonly string[] = [];

  get cannotSave(): boolean {
    return this.isSaving || this.text.trim() === '';
  }

  handleOpen() {
    this.isOpen = true;
  }

  handleText(event: CustomEvent<{ value: string }>) {
    this.text = event.detail.value;
  }

  handleCancel() {
    this.isOpen = false;
    this.sentences = [];
  }

  async handleSubmit(event: Event) {
    event.preventDefault();
    if (this.cannotSave) return;
    this.isSaving = true;
    this.sentences = [];
    try {
      // Whoever watches the record is told by this.
      await updateRecord({ fields: { Id: this.recordId, [this.field]: this.text.trim() } });
      this.isOpen = false;
    } catch (error) {
      this.sentences = errorSentences(error);
    } finally {
      this.isSaving = false;
    }
  }
}
