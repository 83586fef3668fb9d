import {
  checkTogether,
  formatProblem,
  parsePlaybook,
  PlaybookError,
  type Playbook,
  type Problem,
} from '../../playbook/index.ts';
import type { LeftOut, OrgReading } from '../../sync/index.ts';
import { readText } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';

export interface CheckOptions extends GlobalOptions {
  /** Compares with the running local org; with `--org`, with that org. */
  readonly againstOrg?: boolean;
}

const NO_ORG: OrgReading = { description: {}, live: [], leftOut: [] };

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
  const reading = options.org !== undefined || options.againstOrg === true ? await readTarget(io, options) : NO_ORG;
  const problems = [...unread, ...checkTogether(read, reading.description, reading.live)];
  if (options.json === true) io.out(JSON.stringify(dataOf(files, problems, reading), null, 2));
  else printText(io, files, problems, reading);
  return problems.length === 0 ? 0 : 1;
}

/** The client code is loaded only if an org is read. */
async function readTarget(io: Io, options: CheckOptions): Promise<OrgReading> {
  const { openTarget } = await import('../target.ts');
  const { readOrg } = await import('../../sync/index.ts');
  return readOrg(await openTarget(io, options, 'integration'));
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

function dataOf(files: readonly string[], problems: readonly Problem[], { leftOut }: OrgReading): object {
  const each = files.map((file) => ({ file, problems: problemsOf(file, problems) }));
  return { ...(each.length === 1 ? each[0] : { files: each }), leftOut };
}

function printText(io: Io, files: readonly string[], problems: readonly Problem[], { leftOut }: OrgReading): void {
  for (const file of files) {
    const ofFile = problemsOf(file, problems);
    if (ofFile.length === 0) io.out(`\`${file}\` is fine.`);
    for (const one of ofFile) io.err(`${formatProblem(one)}${one.severity === 'warning' ? ' (advice)' : ''}`);
  }
  for (const one of leftOut) io.err(leftOutText(one));
}
