/**
 * Cases of evasion that a later piece of work builds, by the area that owns it. A case leaves this list in the change that adds its
 * test; `cases.test.ts` fails for one that is both here and tested, or neither.
 */
export const PENDING = {
  reports: ['B7'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Parts of cases that are tested here otherwise, in the same order: what is still missing, and who builds it. */
export const PENDING_PARTS = {
  B2: { area: 'reports', missing: 'no report counts refusals that were never tried' },
} as const satisfies Readonly<Record<string, { readonly area: keyof typeof PENDING; readonly missing: string }>>;
