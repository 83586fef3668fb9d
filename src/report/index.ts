/** The report on the discovery quality of an org's pipeline: reads, computes and displays it. */
import { clockOf, type Clock } from '../deal/index.ts';
import type { CompiledPlaybook } from '../playbook/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import type { ReportChoice } from './choose.ts';
import { computeReport } from './compute.ts';
import { writeParquet } from './parquet.ts';
import { fillPipeline, type ReportedOrg } from './pipeline.ts';
import { openPipeline } from './read/index.ts';
import type { Report, ReportMark } from './types.ts';

export { ReportChoiceError } from './choose.ts';
export type { ReportChoice } from './choose.ts';
export { reportFiles } from './csv.ts';
export { buildWhatIf } from './build-what-if.ts';
export type { WhatIf } from './what-if/index.ts';
export { markOf } from './headlines.ts';
export { reportPage } from './page.ts';
export type { ReportedOrg } from './pipeline.ts';
export type * from './types.ts';

/** What a report is about and what else it writes. */
export interface ReportOptions {
  readonly choice?: ReportChoice;
  /** Of the last report, with which this one compares itself. */
  readonly previous?: ReportMark;
  /** A folder into which the tables are written as Parquet files, by org and day. */
  readonly parquet?: string;
}

/**
 * Reads the org and computes the report.
 * @param playbooks the org's live playbooks, whose gates open deals are checked against
 * @param clock the time of the report, with a zone or as an ISO date-time: then the running user's zone decides the day
 * @throws ReportChoiceError where the options choose what the org does not have
 */
export function buildReport(
  org: OrgConnection,
  playbooks: readonly CompiledPlaybook[],
  clock: string | Clock,
  options: ReportOptions = {},
): Promise<Report> {
  return reportOverOrgs([{ org, playbooks }], clock, options);
}

/** One report over the deals of several orgs, whose currency must be the same. @throws ReportChoiceError as `buildReport` */
export async function reportOverOrgs(
  orgs: readonly ReportedOrg[],
  clock: string | Clock,
  { choice = {}, previous, parquet }: ReportOptions = {},
): Promise<Report> {
  const { now, zone } = clockOf(clock);
  const { connection, close } = await openPipeline();
  try {
    const reviews = await fillPipeline(connection, orgs, { now, zone, choice });
    if (parquet !== undefined) await writeParquet(connection, parquet);
    for (const { org } of orgs) org.onProgress?.({ name: 'Computing the report' });
    const playbooks = orgs.flatMap((one) => one.playbooks);
    const input = { playbooks, reviews, now, org: orgs.map(({ org }) => org.instanceUrl).join(', ') };
    return await computeReport(connection, previous === undefined ? input : { ...input, previous });
  } finally {
    close();
  }
}
