import type { StoredValue } from '../base/values.ts';

/** A value of SQLite as the org has it: SQLite stores booleans as 0 and 1. */
export function typedValue(field: { readonly type: string }, value: StoredValue | undefined): StoredValue {
  if (field.type === 'boolean') return value === 1 || value === true;
  return value ?? null;
}
