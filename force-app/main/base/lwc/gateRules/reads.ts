import { childrenOf, OVERRIDE_TOKEN } from './concepts.ts';
import { fieldsOf } from './measure.ts';
import { scopeFields } from './scope.ts';
import type { Children, CompiledPlaybook } from './types.ts';

/** The Opportunity fields that `decide`, `needs` and `playbooksFor` read, by API name or path, without duplicates. */
export function fieldsRead(playbook: CompiledPlaybook): readonly string[] {
  const always = ['Id', 'StageName', 'CreatedDate', 'DF_Playbook_Pin__c'];
  const token = playbook.gates.some(({ override }) => override) ? [OVERRIDE_TOKEN] : [];
  const criteria = playbook.gates.flatMap((gate) => gate.criteria.flatMap(fieldsOf));
  return [...new Set([...always, ...token, ...scopeFields(playbook), ...criteria])];
}

/** The child records that `decide` and `needs` read besides; empty when roll-up fields are enough. */
export function childrenRead(playbook: CompiledPlaybook): readonly (keyof Children)[] {
  return [...new Set(playbook.gates.flatMap((gate) => gate.criteria.flatMap(childrenOf)))];
}
