import { needs, nextStages, playbookFor, type CompiledPlaybook, type GateRecord } from '../playbook/index.ts';

/** The next gate on a deal's way, and the sentences of what it lacks to enter. */
export interface NextGate {
  readonly toEnter: string;
  readonly missing: readonly string[];
}

/**
 * What stands next before a deal; null when no playbook judges it or no gate is left. The sentences are the evaluator's own.
 * @param now ISO date-time; decides only about records that have no creation date.
 */
export function nextGateOf(playbooks: readonly CompiledPlaybook[], record: GateRecord, now: string): NextGate | null {
  const playbook = playbookFor(playbooks, record, now);
  if (playbook === undefined) return null;
  const toEnter = nextStages(playbook, String(record['StageName'])).find((stage) =>
    playbook.gates.some((gate) => gate.toEnter === stage),
  );
  return toEnter === undefined
    ? null
    : { toEnter, missing: needs(playbook, record, toEnter).map(({ sentence }) => sentence) };
}
