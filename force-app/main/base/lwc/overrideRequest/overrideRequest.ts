import { api, LightningElement } from 'lwc';
import { today } from 'c/calendarDays';
import type { Override } from 'c/dealRows';
import { saveChanges } from 'c/dealSaves';
import { draftOf, dropDraft, keepDraft } from 'c/drafts';
import { reportAndFocus } from 'c/formValidity';
import { faultOf } from 'c/ldsErrors';
import { choicesOf, fieldsOf, lastDecision, leftBy } from 'c/overrideDecisions';
import type { Choice } from 'c/overrideDecisions';
import { focusPending } from 'c/pendingFocus';
import { faultSentences } from 'c/saveFaults';
import { dayText, fill } from 'c/textTemplate';
import mayApprove from '@salesforce/customPermission/DF_Approve_Gate_Overrides';
import locale from '@salesforce/i18n/locale';
import OVERRIDE from '@salesforce/schema/DF_Gate_Override__c';
import userId from '@salesforce/user/Id';
import { labels } from './labels.ts';

/** An approval or a refusal is saved after this pause, in milliseconds, so that it can be undone. */
const PAUSE = 10_000;
/** The page is left: the first comes while a request can still be sent everywhere, the second also where there is no first. */
const LEAVING = ['beforeunload', 'pagehide'] as const;

const WORDS: Readonly<Record<Choice, string>> = {
  Approved: labels.approve,
  Declined: labels.decline,
  Withdrawn: labels.withdraw,
  Revoked: labels.revoke,
};

/**
 * One override that waits for a decision or is in force, with buttons for what the reader may do. All but a withdrawal open a form for a note
 * first. An approval or a refusal is saved ten seconds later, or at once when the page is left, and can be undone until then. Fires `settled` with the new status after the save, and `stale` when another user decided first. The parent shows that message,
 * because this component may disappear with the refresh.
 */
export default class OverrideRequest extends LightningElement {
  labels = labels;
  @api request!: Override;
  @api dealId = '';
  @api ownerId = '';
  /** All overrides of the deal, to show what stays open after a revocation. */
  @api overrides: readonly Override[] = [];
  /** Names of reason codes in the reader's language; a code that has none is shown itself. */
  @api reasonNames: Readonly<Record<string, string>> = {};

  /** The decision whose form is open. */
  choice: Choice | undefined;
  words = '';
  /** The decision that is saved soon. */
  pending: { readonly status: Choice; readonly note: string } | undefined;
  isSaving = false;
  sentences: readonly string[] = [];

