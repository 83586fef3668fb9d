import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { syncOrg } from '../../src/sync/index.ts';
import type { GatedOrg } from '../evasions/gated-org.ts';
import { CALL_FAULTS } from './faults.ts';
import type { TriedJob } from './run.ts';
import { changePlaybook, done } from './script.ts';
import { changeFlag, syncScript } from './sync-script.ts';

/** What sync made: a line for each record of the org, task and row of the state, without what may differ between two runs. */
export type SyncLines = readonly string[];

/** Since when a flag waits is by the clock of the machine, which is wrong in the runs with faults. */
const REVIEW =
  'Review_Flag__c, Review_Reason__c, Review_Kind__c, Review_Detail__c, Review_Verdict__c, Reviewed_Hash__c';
const QUERIES: readonly (readonly [soql: string, deal: string])[] = [
  ...['DF_Answer__c', 'DF_Pain_Point__c', 'DF_Gate_Override__c'].map(
    (object) =>
      [`SELECT Id, Opportunity__c, Status__c, ${REVIEW} FROM ${object} ORDER BY Id`, 'Opportunity__c'] as const,
  ),
  ['SELECT Id, DF_In_Question__c FROM Opportunity ORDER BY Id', 'Id'],
  ['SELECT WhatId, OwnerId, Subject, Description, Status, ActivityDate FROM Task ORDER BY WhatId, Id', 'WhatId'],
];
/** Of the state what decides about later syncs. A task's id is not the same where its creation was tried more than once. */
const TABLES: readonly (readonly [sql: string, deal: string])[] = [
  ['select id, deal, concept, age, digest, waits from review_record order by id', 'deal'],
  ['select id, in_question, to_count from review_deal order by id', 'id'],
  ["select about, is_open, task <> '' as has_task from review_task order by about", 'about'],
  ['select id, reason from review_due order by id', 'id'],
];

/** Milliseconds from the end of a sync to the next one. */
const PAUSE = 100;

/** `sync`, again and again, as a scheduler runs it. */
export function syncJob(): TriedJob<SyncLines> {
  let last = { began: 0, isSettled: false };
  return {
    kind: 'sync',
    listens: false,
    faults: CALL_FAULTS,
    changePlaybook,
    async prepare({ update, users }) {
      done(await update('User', users.seller.id, { ManagerId: users.manager.id }, 'admin'));
    },
    script: syncScript,
    busy: changeFlag,
    async run(context) {
      const began = performance.now();
      try {
        last = { began, isSettled: isNothing(await syncOrg(context)) };
      } catch (error) {
        // It stops at its next safe point when the run is over.
        if (!context.signal.aborted) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    },
    // A sync that began since had nothing to write.
    isQuiet: async (_gated, _folder, since) => last.began > since && last.isSettled,
    stateOf: async (gated, folder, deal) => [...(await orgLines(gated, deal)), ...stateLines(folder, deal)],
  };
}

function isNothing({ records, failed, standing, tasks }: Awaited<ReturnType<typeof syncOrg>>): boolean {
  const { made, overdue, closed } = tasks;
  const lists = [failed, standing.written, standing.failed, made, tasks.failed];
  const counts = [...lists, overdue.made, overdue.failed, closed.failed].map(({ length }) => length);
  return [records, closed.tasks, ...counts].every((count) => count === 0);
}

async function orgLines({ query }: GatedOrg, deal: string): Promise<SyncLines> {
  const lines: string[] = [];
  for (const [soql, column] of QUERIES) {
    const object = / FROM (\w+)/.exec(soql)![1]!;
    const rows = await query<Readonly<Record<string, unknown>>>(soql, 'admin');
    for (const { attributes: _attributes, ...fields } of rows)
      if (fields[column] !== deal) lines.push(`${object} ${JSON.stringify(fields)}`);
  }
  return lines.toSorted();
}

function stateLines(folder: string, deal: string): SyncLines {
  const file = join(folder, 'service/state.sqlite');
  if (!existsSync(file)) return [];
  const state = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
  try {
    return TABLES.flatMap(([sql, column]) => {
      const table = / from (\w+)/.exec(sql)![1]!;
      const rows = state.prepare(sql).all();
      return rows.filter((row) => row[column] !== deal).map((row) => `${table} ${JSON.stringify(row)}`);
    });
  } finally {
    state.close();
  }
}
