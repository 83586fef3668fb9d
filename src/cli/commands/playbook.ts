import {
  checkPlaybook,
  compilePlaybook,
  formatProblem,
  gateRules,
  parsePlaybook,
  PlaybookError,
  rulesPackage,
  type Problem,
} from '../../playbook/index.ts';
import { API_VERSION } from '../../salesforce/index.ts';
import { readText } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';

/** `diagnose playbook check FILE`: every finding with its place. Exit 1 when there is one. */
export async function playbookCheck(io: Io, options: GlobalOptions, file: string): Promise<ExitCode> {
  const problems = findings(await readText(io, file), file);
  if (options.json === true) io.out(JSON.stringify({ file, problems }, null, 2));
  else if (problems.length === 0) io.out(`\`${file}\` is fine.`);
  else
    for (const problem of problems)
      io.err(`${formatProblem(problem)}${problem.severity === 'warning' ? ' (advice)' : ''}`);
  return problems.length === 0 ? 0 : 1;
}

function findings(text: string, file: string): readonly Problem[] {
  try {
    return checkPlaybook(parsePlaybook(text, file));
  } catch (error) {
    if (error instanceof PlaybookError) return error.problems;
    throw error;
  }
}

export const FORMATS = ['formula', 'metadata', 'json'] as const;

export interface CompileOptions extends GlobalOptions {
  readonly format: (typeof FORMATS)[number];
}

/** `diagnose playbook compile FILE`: what the playbook becomes, on the standard output. */
export async function playbookCompile(io: Io, options: CompileOptions, file: string): Promise<ExitCode> {
  const playbook = compilePlaybook(parsePlaybook(await readText(io, file), file));
  const format = options.json === true ? 'json' : options.format;
  if (format === 'json') {
    io.out(JSON.stringify(playbook, null, 2));
    return 0;
  }
  const rules = gateRules(playbook);
  if (format === 'formula') {
    io.out(
      rules
        .map(
          ({ name, active, message, formula }) => `${name}${active ? '' : ' (not active)'}\n${message}\n${formula}\n`,
        )
        .join('\n'),
    );
    return 0;
  }
  for (const [path, text] of rulesPackage(rules, API_VERSION)) if (path.endsWith('.object')) io.out(text.trimEnd());
  return 0;
}
