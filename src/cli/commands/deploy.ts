import { compilePlaybook, formatProblem, parsePlaybook, type Playbook } from '../../playbook/index.ts';
import { deployPlaybook, type DeployReport, type Drift } from '../../sync/index.ts';
import { readText, shownPath } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { packagePaths } from '../paths.ts';
import { openTarget } from '../target.ts';
import { leftOutText } from './playbook-check.ts';

export interface DeployOptions extends GlobalOptions {
  /** Default: the playbook that ships with the package. */
  readonly playbook?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/**
 * `diagnose deploy`: checks a playbook against the org, then deploys its rules, record and questions. Exit 1 if it does not fit, on
 * drift, and when the org refuses.
 */
export async function deploy(io: Io, options: DeployOptions): Promise<ExitCode> {
  // The file is read first, so that its mistakes are reported even if no org is running.
  const playbook = await readPlaybook(io, options.playbook);
  const org = await openTarget(io, options, 'integration');
  const report = await deployPlaybook(org, playbook, {
    force: options.force === true,
    dryRun: options.dryRun === true,
  });
  const failed = report.outcome === 'refused' || report.outcome === 'failed';
  const partly = report.translations.problems.length > 0;
  if (options.json === true) io.out(JSON.stringify(report, null, 2));
  else {
    if (failed) io.err(failureText(report));
    else io.out(successText(report));
    for (const line of adviceLines(report)) io.err(line);
  }
  return failed || partly ? 1 : 0;
}

/**
 * Reads and compiles a playbook file, the shipped one by default.
 * @throws UsageError for a missing file; PlaybookError with all mistakes in the file
 */
export async function readPlaybook(io: Io, path: string | undefined): Promise<Playbook> {
  const file = path ?? shownPath(io, packagePaths().playbook);
  const playbook = parsePlaybook(await readText(io, file), file);
  compilePlaybook(playbook);
  return playbook;
}

function adviceLines({ findings, leftOut, translations }: DeployReport): readonly string[] {
  const advice = findings
    .filter(({ severity }) => severity === 'warning')
    .map((one) => `${formatProblem(one)} (advice)`);
  const { off, problems } = translations;
  const words = off.map((language) => `\`${language}\``).join(', ');
  return [
    ...advice,
    ...leftOut.map(leftOutText),
    ...(off.length === 0
      ? []
      : [`The org has not switched on ${words} in Translation Workbench: there the messages are in English.`]),
    ...(problems.length === 0 ? [] : ['The rules are deployed, but not their translations:']),
    ...problems.map(({ component, problem }) => `  ${component}: ${problem}`),
  ];
}

const DRIFT: Readonly<Record<Drift['what'], string>> = {
  changed: 'was changed in the org since the last deploy',
  deleted: 'was deleted in the org since the last deploy',
  foreign: 'is in the org already, and no deploy of this playbook made it',
};

function failureText({ outcome, findings, drift, problems }: DeployReport): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    return ['Nothing was deployed, because the playbook does not fit the org:', ...errors.map(formatProblem)].join(
      '\n',
    );
  }
  if (outcome === 'refused') {
    return [
      'Nothing was deployed, because the org has rules otherwise than they were left:',
      ...drift.map(({ rule, what }) => `  \`${rule}\` ${DRIFT[what]}`),
      'Change the playbook so that it says what the org should do, or take these rules over with `--force`.',
    ].join('\n');
  }
  return [
    'Nothing was deployed, because the org does not accept it:',
    ...problems.map(({ component, problem }) => `  ${component}: ${problem}`),
  ].join('\n');
}

function successText({ outcome, dryRun, playbook, rules, playbooks, questions, translations }: DeployReport): string {
  if (outcome === 'unchanged') return `${playbook} is in the org already: nothing changed.`;
  const counted = [
    count(rules.created.length, 'rule', 'created'),
    count(rules.updated.length, 'rule', 'updated'),
    count(rules.removed.length, 'rule', 'removed'),
    count(playbooks.created, 'playbook version', 'created'),
    count(playbooks.updated, 'playbook version', 'updated'),
    count(questions.created, 'question', 'created'),
    count(questions.updated, 'question', 'updated'),
    count(questions.removed, 'question', 'removed'),
    count(translations.written, 'message', 'translated'),
  ].filter((text) => text !== '');
  return `${playbook} ${dryRun ? 'would be deployed' : 'is deployed'}: ${counted.join(', ')}.`;
}

function count(number: number, noun: string, verb: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'} ${verb}`;
}
