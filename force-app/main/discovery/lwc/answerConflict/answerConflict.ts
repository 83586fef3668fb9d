import { api, LightningElement } from 'lwc';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import title from '@salesforce/label/c.DF_Conflict_Title';
import yours from '@salesforce/label/c.DF_Conflict_Yours';
import theirs from '@salesforce/label/c.DF_Conflict_Theirs';
import keepMine from '@salesforce/label/c.DF_Conflict_Keep_Mine';
import takeTheirs from '@salesforce/label/c.DF_Conflict_Take_Theirs';
import merged from '@salesforce/label/c.DF_Conflict_Merged';
import saveMerged from '@salesforce/label/c.DF_Conflict_Save_Merged';

/** One of the two answers that are compared. */
export interface Side {
  readonly text: string;
  readonly evidence: string;
  readonly quote: string;
  readonly note: string;
}

/**
 * Compares two versions of an answer and lets the user choose one or merge them. Fires `settle` with `detail: { choice, text }`, where
 * `choice` is `mine`, `theirs` or `merged`. Saves nothing.
 */
export default class AnswerConflict extends LightningElement {
  labels = { title, yours, keepMine, takeTheirs, merged, saveMerged };
  @api mine!: Side;
  @api theirs!: Side;
  @api modifiedBy = '';
  /** ISO date-time. */
  @api modifiedAt = '';
  /** Longest text that can be saved, in characters. */
  @api longest = 255;

  typed: string | undefined;

  get theirHeading(): string {
    const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
    return fill(theirs, this.modifiedBy, at.format(new Date(this.modifiedAt)));
  }

  get mergedText(): string {
    return this.typed ?? [this.theirs.text, this.mine.text].filter(Boolean).join(' / ').slice(0, this.longest);
  }

  get cannotMerge(): boolean {
    return this.mergedText.trim() === '';
  }

  /** Moves the focus to the heading, so that a screen reader reads both texts and the choices after it. */
  @api focus() {
    this.template?.querySelector<HTMLElement>('[data-heading]')?.focus();
  }

  handleText(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    this.typed = event.detail.value;
  }

  handleMine() {
    this.settle('mine', this.mine.text);
  }

  handleTheirs() {
    this.settle('theirs', this.theirs.text);
  }

  handleMerged() {
    this.settle('merged', this.mergedText.trim());
  }

  settle(choice: 'mine' | 'theirs' | 'merged', text: string) {
    this.dispatchEvent(new CustomEvent('settle', { detail: { choice, text } }));
  }
}
