/**
 * Puts values into a label's numbered places.
 *
 *     fill('{0} of {1} answered', 3, 12)  →  '3 of 12 answered'
 *
 * A place without a value stays as it is, so that a wrong label shows.
 */
export function fill(template: string, ...values: readonly (string | number)[]): string {
  return template.replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
