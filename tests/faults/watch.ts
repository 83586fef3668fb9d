import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { watchOrg } from '../../src/sync/index.ts';
import type { GatedOrg } from '../evasions/gated-org.ts';
import { CALL_FAULTS, STREAM_FAULTS } from './faults.ts';
import type { TriedJob } from './run.ts';
import { changePlaybook, save, script } from './script.ts';

/** A decision as it is compared: all of its fields but ids of the record and the times at which it was written. */
export type DecisionState = Readonly<Record<string, unknown>>;

/**
 * What may differ between two runs is what is left out here: the record's own id, number and owner, and when it was written. Its key is compared: it is made of
 * the deal, and of the row or the child with the time of its change, which are the same where the script is.
 */
const COMPARED =
  'Key__c, Opportunity__c, Outcome__c, From_Stage__c, To_Stage__c, Playbook__c, Unmet__c, Source__c, Decided_At__c, Decided_By__c, Way__c, Children_Changed_At__c, Approver_Owned__c, Evidence_Name__c, Evidence_From__c, Evidence_To__c';

/** Milliseconds after which a run of the watch ends and the next begins: refused records are then tried again, not after a minute. */
const SLICE = 3_000;
const EVERY = 1_000;
const REST = 300;

export const WATCH: TriedJob<readonly DecisionState[]> = {
  kind: 'watch',
  listens: true,
  // It creates nothing.
  faults: [...CALL_FAULTS, ...STREAM_FAULTS].filter((name) => name !== 'answer to a create lost'),
  changePlaybook,
  script,
  // No gate looks at it.
  busy: (players, deal) => save(players, deal, { NextStep: `Call at ${players.now().toISOString()}` }),
  run: (context, woken) => watchOrg(context, { slice: SLICE, every: EVERY, rest: REST, woken }),
  isQuiet,
  stateOf: (gated) =>
    gated
      .query<DecisionState>(`SELECT ${COMPARED} FROM DF_Gate_Decision__c ORDER BY Key__c`, 'admin')
      .then((rows) => rows.map(({ attributes: _attributes, ...fields }) => fields)),
};

/** All rows of the ledger are settled, all changes were looked at, and nothing that was refused waits. */
async function isQuiet(gated: GatedOrg, folder: string): Promise<boolean> {
  const file = join(folder, 'service/state.sqlite');
  if (!existsSync(file)) return false;
  const [last] = await gated.query<{ SystemModstamp: string }>(
    'SELECT SystemModstamp FROM Opportunity ORDER BY SystemModstamp DESC LIMIT 1',
    'admin',
  );
  const rows = await gated.query<{ Id: string }>('SELECT Id FROM OpportunityHistory', 'admin');
  const state = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
  try {
    const list = (sql: string, column: string) =>
      state
        .prepare(sql)
        .all()
        .map((row) => String(row[column]));
    if (list("select name from sqlite_schema where name = 'refused_write'", 'name').length === 0) return false;
    const settled = new Set(list('select id from settled_row', 'id'));
    const [position] = list("select value from position where key like '%/watch'", 'value');
    const { changed = '' } = JSON.parse(position ?? '{}') as { changed?: string };
    return (
      rows.every(({ Id }) => settled.has(Id)) &&
      Date.parse(changed) >= Date.parse(last!.SystemModstamp.replace(/\+0000$/, 'Z')) &&
      list('select key from refused_write', 'key').length === 0
    );
  } finally {
    state.close();
  }
}
