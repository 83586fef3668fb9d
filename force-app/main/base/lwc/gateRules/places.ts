import { OPEN_DUE, openStages, rollupRead, SCORE, slotOf, UNLINKED } from './concepts.ts';
import type { Condition, ConditionOf, Criterion, Fix, Kind } from './types.ts';

const FIELDS: { readonly [K in Kind]: (condition: ConditionOf<K>) => readonly string[] } = {
  answered: (condition) => [slotOf(condition.concept).field, ...(openStages(condition).length > 0 ? [OPEN_DUE] : [])],
  pains: (condition) => [rollupRead(condition) ?? []].flat(),
  impact: (condition) => [rollupRead(condition) ?? []].flat(),
  filled: ({ field }) => [field],
  picked: ({ field }) => [field],
  number: ({ field, currency }) => [field, ...(currency === undefined ? [] : ['CurrencyIsoCode'])],
  checked: ({ field }) => [field],
  date: ({ field }) => [field],
  movedBy: ({ field }) => [field],
  cameFrom: () => ['StageName'],
  prescribed: () => ['HasOpportunityLineItem', UNLINKED],
  score: () => [SCORE],
  any: ({ of }) => of.flatMap(fieldsOf),
  all: ({ of }) => of.flatMap(fieldsOf),
  some: ({ of }) => of.flatMap(fieldsOf),
};

/** The Opportunity fields that a condition reads, by API name. */
export function fieldsOf(condition: Condition): readonly string[] {
  return (FIELDS[condition.kind] as (condition: Condition) => readonly string[])(condition);
}

/**
 * Fields that no form of a deal can fill in: those that Salesforce keeps itself, by how their names begin (custom fields have an
 * underscore), and those of the account.
 */
const KEPT = /^(Expected|Last|Push|Synced|Is[CW])[^_]+$|\./;

/** Products are added as lines. */
function fieldFix({ field }: { readonly field: string }): Fix | undefined {
  if (field === 'HasOpportunityLineItem') return { on: 'lines' };
  return KEPT.test(field) ? undefined : { on: 'field', field };
}

const FIXES: { readonly [K in Kind]: (condition: ConditionOf<K>) => Fix | undefined } = {
  answered: ({ concept }) => ({ on: 'answer', concept }),
  pains: () => ({ on: 'pains' }),
  impact: () => ({ on: 'pains' }),
  filled: fieldFix,
  picked: fieldFix,
  number: fieldFix,
  checked: fieldFix,
  date: fieldFix,
  movedBy: fieldFix,
  cameFrom: () => undefined,
  prescribed: () => ({ on: 'lines' }),
  score: () => undefined,
  any: () => undefined,
  all: () => undefined,
  some: () => undefined,
};

/** Where a user can fix an unmet condition; undefined for a score or a group, which have no single place. */
export function fixOf(condition: Condition): Fix | undefined {
  return (FIXES[condition.kind] as (condition: Condition) => Fix | undefined)(condition);
}

/** The fields that a criterion reads: those of its condition, and of the conditions on which it is asked. */
export function fieldsOfCriterion(criterion: Condition | Criterion): readonly string[] {
  const { when, unless, ...condition } = criterion as Criterion;
  return [condition as Condition, ...(when ? [when] : []), ...(unless ? [unless] : [])].flatMap(fieldsOf);
}

/** The points that a part of `some` gives. */
export function pointsOf({ points }: ConditionOf<'some'>, at: number): number {
  return points?.[at] ?? 1;
}
