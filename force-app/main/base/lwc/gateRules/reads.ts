import { childrenOf, OVERRIDE_TOKEN, SCOPE_PATHS } from './concepts.ts';
import { fieldsOfCriterion } from './places.ts';
import { scopeFields } from './scope.ts';
import type { Children, CompiledPlaybook, GateRecord } from './types.ts';

export * from './permissions.ts';

/** The Opportunity fields that `decide`, `needs` and `playbooksFor` read, by API name or path, without duplicates. */
export function fieldsRead(playbook: CompiledPlaybook): readonly string[] {
  const always = ['Id', 'StageName', 'CreatedDate', 'DF_Playbook_Pin__c'];
  const token = playbook.gates.some(({ override }) => override) ? [OVERRIDE_TOKEN] : [];
  const criteria = playbook.gates.flatMap((gate) => gate.criteria.flatMap(fieldsOfCriterion));
  const types = playbook.gates.some(({ recordTypes, exceptRecordTypes }) => recordTypes ?? exceptRecordTypes)
    ? [SCOPE_PATHS.recordTypes]
    : [];
  return [...new Set([...always, ...token, ...scopeFields(playbook), ...types, ...criteria])];
}

/** The child records that `decide` and `needs` read besides; empty when roll-up fields are enough. */
export function childrenRead(playbook: CompiledPlaybook): readonly (keyof Children)[] {
  return [...new Set(playbook.gates.flatMap((gate) => gate.criteria.flatMap(childrenOf)))];
}

/**
 * The fields that the playbooks read and the record does not have, for `Surroundings.hiddenFields`: an API that leaves out what the user may
 * not read answers a blank field with null. The children of a parent that is null are blank.
 */
export function absentFields(playbooks: readonly CompiledPlaybook[], record: GateRecord): readonly string[] {
  return [...new Set(playbooks.flatMap(fieldsRead))].filter((path) => isAbsent(record, path));
}

function isAbsent(record: GateRecord, path: string): boolean {
  if (path in record) return false;
  let at: unknown = record;
  for (const name of path.split('.')) {
    const fields = ((at as Nested).fields as Nested | undefined) ?? (at as Nested);
    if (!(name in fields)) return true;
    const field = fields[name];
    at = isObject(field) && 'value' in field ? field.value : field;
    if (!isObject(at)) return false;
  }
  return false;
}

type Nested = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Nested {
  return typeof value === 'object' && value !== null;
}
