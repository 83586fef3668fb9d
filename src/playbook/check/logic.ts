import type { Condition } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { isGroup } from '../kinds/group.ts';
import { idOf, leafDefinitionOf, type LeafCondition } from '../kinds/kinds.ts';

/** More ways through a gate than this are not examined one by one. */
const MAX_WAYS = 512;

/** Whether every record that meets `a` meets `b` too, as far as the two alone show it. */
export function implies(a: Condition, b: Condition): boolean {
  if (idOf(a) === idOf(b)) return true;
  if (b.kind === 'any' && b.of.some((part) => implies(a, part))) return true;
  if (b.kind === 'all') return b.of.every((part) => implies(a, part));
  if (a.kind === 'any') return a.of.every((part) => implies(part, b));
  if (a.kind === 'all') return a.of.some((part) => implies(part, b));
  if (isGroup(b)) return false;
  const definition = leafDefinitionOf(a.kind);
  if (b.kind === 'filled' && definition.fills(a) === b.field) return true;
  return a.kind === b.kind && definition.implies(a, b);
}

/** The ways in which all conditions can be met, each as what has to be true then; undefined where there are too many. */
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
  return [[condition]];
}

/** Two conditions that no record can meet at once; both are the same where one contradicts itself. */
export type Contradiction = readonly [Condition, Condition];

/** The first contradiction of a way. */
function contradictionIn(way: readonly LeafCondition[], from: string): Contradiction | undefined {
  for (const a of way)
    for (const b of way) if (a.kind === b.kind && leafDefinitionOf(a.kind).contradicts(a, b, from)) return [a, b];
  return undefined;
}

/**
 * Why no record can meet all of the conditions; undefined where one can, or where there are too many ways to examine.
 * @param from when the playbook comes into force, ISO date-time
 */
export function contradiction(conditions: readonly Condition[], from: string): Contradiction | undefined {
  const found = (ways(conditions) ?? []).map((way) => contradictionIn(way, from));
  return found.every((one) => one !== undefined) ? found[0] : undefined;
}
