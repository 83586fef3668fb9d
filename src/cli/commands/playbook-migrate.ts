import type { DealMove, MigrationPlan, Unmet } from '../../playbook/index.ts';
import { liveVersions, migrateDeals, type Migrated } from '../../sync/index.ts';
import { UsageError } from '../errors.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { clockFor, openTarget } from '../target.ts';

export interface MigrateCommandOptions extends GlobalOptions {
  readonly to?: string;
  readonly dryRun?: boolean;
}

/**
 * `diagnose playbook migrate CODE`: moves the open deals of a playbook to one of its live versions. Exit 1 if a deal could not be moved.
 */
export async function playbookMigrate(io: Io, options: MigrateCommandOptions, code: string): Promise<ExitCode> {
  const wanted = options.to === undefined ? undefined : versionNumber(options.to);
  const org = await openTarget(io, options, 'integration');
  const versions = await liveVersions(org, code);
  if (versions.length === 0)
    throw new UsageError(`The org has no live playbook \`${code}\`. Bring it there with \`diagnose deploy\` first.`);
  const numbers = versions.map(({ version }) => version);
  const to = wanted ?? Math.max(...numbers);
  if (!numbers.includes(to)) {
    const live = numbers.map((number) => `\`${number}\``).join(', ');
    throw new UsageError(`Version \`${to}\` of \`${code}\` is not live in the org. Live are: ${live}.`);
  }
  const dryRun = options.dryRun === true;
  const result = await migrateDeals(org, versions, { ...clockFor(io, options), to, dryRun });
  if (options.json === true) io.out(JSON.stringify({ dryRun, ...result }, null, 2));
  else io.out(textOf(result, dryRun));
  return result.failed.length > 0 ? 1 : 0;
}

function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new UsageError(`\`${text}\` is not a version. Expected a whole number, such as \`2\`.`);
  return Number(text);
}

function textOf({ plan, written, failed }: Migrated, dryRun: boolean): string {
  const lines = plan.moves.flatMap(moveLines);
  const refused = failed.map(({ id, errors }) => `  ${id}: ${errors.map(({ message }) => message).join('; ')}`);
  return [
    ...lines,
    ...(lines.length > 0 ? [''] : []),
    summary(plan, written.length, dryRun),
    ...(refused.length > 0 ? ['The org refused:', ...refused] : []),
  ].join('\n');
}

function summary({ to, moves, already }: MigrationPlan, written: number, dryRun: boolean): string {
  const here =
    already.length === 0 ? '' : ` ${deals(already.length)} ${already.length === 1 ? 'is' : 'are'} there already.`;
  if (moves.length === 0) return `Nothing to move to \`${to}\`.${here}`;
  if (dryRun) return `${deals(moves.length)} would move to \`${to}\`; nothing was written.${here}`;
  return `${deals(written)} moved to \`${to}\`.${here}`;
}

function deals(count: number): string {
  return count === 1 ? '1 open deal' : `${count} open deals`;
}

function moveLines({ id, stage, from, pin, adds, drops, behind, stageIsUnknown }: DealMove): readonly string[] {
  const list = (sign: string, unmet: readonly Unmet[]) => unmet.map(({ sentence }) => `  ${sign} ${sentence}`);
  return [
    `${id} (${stage}): ${from} → ${pin}${adds.length + drops.length === 0 ? ', no difference' : ''}`,
    ...list('+', adds),
    ...list('-', drops),
    ...(behind.length === 0 ? [] : ['  passed already, and missing there by the new version:', ...list('  ·', behind)]),
    ...(stageIsUnknown ? ['  the new version does not know this stage'] : []),
  ];
}
