import { resolve } from 'node:path';
import { readLivePlaybooks } from '../../deal/index.ts';
import { buildReport, markOf, reportPage } from '../../report/index.ts';
import { shownPath, writeWhole } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { openMarks } from '../report-marks.ts';
import { clockFor, openTarget } from '../target.ts';

export interface ReportOptions extends GlobalOptions {
  /** Default: `discovery-report.html` in the current folder; with `--json` none. */
  readonly out?: string;
}

/** `diagnose report`: writes an HTML page, or prints the report as JSON. */
export async function report(io: Io, options: ReportOptions): Promise<ExitCode> {
  const org = await openTarget(io, options, 'integration');
  const clock = clockFor(io, options);
  const marks = await openMarks(io, options, org.instanceUrl, clock.now);
  const result = await buildReport(org, await readLivePlaybooks(org), clock, marks.previous);
  await marks.keep(markOf(result));
  const json = options.json === true;
  const path = options.out ?? (json ? undefined : 'discovery-report.html');
  if (path !== undefined) await writeWhole(io, path, reportPage(result));
  if (json) io.out(JSON.stringify(result, null, 2));
  else if (path !== undefined)
    io.out(
      `${result.totals.openDeals} open deals of ${result.totals.deals}: the report is in \`${shownPath(io, resolve(io.cwd, path))}\`.`,
    );
  return 0;
}
