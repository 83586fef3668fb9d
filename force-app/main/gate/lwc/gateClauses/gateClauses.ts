/** The conditions of `when` and `unless` in the reader's language. They read fields only; a clause names each by its label. */
import type { Condition, ConditionOf, DayBound } from 'c/gateRules';
import { dayText, fill } from 'c/textTemplate';
import { labels } from './labels.ts';

/** The language and format of a reader, and what the org calls a field (`Amount`, `Account.Type`). */
export interface Words {
  /** As `@salesforce/i18n/locale` has it: `de-AT`. Formats numbers and days. */
  readonly locale: string;
  /** As `@salesforce/i18n/lang` has it: `de`. Joins the parts of a list. */
  readonly language: string;
  nameOf(field: string): string;
}

/**
 * A condition in words.
 *
 *     { kind: 'number', field: 'Amount', atLeast: 50000 }  →  'Amount is 50,000 or more'
 *
 * Kinds that `when` and `unless` cannot be made of get a general clause.
 */
export function clauseOf(condition: Condition, words: Words): string {
  switch (condition.kind) {
    case 'filled':
      return fill(labels.filled, words.nameOf(condition.field));
    case 'checked':
      return fill(labels.checked, words.nameOf(condition.field));
    case 'picked':
      return fill(labels.picked, words.nameOf(condition.field), listed(condition.values.map(quoted), 'or', words));
    case 'number':
      return numberClause(condition, words);
    case 'date':
      return dateClause(condition, words);
    case 'any':
      return groupClause(condition.of, 'or', words);
    case 'all':
      return groupClause(condition.of, 'and', words);
    default:
      return labels.other;
  }
}

/** The fields that the condition reads, by path. */
export function fieldsOf(condition: Condition | undefined): string[] {
  if (!condition) return [];
  if ('field' in condition) return [condition.field];
  return condition.kind === 'any' || condition.kind === 'all' ? condition.of.flatMap(fieldsOf) : [];
}

/** Texts as one list: `A, B or C`. */
export function listed(texts: readonly string[], word: 'and' | 'or', { language }: Pick<Words, 'language'>): string {
  const type = word === 'or' ? 'disjunction' : 'conjunction';
  return new Intl.ListFormat(language, { type }).format(texts);
}

/** A text in the quotation marks of the reader's language. */
export function quoted(text: string): string {
  return fill(labels.value, text);
}

function numberClause(condition: ConditionOf<'number'>, words: Words): string {
  const { field, atLeast, atMost, currency, percent } = condition;
  const text = (value: number): string => {
    const number = new Intl.NumberFormat(words.locale).format(value);
    return percent ? `${number} %` : currency ? `${number} ${currency}` : number;
  };
  const name = words.nameOf(field);
  const bounds = [
    ...(atLeast === undefined ? [] : [fill(labels.atLeast, name, text(atLeast))]),
    ...(atMost === undefined ? [] : [fill(labels.atMost, name, text(atMost))]),
  ];
  const clause = bounds.length > 0 ? listed(bounds, 'and', words) : fill(labels.filled, name);
  return currency ? fill(labels.inCurrency, clause, currency) : clause;
}

function dateClause({ field, notBefore, notAfter }: ConditionOf<'date'>, words: Words): string {
  const name = words.nameOf(field);
  const bounds = [
    ...(notBefore === undefined ? [] : [fill(labels.notBefore, name, boundText(notBefore, words))]),
    ...(notAfter === undefined ? [] : [fill(labels.notAfter, name, boundText(notAfter, words))]),
  ];
  return bounds.length > 0 ? listed(bounds, 'and', words) : fill(labels.filled, name);
}

/** `today`, `in 30 days`, or a day in the reader's format. */
function boundText(bound: DayBound, { language, locale }: Words): string {
  if (typeof bound === 'string') return dayText(bound, locale);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(bound.today, 'day');
}

/** Groups within a group are in brackets, so that it is clear what belongs together. */
function groupClause(of: readonly Condition[], word: 'and' | 'or', words: Words): string {
  const parts = of.map((part) => ('of' in part ? `(${clauseOf(part, words)})` : clauseOf(part, words)));
  return listed(parts, word, words);
}
