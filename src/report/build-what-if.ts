import { peopleOf } from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import type { Clock } from '../deal/index.ts';
import type { CompiledPlaybook } from '../playbook/index.ts';
import { runningUserId, type OrgConnection } from '../salesforce/index.ts';
import { namedTo } from './people.ts';
import { openPipeline, readPipeline } from './read/index.ts';
import { whatIf, type WhatIf } from './what-if/index.ts';

/**
 * Reads the org and computes what a playbook would do to its deals; writes nothing. Owners are named as the playbook's `people` allows the running user.
 * @param since ISO date: only deals that were created on it or later
 */
export async function buildWhatIf(
  org: OrgConnection,
  playbook: CompiledPlaybook,
  { since, ...clock }: Clock & { readonly since?: string | undefined },
): Promise<WhatIf> {
  const { connection, close } = await openPipeline();
  try {
    await readPipeline(connection, org, { ...clock, playbooks: [playbook] });
    const about = await connection.runAndReadAll('SELECT Org, Today::VARCHAR, Zone FROM Organization');
    const [[key = '', today = '', zone = 'UTC'] = []] = about.getRowsJson() as string[][];
    const rows = await connection.runAndReadAll('SELECT Id, ManagerId FROM "User"');
    const users = (rows.getRowsJson() as [string, string | null][]).map(([id, managerId]) => ({ id, managerId }));
    const named = namedTo(await runningUserId(org), peopleOf([playbook]), users);
    return await whatIf(connection, { org: key, playbook, now: clock.now, today, zone, since, named });
  } finally {
    close();
  }
}
