import type { DayBound } from '../../../../force-app/main/base/lwc/gateRules/types.ts';

/**
 * A text as a formula literal. Grammar: between double quotes, only `\` and `"` are escaped; the playbook's parser allows no line breaks.
 */
export function literal(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

/**
 * A number as a formula literal. The grammar has no exponent and no sign, so -5 is `(0 - 5)`. Throws for numbers that need an exponent.
 */
export function numeral(value: number): string {
  if (value < 0) return `(0 - ${numeral(-value)})`;
  const text = value.toFixed(2).replace(/\.?0+$/, '');
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`${value} cannot be written as a number of a formula.`);
  return text;
}

/** `CASE(Type, "a", 1, "b", 1, 0)`: 1 if the field equals one of the texts exactly, otherwise 0; never blank. */
export function among(field: string, texts: readonly string[]): string {
  return `CASE(${field}, ${texts.map((text) => `${literal(text)}, 1`).join(', ')}, 0)`;
}

/** A bound of a date as a formula: `DATE(2026, 11, 21)`, `TODAY() - 3`. */
export function day(bound: DayBound): string {
  if (typeof bound === 'string') {
    const [year, month, date] = bound.split('-').map(Number);
    return `DATE(${year}, ${month}, ${date})`;
  }
  const { today } = bound;
  if (today === 0) return 'TODAY()';
  return today > 0 ? `TODAY() + ${numeral(today)}` : `TODAY() - ${numeral(-today)}`;
}

/** The moment of an ISO date-time in UTC, whole seconds. */
export function dateTime(iso: string): string {
  return `DATETIMEVALUE("${iso.slice(0, 10)} ${iso.slice(11, 19)}")`;
}

/** `CASE(StageName, "a", 1, "b", 2, 0)`; for a list with one place for all, `CASE(StageName, "a", 1, "b", 1, 0)`. */
export function stageCase(stage: string, names: readonly string[], place: (index: number) => number): string {
  return `CASE(${stage}, ${names.map((name, index) => `${literal(name)}, ${place(index)}`).join(', ')}, 0)`;
}

/** Joins terms by `OR(…)`; a single term is returned unchanged. */
export function or(terms: readonly string[]): string {
  return terms.length === 1 ? (terms[0] ?? '') : `OR(${terms.join(', ')})`;
}

/** Joins the terms of a rule by `AND(…)`, one per line. */
export function and(terms: readonly string[]): string {
  return `AND(\n  ${terms.join(',\n  ')}\n)`;
}
