/** The fields by which panels know which of the custom permissions that a playbook names their reader has. */
import type { CompiledPlaybook, GateRecord } from './types.ts';

/** The Opportunity fields for the playbook's permissions. An org may lack them, and a user may not read them: read them as optional. */
export function permissionFields({ permissionFields: fields = {} }: CompiledPlaybook): readonly string[] {
  return Object.values(fields);
}

/** The permissions named by the playbooks that the reader of the record has. A field that is absent counts as no permission. */
export function permissionsIn(playbooks: readonly CompiledPlaybook[], record: GateRecord): readonly string[] {
  return playbooks.flatMap(({ permissionFields: fields = {} }) =>
    Object.keys(fields).filter((name) => record[fields[name]!]),
  );
}
