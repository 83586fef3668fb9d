/** The report on the discovery quality of an org's pipeline: reads, computes and displays it. */
import { clockOf, readWaitingReviews, type Clock } from '../deal/index.ts';
import type { CompiledPlaybook } from '../playbook/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import { computeReport } from './compute.ts';
import { fillPipeline } from './pipeline.ts';
import { openPipeline } from './read/index.ts';
import type { Report, ReportMark } from './types.ts';

export { markOf } from './headlines.ts';
export { reportPage } from './page.ts';
export type * from './types.ts';

/**
 * Reads the org and computes the report.
 * @param playbooks the org's live playbooks, whose gates open deals are checked against
 * @param previous of the last report of this org, with which this one compares itself
 * @param clock the time of the report, with a zone or as an ISO date-time: then the running user's zone decides the day
 */
export async function buildReport(
  org: OrgConnection,
  playbooks: readonly CompiledPlaybook[],
  clock: string | Clock,
  previous?: ReportMark,
): Promise<Report> {
  const { now, zone } = clockOf(clock);
  const { connection, close } = await openPipeline();
  try {
    await fillPipeline(connection, org, { now, zone, playbooks });
    const reviews = await readWaitingReviews(org);
    org.onProgress?.({ name: 'Computing the report' });
    const input = { playbooks, reviews, now, org: org.instanceUrl };
    return await computeReport(connection, previous === undefined ? input : { ...input, previous });
  } finally {
    close();
  }
}
