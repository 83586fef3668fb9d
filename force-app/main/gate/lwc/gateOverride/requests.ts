import type { Fields } from 'c/dealSaves';
import type { Override } from 'c/dealRows';
import { liveOf } from 'c/overrideDecisions';

/** The stage that an override is for, its place in the playbook (from 1), and the limits that its gate sets. */
export interface Terms {
  readonly toEnter: string;
  readonly order: number;
  readonly maxDays: number;
  /** Allowed reason codes; empty: any reason is allowed. */
  readonly reasons: readonly string[];
  /** What the reader calls them; one without a name is shown as it is. */
  readonly reasonNames?: Readonly<Record<string, string>>;
}

/** Values of the request form. */
export interface Wish {
  readonly reasonCode: string;
  readonly reason: string;
  readonly expiresOn: string;
}

/** The deal's overrides by state, the newest first in each list. */
export interface Standing {
  readonly waiting: readonly Override[];
  /** Approved and not expired. */
  readonly live: readonly Override[];
  /** The newest override for the stage, if it was declined or revoked, or has run out. */
  readonly closed: Override | undefined;
  /** An unexpired request for the stage or a later one is waiting already. */
  readonly isAsked: boolean;
}

/** Sorts the overrides by state. `today`: ISO date. */
export function standingOf(overrides: readonly Override[], terms: Terms | undefined, today: string): Standing {
  const newest = [...overrides].sort((a, b) => (a.requestedAt < b.requestedAt ? 1 : -1));
  const waiting = newest.filter(({ status }) => status === 'Requested');
  const last = newest.find(({ stage }) => stage === terms?.toEnter);
  return {
    waiting,
    live: liveOf(overrides, today),
    closed: last && isClosed(last, today) ? last : undefined,
    isAsked: waiting.some(({ order, expiresOn }) => terms !== undefined && order >= terms.order && expiresOn >= today),
  };
}

function isClosed({ status, expiresOn }: Override, today: string): boolean {
  return status === 'Declined' || status === 'Revoked' || (status === 'Approved' && expiresOn < today);
}

interface Asking {
  readonly dealId: string;
  /** The deal's owner now; the org refuses another one. */
  readonly ownerId: string;
}

/** Fields of a new DF_Gate_Override__c with the status Requested. */
export function requestOf({ dealId, ownerId }: Asking, { toEnter, order }: Terms, wish: Wish): Fields {
  return {
    Opportunity__c: dealId,
    Owner_At_Request__c: ownerId,
    Stage__c: toEnter,
    Stage_Order__c: order,
    Reason_Code__c: wish.reasonCode || null,
    Reason__c: wish.reason.trim(),
    Expires_On__c: wish.expiresOn,
    Status__c: 'Requested',
  };
}
