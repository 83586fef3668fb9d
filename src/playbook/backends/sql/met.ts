import {
  IMPACT_ROLLUP,
  levelOf,
  NO_DUE_DAY,
  OPEN_DIGIT,
  OPEN_DUE,
  openStages,
  OVERRIDE_EPOCH,
  PAINS_ROLLUP,
  SCORE,
  slotOf,
  UNLINKED,
} from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type {
  Condition,
  ConditionOf,
  Criterion,
  DayBound,
  Kind,
} from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { PAINS_TYPE, type Dialect, type SqlColumn } from './dialect.ts';
import { sqlName, sqlNumber, sqlText } from './text.ts';

/** Columns for data that is not on the record: pains as a list, and the day of the save. Fields of an org cannot begin with `$`. */
const PAINS: SqlColumn = ['$pains', PAINS_TYPE];
export const TODAY: SqlColumn = ['$today', 'DATE'];
/** The stage before the save, and whether the record is new. */
export const PRIOR: SqlColumn = ['$prior', 'VARCHAR'];
export const NEW: SqlColumn = ['$new', 'BOOLEAN'];

/** A day as it was before the save; NULL of a new record. */
function priorDay(field: string): SqlColumn {
  return [`$prior ${field}`, 'DATE'];
}

/** The day of a moment in the zone of the user who saves, which the query cannot know. */
function dayColumn(field: string): SqlColumn {
  return [`$day ${field}`, 'DATE'];
}

/** `coalesce("F", 0)`: a blank number counts as 0. */
export function numberColumn(field: string): string {
  return `coalesce(${sqlName(field)}, 0)`;
}

/**
 * SQL for "the column is blank"; empty text is blank. The cast makes the same expression valid for text, numbers, dates and checkboxes.
 */
export function blankColumn(field: string): string {
  return `coalesce(${sqlName(field)}::VARCHAR, '') = ''`;
}

/** `coalesce("F" IN ('a', 'b'), false)` */
export function amongTexts(field: string, values: readonly string[]): string {
  if (values.length === 0) return 'false';
  return orFalse(`${sqlName(field)} IN (${values.map(sqlText).join(', ')})`);
}

/** Converts NULL to false, so that `NOT`, `AND` and `OR` around the comparison have two-valued logic. */
export function orFalse(comparison: string): string {
  return `coalesce(${comparison}, false)`;
}

function dayOf(bound: DayBound): string {
  if (typeof bound === 'string') return `${sqlText(bound)}::DATE`;
  return bound.today < 0 ? `"$today" - ${-bound.today}` : `"$today" + ${bound.today}`;
}

