import type { DuckDBConnection } from '@duckdb/node-api';
import { peopleOf } from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import type { Clock } from '../deal/index.ts';
import type { CompiledPlaybook } from '../playbook/index.ts';
import { runningUserId, type OrgConnection } from '../salesforce/index.ts';
import { namedTo } from './people.ts';
import { openPipeline, readPipeline } from './read/index.ts';
import { refusedNext, whatIf, type WhatIf } from './what-if/index.ts';

/**
 * Reads the org and computes what a playbook would do to its deals; writes nothing. Owners are named as the playbook's `people` allows the running user.
 * @param since ISO date: only deals that were created on it or later
 */
export function buildWhatIf(
  org: OrgConnection,
  playbook: CompiledPlaybook,
  { since, ...clock }: Clock & { readonly since?: string | undefined },
): Promise<WhatIf> {
  return overPipeline(org, [playbook], clock, async (connection, moment) => {
    const rows = await connection.runAndReadAll('SELECT Id, ManagerId FROM "User"');
    const users = (rows.getRowsJson() as [string, string | null][]).map(([id, managerId]) => ({ id, managerId }));
    const named = namedTo(await runningUserId(org), peopleOf([playbook]), users);
    return whatIf(connection, { ...moment, playbook, since, named });
  });
}

/** The open deals that one of two playbooks would refuse their next stage, and the other one would not; by their ids. */
export interface DealsConcerned {
  /** Refused by the second one. */
  readonly stricter: readonly string[];
  /** Refused by the first one. */
  readonly looser: readonly string[];
}

/** Reads the org and finds the open deals on which two playbooks differ; writes nothing. */
export function buildDealsConcerned(
  org: OrgConnection,
  [first, second]: readonly [CompiledPlaybook, CompiledPlaybook],
  clock: Clock,
): Promise<DealsConcerned> {
  return overPipeline(org, [first, second], clock, async (connection, moment) => {
    const before = await refusedNext(connection, { ...moment, playbook: first });
    const after = await refusedNext(connection, { ...moment, playbook: second });
    return {
      stricter: [...after].filter((id) => !before.has(id)),
      looser: [...before].filter((id) => !after.has(id)),
    };
  });
}

/** What is judged by besides a playbook. */
interface PipelineMoment {
  readonly org: string;
  readonly now: string;
  readonly today: string;
  readonly zone: string;
}

/** Reads the org with the fields of the playbooks into a database that is gone afterwards. */
async function overPipeline<Result>(
  org: OrgConnection,
  playbooks: readonly CompiledPlaybook[],
  clock: Clock,
  use: (connection: DuckDBConnection, moment: PipelineMoment) => Promise<Result>,
): Promise<Result> {
  const { connection, close } = await openPipeline();
  try {
    await readPipeline(connection, org, { ...clock, playbooks });
    const about = await connection.runAndReadAll('SELECT Org, Today::VARCHAR, Zone FROM Organization');
    const [[key = '', today = '', zone = 'UTC'] = []] = about.getRowsJson() as string[][];
    return await use(connection, { org: key, now: clock.now, today, zone });
  } finally {
    close();
  }
}
