import type { Fields } from 'c/dealSaves';
import type { Override } from 'c/dealRows';

/** What the gate allows an override to be. */
export interface Terms {
  readonly toEnter: string;
  readonly order: number;
  readonly maxDays: number;
  /** None: any reason will do. */
  readonly reasons: readonly string[];
}

/** What is typed into the request form. */
export interface Wish {
  readonly reasonCode: string;
  readonly reason: string;
  readonly expiresOn: string;
}

/** What has become of the deal's overrides, newest first in each. */
export interface Standing {
  readonly waiting: readonly Override[];
  /** Approved and not past. */
  readonly live: readonly Override[];
  /** The latest decision on the wanted stage was to decline. */
  readonly declined: Override | undefined;
  /** A request for the wanted stage or a later one waits already. */
  readonly isAsked: boolean;
}

export function standingOf(overrides: readonly Override[], terms: Terms | undefined, today: string): Standing {
  const newest = [...overrides].sort((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1));
  const waiting = newest.filter(({ status }) => status === 'Requested');
  const last = newest.find(({ stage }) => stage === terms?.toEnter);
  return {
    waiting,
    live: newest.filter(({ status, expiresOn }) => status === 'Approved' && expiresOn >= today),
    declined: last?.status === 'Declined' ? last : undefined,
    isAsked: waiting.some(({ order, expiresOn }) => terms !== undefined && order >= terms.order && expiresOn >= today),
  };
}

/** DF_Gate_Override__c as it is born: asked for, and nothing more. */
export function requestOf(dealId: string, { toEnter, order }: Terms, wish: Wish): Fields {
  return {
    Opportunity__c: dealId,
    Stage__c: toEnter,
    Stage_Order__c: order,
    Reason_Code__c: wish.reasonCode || null,
    Reason__c: wish.reason.trim(),
    Expires_On__c: wish.expiresOn,
    Status__c: 'Requested',
  };
}
