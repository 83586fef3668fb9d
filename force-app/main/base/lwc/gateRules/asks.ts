import { resultOf } from './measure.ts';
import { valueAt } from './scope.ts';
import { SCOPE_PATHS } from './concepts.ts';
import type { Asked, Condition, Criterion, Gate, GateRecord, Kind, Result, Surroundings } from './types.ts';

/** Whether the gate asks this deal and this user at all: by record type and by permission. */
export function isGateFor(gate: Asked, record: GateRecord, permissions: readonly string[] = []): boolean {
  const { recordTypes, exceptRecordTypes, exceptPermission } = gate;
  const type = valueAt(record, SCOPE_PATHS.recordTypes) as string;
  return (
    (recordTypes === undefined || recordTypes.includes(type)) &&
    !exceptRecordTypes?.includes(type) &&
    (exceptPermission === undefined || !permissions.includes(exceptPermission))
  );
}

/**
 * Whether the criterion is asked of the deal: its `when` holds, and its `unless` does not. What depends on a field that the user may not read
 * counts as asked.
 */
export function isAskedOf({ when, unless }: Criterion, record: GateRecord, surroundings: Surroundings): boolean {
  return (
    (when === undefined || resultOf(when, record, surroundings) !== 'missing') &&
    (unless === undefined || resultOf(unless, record, surroundings) !== 'met')
  );
}

/** The result of a criterion: met where it is not asked; not visible where that, or its own condition, depends on a field that is not. */
export function resultOfCriterion(criterion: Criterion, record: GateRecord, surroundings: Surroundings): Result {
  const { when, unless, ...condition } = criterion;
  if (!isAskedOf(criterion, record, surroundings)) return 'met';
  const own = resultOf(condition as Condition, record, surroundings);
  const conditions = [...(when ? [when] : []), ...(unless ? [unless] : [])];
  const isOpen = conditions.some((one) => resultOf(one, record, surroundings) === 'notVisible');
  return own === 'missing' && isOpen ? 'notVisible' : own;
}

/** Whether the deal lacks what the criterion asks of it. */
export function isLacking(criterion: Criterion, record: GateRecord, surroundings: Surroundings): boolean {
  return resultOfCriterion(criterion, record, surroundings) === 'missing';
}

/** Kinds that read nothing but fields which a new record can have. */
const OF_FIELDS: ReadonlySet<Kind> = new Set<Kind>([
  'filled',
  'picked',
  'number',
  'checked',
  'date',
  'movedBy',
  'cameFrom',
]);

/** Whether a condition reads nothing but fields which a new record can have. */
export function readsFieldsOnly(condition: Condition): boolean {
  const parts = condition.kind === 'any' || condition.kind === 'all' || condition.kind === 'some' ? condition.of : [];
  return parts.length > 0 ? parts.every(readsFieldsOnly) : OF_FIELDS.has(condition.kind);
}

/** Whether a new deal can be judged by the gate: it asks for fields only, and for no child records. */
export function asksFieldsOnly({ criteria }: Pick<Gate, 'criteria'>): boolean {
  return criteria.every(readsFieldsOnly);
}
