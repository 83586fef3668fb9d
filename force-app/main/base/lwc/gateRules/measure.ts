import {
  CHILD_OBJECTS,
  childrenOf,
  levelOf,
  NO_DUE_DAY,
  OPEN_DIGIT,
  OPEN_DUE,
  openStages,
  rollupRead,
  SCORE,
  slotOf,
  UNLINKED,
} from './concepts.ts';
import { isInRange, isMovedBy, isPicked, isWithin } from './fieldChecks.ts';
import { fieldsOfCriterion, pointsOf } from './places.ts';
import { daysFromEpoch, isBlank, numberOf, valueAt } from './scope.ts';
import type {
  Condition,
  ConditionOf,
  Criterion,
  GateRecord,
  EvaluatedPain,
  Kind,
  Result,
  Surroundings,
} from './types.ts';

/** How much of a condition is fulfilled (pains, levels, amounts, parts). It is met when `have >= need`. */
export interface Measured {
  readonly have: number;
  readonly need: number;
}

/** A concept's digit of a roll-up field: evidence level, 0 to 4, or OPEN_DIGIT. The field is below 10^15, so a double holds it exactly. */
function answerDigit(record: GateRecord, concept: string): number {
  const { field, power } = slotOf(concept);
  return Math.floor((numberOf(record, field) % 10 ** (power + 1)) / 10 ** power);
}

/** Whether an open answer is enough: at this stage, and while no open answer of the deal is past its due day. */
function isOpenEnough(condition: ConditionOf<'answered'>, record: GateRecord, { today }: Surroundings): boolean {
  const due = isBlank(record[OPEN_DUE]) ? NO_DUE_DAY : numberOf(record, OPEN_DUE);
  return openStages(condition).includes(record.StageName as string) && due >= daysFromEpoch(today);
}

/** The pains with at least the condition's evidence and, if given, its kind and driver. */
function painsOf(condition: ConditionOf<'pains' | 'impact'>, { children }: Surroundings): readonly EvaluatedPain[] {
  const { kind, driver } = (condition.kind === 'pains' && condition.of) || {};
  return children.pains.filter(
    (pain) =>
      pain.level >= levelOf(condition.evidence) &&
      (kind === undefined || pain.kind === kind) &&
      (driver === undefined || pain.driver === driver),
  );
}

/** Whether every line has its prescription. A blank roll-up on a deal with lines counts as unmet, not as zero unlinked lines. */
function isPrescribed({ lines }: ConditionOf<'prescribed'>, record: GateRecord): boolean {
  const hasLines = record.HasOpportunityLineItem === true;
  const isUnlinked = isBlank(record[UNLINKED]) ? hasLines : !(numberOf(record, UNLINKED) <= 0);
  return !isUnlinked && (hasLines || lines === 'ifAny');
}

/** Measure of a condition that is met or not, without steps between. */
function allOrNothing(is: boolean): Measured {
  return { have: is ? 1 : 0, need: 1 };
}

/** Without a record of before the save, nothing is being changed. */
function priorOf(record: GateRecord, surroundings: Surroundings): Surroundings {
  return surroundings.prior === undefined ? { ...surroundings, prior: record } : surroundings;
}

type Measure<K extends Kind> = (condition: ConditionOf<K>, record: GateRecord, surroundings: Surroundings) => Measured;

