import { rollbackPlaybook, type RollbackResult } from '../../sync/index.ts';
import { UsageError } from '../errors.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { clockFor, isLocalTarget, openTarget } from '../target.ts';
import { refusedText, retiredText } from './deploy-retire.ts';
import { failureText, noteLines, partlyText, successText, translationLines } from './deploy-text.ts';
import { governedText, rolloutText } from './rollout-text.ts';

interface RollbackCommandOptions extends GlobalOptions {
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly governOpenDeals?: boolean;
  readonly releaseOpenDeals?: boolean;
  /** Options about something else, which are refused. */
  readonly playbook?: string;
  readonly from?: string;
  readonly retire?: string;
  readonly dashboardsAs?: string;
}

/**
 * `diagnose deploy --rollback CODE`: brings back what was deployed before the last deploy of a playbook. Exit 1 where a deploy of it would be
 * refused, and where there is nothing to go back to.
 * @throws UsageError for options that are about a file
 */
export async function deployRollback(io: Io, options: RollbackCommandOptions, code: string): Promise<ExitCode> {
  const others = [options.playbook, options.from, options.retire, options.dashboardsAs];
  if (others.some((option) => option !== undefined))
    throw new UsageError(
      '`--rollback` brings back what the org had, so it goes with `--dry-run`, `--force`, `--govern-open-deals` and `--release-open-deals` only.',
    );
  const org = await openTarget(io, options, 'integration');
  const isLocal = options.governOpenDeals !== true && (await isLocalTarget(io, options, org));
  const result = await rollbackPlaybook(org, code, {
    force: options.force === true,
    dryRun: options.dryRun === true,
    openDeals: options.governOpenDeals === true ? 'govern' : isLocal ? 'unchecked' : 'refuse',
    releaseOpenDeals: options.releaseOpenDeals === true,
    clock: clockFor(io, options),
  });
  const [exit, text] = shown(result);
  if (options.json === true) io.out(JSON.stringify(result, null, 2));
  else if (exit === 0) io.out(text);
  else io.err(text);
  if (options.json !== true && result.way === 'restored')
    for (const line of [...noteLines(result.report), ...translationLines(result.report)]) io.err(line);
  return exit;
}

/** The exit code of a result, and its text. */
function shown(result: RollbackResult): readonly [ExitCode, string] {
  if (result.way === 'none') return [1, `Nothing was rolled back. ${result.reason}`];
  const { at, by } = result.undone;
  const undone = `the deploy of ${at}${by === '' ? '' : ` by ${by}`}`;
  if (result.way === 'retired') {
    const { report } = result;
    if (report.outcome === 'retired') {
      const more = report.rollout === null ? [] : governedText(report.rollout);
      return [0, [`Rolled back: ${undone}.`, retiredText(report), ...more].join('\n')];
    }
    const { rollout, playbook, dryRun } = report;
    return [1, rollout === null ? refusedText(report) : rolloutText({ playbook, dryRun, isRollback: true }, rollout)];
  }
  const { report, overrides } = result;
  if (overrides.length > 0)
    return [
      1,
      [
        `${report.playbook} was not rolled back, because overrides would not fit:`,
        ...overrides.map((one) => `  ${one}`),
      ].join('\n'),
    ];
  const { outcome, unfinished, dryRun } = report;
  if (outcome === 'partly') return [unfinished?.isRefused === false ? 3 : 1, partlyText(report)];
  if (outcome === 'refused' || outcome === 'failed') return [1, failureText(report, true)];
  const isPartly = report.translations.problems.length > 0;
  return [isPartly ? 1 : 0, `${dryRun ? 'Would be rolled' : 'Rolled'} back: ${undone}.\n${successText(report)}`];
}
