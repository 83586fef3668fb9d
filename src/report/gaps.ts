import type { DealJudgement } from '../deal/index.ts';
import type { Unmet } from '../playbook/index.ts';

/** The next gate of a deal, and its unmet criteria. */
export interface NextGate {
  readonly toEnter: string;
  readonly missing: readonly Pick<Unmet, 'sentence' | 'code'>[];
}

/** The gate of the first later stage that has one; null if no playbook governs the deal or no gate is left. */
export function nextGateOf({ playbook, stages }: DealJudgement): NextGate | null {
  const next = stages.find(({ toEnter }) => playbook?.gates.some((gate) => gate.toEnter === toEnter));
  return next === undefined ? null : { toEnter: next.toEnter, missing: next.unmet };
}
