import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { inScopeFormula, mayNotBypass } from './formula.ts';
import { among, and, literal, or } from './text.ts';

/** Gates with an override of their own, with the place of their stage. */
function overridable(playbook: CompiledPlaybook) {
  return playbook.gates.flatMap(({ toEnter, override }) =>
    override ? [{ toEnter, override, order: playbook.stages.indexOf(toEnter) + 1 }] : [],
  );
}

/** `CASE(Stage__c, "a", 7, 0)`: a number for each stage that can be overridden. */
function byStage(playbook: CompiledPlaybook, value: (gate: ReturnType<typeof overridable>[number]) => number): string {
  const cases = overridable(playbook).map((gate) => `${literal(gate.toEnter)}, ${value(gate)}`);
  return `CASE(Stage__c, ${cases.join(', ')}, 0)`;
}

/** A request, a change of it before it is frozen, or its approval; declining and withdrawing are always possible. */
const DECIDED = `OR(ISNEW(), ISCHANGED(Stage__c), ISCHANGED(Stage_Order__c), ISCHANGED(Expires_On__c), ISCHANGED(Reason_Code__c), AND(ISCHANGED(Status__c), ISPICKVAL(Status__c, "Approved")))`;
const APPROVED = 'AND(ISCHANGED(Status__c), ISPICKVAL(Status__c, "Approved"))';

function overrideRule(playbook: CompiledPlaybook, inForce: string, when: string, wrong: string): string {
  return and([...inScopeFormula(playbook, 'Opportunity__r.'), inForce, when, wrong]);
}

/** The stage cannot be overridden, or its place is not the playbook's: gates compare the place alone. */
export function overrideStageFormula(playbook: CompiledPlaybook, inForce: string): string {
  const place = byStage(playbook, ({ order }) => order);
  const wrong = `OR(${place} < 1, BLANKVALUE(Stage_Order__c, 0) <> ${place})`;
  return overrideRule(playbook, inForce, DECIDED, wrong);
}

/** The override holds longer than the gate allows. */
export function overrideTimeFormula(playbook: CompiledPlaybook, inForce: string): string {
  const longest = byStage(playbook, ({ override }) => override.maxDays);
  const wrong = `OR(ISBLANK(Expires_On__c), Expires_On__c > TODAY() + ${longest})`;
  return overrideRule(playbook, inForce, DECIDED, wrong);
}

/** The reason code is none of the gate's. Gates without a list take any. */
export function overrideReasonFormula(playbook: CompiledPlaybook, inForce: string): string | undefined {
  const wrong = overridable(playbook)
    .filter(({ override }) => override.reasons.length > 0)
    .map(
      ({ toEnter, override }) =>
        `AND(${among('Stage__c', [toEnter])} >= 1, ${among('Reason_Code__c', override.reasons)} < 1)`,
    );
  return wrong.length === 0 ? undefined : overrideRule(playbook, inForce, DECIDED, or(wrong));
}

/** The permission that the product's own rule asks of every approver. */
const USUAL_APPROVER = 'DF_Approve_Gate_Overrides';

/** The approver lacks the permission that the gate requires in addition to the usual one. */
export function overrideApproverFormula(playbook: CompiledPlaybook, inForce: string): string | undefined {
  const wrong = overridable(playbook)
    .filter(({ override }) => override.approver !== USUAL_APPROVER)
    .map(({ toEnter, override }) => `AND(${among('Stage__c', [toEnter])} >= 1, NOT($Permission.${override.approver}))`);
  return wrong.length === 0 ? undefined : overrideRule(playbook, inForce, APPROVED, or(wrong));
}

/**
 * A product is added, or taken off its prescription, that stands on no confirmed pain of this deal. What was there before the
 * playbook can be edited, and deals in exempt stages are left alone.
 */
export function lineFormula(playbook: CompiledPlaybook, inForce: string): string {
  const { exemptStages } = playbook;
  return and([
    mayNotBypass(playbook),
    ...inScopeFormula(playbook, 'Opportunity.'),
    inForce,
    ...(exemptStages.length === 0 ? [] : [`${among('Opportunity.StageName', exemptStages)} < 1`]),
    'OR(ISNEW(), ISCHANGED(DF_Prescription__c), ISCHANGED(DF_Prescription_For__c))',
    'BLANKVALUE(DF_Unlinked__c, 1) > 0',
  ]);
}
