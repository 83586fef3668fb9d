import type { Condition } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { Requirement } from './definition.ts';

/** What a requirement has in addition to its condition. */
const BESIDES: ReadonlySet<string> = new Set(['line', 'column', 'because', 'say', 'id', 'when', 'unless']);

/** A value, list or requirement without its places. */
function withoutPlaces(placed: unknown, openAt: readonly string[]): unknown {
  if (typeof placed !== 'object' || placed === null) return placed;
  if (Array.isArray(placed)) return placed.map((one) => withoutPlaces(one, openAt));
  // A located value holds nothing that has a place of its own.
  if ('value' in placed) return placed.value;
  if ('levels' in placed) return conditionOf(placed as Requirement, openAt);
  const parts = Object.entries(placed).filter(([name]) => !BESIDES.has(name));
  return Object.fromEntries(parts.map(([name, part]) => [name, withoutPlaces(part, openAt)]));
}

/**
 * What a requirement asks for; several concepts of `answered` are one condition that needs all of them.
 * @param openAt the stages at which an open answer counts where the author wrote `notKnownYet`
 */
export function conditionOf(requirement: Requirement, openAt: readonly string[]): Condition {
  if (requirement.kind !== 'answered') return withoutPlaces(requirement, openAt) as Condition;
  const levels = requirement.levels.map(({ notKnownYet, ...level }) => {
    const condition = withoutPlaces(level, openAt) as Condition;
    return notKnownYet ? ({ ...condition, notKnownYet: openAt } as Condition) : condition;
  });
  return levels.length === 1 && levels[0] ? levels[0] : { kind: 'all', of: levels };
}
