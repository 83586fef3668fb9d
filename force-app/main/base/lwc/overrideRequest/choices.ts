import type { Override } from 'c/dealRows';

/** The status that a request may be given. */
export type Choice = 'Approved' | 'Declined' | 'Withdrawn';

interface Reader {
  readonly request: Override;
  readonly ownerId: string;
  readonly userId: string;
  readonly mayApprove: boolean;
  /** `2026-11-21` */
  readonly today: string;
}

/** What the org would let the reader make of a request that waits: its rules hold the same. */
export function choicesOf({ request, ownerId, userId, mayApprove, today }: Reader): Choice[] {
  const isOwn = request.requestedById === userId;
  const canApprove = mayApprove && !isOwn && ownerId !== userId && request.expiresOn >= today;
  return [
    ...(canApprove ? (['Approved'] as const) : []),
    ...(mayApprove && !isOwn ? (['Declined'] as const) : []),
    ...(isOwn ? (['Withdrawn'] as const) : []),
  ];
}
