import type { DatabaseSync } from 'node:sqlite';
import { digestOf } from './sessions.ts';

/** Assertions with a `jti` that were accepted, in the org's database, so that none is accepted twice, over a restart neither. */
export interface UsedAssertions {
  /** False when the issuer's id was used before; times in epoch milliseconds. `end`: when the assertion can no longer be used. */
  use(issuer: string, id: string, times: { readonly now: number; readonly end: number }): boolean;
}

/** At most so many are kept; above that the oldest are forgotten. */
const MAX_KEPT = 10_000;

const TABLE = `CREATE TABLE IF NOT EXISTS "~usedAssertion" (
  number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, ends REAL NOT NULL
)`;

/** Opens the used assertions of an org and creates their table. */
export function openUsedAssertions(database: DatabaseSync): UsedAssertions {
  database.exec(TABLE);
  const purge = database.prepare('DELETE FROM "~usedAssertion" WHERE ends <= ?');
  const put = database.prepare('INSERT OR IGNORE INTO "~usedAssertion" (key, ends) VALUES (?, ?)');
  const trim = database.prepare(
    `DELETE FROM "~usedAssertion" WHERE number <= (SELECT MAX(number) FROM "~usedAssertion") - ${MAX_KEPT}`,
  );
  return {
    use(issuer, id, { now, end }) {
      purge.run(now);
      const isNew = put.run(digestOf(JSON.stringify([issuer, id])).toString('hex'), end).changes === 1;
      trim.run();
      return isNew;
    },
  };
}
