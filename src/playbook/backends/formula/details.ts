import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { inScopeFormula, mayNotBypass } from './formula.ts';
import { among, and, literal, or } from './text.ts';

/** Gates that allow overrides, with the position of their stage, from 1. */
function overridable(playbook: CompiledPlaybook) {
  return playbook.gates.flatMap(({ toEnter, override }) =>
    override ? [{ toEnter, override, order: playbook.stages.indexOf(toEnter) + 1 }] : [],
  );
}

/** `CASE(Stage__c, "a", 7, 0)`: a number for each stage whose gate allows overrides. */
function byStage(playbook: CompiledPlaybook, value: (gate: ReturnType<typeof overridable>[number]) => number): string {
  const cases = overridable(playbook).map((gate) => `${literal(gate.toEnter)}, ${value(gate)}`);
  return `CASE(Stage__c, ${cases.join(', ')}, 0)`;
}

/** The override is requested, changed, or approved. Declining and withdrawing are always allowed. */
const DECIDED = `OR(ISNEW(), ISCHANGED(Stage__c), ISCHANGED(Stage_Order__c), ISCHANGED(Expires_On__c), ISCHANGED(Reason_Code__c), AND(ISCHANGED(Status__c), ISPICKVAL(Status__c, "Approved")))`;
const APPROVED = 'AND(ISCHANGED(Status__c), ISPICKVAL(Status__c, "Approved"))';

function overrideRule(playbook: CompiledPlaybook, inForce: string, when: string, wrong: string): string {
  return and([...inScopeFormula(playbook, 'Opportunity__r.'), inForce, when, wrong]);
}

/**
 * Formula of the rule that rejects an override whose stage allows none, or whose stored position differs from the playbook's. Gates
 * compare only the position.
 */
export function overrideStageFormula(playbook: CompiledPlaybook, inForce: string): string {
  const place = byStage(playbook, ({ order }) => order);
  const wrong = `OR(${place} < 1, BLANKVALUE(Stage_Order__c, 0) <> ${place})`;
  return overrideRule(playbook, inForce, DECIDED, wrong);
}

/** Formula of the rule that rejects an override which lasts longer than its gate allows. */
export function overrideTimeFormula(playbook: CompiledPlaybook, inForce: string): string {
  const longest = byStage(playbook, ({ override }) => override.maxDays);
  const wrong = `OR(ISBLANK(Expires_On__c), Expires_On__c > TODAY() + ${longest})`;
  return overrideRule(playbook, inForce, DECIDED, wrong);
}

/** Formula of the rule that rejects a reason code which its gate does not list; undefined if no gate has a list. */
export function overrideReasonFormula(playbook: CompiledPlaybook, inForce: string): string | undefined {
  const wrong = overridable(playbook)
    .filter(({ override }) => override.reasons.length > 0)
    .map(
      ({ toEnter, override }) =>
        `AND(${among('Stage__c', [toEnter])} >= 1, ${among('Reason_Code__c', override.reasons)} < 1)`,
    );
  return wrong.length === 0 ? undefined : overrideRule(playbook, inForce, DECIDED, or(wrong));
}

/** The permission that the product's rule requires of every approver. */
const USUAL_APPROVER = 'DF_Approve_Gate_Overrides';

/** Formula of the rule that rejects an approver without the gate's additional permission; undefined if no gate requires one. */
export function overrideApproverFormula(playbook: CompiledPlaybook, inForce: string): string | undefined {
  const wrong = overridable(playbook)
    .filter(({ override }) => override.approver !== USUAL_APPROVER)
    .map(({ toEnter, override }) => `AND(${among('Stage__c', [toEnter])} >= 1, NOT($Permission.${override.approver}))`);
  return wrong.length === 0 ? undefined : overrideRule(playbook, inForce, APPROVED, or(wrong));
}

/**
 * Formula of the rule that rejects a line item without a confirmed pain of the deal, when it is added or its prescription changes. Other
 * edits of older line items and deals in exempt stages are not affected.
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