  #focus = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #leave = async (): Promise<void> => {
    await this.flush();
  };

  async disconnectedCallback() {
    await this.flush();
  }

  renderedCallback() {
    this.#focus = focusPending(this.template, this.#focus);
  }

  /** Moves the focus to the request itself. */
  @api
  focus() {
    this.template?.querySelector<HTMLElement>('[data-request]')?.focus();
  }

  get choices(): readonly Choice[] {
    const { request, ownerId } = this;
    return choicesOf(request, { ownerId, userId, mayApprove: mayApprove === true, today: today() });
  }

  get reasonName(): string {
    return this.reasonNames[this.request.reasonCode] ?? this.request.reasonCode;
  }

  get isLive(): boolean {
    return this.request.status === 'Approved';
  }

  get className(): string {
    return this.isLive ? 'request request_live' : 'request';
  }

  get text(): string {
    const { request, isLive } = this;
    const { requestedBy, requestedById, stage } = request;
    const day = dayText(request.expiresOn, locale);
    if (isLive) return fill(labels.live, stage, day, lastDecision(request).by);
    return requestedById === userId
      ? fill(labels.myRequest, stage, day)
      : fill(labels.request, requestedBy, stage, day);
  }

  get showsButtons(): boolean {
    return this.choice === undefined && this.pending === undefined && this.choices.length > 0;
  }

  get buttons() {
    return this.choices.map((status) => this.buttonOf(status));
  }

  /** The open form. */
  get decision() {
    const { choice } = this;
    if (choice === undefined || this.pending) return undefined;
    const needsNote = choice !== 'Approved';
    return {
      ...this.buttonOf(choice),
      className: 'slds-button slds-button_brand request__button',
      needsNote,
      noteLabel: needsNote ? labels.note : labels.noteIfWanted,
      closes: choice === 'Revoked' ? this.closes : '',
    };
  }

  /** What asks again after a revocation, and what another override keeps open. */
  get closes(): string {
    const { stage } = this.request;
    const left = leftBy(this.request, this.overrides, today());
    if (!left) return fill(labels.closesAll, stage);
    const day = dayText(left.other.expiresOn, locale);
    return left.coversAll
      ? fill(labels.closesNothing, left.other.stage, day)
      : fill(labels.closesSome, left.other.stage, stage, day);
  }

  get pendingText(): string {
    if (!this.pending) return '';
    return this.pending.status === 'Approved' ? labels.approvesSoon : labels.declinesSoon;
  }

  /** What the approver wrote, or why the reader cannot approve the request, for readers who may expect to. */
  get note(): string {
    const { request, ownerId, choices, isLive } = this;
    if (isLive) return request.note;
    if (request.expiresOn < today()) return labels.expired;
    if (choices.includes('Approved')) return '';
    if (mayApprove !== true || request.lacksApprover) return labels.waits;
    if (request.requestedById === userId) return labels.notYourOwn;
    if (ownerId === userId) return labels.notYourDeal;
    return request.ownerThenId === userId ? labels.notYourDealThen : '';
  }

  get slot(): string {
    return `override note:${this.request.id}`;
  }

  buttonOf(status: Choice) {
    return {
      status,
      label: WORDS[status],
      className: `slds-button slds-button_${status === 'Approved' ? 'brand' : 'neutral'} request__button`,
      // The accessible name contains the request, because several requests have the same buttons.
      name: fill(labels.about, WORDS[status], this.text),
    };
  }

  async handleChoice(event: Event) {
    const status = (event.currentTarget as HTMLElement).dataset.status as Choice;
    if (status === 'Withdrawn') {
      await this.decide(status, '');
      return;
    }
    this.choice = status;
    this.words = draftOf<string>(this.dealId, this.slot)?.value ?? '';
    this.#focus = '[data-words]';
  }

  handleWords(event: CustomEvent<{ value: string }>) {
    this.words = event.detail.value;
    keepDraft(this.dealId, this.slot, this.words);
  }

  /** Closes the form. The draft of the note stays for the next time. */
  handleCancel() {
    const { choice } = this;
    this.choice = undefined;
    this.sentences = [];
    this.#focus = `[data-status="${choice ?? ''}"]`;
  }

  async handleSubmit(event: Event) {
    event.preventDefault();
    const { choice, words } = this;
    if (!choice || !reportAndFocus(this.template)) return;
    if (choice === 'Revoked') await this.decide(choice, words);
    else this.hold(choice, words);
  }

  /** Saves the decision after a pause. */
  hold(status: Choice, note: string) {
    this.pending = { status, note };
    this.sentences = [];
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- the pause in which the decision can be undone; it ends when the page is left
    this.#timer = setTimeout(this.#leave, PAUSE);
    for (const event of LEAVING) window.addEventListener(event, this.#leave);
    this.#focus = '[data-undo]';
  }

  /** Takes the decision back, as long as it was not sent; the form is open again with the note. */
  handleUndo() {
    if (this.isSaving) return;
    this.stop();
    this.pending = undefined;
    this.#focus = '[data-words]';
  }

  /** Saves at once what waits, once. */
  async flush() {
    const { pending } = this;
    this.stop();
    if (!pending || this.isSaving) return;
    await this.decide(pending.status, pending.note);
    this.pending = undefined;
  }

  stop() {
    clearTimeout(this.#timer);
    for (const event of LEAVING) window.removeEventListener(event, this.#leave);
  }

  async decide(status: Choice, note: string) {
    const { request, dealId } = this;
    if (this.isSaving) return;
    this.isSaving = true;
    this.sentences = [];
    try {
      const fields = fieldsOf({ status, note, userId, at: new Date() });
      const { id, modifiedAt } = request;
      await saveChanges(dealId, [
        { kind: 'update', object: OVERRIDE.objectApiName, id, fields, unmodifiedSince: modifiedAt },
      ]);
      dropDraft(dealId, this.slot);
      this.choice = undefined;
      this.dispatchEvent(new CustomEvent('settled', { detail: { id, status } }));
    } catch (error) {
      if (faultOf(error) === 'conflict') this.dispatchEvent(new CustomEvent('stale', { detail: { id: request.id } }));
      else this.sentences = faultSentences(error);
    } finally {
      this.isSaving = false;
    }
  }
}
