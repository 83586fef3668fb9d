import { api, LightningElement } from 'lwc';
import { today } from 'c/calendarDays';
import type { Override } from 'c/dealRows';
import { saveChanges } from 'c/dealSaves';
import { faultOf } from 'c/ldsErrors';
import { faultSentences } from 'c/saveFaults';
import { dayText, fill } from 'c/textTemplate';
import mayApprove from '@salesforce/customPermission/DF_Approve_Gate_Overrides';
import locale from '@salesforce/i18n/locale';
import OVERRIDE from '@salesforce/schema/DF_Gate_Override__c';
import STATUS from '@salesforce/schema/DF_Gate_Override__c.Status__c';
import userId from '@salesforce/user/Id';
import { labels } from './labels.ts';
import { choicesOf } from './choices.ts';
import type { Choice } from './choices.ts';

const WORDS = { Approved: labels.approve, Declined: labels.decline, Withdrawn: labels.withdraw };

/**
 * One override request that waits, with buttons for what the reader may do. Fires `settled` with the new status after the save, and `stale`
 * when another user decided first. The parent shows that message, because this component may disappear with the refresh.
 */
export default class OverrideRequest extends LightningElement {
  labels = labels;
  @api request!: Override;
  @api dealId = '';
  @api ownerId = '';

  isSaving = false;
  sentences: readonly string[] = [];

  /** Moves the focus to the request itself. */
  @api
  focus() {
    this.template?.querySelector<HTMLElement>('[data-request]')?.focus();
  }

  get choices(): readonly Choice[] {
    const { request, ownerId } = this;
    return choicesOf({ request, ownerId, userId, mayApprove: mayApprove === true, today: today() });
  }

  get text(): string {
    const { requestedBy, requestedById, stage, expiresOn } = this.request;
    const day = dayText(expiresOn, locale);
    return requestedById === userId
      ? fill(labels.myRequest, stage, day)
      : fill(labels.request, requestedBy, stage, day);
  }

  get buttons() {
    return this.choices.map((status) => ({
      status,
      label: WORDS[status],
      className: `slds-button slds-button_${status === 'Approved' ? 'brand' : 'neutral'} request__button`,
      // The accessible name contains the request, because several requests have the same buttons.
      name: fill(labels.about, WORDS[status], this.text),
    }));
  }

  /** Why the reader cannot approve the request, for readers who may expect to. */
  get note(): string {
    const { request, ownerId, choices } = this;
    if (request.expiresOn < today()) return labels.expired;
    if (choices.includes('Approved')) return '';
    if (mayApprove !== true) return labels.waits;
    return request.requestedById === userId ? labels.notYourOwn : ownerId === userId ? labels.notYourDeal : '';
  }

  async handleChoice(event: Event) {
    const status = String((event.currentTarget as HTMLElement).dataset.status);
    const { request, dealId } = this;
    if (this.isSaving) return;
    this.isSaving = true;
    this.sentences = [];
    try {
      await saveChanges(dealId, [
        {
          kind: 'update',
          object: OVERRIDE.objectApiName,
          id: request.id,
          fields: { [STATUS.fieldApiName]: status },
          unmodifiedSince: request.modifiedAt,
        },
      ]);
      this.dispatchEvent(new CustomEvent('settled', { detail: { id: request.id, status } }));
    } catch (error) {
      if (faultOf(error) === 'conflict') this.dispatchEvent(new CustomEvent('stale', { detail: { id: request.id } }));
      else this.sentences = faultSentences(error);
    } finally {
      this.isSaving = false;
    }
  }
}
