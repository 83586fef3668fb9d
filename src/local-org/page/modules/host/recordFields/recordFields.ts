/** A record as the UI API returns it; a parent is a record in a field's value. */
export interface RecordData {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<Record<string, { readonly value: unknown; readonly displayValue: string | null }>>;
}

/** Names of fields by level, in lower case; a name without names below it is a field of its record. */
interface FieldTree {
  [name: string]: FieldTree;
}

/**
 * The record with these fields alone: each wire gets only the fields that it requested, although one request serves several wires.
 * @param names `Opportunity.Name`, `Opportunity.Account.Name`; in any case
 */
export function pickFields(record: RecordData, names: readonly string[]): RecordData {
  const tree: FieldTree = {};
  for (const name of names) {
    let at = tree;
    for (const part of name.toLowerCase().split('.').slice(1)) at = at[part] ??= {};
  }
  return pickTree(record, tree);
}

function pickTree(record: RecordData, tree: FieldTree): RecordData {
  const fields = Object.entries(record.fields).flatMap(([name, field]) => {
    const branch = tree[name.toLowerCase()];
    if (!branch) return [];
    const isParent = Object.keys(branch).length > 0 && isRecord(field.value);
    return [[name, isParent ? { ...field, value: pickTree(field.value as RecordData, branch) } : field] as const];
  });
  return { ...record, fields: Object.fromEntries(fields) };
}

function isRecord(value: unknown): value is RecordData {
  return typeof value === 'object' && value !== null && 'fields' in value;
}

/** Whether the record has all of these fields, so that no request is necessary. */
export function hasFields(record: RecordData, names: readonly string[]): boolean {
  return names.every((name) => {
    let at: unknown = record;
    for (const part of name.toLowerCase().split('.').slice(1)) {
      // A blank lookup has no parent whose fields could be missing.
      if (at === null) return true;
      if (!isRecord(at)) return false;
      const field: [string, { value: unknown }] | undefined = Object.entries(at.fields).find(
        ([one]) => one.toLowerCase() === part,
      );
      if (!field) return false;
      at = field[1].value;
    }
    return true;
  });
}
