import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { inScopeFormula, mayNotBypass } from './formula.ts';
import { among, and } from './text.ts';

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
