import { isGateFor, needs, nextStages } from 'c/gateRules';
import type { Gate, Unmet } from 'c/gateRules';
import type { GovernedDeal } from 'c/gateLines';

const stageOf = ({ record }: GovernedDeal): string => String(record.StageName ?? '');

/** Stages that the deal can move to: the later ones of its playbooks in order, then exempt stages. */
export function targetsOf(deal: GovernedDeal): readonly string[] {
  const stage = stageOf(deal);
  const exempt = deal.playbooks.flatMap(({ exemptStages }) => exemptStages).filter((one) => one !== stage);
  return [...new Set([...nextStages(deal.playbooks, stage), ...exempt])];
}

/** The stage to move to unless the user chooses another: the next one that no playbook refuses as unknown. */
export function nextTarget(deal: GovernedDeal): string | undefined {
  const ahead = nextStages(deal.playbooks, stageOf(deal));
  const isKnown = (stage: string) =>
    deal.playbooks.every(({ stages, exemptStages }) => stages.includes(stage) || exemptStages.includes(stage));
  return ahead.find(isKnown) ?? ahead[0];
}

/** Criteria on the way to the stage that are unmet or not visible, with those that a live override opens. */
export function unmetFor({ playbooks, record, surroundings }: GovernedDeal, target: string): readonly Unmet[] {
  return needs(playbooks, record, target, surroundings);
}

/** What keeps the deal from the stage: what is missing, and what the reader cannot see; without what a live override opens. */
export function lackingFor(
  deal: GovernedDeal,
  target: string,
): { readonly missing: readonly Unmet[]; readonly notVisible: readonly Unmet[] } {
  const open = unmetFor(deal, target).filter(({ overridden }) => !overridden);
  return {
    missing: open.filter(({ notVisible }) => !notVisible),
    notVisible: open.filter(({ notVisible }) => notVisible),
  };
}

/** Whether there is a gate on the way to the stage; an exempt stage has at most one of its own. */
export function crossesGate(deal: GovernedDeal, target: string): boolean {
  return deal.playbooks.some((playbook) => {
    const stages = nextStages([playbook], stageOf(deal));
    const crossed = playbook.exemptStages.includes(target) ? [target] : stages.slice(0, stages.indexOf(target) + 1);
    const isAsked = (gate: Gate) => isGateFor(gate, deal.record, deal.surroundings.permissions);
    return playbook.gates.some((gate) => crossed.includes(gate.toEnter) && isAsked(gate));
  });
}
