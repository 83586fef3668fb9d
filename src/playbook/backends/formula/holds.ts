import type { Condition, ConditionOf, Criterion } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { among, day, numeral } from './text.ts';
import { unmetFormula } from './unmet.ts';

/** Joins terms by `AND(…)` on one line; a single term is returned unchanged. */
function all(terms: readonly string[]): string {
  return terms.length === 1 ? (terms[0] ?? '') : `AND(${terms.join(', ')})`;
}

/**
 * The formula for "this condition holds" of `when`, true or false, never blank: `picked: { Type: [New] }` gives
 * `CASE(Type, "New", 1, 0) >= 1`. A blank field does not hold.
 */
function holdsFormula(condition: Condition): string {
  switch (condition.kind) {
    case 'filled':
      return condition.type === 'longText'
        ? `LEN(${condition.field}) > 0`
        : `NOT(ISBLANK(${condition.type === 'picklist' ? `TEXT(${condition.field})` : condition.field}))`;
    case 'picked':
      return `${among(condition.field, condition.values)} >= 1`;
    case 'number':
      return numberHolds(condition);
    case 'checked':
      return condition.field;
    case 'date':
      return dateHolds(condition);
    case 'all':
      return all(condition.of.map(holdsFormula));
    case 'any':
      return condition.of.length === 1
        ? condition.of.map(holdsFormula).join('')
        : `OR(${condition.of.map(holdsFormula).join(', ')})`;
    default:
      throw new Error(`\`${condition.kind}\` cannot be a condition of \`when\`; the parser refuses it.`);
  }
}

function numberHolds({ field, atLeast, atMost, currency, percent }: ConditionOf<'number'>): string {
  const value = percent ? `BLANKVALUE(${field}, 0) * 100` : `BLANKVALUE(${field}, 0)`;
  return all([
    `NOT(ISBLANK(${field}))`,
    ...(atLeast === undefined ? [] : [`${value} >= ${numeral(atLeast)}`]),
    ...(atMost === undefined ? [] : [`${value} <= ${numeral(atMost)}`]),
    ...(currency === undefined ? [] : [`${among('CurrencyIsoCode', [currency])} >= 1`]),
  ]);
}

function dateHolds({ field, notBefore, notAfter, dateTime }: ConditionOf<'date'>): string {
  const value = dateTime ? `DATEVALUE(${field})` : field;
  return all([
    `NOT(ISBLANK(${field}))`,
    ...(notBefore === undefined ? [] : [`${value} >= ${day(notBefore)}`]),
    ...(notAfter === undefined ? [] : [`${value} <= ${day(notAfter)}`]),
  ]);
}

/** Formula terms: the criterion is asked of the deal. None where it concerns every deal. */
export function askedTerms({ when, unless }: Criterion): readonly string[] {
  return [...(when ? [holdsFormula(when)] : []), ...(unless ? [unmetFormula(unless)] : [])];
}
