import type { DatabaseSync } from 'node:sqlite';

/** Tables of the org's objects, in alphabetical order; the org's own begin with `~`. */
export function dataTables(database: DatabaseSync): string[] {
  return database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '~%' AND name NOT LIKE 'sqlite%'`)
    .all()
    .map((row) => String(row.name))
    .sort();
}
