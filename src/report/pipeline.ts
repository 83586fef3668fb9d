import type { DuckDBConnection } from '@duckdb/node-api';
import { peopleOf } from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import type { Clock } from '../deal/index.ts';
import type { CompiledPlaybook } from '../playbook/index.ts';
import { runningUserId, type OrgConnection } from '../salesforce/index.ts';
import { sqlText } from './figures.ts';
import { judgePipeline } from './gates/index.ts';
import { namedTo } from './people.ts';
import { readPipeline } from './read/index.ts';

/** Reads the org, judges its deals and makes the views of the report. The reader of the report is the running user. */
export async function fillPipeline(
  connection: DuckDBConnection,
  org: OrgConnection,
  { playbooks, ...clock }: Clock & { readonly playbooks: readonly CompiledPlaybook[] },
): Promise<void> {
  await readPipeline(connection, org, { ...clock, playbooks });
  await judgeAll(connection, { now: clock.now, playbooks, reader: await runningUserId(org) });
}

/** What the figures depend on besides the tables. */
interface JudgeInput {
  /** ISO date-time. */
  readonly now: string;
  readonly playbooks: readonly CompiledPlaybook[];
  /** Id of the user who reads the report. */
  readonly reader: string;
}

/** Judges what the tables have of one org, and makes the views. */
async function judgeAll(connection: DuckDBConnection, { now, playbooks, reader }: JudgeInput): Promise<void> {
  const about = await connection.runAndReadAll('SELECT Org, Today::VARCHAR, Zone FROM Organization');
  const [[org = '', today = '', zone = 'UTC'] = []] = about.getRowsJson() as string[][];
  await judgePipeline(connection, { org, playbooks, now, today, zone });
  await connection.run(sqlText('views'));
  const rows = await connection.runAndReadAll('SELECT Id, ManagerId FROM "User"');
  const users = (rows.getRowsJson() as [string, string | null][]).map(([id, managerId]) => ({ id, managerId }));
  const named = JSON.stringify([...namedTo(reader, peopleOf(playbooks), users)]);
  await connection.run(`INSERT INTO Named SELECT $org, unnest(from_json($named, '["VARCHAR"]'))`, { org, named });
}
