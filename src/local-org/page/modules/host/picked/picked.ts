/** A record as the UI API answers it; a parent is a record in a field's value. */
export interface RecordData {
  readonly id: string;
  readonly apiName: string;
  readonly fields: Readonly<Record<string, { readonly value: unknown; readonly displayValue: string | null }>>;
}

interface Tree {
  [name: string]: Tree;
}

/**
 * The record with nothing but these fields, as each wire gets only what it asked for: several may have asked together.
 * @param names `Opportunity.Name`, `Opportunity.Account.Name`; in any case
 */
export function picked(record: RecordData, names: readonly string[]): RecordData {
  const tree: Tree = {};
  for (const name of names) {
    let at = tree;
    for (const part of name.toLowerCase().split('.').slice(1)) at = at[part] ??= {};
  }
  return pick(record, tree);
}

function pick(record: RecordData, tree: Tree): RecordData {
  const fields = Object.entries(record.fields).flatMap(([name, field]) => {
    const branch = tree[name.toLowerCase()];
    if (!branch) return [];
    const isParent = Object.keys(branch).length > 0 && isRecord(field.value);
    return [[name, isParent ? { ...field, value: pick(field.value as RecordData, branch) } : field] as const];
  });
  return { ...record, fields: Object.fromEntries(fields) };
}

function isRecord(value: unknown): value is RecordData {
  return typeof value === 'object' && value !== null && 'fields' in value;
}

/** Whether the record has all of these fields, so that nobody needs to be asked. */
export function hasAll(record: RecordData, names: readonly string[]): boolean {
  return names.every((name) => {
    let at: unknown = record;
    for (const part of name.toLowerCase().split('.').slice(1)) {
      // A blank lookup has no parent to look into.
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
