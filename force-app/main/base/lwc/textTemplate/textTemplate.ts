/** A date (`2026-11-21`) in the format of the locale (`Nov 21, 2026`); any other text is returned unchanged. */
export function dayText(day: string, locale?: string): string {
  const date = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}

/** Whether two texts are the same but for white space around them and capitals; never for blank ones. */
export function isSameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.trim().toLowerCase());
  return a !== '' && a === b;
}

/**
 * Puts values into a label's numbered places.
 *
 *     fill('{0} of {1} answered', 3, 12)  →  '3 of 12 answered'
 *
 * A place without a value is left in the text, so that a wrong label is noticed.
 */
export function fill(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
