import { resolve } from 'node:path';
import { readLivePlaybooks } from '../../deal/index.ts';
import { buildReport, reportPage } from '../../report/index.ts';
import { shownPath, writeWhole } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { clockFor, openTarget } from '../target.ts';

export interface ReportOptions extends GlobalOptions {
  /** Default: `discovery-report.html` in the current folder; with `--json` none. */
  readonly out?: string;
}

/** `diagnose report`: writes an HTML page, or prints the report as JSON. */
export async function report(io: Io, options: ReportOptions): Promise<ExitCode> {
  const org = await openTarget(io, options, 'integration');
  const result = await buildReport(org, await readLivePlaybooks(org), clockFor(io, options));
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
