import type { DealJudgement } from '../deal/index.ts';

/** The next gate on a deal's way, and the sentences of what it lacks to enter. */
export interface NextGate {
  readonly toEnter: string;
  readonly missing: readonly string[];
}

/** The first stage ahead of a deal that has a gate; null when no playbook governs the deal or no gate is left. */
export function nextGateOf({ playbook, stages }: DealJudgement): NextGate | null {
  const next = stages.find(({ toEnter }) => playbook?.gates.some((gate) => gate.toEnter === toEnter));
  return next === undefined ? null : { toEnter: next.toEnter, missing: next.unmet.map(({ sentence }) => sentence) };
}
