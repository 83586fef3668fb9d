/** The report on the discovery quality of an org's pipeline: reads, computes and displays it, and keeps snapshots of it. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { clockOf, type Clock } from '../deal/index.ts';
import type { CompiledPlaybook } from '../playbook/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';
import type { ReportChoice } from './choose.ts';
import { computeReport } from './compute.ts';
import { writeParquet } from './parquet.ts';
import { judgeOrgs, readOrgs, refuseTwice, type ReadOrg, type ReportedOrg } from './pipeline.ts';
import { openPipeline } from './read/index.ts';
import { sumsOf } from './additive.ts';
import { readOutcomes } from './outcome/index.ts';
import { loadSnapshot } from './snapshot-load.ts';
import { lastCommonDay, writeSnapshot, type Snapshot } from './snapshot.ts';
import { earlierDays } from './trend.ts';
import type { OrgSums } from './sums/index.ts';
import type { Report } from './types.ts';

export { ReportChoiceError } from './choose.ts';
export type { ReportChoice } from './choose.ts';
export { reportFiles } from './csv.ts';
export { buildDealsConcerned, buildWhatIf } from './build-what-if.ts';
export type { DealsConcerned } from './build-what-if.ts';
export type { WhatIf } from './what-if/index.ts';
export { jointPage } from './joint-page.ts';
export { reportPage } from './page.ts';
export type { ReportedOrg } from './pipeline.ts';
export { SnapshotError } from './snapshot.ts';
export type { Snapshot } from './snapshot.ts';
export { jointReport, prepareSums, publishSums, readSums, SumsError } from './sums/index.ts';
export type { OrgSums } from './sums/index.ts';
export type * from './types.ts';

/** What a report is about and what else it writes. */
export interface ReportOptions {
  readonly choice?: ReportChoice;
  /** The folders with the snapshots of the orgs, in their order: a report over all deals is compared with those of earlier days. */
  readonly snapshots?: readonly string[];
  /** Called with what writes the day's snapshot of an org into its folder, for each org, after the report is computed over all deals. */
  readonly onKeep?: (org: number, write: () => Promise<Snapshot>) => Promise<void>;
  /** Whether the lists of deals are whole. Default: the first 10,000 lines of each. */
  readonly hasAllLines?: boolean;
  /** A folder into which the tables are written as Parquet files, by org and day. */
  readonly parquet?: string;
  /** Takes what of the report can be added up over orgs, for `publishSums`. */
  readonly onSums?: (orgs: readonly OrgSums[]) => void;
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
export function reportOverOrgs(
  orgs: readonly ReportedOrg[],
  clock: string | Clock,
  options: ReportOptions = {},
): Promise<Report> {
  return withPipeline(async (connection) => {
    const read = await readOrgs(connection, orgs, clockOf(clock));
    for (const { org } of orgs) org.onProgress?.({ name: 'Computing the report' });
    return computed(connection, read, options);
  });
}

/**
 * The report of snapshots, one of each folder, as it was on their day. No org is asked.
 * @param day ISO date; by default the last one of which each folder has a snapshot
 * @throws SnapshotError where there is none, or it cannot be read; ReportChoiceError as `buildReport`
 */
export function reportOfSnapshots(
  folders: readonly string[],
  day: string | undefined,
  { onKeep: _none, ...options }: ReportOptions = {},
): Promise<Report> {
  return withPipeline(async (connection) => {
    const read: ReadOrg[] = [];
    const wanted = day ?? (await lastCommonDay(folders));
    for (const folder of folders) {
      const one = await loadSnapshot(connection, folder, wanted);
      refuseTwice(read, one.url);
      read.push(one);
    }
    return computed(connection, read, { ...options, snapshots: folders });
  });
}

/** Reads the org and writes the snapshot of its day into the folder (`writeSnapshot`). @param onSums as in `ReportOptions` */
export function takeSnapshot(
  org: ReportedOrg,
  clock: Clock,
  folder: string,
  onSums?: ReportOptions['onSums'],
): Promise<Snapshot> {
  return withPipeline(async (connection) => {
    const [read] = await readOrgs(connection, [org], clock);
    await judgeOrgs(connection, [read!], {});
    org.org.onProgress?.({ name: 'Writing the snapshot' });
    if (onSums !== undefined) {
      await readOutcomes(connection);
      onSums(await sumsOf(connection));
    }
    return writeSnapshot(connection, read!, folder);
  });
}

async function computed(
  connection: DuckDBConnection,
  read: readonly ReadOrg[],
  { choice = {}, snapshots = [], onKeep, parquet, onSums, hasAllLines = false }: ReportOptions,
): Promise<Report> {
  const isWhole = Object.values(choice).every((value) => value === undefined);
  const reviews = await judgeOrgs(connection, read, choice);
  const [today = ''] = read
    .map(({ day }) => day)
    .sort()
    .reverse();
  const [now = ''] = read
    .map(({ at }) => at)
    .sort()
    .reverse();
  const report = await computeReport(connection, {
    ...{ reviews, now, today, hasAllLines },
    playbooks: read.flatMap(({ playbooks }) => playbooks),
    org: read.map(({ url }) => url).join(', '),
    ...(choice.since === undefined ? {} : { historyFrom: choice.since }),
    ...(isWhole ? { earlier: await earlierDays(connection, snapshots, today) } : {}),
  });
  if (parquet !== undefined) await writeParquet(connection, parquet);
  onSums?.(await sumsOf(connection));
  if (isWhole && onKeep !== undefined)
    for (const [at, org] of read.entries()) await onKeep(at, () => writeSnapshot(connection, org, snapshots[at]!));
  return report;
}

async function withPipeline<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const { connection, close } = await openPipeline();
  try {
    return await use(connection);
  } finally {
    close();
  }
}
