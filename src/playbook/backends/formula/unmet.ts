import {
  levelOf,
  NO_DUE_DAY,
  OPEN_DIGIT,
  OPEN_DUE,
  openStages,
  OVERRIDE_EPOCH,
  rollupOf,
  SCORE,
  slotOf,
  UNLINKED,
} from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { Condition, ConditionOf, Kind } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { among, day, numeral, or } from './text.ts';

function powerOfTen(power: number): string {
  return `1${'0'.repeat(power)}`;
}

/** `300` for the digit 3 at the power 2: a level as its slot has it. */
function digitAt(digit: number, power: number): string {
  return `${digit}${'0'.repeat(power)}`;
}

/**
 * The concept is below the level. Where an open answer (digit 9) is not enough, one is added to the digit before it is compared, so that 9
 * becomes 0 and counts as nothing. Where it is enough at some stages, it is missed beyond them, and when an open answer is overdue.
 */
function answerUnmet(condition: ConditionOf<'answered'>): string {
  const { field, power } = slotOf(condition.concept);
  const [value, level] = [`BLANKVALUE(${field}, 0)`, levelOf(condition.evidence)];
  const next = powerOfTen(power + 1);
  const stages = openStages(condition);
  if (stages.length === 0) return `MOD(${value} + ${powerOfTen(power)}, ${next}) < ${digitAt(level + 1, power)}`;
  const digit = `MOD(${value}, ${next})`;
  const overdue = `BLANKVALUE(${OPEN_DUE}, ${NO_DUE_DAY}) < TODAY() - ${day(OVERRIDE_EPOCH)}`;
  const open = `AND(${digit} >= ${digitAt(OPEN_DIGIT, power)}, OR(${among('StageName', stages)} < 1, ${overdue}))`;
  return `OR(${digit} < ${digitAt(level, power)}, ${open})`;
}

function fewerThan(field: string, least: number): string {
  return `BLANKVALUE(${field}, 0) < ${numeral(least)}`;
}

/**
 * The formula for "not met" of each kind of condition. The negation is inside the comparison, because `NOT(F >= n)` is blank for a blank
 * field and the rule would not fire. Every part is true or false, never blank, so `any` becomes AND of the unmet parts, and `all` OR.
 * `pains: { atLeast: 2, evidence: Quoted }` gives `BLANKVALUE(DF_Pains_Quoted__c, 0) < 2`.
 */
const UNMET: { readonly [K in Kind]: (condition: ConditionOf<K>) => string } = {
  answered: answerUnmet,
  pains: ({ atLeast, evidence, of }) => {
    if (of) throw new Error('`pains` by kind or driver cannot be told by a rule; the checks refuse it.');
    return fewerThan(rollupOf('pains', evidence), atLeast);
  },
  impact: ({ atLeast, evidence }) => fewerThan(rollupOf('impact', evidence), atLeast),
  filled: ({ field, type }) => {
    if (type === 'picklist') return `ISBLANK(TEXT(${field}))`;
    return type === 'longText' ? `LEN(${field}) = 0` : `ISBLANK(${field})`;
  },
  picked: ({ field, values, orBlank, type }) => {
    const blank = type === 'text' ? `ISBLANK(${field})` : `ISBLANK(TEXT(${field}))`;
    return orBlank ? `AND(NOT(${blank}), ${among(field, values)} < 1)` : `${among(field, values)} < 1`;
  },
  number: ({ field, atLeast, atMost, currency, percent, orBlank }) => {
    // In formulas a percent field has the value 0.4 for 40 in the playbook and the API.
    const value = percent ? `BLANKVALUE(${field}, 0) * 100` : `BLANKVALUE(${field}, 0)`;
    return unlessBlank(field, orBlank, [
      ...(atLeast === undefined ? [] : [`${value} < ${numeral(atLeast)}`]),
      ...(atMost === undefined ? [] : [`${value} > ${numeral(atMost)}`]),
      ...(currency === undefined ? [] : [`${among('CurrencyIsoCode', [currency])} < 1`]),
    ]);
  },
  checked: ({ field }) => `NOT(${field})`,
  date: ({ field, notBefore, notAfter, dateTime, orBlank }) => {
    const value = dateTime ? `DATEVALUE(${field})` : field;
    return unlessBlank(field, orBlank, [
      ...(notBefore === undefined ? [] : [`${value} < ${day(notBefore)}`]),
      ...(notAfter === undefined ? [] : [`${value} > ${day(notAfter)}`]),
    ]);
  },
  // A new record has no day before, and PRIORVALUE of it is the present one.
  movedBy: ({ field, atMost }) =>
    `OR(ISBLANK(${field}), AND(NOT(ISBLANK(PRIORVALUE(${field}))), ${field} - PRIORVALUE(${field}) > ${numeral(atMost)}))`,
  cameFrom: ({ stages, passed = [] }) => `OR(ISNEW(), ${among('PRIORVALUE(StageName)', [...stages, ...passed])} < 1)`,
  prescribed: ({ lines }) =>
    lines === 'all'
      ? `OR(NOT(HasOpportunityLineItem), ISBLANK(${UNLINKED}), BLANKVALUE(${UNLINKED}, 0) > 0)`
      : `OR(AND(HasOpportunityLineItem, ISBLANK(${UNLINKED})), BLANKVALUE(${UNLINKED}, 0) > 0)`,
  score: ({ atLeast }) => fewerThan(SCORE, atLeast),
  any: ({ of }) => (of.length === 1 ? of.map(unmetFormula).join('') : `AND(${of.map(unmetFormula).join(', ')})`),
  all: ({ of }) => or(of.map(unmetFormula)),
  some: ({ atLeast, of, points }) => {
    const counted = of.map((part, at) => `IF(${unmetFormula(part)}, 0, ${points?.[at] ?? 1})`);
    return `${counted.join(' + ')} < ${atLeast}`;
  },
};

/** The field is blank, or one of the terms is true; with `orBlank`, a blank field misses nothing. */
function unlessBlank(field: string, orBlank: true | undefined, terms: readonly string[]): string {
  if (!orBlank) return or([`ISBLANK(${field})`, ...terms]);
  return terms.length === 0 ? 'FALSE' : `AND(NOT(ISBLANK(${field})), ${or(terms)})`;
}

/** The formula for "this condition is not met"; see UNMET. */
export function unmetFormula(condition: Condition): string {
  return (UNMET[condition.kind] as (condition: Condition) => string)(condition);
}
