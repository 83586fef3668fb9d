interface Confirmed {
  readonly evidence: string;
  readonly confirmedWords: string;
  readonly confirmedBy: string;
  readonly confirmedOn: string;
  readonly confirmedSource: string;
}

/**
 * Whether the fields of a confirmation must be filled. A record that was confirmed when confirmations had no words of their own may stay
 * without them while something else is edited, as the org's rules allow. `stored`: the values in the org; undefined for a new record.
 */
export function needsConfirmation(value: Confirmed, stored: Confirmed | undefined): boolean {
  if (value.evidence !== 'Confirmed') return false;
  const isOld = stored?.evidence === 'Confirmed' && !stored.confirmedWords;
  const { confirmedWords, confirmedBy, confirmedOn, confirmedSource } = value;
  return !isOld || [confirmedWords, confirmedBy, confirmedOn, confirmedSource].some(Boolean);
}
