import { resolve } from 'node:path';
import { jointPage, jointReport } from '../../report/index.ts';
import { UsageError } from '../errors.ts';
import { shownPath, writeWhole } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { storedSums } from '../sums.ts';

/** What a report that is made of sums cannot do. */
const OTHERS = ['org', 'orgs', 'user', 'since', 'team', 'stage', 'recordType', 'playbook', 'csv', 'parquet'] as const;

/** The options of `diagnose report`. */
type AllOptions = GlobalOptions & { readonly out?: string } & {
  readonly [Name in (typeof OTHERS)[number]]?: string;
};

/** `diagnose report --all-orgs`: the sum of the last report of each org, of which PostgreSQL has the sums. No org is asked. */
export async function reportAll(io: Io, options: AllOptions): Promise<ExitCode> {
  const other = OTHERS.find((name) => options[name] !== undefined);
  if (other !== undefined) {
    const flag = other.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new UsageError(`\`--all-orgs\` adds up the last whole report of each org. Leave \`--${flag}\` out.`);
  }
  const joint = jointReport(await storedSums(io));
  const path = options.out ?? (options.json === true ? undefined : 'discovery-report.html');
  if (path !== undefined) await writeWhole(io, path, jointPage(joint));
  if (options.json === true) io.out(JSON.stringify(joint, null, 2));
  else if (path !== undefined)
    io.out(
      `${joint.totals.openDeals} open deals of ${joint.orgs.length} orgs: the report is in \`${shownPath(io, resolve(io.cwd, path))}\`.`,
    );
  return 0;
}
