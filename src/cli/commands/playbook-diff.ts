import {
  compilePlaybook,
  diffPlaybooks,
  parsePlaybook,
  type CompiledPlaybook,
  type Difference,
  type PlaybookDiff,
} from '../../playbook/index.ts';
import type { DealsConcerned } from '../../report/index.ts';
import { readText } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';

export interface DiffOptions extends GlobalOptions {
  /** Counts the open deals of the running local org; with `--org`, of that org. */
  readonly againstOrg?: boolean;
}

/**
 * `diagnose playbook diff A B`: the attempts to save a deal that one playbook refuses and the other one lets through, each with a smallest
 * example. Exit 1 if there is any, or if something could not be compared to the end.
 */
export async function playbookDiff(io: Io, options: DiffOptions, files: readonly [string, string]): Promise<ExitCode> {
  const compiled = async (file: string) => compilePlaybook(parsePlaybook(await readText(io, file), file));
  const [first, second] = [await compiled(files[0]), await compiled(files[1])];
  const diff = diffPlaybooks(first, second);
  const asked = options.org !== undefined || options.againstOrg === true;
  const deals = asked ? await concernedIn(io, options, [first, second]) : undefined;
  if (options.json === true) io.out(JSON.stringify({ files, ...diff, ...(deals ? { deals } : {}) }, null, 2));
  else io.out(textOf(files, diff, deals));
  return isNone(diff) ? 0 : 1;
}

/** The client code is loaded only if an org is read. */
async function concernedIn(
  io: Io,
  options: DiffOptions,
  pair: readonly [CompiledPlaybook, CompiledPlaybook],
): Promise<DealsConcerned> {
  const { clockFor, openTarget } = await import('../target.ts');
  const { buildDealsConcerned } = await import('../../report/index.ts');
  return buildDealsConcerned(await openTarget(io, options, 'integration'), pair, clockFor(io, options));
}

function isNone({ stricter, looser, notDecided }: PlaybookDiff): boolean {
  return stricter.length + looser.length + notDecided.length === 0;
}

function textOf([a, b]: readonly [string, string], diff: PlaybookDiff, deals: DealsConcerned | undefined): string {
  const none = 'No difference: each save that one of them refuses is refused by the other one too.';
  return [
    ...(isNone(diff) ? [none] : []),
    ...partOf(`\`${b}\` blocks and \`${a}\` lets through`, diff.stricter, deals?.stricter),
    ...partOf(`\`${a}\` blocks and \`${b}\` lets through`, diff.looser, deals?.looser),
    ...diff.notDecided.map((what) => `Not decided: ${what}.`),
  ].join('\n');
}

function partOf(
  title: string,
  differences: readonly Difference[],
  deals: readonly string[] | undefined,
): readonly string[] {
  if (differences.length === 0) return [];
  const concerned =
    deals === undefined ? '' : ` (${deals.length === 1 ? '1 open deal' : `${deals.length} open deals`})`;
  return [
    `${title}${concerned}:`,
    ...differences.flatMap(({ sentence, witness }) => [`  ${sentence}`, `    ${witness}`]),
  ];
}
