import { api } from 'lwc';
import { today } from 'c/calendarDays';
import { conceptName } from 'c/conceptNames';
import DealPanel from 'c/dealPanel';
import { saveChanges } from 'c/dealSaves';
import type { Change } from 'c/dealSaves';
import { draftOf, dropDraft, keepDraft } from 'c/drafts';
import { CONCEPTS } from 'c/gateRules';
import { faultOf } from 'c/ldsErrors';
import { readNotes } from 'c/noteReading';
import type { Found } from 'c/noteReading';
import { focusPending } from 'c/pendingFocus';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';
import { acceptance, keyOf, presentOf, proposedOf, settle, waiting } from './suggestions.ts';
import type { Proposed } from './suggestions.ts';

/** Proposals from pasted notes that are not decided yet, and the day of the notes (ISO). Stored as a draft. */
interface Pasted {
  readonly found: readonly Found[];
  readonly day: string;
}

const NOTES = 'suggestions:notes';
const PASTED = 'suggestions:found';
const EDITED = 'suggestions:edited';

/**
 * Proposed answers and pains, from stored suggestions and pasted notes, each with its quote. The seller accepts, edits or dismisses each;
 * nothing is saved before that.
 */
export default class SuggestionInbox extends DealPanel {
  labels = labels;
  isPasting = false;
  notes = '';
  pasted: Pasted | undefined;
  edited: Proposed | undefined;
  isSaving = false;
  announcement = '';
  heading = '';
  /** The error of the last save. */
  failure: unknown;

  #isRestored = false;
  #focus = '';

  renderedCallback() {
    this.restore();
    this.#focus = focusPending(this.template, this.#focus);
  }

  /** Restores the drafts, once. Not in `connectedCallback`, because the deal's id is not loaded yet then. */
  restore() {
    const { dealId } = this;
    if (this.#isRestored || !dealId || !this.hasData) return;
    this.#isRestored = true;
    // A text of another form that came before the deal was read is newer than a draft.
    this.notes ||= draftOf<string>(dealId, NOTES)?.value ?? '';
    this.pasted = draftOf<Pasted>(dealId, PASTED)?.value;
    const edited = draftOf<Proposed>(dealId, EDITED)?.value;
    if (edited && this.waiting.some(({ key }) => key === edited.key)) this.edited = edited;
    else dropDraft(dealId, EDITED);
    this.isPasting ||= this.notes !== '';
  }

  get waiting(): Proposed[] {
    const { deal, pasted } = this;
    const found = pasted ? proposedOf(pasted.found, pasted.day, (line) => fill(labels.line, line)) : [];
    return deal ? waiting(deal, found) : [];
  }

  get items() {
    const { deal } = this;
    return this.waiting.map((one) => {
      const shown = this.edited?.key === one.key ? this.edited : one;
      const present = deal && one.kind === 'Answer' ? presentOf(deal, shown.concept) : undefined;
      const accept = present ? labels.replace : labels.accept;
      const named = (button: string) => fill(labels.of, button, one.text);
      return {
        ...shown,
        isEdited: shown !== one,
        canAccept: one.side !== 'Seller',
        canEdit: shown === one && one.side !== 'Seller',
        note: one.side === 'Seller' ? labels.sellerWords : one.side === 'Unknown' ? labels.unknownSide : '',
        isAnswer: one.kind === 'Answer',
        becomes: one.kind === 'Pain' ? labels.isPain : fill(labels.answers, conceptName(shown.concept)),
        words: one.saidByName ? fill(labels.said, one.saidByName, one.quote) : one.quote,
        present: present ? fill(labels.present, present.answer) : '',
        accept,
        acceptName: named(accept),
        editName: named(labels.edit),
        dismissName: named(labels.dismiss),
      };
    });
  }

  get countText(): string {
    return this.waiting.length > 0 ? fill(labels.count, this.waiting.length) : '';
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0 && !this.isPasting;
  }

  get topics() {
    const asked = new Set(this.governing.flatMap(({ questions }) => questions.map(({ concept }) => concept)));
    const free = (concept: string) => /^custom \d$/.test(concept) && !asked.has(concept);
    return CONCEPTS.filter((concept) => !free(concept)).map((value) => ({ value, label: conceptName(value) }));
  }

  get cannotFind(): boolean {
    return this.notes.trim() === '';
  }

  /** Opens the field for notes, with a text of another form in it, and moves the focus there. */
  @api paste(text?: string) {
    if (text) this.keepNotes(text);
    this.handlePaste();
  }

  handlePaste() {
    this.isPasting = true;
    this.#focus = '[data-notes]';
  }

  handleNotes(event: CustomEvent<{ value: string }>) {
    this.keepNotes(event.detail.value);
  }

  keepNotes(notes: string) {
    this.notes = notes;
    if (this.dealId) keepDraft(this.dealId, NOTES, notes);
  }

  handleCancel() {
    this.isPasting = false;
    this.notes = '';
    if (this.dealId) dropDraft(this.dealId, NOTES);
    this.#focus = '[data-paste]';
  }

  /** Searches the notes. When nothing is found, they stay in the field. */
  handleFind() {
    const found = readNotes(this.notes);
    if (found.length === 0) {
      this.announcement = labels.foundNone;
      return;
    }
    // By key, so that pasting the same notes again does not duplicate proposals.
    const all = new Map([...(this.pasted?.found ?? []), ...found].map((one) => [keyOf(one), one]));
    this.keepPasted({ found: [...all.values()], day: today() });
    this.announcement = fill(labels.found, found.length);
    this.handleCancel();
    this.#focus = '[data-title]';
  }

  handleEdit(event: Event) {
    this.edited = this.itemOf(event);
    this.#focus = '[data-text]';
  }

  handleText(event: CustomEvent<{ value: string }>) {
    this.keepEdited({ text: event.detail.value });
  }

  handleTopic(event: CustomEvent<{ value: string }>) {
    this.keepEdited({ concept: event.detail.value });
  }

  /** Enter accepts the sentence, except while an input method composes a word. */
  handleKey(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.isComposing) this.handleAccept(event);
  }

