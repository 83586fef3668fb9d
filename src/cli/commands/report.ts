import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readLivePlaybooks } from '../../deal/index.ts';
import {
  markOf,
  ReportChoiceError,
  reportFiles,
  reportOverOrgs,
  reportPage,
  type Report,
  type ReportChoice,
  type ReportedOrg,
} from '../../report/index.ts';
import { UsageError } from '../errors.ts';
import { shownPath, writeWhole } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { openMarks } from '../report-marks.ts';
import { clockFor, openTarget } from '../target.ts';

export interface ReportOptions extends GlobalOptions, ReportChoice {
  /** Default: `discovery-report.html` in the current folder; with `--json` none. */
  readonly out?: string;
  /** Folder for a CSV file of each list. */
  readonly csv?: string;
  /** Folder for the tables as Parquet. */
  readonly parquet?: string;
  /** Several orgs, with commas between them, in place of `org`. */
  readonly orgs?: string;
}

/** `diagnose report`: writes an HTML page, or prints the report as JSON. */
export async function report(io: Io, options: ReportOptions): Promise<ExitCode> {
  const orgs = await orgsOf(io, options);
  const result = await built(io, options, orgs);
  const json = options.json === true;
  const path = options.out ?? (json ? undefined : 'discovery-report.html');
  if (path !== undefined) await writeWhole(io, path, reportPage(result));
  if (options.csv !== undefined) await writeLists(io, options.csv, result);
  if (json) io.out(JSON.stringify(result, null, 2));
  else if (path !== undefined)
    io.out(
      `${result.totals.openDeals} open deals of ${result.totals.deals}: the report is in \`${shownPath(io, resolve(io.cwd, path))}\`.`,
    );
  return 0;
}

async function orgsOf(io: Io, options: ReportOptions): Promise<ReportedOrg[]> {
  const names = options.orgs?.split(',').map((name) => name.trim());
  if (names !== undefined && options.org !== undefined)
    throw new UsageError('`--org` and `--orgs` name the orgs twice. Leave one of them out.');
  const orgs: ReportedOrg[] = [];
  for (const org of names ?? [options.org]) {
    const { org: _one, ...others } = options;
    const connection = await openTarget(io, org === undefined ? others : { ...others, org }, 'integration');
    orgs.push({ org: connection, playbooks: await readLivePlaybooks(connection) });
  }
  const { playbook } = options;
  if (playbook !== undefined && !orgs.some(({ playbooks }) => playbooks.some((one) => one.playbook === playbook)))
    throw new UsageError(
      `No playbook \`${playbook}\` is live. \`diagnose playbook --help\` has the commands about playbooks.`,
    );
  return orgs;
}

/** Builds the report. It is compared with an earlier one over the same orgs only where it is over all deals. */
async function built(io: Io, options: ReportOptions, orgs: readonly ReportedOrg[]): Promise<Report> {
  const { since, team, stage, recordType, playbook } = options;
  const given = Object.entries({ since, team, stage, recordType, playbook }).filter(([, value]) => value !== undefined);
  const clock = clockFor(io, options);
  const marks = await openMarks(io, options, { orgs: orgs.map(({ org }) => org.instanceUrl), now: clock.now });
  const previous = given.length === 0 ? marks.previous : undefined;
  const parquet = options.parquet === undefined ? {} : { parquet: resolve(io.cwd, options.parquet) };
  try {
    const choice: ReportChoice = Object.fromEntries(given);
    const result = await reportOverOrgs(orgs, clock, { choice, ...parquet, ...(previous ? { previous } : {}) });
    if (given.length === 0) await marks.keep(markOf(result));
    return result;
  } catch (error) {
    if (error instanceof ReportChoiceError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

async function writeLists(io: Io, folder: string, result: Report): Promise<void> {
  await mkdir(resolve(io.cwd, folder), { recursive: true });
  for (const { name, text } of reportFiles(result)) await writeWhole(io, join(folder, name), text);
}