const MEASURES: { readonly [K in Kind]: Measure<K> } = {
  answered: (condition, record, surroundings) => {
    const need = levelOf(condition.evidence);
    const digit = answerDigit(record, condition.concept);
    if (digit !== OPEN_DIGIT) return { have: digit, need };
    return { have: isOpenEnough(condition, record, surroundings) ? need : 0, need };
  },
  pains: (condition, record, surroundings) => {
    const rollup = rollupRead(condition);
    const have = rollup === undefined ? painsOf(condition, surroundings).length : numberOf(record, rollup);
    return { have, need: condition.atLeast };
  },
  impact: (condition, record, surroundings) => {
    const rollup = rollupRead(condition);
    const pains = () => painsOf(condition, surroundings).reduce((sum, pain) => sum + (pain.likely ?? 0), 0);
    return { have: rollup === undefined ? pains() : numberOf(record, rollup), need: condition.atLeast };
  },
  filled: ({ field }, record) => allOrNothing(!isBlank(valueAt(record, field))),
  picked: (condition, record) => allOrNothing(isPicked(condition, record)),
  number: (condition, record) => allOrNothing(isInRange(condition, record)),
  checked: ({ field }, record) => allOrNothing(valueAt(record, field) === true),
  date: (condition, record, surroundings) => allOrNothing(isWithin(condition, record, surroundings)),
  movedBy: (condition, record, surroundings) =>
    allOrNothing(isMovedBy(condition, record, priorOf(record, surroundings))),
  cameFrom: ({ stages, passed = [] }, record, surroundings) =>
    allOrNothing([...stages, ...passed].includes(priorOf(record, surroundings).prior?.StageName as string)),
  prescribed: (condition, record) => allOrNothing(isPrescribed(condition, record)),
  score: ({ atLeast }, record) => ({ have: numberOf(record, SCORE), need: atLeast }),
  any: ({ of }, record, surroundings) => allOrNothing(of.some((part) => isMet(part, record, surroundings))),
  all: ({ of }, record, surroundings) => ({
    have: of.filter((part) => isMet(part, record, surroundings)).length,
    need: of.length,
  }),
  some: (condition, record, surroundings) => ({
    have: condition.of.reduce(
      (sum, part, at) => sum + (isMet(part, record, surroundings) ? pointsOf(condition, at) : 0),
      0,
    ),
    need: condition.atLeast,
  }),
};

/** How much of a condition the record fulfils. */
export function measure(condition: Condition, record: GateRecord, surroundings: Surroundings): Measured {
  return (MEASURES[condition.kind] as Measure<Kind>)(condition as never, record, surroundings);
}

/** Whether the condition is met. Never for NaN, which a field with text in place of a number gives. */
export function isMet(condition: Condition, record: GateRecord, surroundings: Surroundings): boolean {
  return resultOf(condition, record, surroundings) === 'met';
}

/** The result of a part that decides its group, and that of the group where all parts are otherwise. */
const DECIDES_ANY = ['met', 'missing'] as const;
const DECIDES_ALL = ['missing', 'met'] as const;

/**
 * The result of a condition. It is not visible when it reads a field that the user may not read. A group is so when its visible parts leave
 * it open: `any` without a part that is met, `all` without one that is missing.
 */
export function resultOf(condition: Condition, record: GateRecord, surroundings: Surroundings): Result {
  if (condition.kind === 'any' || condition.kind === 'all') {
    const parts = condition.of.map((part) => resultOf(part, record, surroundings));
    const [decisive, otherwise] = condition.kind === 'any' ? DECIDES_ANY : DECIDES_ALL;
    return parts.includes(decisive) ? decisive : parts.includes('notVisible') ? 'notVisible' : otherwise;
  }
  if (condition.kind === 'some') return resultOfSome(condition, record, surroundings);
  if (hiddenOf(condition, surroundings).length > 0) return 'notVisible';
  const { have, need } = measure(condition, record, surroundings);
  return have >= need ? 'met' : 'missing';
}

/** `some` is not visible when its visible parts give too few points, and those that are not visible could give the rest. */
function resultOfSome(condition: ConditionOf<'some'>, record: GateRecord, surroundings: Surroundings): Result {
  const results = condition.of.map((part) => resultOf(part, record, surroundings));
  const sum = (counted: readonly Result[]) =>
    results.reduce((total, one, at) => total + (counted.includes(one) ? pointsOf(condition, at) : 0), 0);
  if (sum(['met']) >= condition.atLeast) return 'met';
  return sum(['met', 'notVisible']) >= condition.atLeast ? 'notVisible' : 'missing';
}

/**
 * The fields that a condition, or a criterion with the conditions on which it is asked, reads and the user may not read, in the order of
 * `hiddenFields`.
 */
export function hiddenOf(criterion: Condition | Criterion, { hiddenFields = [] }: Surroundings): readonly string[] {
  if (hiddenFields.length === 0) return [];
  const fields = fieldsOfCriterion(criterion);
  const objects = childrenOf(criterion).map((name) => CHILD_OBJECTS[name]);
  const isOfChild = (hidden: string) => objects.some((object) => hidden === object || hidden.startsWith(`${object}.`));
  return hiddenFields.filter((hidden) => fields.includes(hidden) || isOfChild(hidden));
}

/** Progress of an unmet condition; null when it is met, no answer is noted yet, or one single thing is required. */
export function progress(condition: Condition, record: GateRecord, surroundings: Surroundings): Measured | null {
  const { have, need } = measure(condition, record, surroundings);
  if (have >= need) return null;
  const isInformative = condition.kind === 'answered' ? have > 0 : need !== 1;
  return isInformative ? { have, need } : null;
}
