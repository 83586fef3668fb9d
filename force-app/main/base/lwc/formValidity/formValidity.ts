interface Validated extends Element {
  reportValidity(): boolean;
}

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

/**
 * Makes every field with `data-validate` in the component's template show its validation message; returns true when all are valid. All
 * fields are validated, so that the user sees every fault at once.
 */
export function reportAll(template: ParentNode | null): boolean {
  const fields = [...(template?.querySelectorAll<Validated>('[data-validate]') ?? [])];
  return fields.map((field) => field.reportValidity()).every(Boolean);
}
