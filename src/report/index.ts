/** The report on the discovery quality of an org's pipeline: reads, computes and displays it. */
import type { CompiledPlaybook } from '../playbook/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import { collect } from './collect.ts';
import { computeReport } from './compute.ts';
import type { Report } from './types.ts';

export { computeReport } from './compute.ts';
export { reportPage } from './page.ts';
export type * from './types.ts';

/**
 * Reads the org and computes the report.
 * @param playbooks the org's live playbooks, whose gates open deals are checked against
 * @param now ISO date-time, the date of the report
 */
export async function buildReport(
  org: OrgConnection,
  playbooks: readonly CompiledPlaybook[],
  now: string,
): Promise<Report> {
  const data = await collect(org, playbooks, now);
  const keys = playbooks.map(({ playbook, version }) => `${playbook}:${version}`);
  return computeReport(data, { generatedAt: now, org: org.instanceUrl, playbooks: keys });
}
