/** Discovery quality of an org's pipeline: read, compute, show. */
import type { CompiledPlaybook } from '../playbook/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import { collect } from './collect.ts';
import { computeReport } from './compute.ts';
import type { Report } from './types.ts';

export { computeReport } from './compute.ts';
export { reportPage } from './page.ts';
export type * from './types.ts';

/** @param playbooks the live ones, by which open deals are judged; @param now ISO date-time, which the report is dated by. */
export async function buildReport(
  org: OrgConnection,
  playbooks: readonly CompiledPlaybook[],
  now: string,
): Promise<Report> {
  const data = await collect(org, playbooks, now);
  const keys = playbooks.map(({ playbook, version }) => `${playbook}:${version}`);
  return computeReport(data, { generatedAt: now, org: org.instanceUrl, playbooks: keys });
}