function both(conditions: readonly string[]): string {
  return conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(' AND ')})`;
}

/** SQL for "the entry `pain` of `"$pains"` has enough evidence and the given kind and driver", for conditions without a roll-up. */
function painCounts(level: number, of: ConditionOf<'pains'>['of'] = {}): string {
  const conditions = [
    `coalesce(pain."Evidence_Level__c", 0) >= ${level}`,
    ...(of.kind === undefined ? [] : [orFalse(`pain."Kind__c" = ${sqlText(of.kind)}`)]),
    ...(of.driver === undefined ? [] : [orFalse(`pain."Business_Driver__c" = ${sqlText(of.driver)}`)]),
  ];
  return both(conditions);
}

/**
 * SQL for "the concept has an answer with at least that level", or an open one (digit 9) where that is enough. One is added to the digit
 * before it is compared, so that 9 becomes 0.
 */
function answerMet(condition: ConditionOf<'answered'>, { remainder }: Dialect): string {
  const { field, power } = slotOf(condition.concept);
  const [value, one, next] = [numberColumn(field), 10 ** power, 10 ** (power + 1)];
  const answered = `${remainder(`(${value} + ${one})`, next)} >= ${(levelOf(condition.evidence) + 1) * one}`;
  const stages = openStages(condition);
  if (stages.length === 0) return answered;
  const due = `coalesce(${sqlName(OPEN_DUE)}, ${NO_DUE_DAY}) >= "$today" - DATE ${sqlText(OVERRIDE_EPOCH)}`;
  const open = [`${remainder(value, next)} >= ${OPEN_DIGIT * one}`, amongTexts('StageName', stages), orFalse(due)];
  return `(${answered} OR ${both(open)})`;
}

/**
 * The SQL for "met" of each kind of condition, never NULL. `pains: { atLeast: 2, evidence: Quoted }` gives
 * `coalesce("DF_Pains_Quoted__c", 0) >= 2`.
 */
const MET = {
  answered: answerMet,
  pains: ({ atLeast, evidence, of }: ConditionOf<'pains'>, { countPains }: Dialect) => {
    const rollup = of === undefined ? PAINS_ROLLUP[evidence] : undefined;
    const have = rollup === undefined ? countPains(painCounts(levelOf(evidence), of)) : numberColumn(rollup);
    return `${have} >= ${sqlNumber(atLeast)}`;
  },
  impact: ({ atLeast, evidence }: ConditionOf<'impact'>, { sumPains }: Dialect) => {
    const rollup = IMPACT_ROLLUP[evidence];
    const likely = `coalesce(pain."Impact_Likely__c", 0)`;
    const have = rollup === undefined ? sumPains(painCounts(levelOf(evidence)), likely) : numberColumn(rollup);
    return `${have} >= ${sqlNumber(atLeast)}`;
  },
  filled: ({ field }: ConditionOf<'filled'>) => `NOT (${blankColumn(field)})`,
  picked: ({ field, values, orBlank }: ConditionOf<'picked'>) =>
    orBlankToo(orBlank, blankColumn(field), amongTexts(field, values)),
  number: ({ field, atLeast, atMost, currency, orBlank }: ConditionOf<'number'>) => {
    const column = sqlName(field);
    const inRange = orFalse(
      both([
        `${column} IS NOT NULL`,
        ...(atLeast === undefined ? [] : [`${column} >= ${sqlNumber(atLeast)}`]),
        ...(atMost === undefined ? [] : [`${column} <= ${sqlNumber(atMost)}`]),
        ...(currency === undefined ? [] : [`"CurrencyIsoCode" = ${sqlText(currency)}`]),
      ]),
    );
    return orBlankToo(orBlank, `${column} IS NULL`, inRange);
  },
  checked: ({ field }: ConditionOf<'checked'>) => orFalse(sqlName(field)),
  date: ({ field, notBefore, notAfter, dateTime, orBlank }: ConditionOf<'date'>) => {
    const column = sqlName(dateTime ? dayColumn(field)[0] : field);
    const within = orFalse(
      both([
        `${column} IS NOT NULL`,
        ...(notBefore === undefined ? [] : [`${column} >= ${dayOf(notBefore)}`]),
        ...(notAfter === undefined ? [] : [`${column} <= ${dayOf(notAfter)}`]),
      ]),
    );
    return orBlankToo(orBlank, `${column} IS NULL`, within);
  },
  movedBy: ({ field, atMost }: ConditionOf<'movedBy'>) => {
    const [column, before] = [sqlName(field), sqlName(priorDay(field)[0])];
    return `(${column} IS NOT NULL AND coalesce(${column} - ${before} <= ${atMost}, true))`;
  },
  cameFrom: ({ stages, passed = [] }: ConditionOf<'cameFrom'>) =>
    `(NOT "$new" AND ${amongTexts('$prior', [...stages, ...passed])})`,
  prescribed: ({ lines }: ConditionOf<'prescribed'>) => {
    const has = orFalse('"HasOpportunityLineItem"');
    // A blank count on a deal with line items counts as missing, not as zero.
    const linked = `coalesce(${sqlName(UNLINKED)} <= 0, NOT ${has})`;
    return lines === 'all' ? `(${has} AND ${linked})` : linked;
  },
  score: ({ atLeast }: ConditionOf<'score'>) => `${numberColumn(SCORE)} >= ${sqlNumber(atLeast)}`,
  any: ({ of }: ConditionOf<'any'>, dialect: Dialect) =>
    of.length === 0 ? 'false' : `(${of.map((part) => metSql(part, dialect)).join(' OR ')})`,
  all: ({ of }: ConditionOf<'all'>, dialect: Dialect) =>
    of.length === 0 ? 'true' : `(${of.map((part) => metSql(part, dialect)).join(' AND ')})`,
  some: ({ atLeast, of, points }: ConditionOf<'some'>, dialect: Dialect) => {
    const counted = of.map((part, at) => `CASE WHEN ${metSql(part, dialect)} THEN ${points?.[at] ?? 1} ELSE 0 END`);
    return `(${counted.join(' + ')}) >= ${atLeast}`;
  },
} satisfies { readonly [K in Kind]: (condition: ConditionOf<K>, dialect: Dialect) => string };

/** With `orBlank`, a blank field is enough. */
function orBlankToo(orBlank: true | undefined, blank: string, met: string): string {
  return orBlank ? `(${blank} OR ${met})` : met;
}

/** The SQL for "the deal lacks what the criterion asks of it", never NULL. */
export function lackingSql(criterion: Criterion, dialect: Dialect): string {
  const { when, unless } = criterion;
  return [
    ...(when ? [metSql(when, dialect)] : []),
    ...(unless ? [`NOT (${metSql(unless, dialect)})`] : []),
    `NOT (${metSql(criterion, dialect)})`,
  ].join(' AND ');
}

/** The SQL for "this condition is met"; see MET. */
function metSql(condition: Condition, dialect: Dialect): string {
  return (MET[condition.kind] as (condition: Condition, dialect: Dialect) => string)(condition, dialect);
}

/** The column `$today` if a bound is relative to the day of the save. */
function daysOf(...bounds: readonly (DayBound | undefined)[]): readonly SqlColumn[] {
  return bounds.some((bound) => typeof bound === 'object') ? [TODAY] : [];
}

const COLUMNS = {
  answered: (condition: ConditionOf<'answered'>) => [
    [slotOf(condition.concept).field, 'DOUBLE'],
    ...(openStages(condition).length > 0 ? ([[OPEN_DUE, 'DOUBLE'], TODAY] as const) : []),
  ],
  pains: ({ evidence, of }: ConditionOf<'pains'>) => {
    const rollup = of === undefined ? PAINS_ROLLUP[evidence] : undefined;
    return [rollup === undefined ? PAINS : [rollup, 'DOUBLE']];
  },
  impact: ({ evidence }: ConditionOf<'impact'>) => {
    const rollup = IMPACT_ROLLUP[evidence];
    return [rollup === undefined ? PAINS : [rollup, 'DOUBLE']];
  },
  filled: ({ field }: ConditionOf<'filled'>) => [[field, 'VARCHAR']],
  picked: ({ field }: ConditionOf<'picked'>) => [[field, 'VARCHAR']],
  number: ({ field, currency }: ConditionOf<'number'>) => [
    [field, 'DOUBLE'],
    ...(currency === undefined ? [] : ([['CurrencyIsoCode', 'VARCHAR']] as const)),
  ],
  checked: ({ field }: ConditionOf<'checked'>) => [[field, 'BOOLEAN']],
  date: ({ field, notBefore, notAfter, dateTime }: ConditionOf<'date'>) => [
    dateTime ? dayColumn(field) : [field, 'DATE'],
    ...daysOf(notBefore, notAfter),
  ],
  movedBy: ({ field }: ConditionOf<'movedBy'>) => [[field, 'DATE'], priorDay(field)],
  cameFrom: () => [PRIOR, NEW],
  prescribed: () => [
    ['HasOpportunityLineItem', 'BOOLEAN'],
    [UNLINKED, 'DOUBLE'],
  ],
  score: () => [[SCORE, 'DOUBLE']],
  any: ({ of }: ConditionOf<'any'>) => of.flatMap(columnsOf),
  all: ({ of }: ConditionOf<'all'>) => of.flatMap(columnsOf),
  some: ({ of }: ConditionOf<'some'>) => of.flatMap(columnsOf),
} satisfies { readonly [K in Kind]: (condition: ConditionOf<K>) => readonly SqlColumn[] };

/** The columns that a criterion reads. */
export function columnsOfCriterion({ when, unless, ...condition }: Criterion): readonly SqlColumn[] {
  return [condition as Condition, ...(when ? [when] : []), ...(unless ? [unless] : [])].flatMap(columnsOf);
}

/** The columns that a condition reads. */
function columnsOf(condition: Condition): readonly SqlColumn[] {
  return (COLUMNS[condition.kind] as (condition: Condition) => readonly SqlColumn[])(condition);
}
