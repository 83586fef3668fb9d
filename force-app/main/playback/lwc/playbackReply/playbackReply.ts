import { api, LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { today } from 'c/calendarDays';
import { saveChanges } from 'c/dealSaves';
import type { Deal } from 'c/dealRows';
import { draftOf, dropDraft, keepDraft } from 'c/drafts';
import { requestFix } from 'c/fixRequests';
import { reportAndFocus } from 'c/formValidity';
import { confirmationPeople, peopleOf } from 'c/replyPeople';
import type { PeopleData, PersonOfDeal } from 'c/replyPeople';
import type { Source } from 'c/sourceFields';
import { dayText, fill, isSameText } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import userId from '@salesforce/user/Id';
import { confirmables, confirmChanges, WORDS_LENGTH } from './confirmations.ts';
import type { Reply } from './confirmations.ts';
import { labels } from './labels.ts';
import { proposalOf } from './proposal.ts';
import type { Proposal } from './proposal.ts';
import { cutAtWord, snap } from './snapping.ts';
import type { Selection } from './snapping.ts';

interface Words extends HTMLElement {
  setCustomValidity(message: string): void;
}

/** Words as they were selected in a text. */
interface Early extends Selection {
  readonly text: string;
  readonly words: string;
}

type Reading = typeof import('c/replyReading');
type Read = ReturnType<Reading['readReply']>;
/** Loaded with the first text. */
const fetchReading = (): Promise<Reading> => import('c/replyReading');

const SLOT = 'playback:reply';
const BLANK: Omit<Reply, 'saidOn'> = { text: '', saidBy: '', saidByName: '', source: 'Email', quotes: {} };

/**
 * The customer's reply: sets what it confirms to Confirmed, with whole sentences of the customer as its words. Who wrote it and when is
 * proposed from signature and headers; new facts in it go to the checklist as notes. Fires `confirmed` with `detail: { count }`.
 */
export default class PlaybackReply extends LightningElement {
  labels = labels;
  /** Where a reply can come from. */
  sources = ['Email', 'Playback'];
  wordsLength = WORDS_LENGTH;
  @api deal!: Deal;
  @api dealId!: string;
  @api accountId: string | undefined;

  reply: Reply = { ...BLANK, saidOn: today() };
  isSaving = false;
  /** The error of the last save. */
  failure: unknown;
  /** Shown below the reply: why words were not taken, or why something could not be done. */
  message = '';
  contacts: readonly PersonOfDeal[] = [];
  users: readonly PersonOfDeal[] = [];
  /** The reply as it was read last; undefined before that. */
  read: Read | undefined;
  proposal: Proposal = { speaker: '', proposed: {} };
  #reading: Reading | undefined;
  /** Words that were taken before the reply was read, by their row: they snap to sentences as soon as it is. */
  #early = new Map<string, Early>();

  get query() {
    return this.accountId ? confirmationPeople : undefined;
  }

  get variables(): Record<string, unknown> | undefined {
    return this.accountId ? { accountId: this.accountId, userId } : undefined;
  }

  /** Without an answer nobody is proposed and no sentence is known to be the seller's. */
  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'confirmationPeople' })
  handlePeople({ data }: GraphQLResult<PeopleData>) {
    if (!data) return;
    this.contacts = peopleOf(data.uiapi?.query?.Contact);
    this.users = peopleOf(data.uiapi?.query?.User);
    this.readAgain();
  }

  connectedCallback() {
    this.reply = draftOf<Reply>(this.dealId, SLOT)?.value ?? this.reply;
    if (this.hasReply) this.prepare();
  }

  /** Sets the text in code: LWC templates set `value` of a textarea as an attribute, which has no effect. */
  renderedCallback() {
    const { words } = this;
    if (words.value !== this.reply.text) words.value = this.reply.text;
  }

  get hasReply(): boolean {
    return this.reply.text.trim() !== '';
  }

  get rows() {
    const { quotes } = this.reply;
    return confirmables(this.deal).map((one) => ({
      ...one,
      label: one.about ? `${one.about}: ${one.text}` : one.text,
      isPicked: one.id in quotes,
      known: one.quote,
      quote: quotes[one.id] ?? '',
      takeLabel: fill(labels.takeFor, one.text),
    }));
  }

  /** Why there is nothing to confirm; empty when there is something. */
  get noRows(): string {
    if (this.rows.length > 0) return '';
    const { answers, pains } = this.deal;
    return [...answers, ...pains].some(({ evidence }) => evidence === 'Confirmed') ? labels.all : labels.empty;
  }

  get picked(): number {
    return this.rows.filter(({ isPicked }) => isPicked).length;
  }

  get hasPicked(): boolean {
    return this.picked > 0;
  }

  get saveLabel(): string {
    return fill(labels.save, this.picked);
  }

  get source(): Source {
    const { saidBy, saidByName, saidOn, source } = this.reply;
    return { by: saidBy, byName: saidByName, on: saidOn, source };
  }

  get foundText(): string {
    const { speaker, proposed } = this.proposal;
    const where = proposed.source ? labels.email : '';
    const parts = [proposed.byName ?? speaker, dayText(proposed.on ?? '', locale), where].filter(Boolean);
    return parts.length > 0 ? fill(labels.found, parts.join(', ')) : '';
  }

  get canUse(): boolean {
    return Object.keys(this.proposal.proposed).length > 0;
  }

  /** Shown where the writer is no contact: a contact is made on request only. */
  get strangerText(): string {
    const { speaker, proposed } = this.proposal;
    return speaker && !proposed.by ? fill(labels.noContact, speaker) : '';
  }

  handleText(event: Event) {
    this.change({ text: (event.currentTarget as HTMLTextAreaElement).value });
    this.message = '';
    if (this.hasReply) this.prepare();
  }

  /** Loads the reader. Without it words are taken as they are selected. */
  async prepare() {
    try {
      this.#reading ??= await fetchReading();
      this.readAgain();
    } catch {
      this.message = labels.unreadable;
    }
  }

  readAgain() {
    const reading = this.#reading;
    if (!reading) return;
    const { contacts, users } = this;
    const { text } = this.reply;
    this.read = reading.readReply(text, { contacts, users, companies: [], products: [] });
    this.proposal = proposalOf({ reading, text, reply: this.read, contacts, today: today() });
    for (const [id, early] of this.#early) this.snapEarly(id, early);
    this.#early.clear();
  }

  /** Replaces words that nobody changed since they were selected by the whole sentences of the customer. */
  snapEarly(id: string, { text, words, start, end }: Early) {
    if (this.reply.text !== text || this.reply.quotes[id] !== words) return;
    const snapped = snap(text, this.read?.sentences ?? [], { start, end });
    if (!snapped.words && !snapped.isOurs) return;
    if (snapped.isOurs) this.message = labels.ours;
    this.change({ quotes: { ...this.reply.quotes, [id]: snapped.words } });
  }

  handleUse() {
    this.take(this.proposal.proposed);
  }

  /** Sends the reply to the checklist, which looks for answers and pains in it. */
  handleMore() {
    const isShown = requestFix({ dealId: this.dealId, fix: { on: 'notes', text: this.reply.text } });
    this.message = isShown ? '' : labels.noChecklist;
  }

  handlePick(event: CustomEvent<{ checked: boolean }>) {
    const id = idOf(event);
    const { [id]: _gone, ...quotes } = this.reply.quotes;
    this.message = '';
    this.change({ quotes: event.detail.checked ? { ...quotes, [id]: this.wordsFor(id) } : quotes });
  }

  handleTake(event: Event) {
    const found = this.wordsFor(idOf(event));
    // Words that are there already are not lost to a selection of ours.
    if (found) this.change({ quotes: { ...this.reply.quotes, [idOf(event)]: found } });
  }

  handleQuote(event: CustomEvent<{ value: string }>) {
    this.change({ quotes: { ...this.reply.quotes, [idOf(event)]: event.detail.value } });
    // Before the field is validated again because of this change.
    this.markRepeated();
  }

  handleSource(event: CustomEvent<Partial<Source>>) {
    this.take(event.detail);
  }

  take(part: Partial<Source>) {
    const { by, byName, on, source } = { ...this.source, ...part };
    this.change({ saidBy: by, saidByName: byName, saidOn: on, source });
  }

  handleDiscard() {
    this.clear();
    this.words.focus();
  }

  /** Handles Enter on keydown and cancels it: otherwise the text area, which gets the focus, would receive a line break. */
  handleDiscardKey(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.handleDiscard();
  }

  async handleSubmit(event: Event) {
    event.preventDefault();
    this.markRepeated();
    if (!reportAndFocus(this.template) || this.isSaving || !this.hasPicked) return;
    this.isSaving = true;
    this.failure = undefined;
    try {
      const changes = confirmChanges(confirmables(this.deal), this.reply);
      await saveChanges(this.dealId, changes);
      this.clear();
      this.dispatchEvent(new CustomEvent('confirmed', { detail: { count: changes.length } }));
    } catch (error) {
      this.failure = error;
    } finally {
      this.isSaving = false;
    }
  }

  /** Marks the words that are the statement or the quote itself: those do not confirm it. */
  markRepeated() {
    const fields = this.template?.querySelectorAll<Words>('[data-quote]') ?? [];
    for (const field of fields) {
      const row = this.rows.find(({ id }) => id === field.dataset.id);
      const isSame = row !== undefined && [row.text, row.known].some((text) => isSameText(row.quote, text));
      field.setCustomValidity(isSame ? labels.same : '');
    }
  }

  /** A standard textarea, not `lightning-textarea`: its selection can be read, also after it has lost the focus. */
  get words(): HTMLTextAreaElement {
    return this.template!.querySelector('textarea')!;
  }

  wordsFor(id: string): string {
    const words = this.selectedWords();
    const { selectionStart: start, selectionEnd: end } = this.words;
    if (!this.read) this.#early.set(id, { text: this.reply.text, words, start, end });
    return words;
  }

  /** Whole sentences of the customer at the selection; blank, with the reason as the message, where those are the seller’s. */
  selectedWords(): string {
    const { selectionStart: start, selectionEnd: end } = this.words;
    const { text } = this.reply;
    const { read } = this;
    if (read && read.sentences.length > 0) {
      const { words, isOurs } = snap(text, read.sentences, { start, end });
      this.message = isOurs ? labels.ours : '';
      if (words || isOurs) return words;
    }
    return selectionOf(text, start, end);
  }

  change(part: Partial<Reply>) {
    this.reply = { ...this.reply, ...part };
    keepDraft(this.dealId, SLOT, this.reply);
  }

  clear() {
    dropDraft(this.dealId, SLOT);
    this.reply = { ...BLANK, saidOn: today() };
    this.failure = undefined;
    this.message = '';
  }
}

/** The selected text, or the whole reply if it is short enough; cut behind a word. */
function selectionOf(text: string, start: number, end: number): string {
  const selected = text.slice(start, end).trim();
  const whole = text.trim();
  return selected ? cutAtWord(selected) : whole.length <= WORDS_LENGTH ? whole : '';
}

function idOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset.id ?? '';
}
