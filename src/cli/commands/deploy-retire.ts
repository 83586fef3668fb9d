import { retirePlaybook, type RetireReport } from '../../sync/index.ts';
import { UsageError } from '../errors.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { clockFor, openTarget } from '../target.ts';
import { driftedText, driftLines } from './deploy-text.ts';

interface RetireCommandOptions extends GlobalOptions {
  readonly force?: boolean;
  readonly dryRun?: boolean;
  /** Options about a playbook file, which are refused. */
  readonly playbook?: string;
  readonly from?: string;
  readonly governOpenDeals?: boolean;
  readonly releaseOpenDeals?: boolean;
  readonly dashboardsAs?: string;
}

/**
 * `diagnose deploy --retire CODE`: takes a playbook out of force. Exit 1 on drift, on overrides that would not fit what stays, and when the org
 * refuses.
 * @throws UsageError for a code that is not in force in the org, and for options that are about a file
 */
export async function deployRetire(io: Io, options: RetireCommandOptions, code: string): Promise<ExitCode> {
  const { playbook, from, governOpenDeals, releaseOpenDeals, dashboardsAs } = options;
  const isOfFile = [playbook, from, dashboardsAs].some((option) => option !== undefined);
  if (isOfFile || governOpenDeals === true || releaseOpenDeals === true)
    throw new UsageError(
      '`--retire` takes a playbook of the org out of force, so it goes with `--dry-run` and `--force` only.',
    );
  const org = await openTarget(io, options, 'integration');
  const flags = { force: options.force === true, dryRun: options.dryRun === true };
  const report = await retirePlaybook(org, code, { ...flags, clock: clockFor(io, options) });
  if (report.outcome === 'unknown') throw new UsageError(unknownText(report));
  if (report.outcome === 'latest') throw new UsageError(latestText(report));
  const failed = report.outcome !== 'retired';
  if (options.json === true) io.out(JSON.stringify(report, null, 2));
  else if (failed) io.err(refusedText(report));
  else io.out(retiredText(report));
  if (report.unfinished?.isRefused === false) return 3;
  return failed || report.translations.problems.length > 0 ? 1 : 0;
}

function unknownText({ playbook, live }: RetireReport): string {
  const names = live.map((one) => `\`${one}\``).join(', ');
  return `No playbook \`${playbook}\` is in force in the org; in force ${live.length === 0 ? 'is none' : `${live.length === 1 ? 'is' : 'are'} ${names}`}.`;
}

function latestText({ playbook }: RetireReport): string {
  return `\`${playbook}\` is the latest version in force, and its deals would fall under an older one; retire \`${playbook.split(':')[0]}\` as a whole, or the older version first.`;
}

/** Why a playbook was not retired. */
export function refusedText({ playbook, drift, overrides, problems, unfinished }: RetireReport): string {
  if (unfinished !== undefined)
    return [
      `\`${playbook}\` is retired in part.`,
      '  Done: its rules are removed.',
      '  Not done: its record, which panels go on explaining gates by.',
      `  Reason: ${unfinished.reason}`,
      'Run the same command again when the reason is gone: it does what is missing, and nothing twice.',
    ].join('\n');
  if (overrides.length > 0)
    return [
      `\`${playbook}\` was not retired, because overrides would not fit the rules that stay:`,
      ...indented(overrides),
    ].join('\n');
  if (drift.length > 0)
    return [
      `\`${playbook}\` was not retired, because the org has ${driftedText(drift)} otherwise than they were left:`,
      ...driftLines(drift),
      `Remove or overwrite these ${driftedText(drift)} too with \`--force\`.`,
    ].join('\n');
  return [
    `\`${playbook}\` was not retired, because the org does not accept it:`,
    ...problems.map(({ component, problem }) => `  ${component}: ${problem}`),
  ].join('\n');
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

/** What retiring a playbook did. */
export function retiredText({ playbook, dryRun, rules, permissionFields, deals, translations }: RetireReport): string {
  const changed = rules.created.length + rules.updated.length;
  const others = changed === 0 ? '' : `, ${rulesText(changed)} of what stays in force changed`;
  const fields = permissionFields.removed.length;
  const gone = fields === 0 ? '' : ` and ${fields === 1 ? '1 permission field' : `${fields} permission fields`}`;
  const { governed, free } = deals;
  return [
    `\`${playbook}\` ${dryRun ? 'would be' : 'is'} retired: ${rulesText(rules.removed.length)}${gone} removed${others}.`,
    `${governed === 1 ? '1 open deal' : `${governed} open deals`} ${dryRun ? 'would' : 'will'} no longer be governed by it${free === 0 ? '' : `; ${free} of them by no playbook at all`}.`,
    ...translations.problems.map(({ component, problem }) => `  ${component}: ${problem}`),
  ].join('\n');
}

function rulesText(count: number): string {
  return count === 1 ? '1 rule' : `${count} rules`;
}
