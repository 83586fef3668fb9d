import type { DealJudgement } from '../deal/index.ts';
import type { Unmet } from '../playbook/index.ts';

/** The next gate of a deal, and its unmet criteria. */
export interface NextGate {
  readonly toEnter: string;
  readonly missing: readonly Pick<Unmet, 'playbook' | 'sentence' | 'code'>[];
}

/** The gate of the first later stage that has one in any of the deal's playbooks; null if none governs it or no gate is left. */
export function nextGateOf({ playbooks, stages }: DealJudgement): NextGate | null {
  const gates = playbooks.flatMap((playbook) => playbook.gates);
  const next = stages.find(({ toEnter }) => gates.some((gate) => gate.toEnter === toEnter));
  return next === undefined ? null : { toEnter: next.toEnter, missing: next.unmet };
}
