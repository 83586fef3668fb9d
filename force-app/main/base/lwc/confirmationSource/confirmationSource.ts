import { api, LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { today } from 'c/calendarDays';
import { requestFix } from 'c/fixRequests';
import type { Reply, ReplySentence } from 'c/replyReading';
import type { Source } from 'c/sourceFields';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import userId from '@salesforce/user/Id';
import { labels } from './labels.ts';
import { confirmationPeople, peopleOf } from 'c/replyPeople';
import type { PeopleData, PersonOfDeal } from 'c/replyPeople';
import { rowsOf, stepTo } from './rows.ts';

type Reading = typeof import('c/replyReading');

/** Loaded with the first text: most confirmations are read on the phone or typed. */
const fetchReading = (): Promise<Reading> => import('c/replyReading');

/** Sentences that are listed: more than a person reads through. */
const MOST_SENTENCES = 400;
const NOTHING: Reply = { sentences: [], source: '' };

/**
 * The source of a confirmation: a pasted mail, note or transcript, of which the customer's sentences can be picked. The pasted text stays in
 * this element and is stored nowhere. Fires `pick` with `{ words }`, and `propose` with the parts of `Source` that the text shows, once the
 * user takes them.
 */
export default class ConfirmationSource extends LightningElement {
  labels = labels;
  @api accountId: string | undefined;
  /** 18-character id of the opportunity; without one no facts can be sent to its checklist. */
  @api dealId = '';

  text = '';
  message = '';
  reply: Reply = NOTHING;
  picked: readonly number[] = [];
  contacts: readonly PersonOfDeal[] = [];
  users: readonly PersonOfDeal[] = [];
  #reading: Reading | undefined;

  get query() {
    return this.accountId ? confirmationPeople : undefined;
  }

  get variables(): Record<string, unknown> | undefined {
    return this.accountId ? { accountId: this.accountId, userId } : undefined;
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'confirmationPeople' })
  handlePeople({ data }: GraphQLResult<PeopleData>) {
    if (!data) return;
    this.contacts = peopleOf(data.uiapi?.query?.Contact);
    this.users = peopleOf(data.uiapi?.query?.User);
    if (this.text) this.read();
  }

  /** Moves the focus to the field for the text. */
  @api focus() {
    this.template?.querySelector<HTMLElement>('[data-paste]')?.focus();
  }

  get sentences(): readonly ReplySentence[] {
    return this.reply.sentences.slice(0, MOST_SENTENCES);
  }

  get rows() {
    return rowsOf(this.sentences, this.picked);
  }

  get hasRows(): boolean {
    return this.reply.sentences.length > 0;
  }

  get isUnsure(): boolean {
    return this.sentences.some(({ side }) => side === 'unknown');
  }

  /** Who wrote the picked sentences; without a pick, who wrote the first that may be picked. */
  get speaker(): string {
    const { sentences, picked } = this;
    const first = picked[0] === undefined ? sentences.find(({ side }) => side !== 'seller') : sentences[picked[0]];
    return first?.speaker ?? '';
  }

  get contact(): PersonOfDeal | undefined {
    const { speaker, contacts } = this;
    const byAddress = contacts.find(({ email }) => email !== '' && email === speaker.toLowerCase());
    return byAddress ?? this.#reading?.personNamed(contacts, speaker);
  }

  /** What the text shows of who, when and where. */
  get proposed(): Partial<Source> {
    const { contact, reply, speaker, text } = this;
    const on = this.#reading?.writtenOn(text, speaker) ?? '';
    return {
      ...(contact ? { by: contact.id, byName: contact.name } : {}),
      ...(on !== '' && on <= today() ? { on } : {}),
      ...(reply.source ? { source: reply.source } : {}),
    };
  }

  get canUse(): boolean {
    return Object.keys(this.proposed).length > 0;
  }

  get foundText(): string {
    const { on = '', source = '' } = this.proposed;
    const where = { Email: labels.email, Call: labels.call }[source] ?? '';
    const parts = [this.contact?.name ?? this.speaker, dayText(on, locale), where].filter(Boolean);
    return parts.length > 0 ? fill(labels.found, parts.join(', ')) : '';
  }

  /** Shown where the speaker in the text is no contact: a contact is made on request only. */
  get strangerText(): string {
    return this.speaker && !this.contact ? fill(labels.noContact, this.speaker) : '';
  }

  async handleText(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    this.text = event.detail.value;
    this.picked = [];
    try {
      this.#reading ??= await fetchReading();
    } catch {
      this.message = labels.unreadable;
      return;
    }
    this.read();
  }

  read() {
    const { contacts, users } = this;
    const known = { contacts, users, companies: [], products: [] };
    this.reply = this.text.trim() === '' ? NOTHING : (this.#reading?.readReply(this.text, known) ?? NOTHING);
    const { sentences } = this.reply;
    const isTheirs = sentences.some(({ side }) => side !== 'seller');
    if (this.text.trim() !== '' && !isTheirs) this.message = labels.none;
    else this.message = sentences.length > MOST_SENTENCES ? fill(labels.cut, MOST_SENTENCES) : '';
  }

  handlePick(event: Event) {
    const index = Number((event.currentTarget as HTMLElement).dataset.index);
    const { sentences } = this;
    const isPicked = this.picked.includes(index);
    // Words of two people are two confirmations: picking another one's begins anew.
    const same = this.picked.filter((other) => sentences[other]?.speaker === sentences[index]?.speaker);
    const picked = isPicked ? same.filter((other) => other !== index) : [...same, index].sort((a, b) => a - b);
    const texts = sentences.map(({ text }) => text);
    const words = this.#reading?.joinPicked(texts, picked) ?? '';
    if (words.length > (this.#reading?.WORDS_LENGTH ?? 0)) {
      this.message = labels.tooLong;
      return;
    }
    this.message = '';
    this.picked = picked;
    this.dispatchEvent(new CustomEvent('pick', { detail: { words } }));
  }

  /** One stop for Tab; arrow keys move within the list. */
  handleArrows(event: KeyboardEvent) {
    const buttons = [...(this.template?.querySelectorAll<HTMLElement>('[data-sentence]') ?? [])];
    const to = stepTo(event.key, buttons.indexOf(event.target as HTMLElement), buttons.length);
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus();
  }

  handleUse() {
    this.dispatchEvent(new CustomEvent('propose', { detail: this.proposed }));
  }

  /** Sends the text to the checklist, which looks for answers and pains in it. */
  handleMore() {
    const isShown = requestFix({ dealId: this.dealId, fix: { on: 'notes', text: this.text } });
    if (!isShown) this.message = labels.noChecklist;
  }
}
