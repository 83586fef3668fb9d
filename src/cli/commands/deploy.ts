import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { moment, zoneOf } from '../../deal/index.ts';
import { compilePlaybook, parsePlaybook, type Playbook } from '../../playbook/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';
import { deployPlaybook, startingNow, type DeployReport } from '../../sync/index.ts';
import { UsageError } from '../errors.ts';
import { readText, shownPath } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { packagePaths } from '../paths.ts';
import { clockFor, isLocalTarget, openTarget } from '../target.ts';
import { deployRetire } from './deploy-retire.ts';
import { deployRollback } from './deploy-rollback.ts';
import { failureText, noteLines, partlyText, successText, translationLines } from './deploy-text.ts';

export interface DeployOptions extends GlobalOptions {
  /** Default: the playbook that ships with the package. */
  readonly playbook?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  /** `now`, an ISO date or an ISO date-time. */
  readonly from?: string;
  readonly governOpenDeals?: boolean;
  readonly releaseOpenDeals?: boolean;
  /** A username, or `reader`. */
  readonly dashboardsAs?: string;
  /** The code of a playbook to take out of force, in place of bringing one in. */
  readonly retire?: string;
  /** The code of a playbook whose last deploy is undone. */
  readonly rollback?: string;
}

/**
 * `diagnose deploy`: checks a playbook against the org, then deploys its rules, record and questions. Exit 1 if it does not fit, on
 * drift, if it would ask more of deals in flight or release some, and when the org refuses.
 */
export async function deploy(io: Io, options: DeployOptions): Promise<ExitCode> {
  if (options.rollback !== undefined) return deployRollback(io, options, options.rollback);
  if (options.retire !== undefined) return deployRetire(io, options, options.retire);
  // The file is read first, so that its mistakes are reported even if no org is running.
  const playbook = await readPlaybook(io, options.playbook);
  const from = fromOf(options);
  const org = await openTarget(io, options, 'integration');
  const clock = clockFor(io, options);
  const openDeals = options.governOpenDeals === true ? 'govern' : 'refuse';
  let isNoted = false;
  const note = (noted: DeployReport) => {
    isNoted = true;
    for (const line of noteLines(noted)) io.err(line);
  };
  const report = await deployPlaybook(org, playbook, {
    force: options.force === true,
    dryRun: options.dryRun === true,
    // On a laptop nobody's deals are in flight; the option reports their number there as well.
    openDeals: openDeals === 'refuse' && (await isLocalTarget(io, options, org)) ? 'unchecked' : openDeals,
    from: await from?.(org, clock.now),
    keepFrom: options.from === 'now' && options.releaseOpenDeals !== true,
    releaseOpenDeals: options.releaseOpenDeals === true,
    dashboards:
      options.dashboardsAs === undefined ? undefined : { as: options.dashboardsAs, shipped: await dashboards() },
    clock,
    ...(options.json === true ? {} : { beforeSending: note }),
  });
  const exit = show(io, report, options.json === true);
  // A deploy that was refused has noted nothing yet.
  if (options.json !== true && !isNoted) note(report);
  return exit;
}

/** The app's dashboards as they ship, by `Folder/Name`, and their folder by its name. */
async function dashboards(): Promise<ReadonlyMap<string, string>> {
  const folder = join(packagePaths().app, 'default', 'dashboards');
  const files = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('-meta.xml')).sort();
  const texts = files.map(async (path) => {
    const name = path.replaceAll('\\', '/').replace(/\.\w+-meta\.xml$/, '');
    return [name, await readFile(join(folder, path), 'utf8')] as const;
  });
  return new Map(await Promise.all(texts));
}

/** Prints a report. @returns 3 where the org could not be asked in the middle of a deploy */
function show(io: Io, report: DeployReport, asJson: boolean): ExitCode {
  const { outcome, unfinished } = report;
  const failed = outcome === 'refused' || outcome === 'failed' || outcome === 'partly';
  if (asJson) io.out(JSON.stringify(report, null, 2));
  else {
    if (outcome === 'partly') io.err(partlyText(report));
    else if (failed) io.err(failureText(report));
    else io.out(successText(report));
    for (const line of translationLines(report)) io.err(line);
  }
  if (unfinished?.isRefused === false) return 3;
  return failed || report.translations.problems.length > 0 ? 1 : 0;
}

/**
 * What `--from` means, once the org and the time are known; undefined without it.
 * @throws UsageError for anything that is neither `now` nor a date
 */
function fromOf({ from, zone }: DeployOptions): ((org: OrgConnection, now: string) => Promise<string>) | undefined {
  if (from === undefined) return undefined;
  if (from === 'now') return startingNow;
  if (moment(from, 'UTC') === undefined) {
    throw new UsageError(
      `\`${from}\` is not a moment. Expected \`now\`, a day such as \`2026-12-01\`, or a date-time such as \`2026-12-01T08:00:00Z\`.`,
    );
  }
  return async (org) => moment(from, await zoneOf(org, zone)) ?? from;
}

/**
 * Reads and compiles a playbook file, the shipped one by default.
 * @throws UsageError for a missing file; PlaybookError with all mistakes in the file
 */
export async function readPlaybook(io: Io, path: string | undefined): Promise<Playbook> {
  const file = path ?? shownPath(io, packagePaths().playbook);
  const playbook = parsePlaybook(await readText(io, file), file);
  compilePlaybook(playbook);
  return playbook;
}