  async handleAccept(event: Event) {
    const item = this.itemOf(event);
    const { deal, dealId } = this;
    if (!item || !deal || !dealId || item.side === 'Seller') return;
    const one = this.edited?.key === item.key ? this.edited : item;
    if (one.text.trim() === '') return;
    await this.settle(item, acceptance(deal, dealId, one), labels.accepted);
  }

  async handleDismiss(event: Event) {
    const item = this.itemOf(event);
    if (item) await this.settle(item, item.isStored ? [[settle(item.key, 'Dismissed')]] : [], labels.dismissed);
  }

  /** Runs the saves in order, then removes the proposal and announces `message`. After a failure it stays, and the error is shown. */
  async settle(item: Proposed, steps: readonly (readonly Change[])[], message: string) {
    const { dealId } = this;
    if (!dealId || this.isSaving) return;
    this.isSaving = true;
    this.failure = undefined;
    try {
      for (const changes of steps) {
        // One after the other: the suggestion may get its status only after the answer was saved.
        // eslint-disable-next-line no-await-in-loop
        await saveChanges(dealId, changes);
      }
      if (!item.isStored) this.forget(item);
      if (this.edited?.key === item.key) {
        this.edited = undefined;
        dropDraft(dealId, EDITED);
      }
      this.announcement = message;
      this.#focus = '[data-title]';
    } catch (error) {
      const isOffline = faultOf(error) === 'offline';
      this.heading = isOffline ? labels.offline : labels.notSaved;
      this.failure = error;
    } finally {
      this.isSaving = false;
    }
    // Also after a failure: a save whose response was lost then shows as saved. Not while offline, where every panel would show an error.
    if (steps.length > 0 && navigator.onLine !== false) await this.refreshDeal().catch(() => undefined);
  }

  forget(item: Proposed) {
    const { pasted } = this;
    if (!pasted) return;
    this.keepPasted({ ...pasted, found: pasted.found.filter((one) => keyOf(one) !== item.key) });
  }

  keepEdited(part: Partial<Pick<Proposed, 'text' | 'concept'>>) {
    const { dealId, edited } = this;
    if (!dealId || !edited) return;
    this.edited = { ...edited, ...part };
    keepDraft(dealId, EDITED, this.edited);
  }

  keepPasted(pasted: Pasted) {
    const isEmpty = pasted.found.length === 0;
    this.pasted = isEmpty ? undefined : pasted;
    if (!this.dealId) return;
    if (isEmpty) dropDraft(this.dealId, PASTED);
    else keepDraft(this.dealId, PASTED, pasted);
  }

  itemOf(event: Event): Proposed | undefined {
    const { key } = (event.currentTarget as HTMLElement).dataset;
    return this.waiting.find((one) => one.key === key);
  }
}
