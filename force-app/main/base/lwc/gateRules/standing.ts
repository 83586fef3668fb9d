/** What a deal that is past a gate stands without: the part of its verdict that outlives the save. */
import type { CompiledPlaybook, Condition, Criterion, Unmet } from './types.ts';

/** The stages that are those of a gate, or after one, in any of the playbooks. */
export function stagesPastGates(playbooks: readonly CompiledPlaybook[]): readonly string[] {
  const past = playbooks.flatMap(({ stages, gates }) => {
    const first = stages.findIndex((stage) => gates.some(({ toEnter }) => toEnter === stage));
    return first < 0 ? [] : stages.slice(first);
  });
  return [...new Set(past)];
}

/**
 * The entries that a deal stands without, among those that entering its stage from none would give: not what a live override opens, and not
 * what is asked of a single save (which stage it came from, how far a day moved).
 */
export function lasting(playbooks: readonly CompiledPlaybook[], unmet: readonly Unmet[]): readonly Unmet[] {
  return unmet.filter((one) => {
    const home = playbooks.find(({ playbook }) => playbook === one.playbook);
    const criterion = home && criterionOf(home, one);
    return one.overridden !== true && criterion !== undefined && !isOfOneSave(criterion);
  });
}

/** Whether the condition, or a part of it, looks at the record as it was before the save. */
function isOfOneSave(condition: Condition): boolean {
  if (condition.kind === 'cameFrom' || condition.kind === 'movedBy') return true;
  return 'of' in condition && Array.isArray(condition.of) && (condition.of as readonly Condition[]).some(isOfOneSave);
}

/** The criterion behind an unmet entry; undefined for `new-record` and `unknown-stage`. */
export function criterionOf(playbook: CompiledPlaybook, unmet: Unmet): Criterion | undefined {
  const gates = playbook.gates.filter(({ toEnter }) => toEnter === unmet.toEnter);
  return gates.flatMap(({ criteria }) => criteria).find(({ id }) => id === unmet.id);
}
