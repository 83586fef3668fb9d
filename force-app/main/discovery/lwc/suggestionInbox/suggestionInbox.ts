import { api, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import { conceptName } from 'c/conceptNames';
import { nameParts } from 'c/contactNames';
import DealPanel from 'c/dealPanel';
import { saveChanges } from 'c/dealSaves';
import type { Change } from 'c/dealSaves';
import { draftOf, dropDraft, keepDraft } from 'c/drafts';
import { CONCEPTS } from 'c/gateRules';
import { faultOf } from 'c/ldsErrors';
import type { Found, Known } from 'c/noteReading';
import { focusPending } from 'c/pendingFocus';
import { fill } from 'c/textTemplate';
import CONTACT from '@salesforce/schema/Contact';
import userId from '@salesforce/user/Id';
import { acceptAll, offeredAgain, saveSteps, stamped, storedText, takenBackText, takingBack } from './acceptAll.ts';
import type { Written } from './acceptAll.ts';
import { itemOf, ofKey, sectionsOf } from './items.ts';
import type { Item, Section } from './items.ts';
import { labels } from './labels.ts';
import { contactsIn, knownOf, notePeople } from './people.ts';
import type { PeopleData } from './people.ts';
import { acceptance, batchOf, distinct, keyOf, plainName, proposedOf, settle, waiting } from './suggestions.ts';
import type { Contact, Pasted, Proposed } from './suggestions.ts';

/** What the form for notes hands over. */
interface Read extends Pasted {
  readonly isKept: boolean;
}

const PASTED = 'suggestions:read';
/** Of earlier releases, which found other things. */
const PASTED_BEFORE = 'suggestions:found';
const EDITED = 'suggestions:edited';

/**
 * What belongs to the field for notes, and proposed answers and pains, from stored suggestions and pasted notes, each with its quote. The seller accepts, edits or dismisses each, or
 * accepts what customers said at once; nothing is saved before that. Fires `leave` when the notes were read or are not wanted any more. The seller's own words are apart and cannot be accepted.
 */
export default class SuggestionInbox extends DealPanel {
  labels = labels;
  /** The text of the field for notes, which is the parent's. */
  @api notes = '';
  /** Whether what belongs to that field is shown. */
  @api isPasting = false;
  pasted: Pasted | undefined;
  edited: Proposed | undefined;
  isSaving = false;
  announcement = '';
  heading = '';
  /** The error of the last save. */
  failure: unknown;
  /** What was refused when all were accepted, a sentence each. */
  refused: readonly string[] = [];
  /** What "accept all" wrote last and can be taken back. */
  written: readonly Written[] = [];
  people: PeopleData | undefined;
  /** Contacts that were made here. */
  created: readonly Contact[] = [];
  /** Parts of the list that were opened or folded. */
  toggled: Readonly<Record<string, boolean>> = {};
  peopleQuery = notePeople;

  #isRestored = false;
  /** What was pasted before "accept all". */
  #pastedBefore: Pasted | undefined;
  #focus = '';

  get peopleVariables(): Record<string, unknown> | undefined {
    const { record } = this;
    if (!record) return undefined;
    const users = [userId, record.OwnerId].filter((id) => typeof id === 'string');
    return { accountId: this.accountId ?? null, users: [...new Set(users)] };
  }

  @wire(graphql, { query: '$peopleQuery', variables: '$peopleVariables', operationName: 'notePeople' })
  handlePeople({ data }: GraphQLResult<PeopleData>) {
    // Without them the contact roles of the deal are known.
    if (data) this.people = data;
  }

  renderedCallback() {
    this.restore();
    this.#focus = focusPending(this.template, this.#focus);
  }

  /** Restores the drafts, once. Not in `connectedCallback`, because the deal's id is not loaded yet then. */
  restore() {
    const { dealId } = this;
    if (this.#isRestored || !dealId || !this.hasData) return;
    this.#isRestored = true;
    dropDraft(dealId, PASTED_BEFORE);
    this.pasted = draftOf<Pasted>(dealId, PASTED)?.value;
    const edited = draftOf<Proposed>(dealId, EDITED)?.value;
    if (edited && this.waiting.some(({ key }) => key === edited.key)) this.edited = edited;
    else dropDraft(dealId, EDITED);
  }

  get waiting(): Proposed[] {
    const { deal, pasted } = this;
    return deal ? waiting(deal, pasted ? proposedOf(pasted.found, pasted.day) : []) : [];
  }

  /** The people of the customer that a save can name, those of the deal first. */
  get contacts(): Contact[] {
    const ofDeal = (this.deal?.contacts ?? []).map(({ contactId, name }) => ({ id: contactId, name }));
    const ofAccount = this.accountId ? contactsIn(this.people) : [];
    const all = [...ofDeal, ...this.created, ...ofAccount];
    return [...new Map(all.map((one) => [one.id, one])).values()];
  }

  get known(): Known | undefined {
    return this.deal && knownOf(this.deal, this.people);
  }

  /** Without anything to decide or to say, the heading would be noise below the notes. */
  get headClass(): string {
    return this.waiting.length > 0 || this.announcement ? 'header' : 'slds-assistive-text';
  }

  get items(): Item[] {
    const { deal, governing, contacts, edited, currency } = this;
    if (!deal) return [];
    const canAddContacts = this.accountId !== undefined && this.people !== undefined;
    return this.waiting.map((one) => itemOf(one, { deal, governing, contacts, canAddContacts, edited, currency }));
  }

  get sections(): Section[] {
    return sectionsOf(this.items, this.toggled);
  }

  get countText(): string {
    const count = this.waiting.filter(({ side, isMaybe }) => side !== 'Seller' && !isMaybe).length;
    return count > 0 ? fill(labels.count, count) : '';
  }

  get batch(): Proposed[] {
    return this.deal ? batchOf(this.deal, this.waiting) : [];
  }

  /** Empty for one alone, which has its own button. */
  get acceptAllText(): string {
    const { length } = this.batch;
    return length > 1 ? fill(labels.acceptAll, length) : '';
  }

  get canUndo(): boolean {
    return this.written.length > 0;
  }

  get isEmpty(): boolean {
    return this.waiting.length === 0 && !this.isPasting;
  }

  get topics() {
    const asked = new Set(this.governing.flatMap(({ questions }) => questions.map(({ concept }) => concept)));
    const free = (concept: string) => /^custom \d$/.test(concept) && !asked.has(concept);
    return CONCEPTS.filter((concept) => !free(concept)).map((value) => ({ value, label: conceptName(value) }));
  }

  handleLeave() {
    this.dispatchEvent(new CustomEvent('leave'));
  }

  /** Takes over what was found. Where nothing may be kept, only the numbers are announced. */
  handleRead({ detail: { found, day, isKept } }: CustomEvent<Read>) {
    const offered = found.filter(({ side, isMaybe }) => side !== 'Seller' && !isMaybe);
    const pains = offered.filter(({ kind }) => kind === 'Pain').length;
    const counts = [offered.length - pains, pains] as const;
    if (isKept && found.length === 0) {
      this.announcement = labels.foundNone;
      return;
    }
    this.announcement = fill(isKept ? labels.found : labels.counted, ...counts);
    this.#focus = '[data-title]';
    if (isKept) this.keepPasted({ found: distinct([...(this.pasted?.found ?? []), ...found]), day });
    this.handleLeave();
  }

  handleToggle(event: Event) {
    const { section = '' } = (event.currentTarget as HTMLElement).dataset;
    const isOpen = this.sections.some(({ key, isOpen: open }) => key === section && open);
    this.toggled = { ...this.toggled, [section]: !isOpen };
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
    const one = this.typed(item);
    if (one.text.trim() === '') return;
    await this.settle(item, acceptance(deal, dealId, one, this.contacts), labels.accepted);
  }

  /** Saves a pain also as the answer to the question for the problem; the pain stays to be accepted. */
  async handleProblem(event: Event) {
    const item = this.itemOf(event);
    const { deal, dealId } = this;
    if (!item || !deal || !dealId || this.isSaving) return;
    const answer: Proposed = { ...this.typed(item), kind: 'Answer', concept: 'problem', isStored: false };
    // A stored suggestion was not looked up here, and still keeps its source.
    const isFound = item.isFound || item.isStored;
    await this.run(async () => {
      await saveSteps(dealId, acceptance(deal, dealId, { ...answer, isFound }, this.contacts));
      this.announcement = labels.accepted;
    });
    await this.reread();
  }

  async handleAcceptAll() {
    const { deal, dealId, contacts, pasted } = this;
    if (!deal || !dealId || this.isSaving) return;
    const batch = this.batch.map((item) => this.typed(item));
    let written: readonly Written[] = [];
    await this.run(async () => {
      const outcome = await acceptAll({ deal, dealId, contacts }, batch, (one) => this.done(one));
      ({ written, refused: this.refused } = outcome);
      this.announcement = storedText(written, batch.length);
      this.#focus = '[data-title]';
    });
    await this.reread();
    this.written = this.deal ? stamped(this.deal, written) : [];
    this.#pastedBefore = pasted;
  }

  /** Takes back what "accept all" wrote, in one save, as far as nobody changed it since; the proposals are open again. */
  async handleUndo() {
    const { dealId, written } = this;
    if (!dealId || this.isSaving) return;
    await this.run(async () => {
      await this.refreshDeal();
      // Without a new reading it is not known what has changed. Status 0 makes it an `offline` fault.
      if (this.errors.deal) throw Object.assign(new Error(this.errors.deal[0]), { status: 0 });
      const { changes, undone } = takingBack(this.deal!, written);
      await saveChanges(dealId, changes);
      this.written = [];
      this.keepPasted(offeredAgain(undone, this.#pastedBefore, this.pasted));
      this.announcement = takenBackText(undone.length, written.length);
      this.#focus = '[data-title]';
    });
    await this.reread();
  }

  /** Makes the speaker a contact of the account, so that accepting names who said it. */
  async handleAddContact(event: Event) {
    const item = this.itemOf(event);
    const { accountId } = this;
    if (!item || !accountId || this.isSaving) return;
    const name = plainName(item.saidByName);
    const { first, last } = nameParts(name);
    const fields = { LastName: last, AccountId: accountId, ...(first ? { FirstName: first } : {}) };
    await this.run(
      async () => {
        const { id } = await createRecord({ apiName: CONTACT.objectApiName, fields });
        this.created = [...this.created, { id, name }];
        this.knowSide(item.saidByName);
        this.announcement = fill(labels.contactAdded, name);
        this.#focus = `[data-accept]${ofKey(item.key)}`;
      },
      fill(labels.contactFailed, name),
    );
  }

  async handleDismiss(event: Event) {
    const item = this.itemOf(event);
    if (item) await this.settle(item, item.isStored ? [[settle(item.key, 'Dismissed')]] : [], labels.dismissed);
  }

  /** Runs the saves in order, then removes the proposal and announces `message`. After a failure it stays, and the error is shown. */
  async settle(item: Proposed, steps: readonly (readonly Change[])[], message: string) {
    const { dealId } = this;
    if (this.isSaving || !dealId) return;
    await this.run(async () => {
      await saveSteps(dealId, steps);
      this.#focus = this.focusAfter(item);
      this.done(item);
      this.announcement = message;
    });
    if (steps.length > 0) await this.reread();
  }

  /** Where the focus goes when a proposal is decided: to the next one in sight, after the last to the one before, else to the title. */
  focusAfter({ key }: Proposed): string {
    const keys = this.sections.flatMap(({ isOpen, items }) => (isOpen ? items.map((item) => item.key) : []));
    const at = keys.indexOf(key);
    const following = keys[at + 1] ?? keys[at - 1];
    return following === undefined ? '[data-title]' : ofKey(following);
  }

  /** Runs a task while nothing else is saved; its error is shown below `heading`. */
  async run(task: () => Promise<void>, heading = labels.notSaved) {
    this.isSaving = true;
    this.failure = undefined;
    this.refused = [];
    try {
      await task();
    } catch (error) {
      this.heading = faultOf(error) === 'offline' ? labels.offline : heading;
      this.failure = error;
    } finally {
      this.isSaving = false;
    }
  }

  /** Also after a failure: a save whose response was lost then shows as saved. Not while offline, where every panel would show an error. */
  async reread() {
    if (navigator.onLine !== false) await this.refreshDeal().catch(() => undefined);
  }

  /** Removes a proposal that is decided. */
  done(item: Proposed) {
    const { dealId, pasted, edited } = this;
    if (!item.isStored && pasted) {
      this.keepPasted({ ...pasted, found: pasted.found.filter((one) => keyOf(one) !== item.key) });
    }
    if (edited?.key !== item.key) return;
    this.edited = undefined;
    if (dealId) dropDraft(dealId, EDITED);
  }

  /** What a contact of the account said is a customer's, also where the text did not show the side. */
  knowSide(speaker: string) {
    const { pasted } = this;
    if (!pasted) return;
    const isTheirs = ({ saidBy, side }: Found) => saidBy === speaker && side === 'Unknown';
    const found = pasted.found.map((one) => (isTheirs(one) ? ({ ...one, side: 'Customer' } as const) : one));
    this.keepPasted({ ...pasted, found });
  }

  /** The proposal with what was typed into it. */
  typed(item: Proposed): Proposed {
    const { edited } = this;
    return edited?.key === item.key ? { ...item, text: edited.text, concept: edited.concept } : item;
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
