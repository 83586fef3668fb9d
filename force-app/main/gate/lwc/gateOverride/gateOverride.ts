import { api, LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { dayFrom, today } from 'c/calendarDays';
import type { Override } from 'c/dealRows';
import { saveChanges } from 'c/dealSaves';
import type { Change } from 'c/dealSaves';
import { draftOf, dropDraft, keepDraft } from 'c/drafts';
import { reportAndFocus } from 'c/formValidity';
import { faultOf } from 'c/ldsErrors';
import { lastDecision } from 'c/overrideDecisions';
import { focusPending } from 'c/pendingFocus';
import { faultSentences } from 'c/saveFaults';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import OVERRIDE from '@salesforce/schema/DF_Gate_Override__c';
import { labels } from './labels.ts';
import { requestOf, standingOf } from './requests.ts';
import type { Standing, Terms, Wish } from './requests.ts';
import { managerOf, managerQuery, taskOf } from './task.ts';
import type { Manager, ManagerData } from './task.ts';

const STATUS_TEXTS: Readonly<Record<string, string>> = {
  Approved: labels.approved,
  Declined: labels.declined,
  Withdrawn: labels.withdrawn,
  Revoked: labels.revoked,
};

const NOTHING: Terms = { toEnter: '', order: 0, maxDays: 0, reasons: [] };

/** Requests an override where the playbook allows one, and shows the deal's overrides. Fires `changed` after a request or decision. */
export default class GateOverride extends LightningElement {
  labels = labels;
  @api dealId = '';
  @api ownerId = '';
  /** The limits of an override; undefined when none can be requested. */
  @api terms: Terms | undefined;
  @api overrides: readonly Override[] = [];

  isOpen = false;
  isSaving = false;
  wish: Wish = { reasonCode: '', reason: '', expiresOn: '' };
  sentences: readonly string[] = [];
  announcement = '';
  managerQuery = managerQuery;
  /** The manager of the deal's owner, who gets a task with a request. */
  manager: Manager | undefined;
  hasNoManager = false;

  #focus = '';

  @wire(graphql, { query: '$managerQuery', variables: '$managerVariables', operationName: 'overrideManager' })
  handleManager({ data, errors }: GraphQLResult<ManagerData>) {
    // Without it there is a request, and no task.
    if (!data || errors) return;
    this.manager = managerOf(data);
    this.hasNoManager = this.manager === undefined;
  }

  renderedCallback() {
    this.#focus = focusPending(this.template, this.#focus);
  }

  /** Asked for while the form is open only. */
  get managerVariables() {
    return this.isOpen ? { owner: this.ownerId } : undefined;
  }

  get allowed(): Terms {
    return this.terms ?? NOTHING;
  }

  get standing(): Standing {
    return standingOf(this.overrides, this.terms, today());
  }

  /** Overrides in force and requests that wait: all that can still be decided. */
  get shown(): readonly Override[] {
    return [...this.standing.live, ...this.standing.waiting];
  }

  /** How the last override of the stage ended, with what the approver wrote. */
  get closed() {
    const { closed } = this.standing;
    if (!closed) return undefined;
    const { stage, status, expiresOn, note } = closed;
    if (status === 'Approved') return { text: fill(labels.ended, stage, dayText(expiresOn, locale)), note: '' };
    const { by, at } = lastDecision(closed);
    const text = status === 'Declined' ? labels.wasDeclined : labels.wasRevoked;
    return { text: fill(text, stage, by, dayText(dayFrom(new Date(at), 0), locale)), note };
  }

  get isShown(): boolean {
    // With an announcement the focus is on it, which is all that is left after the last override is withdrawn or revoked.
    return this.terms !== undefined || this.shown.length > 0 || this.announcement !== '';
  }

  get canAsk(): boolean {
    return this.terms !== undefined && !this.standing.isAsked && !this.isOpen;
  }

  get showsForm(): boolean {
    return this.isOpen && this.terms !== undefined;
  }

  get askLabel(): string {
    return fill(labels.ask, this.allowed.toEnter);
  }

  get askHint(): string {
    return fill(labels.askHint, this.allowed.toEnter);
  }

  get reasons(): { value: string; label: string }[] {
    return this.allowed.reasons.map((reason) => ({ value: reason, label: this.reasonNames[reason] ?? reason }));
  }

  get reasonNames(): Readonly<Record<string, string>> {
    return this.allowed.reasonNames ?? {};
  }

  get hasReasons(): boolean {
    return this.reasons.length > 0;
  }

  get firstDay(): string {
    return today();
  }

  get lastDay(): string {
    return dayFrom(new Date(), this.allowed.maxDays);
  }

  get lastDayHint(): string {
    return fill(labels.untilHint, dayText(this.lastDay, locale));
  }

  get slot(): string {
    return `override:${this.allowed.toEnter}`;
  }

  /** Focuses the button that opens the form, after this component has replaced a button that had the focus. */
  @api focus() {
    this.template?.querySelector<HTMLElement>('[data-ask]')?.focus();
  }

  /** Opens the form, like a click on the button; does nothing when a request is not possible. */
  @api open() {
    if (!this.canAsk) return;
    const draft = draftOf<Wish>(this.dealId, this.slot);
    this.wish = { reasonCode: '', reason: '', ...draft?.value, expiresOn: this.lastDay };
    this.isOpen = true;
    this.#focus = '[data-wish]';
  }

  handleWish(event: CustomEvent<{ value: string }>) {
    const { dataset } = event.currentTarget as HTMLElement;
    this.wish = { ...this.wish, [String(dataset.wish)]: event.detail.value };
    keepDraft(this.dealId, this.slot, this.wish);
  }

  /** Closes the form. The draft stays for the next time. */
  handleCancel() {
    this.isOpen = false;
    this.sentences = [];
    this.#focus = '[data-ask]';
  }

  async handleSubmit(event: Event) {
    event.preventDefault();
    const { dealId, ownerId, terms, wish } = this;
    if (this.isSaving || !terms || !reportAndFocus(this.template)) return;
    this.isSaving = true;
    this.sentences = [];
    try {
      const fields = requestOf({ dealId, ownerId }, terms, wish);
      const task = taskOf(dealId, { toEnter: terms.toEnter, reason: wish.reason }, this.manager);
      const hasTask = await this.send({ kind: 'create', object: OVERRIDE.objectApiName, fields }, task);
      dropDraft(dealId, this.slot);
      this.isOpen = false;
      this.announce(this.sentText(hasTask));
    } catch (error) {
      this.sentences = faultSentences(error);
    } finally {
      this.isSaving = false;
    }
  }

  sentText(hasTask: boolean): string {
    if (hasTask) return fill(labels.sentWithTask, this.manager?.name ?? '');
    return this.hasNoManager ? labels.sentWithoutManager : labels.sent;
  }

  /** Saves the request and the task, both or, where the org refuses that, the request alone; whether there is a task. */
  async send(request: Change, task: readonly Change[]): Promise<boolean> {
    if (task.length > 0) {
      try {
        await saveChanges(this.dealId, [request, ...task]);
        return true;
      } catch (error) {
        // Without an answer it is not known what was saved.
        if (faultOf(error) !== 'refused') throw error;
      }
    }
    await saveChanges(this.dealId, [request]);
    return false;
  }

  handleSettled(event: CustomEvent<{ status: string }>) {
    this.announce(STATUS_TEXTS[event.detail.status] ?? '');
  }

  handleStale() {
    this.announce(labels.conflict);
  }

  /** Announces a result and moves the focus to it, because the element that had the focus disappears. */
  announce(announcement: string) {
    this.announcement = announcement;
    this.#focus = '[data-announcement]';
    this.dispatchEvent(new CustomEvent('changed'));
  }
}
