import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readLivePlaybooks } from '../../deal/index.ts';
import {
  ReportChoiceError,
  reportFiles,
  reportOfSnapshots,
  reportOverOrgs,
  reportPage,
  type Report,
  type ReportChoice,
  type ReportedOrg,
  type Snapshot,
} from '../../report/index.ts';
import { TakenError } from '../../sync/index.ts';
import { givenDay } from '../days.ts';
import { UsageError } from '../errors.ts';
import { shownPath, writeWhole } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { keepSnapshot, knownFolder, snapshotFault, snapshotFolder } from '../snapshots.ts';
import { openSumsWriter, type SumsWriter } from '../sums.ts';
import { clockFor, openTarget } from '../target.ts';
import { reportAll } from './report-all.ts';

export interface ReportOptions extends GlobalOptions, ReportChoice {
  /** Default: `discovery-report.html` in the current folder; with `--json` none. */
  readonly out?: string;
  /** Folder for a CSV file of each list. */
  readonly csv?: string;
  /** Folder for the tables as Parquet. */
  readonly parquet?: string;
  /** Several orgs, with commas between them, in place of `org`. */
  readonly orgs?: string;
  /** The report of a snapshot: of this day, or true: of the last one. */
  readonly snapshot?: string | true;
  /** The sum of the last reports of all orgs, of which the database has the sums, in place of a report. */
  readonly allOrgs?: boolean;
}

/** What both kinds of report are about. */
interface Built {
  readonly choice: ReportChoice;
  readonly hasAllLines: boolean;
  readonly parquet?: string;
  readonly onSums?: SumsWriter['onSums'];
}

/** `diagnose report`: writes an HTML page, or prints the report as JSON. */
export async function report(io: Io, options: ReportOptions): Promise<ExitCode> {
  if (options.allOrgs === true) return reportAll(io, options);
  const writer = isWhole(options) ? await openSumsWriter(io, options) : undefined;
  const result = await built(io, options, writer);
  const json = options.json === true;
  const path = options.out ?? (json ? undefined : 'discovery-report.html');
  if (path !== undefined) await writeWhole(io, path, reportPage(result));
  if (options.csv !== undefined) await writeLists(io, options.csv, result);
  if (json) io.out(JSON.stringify(result, null, 2));
  else if (path !== undefined)
    io.out(
      `${result.totals.openDeals} open deals of ${result.totals.deals}: the report is in \`${shownPath(io, resolve(io.cwd, path))}\`.`,
    );
  const published = await writer?.publish();
  if (published !== undefined && !json)
    io.out(`The sums of ${published === 1 ? 'this org' : `these ${published} orgs`} are in the database.`);
  return 0;
}

/** Whether the report is over all deals of orgs as they are now. */
function isWhole({ since, team, stage, recordType, playbook, snapshot }: ReportOptions): boolean {
  return [since, team, stage, recordType, playbook, snapshot].every((value) => value === undefined);
}

/** The options of each org alone. */
function eachOrg(options: ReportOptions): GlobalOptions[] {
  const names = options.orgs?.split(',').map((name) => name.trim());
  if (names !== undefined && options.org !== undefined)
    throw new UsageError('`--org` and `--orgs` name the orgs twice. Leave one of them out.');
  return names === undefined ? [options] : names.map((org) => ({ ...options, org }));
}

async function built(io: Io, options: ReportOptions, writer: SumsWriter | undefined): Promise<Report> {
  const { since, team, stage, recordType, playbook } = options;
  const given = Object.entries({ since, team, stage, recordType, playbook }).filter(([, value]) => value !== undefined);
  const parquet = options.parquet === undefined ? {} : { parquet: resolve(io.cwd, options.parquet) };
  const sums = writer === undefined ? {} : { onSums: writer.onSums };
  const hasAllLines = options.csv !== undefined;
  const about = { choice: Object.fromEntries(given) as ReportChoice, hasAllLines, ...parquet, ...sums };
  try {
    return await (options.snapshot === undefined ? live(io, options, about) : kept(io, options, about));
  } catch (error) {
    if (error instanceof ReportChoiceError) throw new UsageError(error.message, { cause: error });
    throw snapshotFault(error);
  }
}

/** The report of snapshots: no org is asked. */
async function kept(io: Io, options: ReportOptions, about: Built): Promise<Report> {
  const { snapshot } = options;
  const day = typeof snapshot === 'string' ? givenDay(io, snapshot) : undefined;
  const folders = await Promise.all(eachOrg(options).map((one) => knownFolder(io, one)));
  return reportOfSnapshots(folders, day, about);
}

/** The report of the orgs as they are. One over all deals keeps the day's snapshots. */
async function live(io: Io, options: ReportOptions, about: Built): Promise<Report> {
  const each = eachOrg(options);
  const orgs: ReportedOrg[] = [];
  for (const one of each) {
    const org = await openTarget(io, one, 'integration');
    orgs.push({ org, playbooks: await readLivePlaybooks(org) });
  }
  const { playbook } = options;
  if (playbook !== undefined && !orgs.some(({ playbooks }) => playbooks.some((one) => one.playbook === playbook)))
    throw new UsageError(
      `No playbook \`${playbook}\` is live. \`diagnose playbook --help\` has the commands about playbooks.`,
    );
  const snapshots = await Promise.all(orgs.map(({ org }, at) => snapshotFolder(io, each[at]!, org)));
  const onKeep = async (at: number, write: () => Promise<Snapshot>): Promise<void> => {
    try {
      await keepSnapshot(io, each[at]!, { org: orgs[at]!.org }, write);
    } catch (error) {
      // Another process writes that of this day.
      if (error instanceof TakenError) return;
      io.err(`The day's snapshot was not kept. ${(error as Error).message}`);
    }
  };
  return reportOverOrgs(orgs, clockFor(io, options), { ...about, snapshots, onKeep });
}

async function writeLists(io: Io, folder: string, result: Report): Promise<void> {
  await mkdir(resolve(io.cwd, folder), { recursive: true });
  for (const { name, text } of reportFiles(result)) await writeWhole(io, join(folder, name), text);
}
