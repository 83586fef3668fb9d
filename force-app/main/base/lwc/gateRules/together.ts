/** Several playbooks on one deal. The org enforces every playbook that governs it, so all of them are asked. */
import { playbooksFor } from './scope.ts';
import type { CompiledPlaybook, Gate, Verdict } from './types.ts';

export { playbooksFor };

/** Outcomes, the worst first. */
const WORST = ['blocked', 'unknown', 'bypassed', 'overridden', 'warned', 'allowed', 'exempt'] as const;

/** Number of a stage in the one numbering of live playbooks, from 1; 0 when none of these has it. */
export function stageNumber(playbooks: readonly CompiledPlaybook[], stage: string): number {
  const one = playbooks.find(({ stages }) => stages.includes(stage));
  return one ? (one.stageNumbers?.[stage] ?? one.stages.indexOf(stage) + 1) : 0;
}

/** The stages of all playbooks in their one order. */
export function stagesOf(playbooks: readonly CompiledPlaybook[]): readonly string[] {
  const stages = [...new Set(playbooks.flatMap((one) => one.stages))];
  return stages.sort((a, b) => stageNumber(playbooks, a) - stageNumber(playbooks, b));
}

/** The stages after this one, in the one order of all playbooks; all stages when this one is exempt or unknown. */
export function nextStages(playbooks: readonly CompiledPlaybook[], stage: string): readonly string[] {
  const stages = stagesOf(playbooks);
  return stages.slice(stages.indexOf(stage) + 1);
}

type OverrideTerms = NonNullable<Gate['override']>;

/**
 * The terms of a playbook for an override of the stage with this number, which another playbook may have allowed: its own gate's, else those
 * of its first gate that allows overrides, from the last gate on which the override opens. Undefined: it opens no gate of this playbook.
 */
export function overrideTermsAt(playbook: CompiledPlaybook, order: number): OverrideTerms | undefined {
  const gates = playbook.gates.map((gate) => ({ ...gate, order: stageNumber([playbook], gate.toEnter) }));
  const ways = gates.filter(({ override }) => override);
  const wayFrom = (from: number) => ways.find((gate) => gate.order >= from)?.override;
  if (ways.some((gate) => gate.order === order)) return wayFrom(order);
  const opened = gates.filter((gate) => gate.mode === 'enforce' && gate.order <= order && wayFrom(gate.order)).at(-1);
  return opened && wayFrom(opened.order);
}

/** What is unmet here stops nobody: a permission or an override opens it. */
const isOpened = ({ outcome }: Verdict) => outcome === 'bypassed' || outcome === 'overridden';

/**
 * Joins the verdicts of several playbooks on one attempt. The unmet entries are in the order of the stages; where one playbook blocks, what
 * another one lets pass by a permission or an override is not among them, as the org does not refuse for it.
 */
export function joined(playbooks: readonly CompiledPlaybook[], verdicts: readonly Verdict[]): Verdict {
  const [only] = verdicts;
  if (only && verdicts.length === 1) return only;
  const outcome = WORST.find((worst) => verdicts.some((verdict) => verdict.outcome === worst)) ?? 'exempt';
  const isRefusing = outcome === 'blocked' || outcome === 'unknown';
  const counted = isRefusing ? verdicts.filter((verdict) => !isOpened(verdict)) : verdicts;
  const unmet = counted.flatMap((verdict) => verdict.unmet);
  const orderOf = ({ toEnter }: (typeof unmet)[number]) => stageNumber(playbooks, toEnter);
  return { outcome, unmet: unmet.sort((a, b) => orderOf(a) - orderOf(b)) };
}
