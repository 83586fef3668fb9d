/** Decisions about overrides: which the reader may make, which fields they write, what a revocation closes. */
import type { Override } from 'c/dealRows';
import type { Fields } from 'c/dealSaves';
import { overrideTermsAt } from 'c/gateRules';
import type { CompiledPlaybook } from 'c/gateRules';

/** A status that a reader can give to an override. */
export type Choice = 'Approved' | 'Declined' | 'Withdrawn' | 'Revoked';

/** The user who reads an override, and when. */
export interface Reader {
  readonly userId: string;
  /** The deal's owner now. */
  readonly ownerId: string;
  readonly mayApprove: boolean;
  /** `2026-11-21` */
  readonly today: string;
}

/** The statuses that the reader may give to an override; the same conditions as in the org's rules. */
export function choicesOf(override: Override, { userId, ownerId, mayApprove, today }: Reader): Choice[] {
  const { status, requestedById, ownerThenId, expiresOn, lacksApprover } = override;
  if (status === 'Approved') return mayApprove && expiresOn >= today ? ['Revoked'] : [];
  const isOwn = requestedById === userId;
  const canApprove =
    mayApprove && !lacksApprover && ![requestedById, ownerId, ownerThenId].includes(userId) && expiresOn >= today;
  return [
    ...(canApprove ? (['Approved'] as const) : []),
    ...(mayApprove && !isOwn ? (['Declined'] as const) : []),
    ...(isOwn ? (['Withdrawn'] as const) : []),
  ];
}

/**
 * The overrides of a deal, those marked that the reader may not approve for lack of a permission that its playbooks name. The same list when
 * there is none, so that components which show it are not rendered again.
 *
 * @param permissions those of the reader that the playbooks name, without Diagnose First's own
 */
export function withApprovers<Row extends Pick<Override, 'order'>>(
  overrides: readonly Row[],
  playbooks: readonly CompiledPlaybook[],
  permissions: readonly string[] = [],
): readonly (Row & { readonly lacksApprover?: true })[] {
  // Diagnose First's own permission is asked of every approver, apart from this.
  const held = ['DF_Approve_Gate_Overrides', ...permissions];
  const lacks = ({ order }: Row) =>
    playbooks.some((playbook) => {
      const terms = overrideTermsAt(playbook, order);
      return terms !== undefined && !held.includes(terms.approver);
    });
  return overrides.some(lacks)
    ? overrides.map((one) => (lacks(one) ? { ...one, lacksApprover: true as const } : one))
    : overrides;
}

interface Decision {
  readonly status: Choice;
  readonly note: string;
  readonly userId: string;
  readonly at: Date;
}

/** The fields that a decision writes. A blank note is left out: an approval needs none. */
export function fieldsOf({ status, note, userId, at }: Decision): Fields {
  if (status === 'Withdrawn') return { Status__c: status };
  const by = status === 'Revoked' ? 'Revoked' : 'Decided';
  const words = note.trim();
  return {
    Status__c: status,
    [`${by}_By__c`]: userId,
    [`${by}_At__c`]: at.toISOString(),
    ...(words ? { Decision_Note__c: words } : {}),
  };
}

/** Who decided last, and when (ISO date-time). Withdrawals, and decisions of earlier releases, are known by the last change only. */
export function lastDecision(override: Override): { readonly by: string; readonly at: string } {
  const { status, modifiedBy, modifiedAt, decidedBy, decidedAt, revokedBy, revokedAt } = override;
  const [by, at] = status === 'Revoked' ? [revokedBy, revokedAt] : [decidedBy, decidedAt];
  return { by: by || modifiedBy, at: at || modifiedAt };
}

/** The approved overrides of a deal that have not run out; the widest last. Each lies inside the next, by the org's rules. */
export function liveOf(overrides: readonly Override[], today: string): Override[] {
  return overrides
    .filter(({ status, expiresOn }) => status === 'Approved' && expiresOn >= today)
    .sort((a, b) => a.order - b.order || (a.expiresOn < b.expiresOn ? -1 : 1));
}

/**
 * What a revocation leaves: the widest of the other live overrides, and whether it opens all that the revoked one opens, as long. Undefined:
 * no other is live.
 */
export function leftBy(
  revoked: Override,
  overrides: readonly Override[],
  today: string,
): { readonly other: Override; readonly coversAll: boolean } | undefined {
  const other = liveOf(overrides, today)
    .filter(({ id }) => id !== revoked.id)
    .at(-1);
  return other && { other, coversAll: other.order >= revoked.order && other.expiresOn >= revoked.expiresOn };
}
