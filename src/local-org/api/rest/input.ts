import { asObject } from '../http/body.ts';

/**
 * Converts a record of a REST body to the fields of a save: all members except `attributes` and those of `without` (the id, the key of an
 * upsert). Parents given by an external id are kept; the save resolves them.
 */
export function recordFields(body: unknown, without: readonly string[] = []): Readonly<Record<string, unknown>> {
  const skipped = new Set(['attributes', ...without.map((name) => name.toLowerCase())]);
  const fields = Object.entries(asObject(body, 'the record')).filter(([name]) => !skipped.has(name.toLowerCase()));
  // `Object.fromEntries` creates a plain property even for the name `__proto__`, which is then reported as an unknown field.
  return Object.fromEntries(fields);
}
