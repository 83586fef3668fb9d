import type { JobContext } from '../jobs/types.ts';
import type { Statement } from '../state/store.ts';
import type { Decision } from './types.ts';
import { writeDecisions, type RefusedDecision } from './write.ts';

const OBJECT = 'DF_Gate_Decision__c';
/** After so many tries a record is kept, and not tried again. */
const MOST_TRIES = 20;
const AT_ONCE = 200;

/** The statements that keep refused decisions, to be tried again. */
export function keepRefused(org: string, refused: readonly RefusedDecision[]): readonly Statement[] {
  return refused.map(({ decision, reason }) => ({
    sql: `insert into refused_write values ($1, $2, $3, $4, $5, 1)
      on conflict (org, object, key) do update set record = $4, reason = $5, tries = refused_write.tries + 1`,
    params: [org, decision.key, OBJECT, JSON.stringify(decision), reason],
  }));
}

/** Tries refused decisions again. Returns those that are written now. */
export async function retryRefused({ org, orgId, store }: JobContext): Promise<readonly Decision[]> {
  const rows = await store.all<{ record: string }>(
    `select record from refused_write where org = $1 and object = $2 and tries < ${MOST_TRIES} order by key limit ${AT_ONCE}`,
    [orgId, OBJECT],
  );
  if (rows.length === 0) return [];
  const decisions = rows.map(({ record }) => JSON.parse(record) as Decision);
  const refused = await writeDecisions(org, decisions);
  const still = new Set(refused.map(({ decision }) => decision.key));
  const written = decisions.filter(({ key }) => !still.has(key));
  await store.keep(`${orgId}/watch-retry`, String(written.length), [
    ...keepRefused(orgId, refused),
    ...written.map(({ key }) => ({
      sql: 'delete from refused_write where org = $1 and object = $2 and key = $3',
      params: [orgId, OBJECT, key],
    })),
  ]);
  return written;
}
