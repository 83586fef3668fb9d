import {
  needs,
  nextStages,
  NO_CHILDREN,
  playbookFor,
  type CompiledPlaybook,
  type GateRecord,
} from '../playbook/index.ts';

/** The next gate on a deal's way, and the sentences of what it lacks to enter. */
export interface NextGate {
  readonly toEnter: string;
  readonly missing: readonly string[];
}

/**
 * What stands next before a deal; null when no playbook judges it or no gate is left. The sentences are the evaluator's own.
 * @param now ISO date-time; its day decides which overrides are live.
 */
export function nextGateOf(playbooks: readonly CompiledPlaybook[], record: GateRecord, now: string): NextGate | null {
  const playbook = playbookFor(playbooks, record, now);
  if (playbook === undefined) return null;
  const toEnter = nextStages(playbook, String(record['StageName'])).find((stage) =>
    playbook.gates.some((gate) => gate.toEnter === stage),
  );
  if (toEnter === undefined) return null;
  // What a live override lets pass is not missing.
  const unmet = needs(playbook, record, toEnter, { today: now.slice(0, 10), children: NO_CHILDREN }).filter(
    ({ overridden }) => !overridden,
  );
  return { toEnter, missing: unmet.map(({ sentence }) => sentence) };
}
