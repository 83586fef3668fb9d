const PREFIX = 'diagnose-first/heard';

const keyOf = (dealId: string, concept: string): string => `${PREFIX}/${dealId}/${concept}`;

/** Whether the user has left the answer at Heard in this browser tab. */
export function isDeclined(dealId: string, concept: string): boolean {
  try {
    return sessionStorage.getItem(keyOf(dealId, concept)) !== null;
  } catch {
    return false;
  }
}

/** The question is not asked again in this tab; without the browser's storage it is asked after each save. */
export function decline(dealId: string, concept: string): void {
  try {
    sessionStorage.setItem(keyOf(dealId, concept), 'no');
  } catch {
    // See above.
  }
}
