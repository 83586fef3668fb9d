import type { Override } from 'c/dealRows';

/** A status that can be given to a request. */
export type Choice = 'Approved' | 'Declined' | 'Withdrawn';

interface Reader {
  readonly request: Override;
  readonly ownerId: string;
  readonly userId: string;
  readonly mayApprove: boolean;
  /** `2026-11-21` */
  readonly today: string;
}

/** The statuses that the reader may give to a waiting request; the same conditions as in the org's rules. */
export function choicesOf({ request, ownerId, userId, mayApprove, today }: Reader): Choice[] {
  const isOwn = request.requestedById === userId;
  const canApprove = mayApprove && !isOwn && ownerId !== userId && request.expiresOn >= today;
  return [
    ...(canApprove ? (['Approved'] as const) : []),
    ...(mayApprove && !isOwn ? (['Declined'] as const) : []),
    ...(isOwn ? (['Withdrawn'] as const) : []),
  ];
}
