import {
  checkTogether,
  formatProblem,
  languageStates,
  parsePlaybook,
  PlaybookError,
  type LanguageState,
  type Playbook,
  type Problem,
} from '../../playbook/index.ts';
import type { deployProblems, LeftOut, OrgReading } from '../../sync/index.ts';
import { readText } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { inForceText } from './rollout-text.ts';

export interface CheckOptions extends GlobalOptions {
  /** Compares with the running local org; with `--org`, with that org. */
  readonly againstOrg?: boolean;
}

/** What is known of the org, and the playbook as it is in force there. */
interface Target {
  readonly reading: OrgReading;
  readonly inOrg?: (playbook: Playbook, stored: OrgReading['live']) => Playbook;
  /** What a deploy would be refused for besides findings. */
  readonly deployProblems?: (playbook: Playbook) => ReturnType<typeof deployProblems>;
}

const SUFFIX: Readonly<Record<Problem['severity'], string>> = { error: '', warning: ' (advice)', note: ' (note)' };
const NO_ORG: Target = { reading: { description: {}, live: [], leftOut: [] } };

/**
 * `diagnose playbook check FILE…`: prints every finding with its place. Several files are checked as if live together; with an org, also
 * against it and its live playbooks. Exit 1 if there is a finding.
 */
export async function playbookCheck(io: Io, options: CheckOptions, named: readonly string[]): Promise<ExitCode> {
  const files = [...new Set(named)];
  const read: Playbook[] = [];
  const unread: Problem[] = [];
  for (const file of files) {
    const result = parse(await readText(io, file), file);
    if ('problems' in result) unread.push(...result.problems);
    else read.push(result.playbook);
  }
  const {
    reading,
    inOrg,
    deployProblems: planned,
  } = options.org !== undefined || options.againstOrg === true ? await readTarget(io, options) : NO_ORG;
  const present = inOrg === undefined ? read : read.map((playbook) => inOrg(playbook, reading.live));
  const found = [...unread, ...checkTogether(present, reading.description, reading.live)];
  const { problems, leftOut } = await withPlanned(found, present, planned);
  const froms = fromsOf(read, present, reading.live);
  const languages = new Map(read.map((playbook) => [playbook.file, languageStates(playbook)]));
  const printed = { files, problems, froms, languages, leftOut: [...reading.leftOut, ...leftOut] };
  if (options.json === true) io.out(JSON.stringify(dataOf(printed), null, 2));
  else printText(io, printed);
  return problems.every(({ severity }) => severity === 'note') ? 0 : 1;
}

/** The client code is loaded only if an org is read. */
async function readTarget(io: Io, options: CheckOptions): Promise<Target> {
  const { clockFor, openTarget } = await import('../target.ts');
  const { deployProblems: problemsOfDeploy, inOrg, readOrg } = await import('../../sync/index.ts');
  const org = await openTarget(io, options, 'integration');
  const reading = await readOrg(org);
  const clock = clockFor(io, options);
  return { reading, inOrg, deployProblems: (playbook) => problemsOfDeploy(org, playbook, reading, clock) };
}

/** The findings, and for each playbook without an error what else a deploy would be refused for: with errors it would not come so far. */
async function withPlanned(
  found: readonly Problem[],
  playbooks: readonly Playbook[],
  planned: Target['deployProblems'],
): Promise<{ readonly problems: readonly Problem[]; readonly leftOut: readonly LeftOut[] }> {
  const problems = [...found];
  const leftOut: LeftOut[] = [];
  for (const playbook of planned === undefined ? [] : playbooks) {
    if (found.some(({ file, severity }) => file === playbook.file && severity === 'error')) continue;
    const more = await planned?.(playbook);
    problems.push(...(more?.problems ?? []));
    leftOut.push(...(more?.leftOut ?? []));
  }
  return { problems, leftOut };
}

/** From when on a playbook is in force in the org, and what its file has. */
interface Froms {
  readonly from: string;
  readonly fileFrom: string;
}

/** By file, for the versions that are live in the org. */
function fromsOf(
  read: readonly Playbook[],
  present: readonly Playbook[],
  live: OrgReading['live'],
): ReadonlyMap<string, Froms> {
  const isLive = ({ code, version }: Playbook) =>
    live.some((one) => one.playbook === code.value && one.version === version.value);
  return new Map(
    read.flatMap((playbook, index): [string, Froms][] => {
      const fileFrom = playbook.from.value;
      const from = present[index]?.from.value ?? fileFrom;
      return isLive(playbook) ? [[playbook.file, { from, fileFrom }]] : [];
    }),
  );
}

/** One line for a part of the org that was not compared. */
export function leftOutText({ what, reason }: LeftOut): string {
  return `Not compared with the org: ${what}. It does not let this user read them: ${reason.split('\n')[0] ?? ''}`;
}

function parse(text: string, file: string): { playbook: Playbook } | { problems: readonly Problem[] } {
  try {
    return { playbook: parsePlaybook(text, file) };
  } catch (error) {
    if (error instanceof PlaybookError) return { problems: error.problems };
    throw error;
  }
}

function problemsOf(file: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.filter((problem) => problem.file === file);
}

interface Printed {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  readonly froms: ReadonlyMap<string, Froms>;
  /** Of each file that could be read: how far it is translated. */
  readonly languages: ReadonlyMap<string, readonly LanguageState[]>;
  readonly leftOut: readonly LeftOut[];
}

function dataOf({ files, problems, froms, languages, leftOut }: Printed): object {
  const each = files.map((file) => ({
    file,
    problems: problemsOf(file, problems),
    ...froms.get(file),
    languages: languages.get(file) ?? [],
  }));
  return { ...(each.length === 1 ? each[0] : { files: each }), leftOut };
}

/** One line that names the complete languages; a finding names what another lacks. */
function completeText(states: readonly LanguageState[]): string | undefined {
  const complete = states.filter(({ missing }) => missing.length === 0);
  const [first] = complete;
  if (!first) return undefined;
  const texts = first.total === 1 ? 'one text' : `${first.total} texts`;
  return `Complete in ${complete.map(({ language }) => language).join(', ')}, ${texts}${complete.length > 1 ? ' each' : ''}.`;
}

function printText(io: Io, { files, problems, froms, languages, leftOut }: Printed): void {
  for (const file of files) {
    const ofFile = problemsOf(file, problems);
    if (ofFile.every(({ severity }) => severity === 'note')) io.out(`\`${file}\` is fine.`);
    const inForce = froms.get(file);
    if (inForce !== undefined && ofFile.every(({ severity }) => severity !== 'error')) io.out(inForceText(inForce));
    const complete = completeText(languages.get(file) ?? []);
    if (complete !== undefined && ofFile.every(({ severity }) => severity !== 'error')) io.out(complete);
    for (const one of ofFile) io.err(`${formatProblem(one)}${SUFFIX[one.severity]}`);
  }
  for (const one of leftOut) io.err(leftOutText(one));
}
