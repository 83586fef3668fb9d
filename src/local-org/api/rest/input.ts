import { asObject } from '../http/body.ts';

/**
 * A record of a REST body → the fields of a save: all members but `attributes` and those of `without` (the id, the key of an upsert).
 * Parents that are named by an external id stay as they are: the save resolves them.
 */
export function recordFields(body: unknown, without: readonly string[] = []): Readonly<Record<string, unknown>> {
  const skipped = new Set(['attributes', ...without.map((name) => name.toLowerCase())]);
  const fields = Object.entries(asObject(body, 'the record')).filter(([name]) => !skipped.has(name.toLowerCase()));
  // fromEntries defines members, also one named `__proto__`, which is then an unknown field like any other.
  return Object.fromEntries(fields);
}
