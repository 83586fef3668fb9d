import type { Condition, ConditionOf, Criterion } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { isGroup } from '../kinds/group.ts';
import { idOf, leafDefinitionOf, type LeafCondition } from '../kinds/kinds.ts';

/** The largest number of alternatives that are examined one by one. */
const MAX_WAYS = 512;

/** Whether every record that meets `a` also meets `b`, as far as the two conditions alone determine it. */
export function implies(a: Condition, b: Condition): boolean {
  // Where a deal has to come from is named alike at gates that other stages come after.
  if (a.kind !== 'cameFrom' && idOf(a) === idOf(b)) return true;
  if (b.kind === 'any' && b.of.some((part) => implies(a, part))) return true;
  if (b.kind === 'all') return b.of.every((part) => implies(a, part));
  if (a.kind === 'any') return a.of.every((part) => implies(part, b));
  if (a.kind === 'all') return a.of.some((part) => implies(part, b));
  if (a.kind === 'some' && b.kind === 'some') return someImplies(a, b);
  if (isGroup(a) || isGroup(b)) return false;
  const definition = leafDefinitionOf(a.kind);
  if (b.kind === 'filled' && definition.fills(a) === b.field) return true;
  return a.kind === b.kind && definition.implies(a, b);
}

/** Whether one `some` implies another: as many points of the same parts, in the same order, each of at least the same evidence. */
function someImplies(a: ConditionOf<'some'>, b: ConditionOf<'some'>): boolean {
  const isSamePart = (part: Condition, at: number) => {
    const other = b.of[at];
    return other !== undefined && implies(part, other) && (a.points?.[at] ?? 1) === (b.points?.[at] ?? 1);
  };
  return a.atLeast >= b.atLeast && a.of.length === b.of.length && a.of.every(isSamePart);
}

/**
 * Whether every deal of which the criterion `b` is asked and that meets `a` meets `b`: `a` is asked of at least the same deals. Conditions
 * are compared by their names.
 */
export function impliesCriterion(a: Criterion, b: Criterion): boolean {
  const isSame = (one: Condition | undefined, other: Condition | undefined) =>
    one === undefined || (other !== undefined && idOf(one) === idOf(other));
  return isSame(a.when, b.when) && isSame(a.unless, b.unless) && implies(a, b);
}

/** All combinations of leaf conditions that meet the conditions; undefined if there are too many. */
function ways(conditions: readonly Condition[]): readonly (readonly LeafCondition[])[] | undefined {
  let all: readonly (readonly LeafCondition[])[] = [[]];
  for (const condition of conditions) {
    const more = waysOf(condition);
    if (more === undefined || all.length * more.length > MAX_WAYS) return undefined;
    all = all.flatMap((way) => more.map((one) => [...way, ...one]));
  }
  return all;
}

function waysOf(condition: Condition): readonly (readonly LeafCondition[])[] | undefined {
  if (condition.kind === 'all') return ways(condition.of);
  if (condition.kind === 'any') return condition.of.flatMap((part) => ways([part]) ?? [[]]);
  // Which of its parts are met is left open: a contradiction within it is not looked for.
  if (condition.kind === 'some') return [[]];
  return [[condition]];
}

/** Two conditions that no record can meet together; twice the same one if it contradicts itself. */
export type Contradiction = readonly [Condition, Condition];

/** The first contradiction within one combination. */
function contradictionIn(way: readonly LeafCondition[], from: string): Contradiction | undefined {
  for (const a of way)
    for (const b of way) if (a.kind === b.kind && leafDefinitionOf(a.kind).contradicts(a, b, from)) return [a, b];
  return undefined;
}

/**
 * A reason why no record can meet all conditions; undefined if one can, or if there are too many combinations to examine.
 * @param from when the playbook comes into force, ISO date-time
 */
export function contradiction(conditions: readonly Condition[], from: string): Contradiction | undefined {
  const found = (ways(conditions) ?? []).map((way) => contradictionIn(way, from));
  return found.every((one) => one !== undefined) ? found[0] : undefined;
}
