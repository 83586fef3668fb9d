import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { watchOrg } from '../../src/sync/index.ts';
import type { GatedOrg } from '../evasions/gated-org.ts';
import { inSetup, rulesOf } from '../sync/watch/setup.ts';
import { CALL_FAULTS, STREAM_FAULTS } from './faults.ts';
import type { TriedJob } from './run.ts';
import { changePlaybook, save, script } from './script.ts';

/** A decision, the stages of a deal or a task as it is compared: all fields but ids of the record and the times at which it was written. */
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
  faults: [...CALL_FAULTS, ...STREAM_FAULTS],
  changePlaybook,
  script,
  // No gate looks at it.
  busy: (players, deal) => save(players, deal, { NextStep: `Call at ${players.now().toISOString()}` }),
  run: (context, woken) => watchOrg(context, { slice: SLICE, every: EVERY, rest: REST, woken }),
  isQuiet,
  // With the rules of the first gate switched off its deals get past it, and are set back.
  prepare: async (gated) => inSetup(gated, { off: await rulesOf(gated, 'VP') }),
  stateOf: async (gated) => [...(await decisions(gated)), ...(await histories(gated)), ...(await tasks(gated))],
};

type Row = Readonly<Record<string, unknown>>;

async function decisions({ query }: GatedOrg): Promise<readonly DecisionState[]> {
  const soql = `SELECT ${COMPARED}, Reverted_At__c FROM DF_Gate_Decision__c ORDER BY Key__c`;
  return (await query<Row>(soql, 'admin')).map(({ attributes: _attributes, Reverted_At__c: at, ...fields }) => ({
    ...fields,
    isReverted: at !== null,
  }));
}

/** The stages that each deal went through: one that was set back twice, or against a person, has others. */
async function histories({ query }: GatedOrg): Promise<readonly DecisionState[]> {
  const rows = await query<{ OpportunityId: string; StageName: string; CreatedById: string }>(
    'SELECT OpportunityId, StageName, CreatedById FROM OpportunityHistory ORDER BY OpportunityId, CreatedDate, Id',
    'admin',
  );
  const deals = new Map<string, string[]>();
  for (const { OpportunityId: deal, StageName, CreatedById } of rows)
    deals.set(deal, [...(deals.get(deal) ?? []), `${StageName} by ${CreatedById}`]);
  return [...deals].map(([deal, stages]) => ({ Key__c: `stages of ${deal}`, deal, stages: stages.join(', ') }));
}

async function tasks({ query }: GatedOrg): Promise<readonly DecisionState[]> {
  const soql = 'SELECT WhatId, OwnerId, Subject, Description, Status, ActivityDate FROM Task ORDER BY WhatId, Id';
  return (await query<Row>(soql, 'admin')).map(({ attributes: _attributes, ...fields }) => ({
    Key__c: `task of ${String(fields['WhatId'])}`,
    ...fields,
  }));
}

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
      [...list('select key from refused_write', 'key'), ...list('select key from revert_wanted', 'key')].length === 0
    );
  } finally {
    state.close();
  }
}
