import { formatProblem } from '../../playbook/index.ts';
import { driftText, type DeployReport, type Drift } from '../../sync/index.ts';
import { leftOutText } from './playbook-check.ts';
import { governedText, inForceText, releasedText, releaseText, rolloutText } from './rollout-text.ts';

/** Notes and advice about the playbook, and what was not compared, a line each. */
export function noteLines({ findings, leftOut }: DeployReport): readonly string[] {
  const advice = findings
    .filter(({ severity }) => severity !== 'error')
    .map((one) => `${formatProblem(one)} (${one.severity === 'note' ? 'note' : 'advice'})`);
  return [...advice, ...leftOut.map(leftOutText)];
}

/** Which translations were not deployed, a line each. */
export function translationLines({ translations: { off, problems } }: DeployReport): readonly string[] {
  const words = off.map((language) => `\`${language}\``).join(', ');
  return [
    ...(off.length === 0
      ? []
      : [`The org has not switched on ${words} in Translation Workbench: there the messages are in English.`]),
    ...(problems.length === 0 ? [] : ['The rules are deployed, but not their translations:']),
    ...problems.map(({ component, problem }) => `  ${component}: ${problem}`),
  ];
}

/** `rules`, `fields` or both. */
export function driftedText(drift: readonly Drift[]): string {
  const fields = drift.filter(({ rule }) => rule.endsWith('__c')).length;
  return fields === 0 ? 'rules' : fields === drift.length ? 'fields' : 'rules and fields';
}

/** Each drift, with what changed below it. */
export function driftLines(drift: readonly Drift[]): readonly string[] {
  return drift.flatMap((one) => [`  ${driftText(one)}`, ...(one.lines ?? []).map((line) => `    ${line}`)]);
}

/** What was done and what was not, where a deploy stopped after its rules, and what to do. */
export function partlyText(report: DeployReport): string {
  const { playbook, unfinished } = report;
  const done = countedOf(report).join(', ');
  const missing =
    unfinished?.step === 'translations'
      ? 'the messages in other languages'
      : `the record of ${playbook} with its log, or its questions: gates hold by the new rules, and panels explain those of before`;
  return [
    `${playbook} is deployed in part.`,
    `  Done: ${done}.`,
    `  Not done: ${missing}.`,
    `  Reason: ${unfinished?.reason ?? ''}`,
    'Run the same command again when the reason is gone: it does what is missing, and nothing twice.',
  ].join('\n');
}

/** Why nothing was deployed, and what to do. */
export function failureText(report: DeployReport, isRollback = false): string {
  const { outcome, findings, drift, problems, rollout, release, recalculating } = report;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    return ['Nothing was deployed, because the playbook does not fit the org:', ...errors.map(formatProblem)].join(
      '\n',
    );
  }
  if (recalculating !== undefined) {
    const { deals, checked, rollUps } = recalculating;
    return [
      `Nothing was deployed: on ${deals} of ${checked} deals that were looked at, roll-ups are not what their children add up to (${rollUps.join(', ')}).`,
      'Salesforce is recalculating them in the background, and rules would refuse deals for what they have. Wait until Background Jobs in Setup shows no recalculation, or deploy with `--force`.',
    ].join('\n');
  }
  if (outcome === 'refused' && drift.length === 0 && (rollout !== null || release !== null)) {
    // A deploy can do both: release deals to a version that asks them for more.
    return [
      ...(release === null ? [] : [releaseText(report, release)]),
      ...(rollout === null ? [] : [rolloutText({ ...report, isRollback }, rollout)]),
    ].join('\n\n');
  }
  if (outcome === 'refused') {
    return [
      `Nothing was deployed, because the org has ${driftedText(drift)} otherwise than they were left:`,
      ...driftLines(drift),
      `Change the playbook so that it says what the org should do, or overwrite these ${driftedText(drift)} with \`--force\`.`,
    ].join('\n');
  }
  return [
    'Nothing was deployed, because the org does not accept it:',
    ...problems.map(({ component, problem }) => `  ${component}: ${problem}`),
  ].join('\n');
}

/** What was deployed, from when on it is in force, and what it means for deals in flight. */
export function successText(report: DeployReport): string {
  const { outcome, dryRun, playbook, rollout, release } = report;
  const inForce = inForceText(report);
  if (outcome === 'unchanged') return `${playbook} is in the org already: nothing changed.\n${inForce}`;
  return [
    `${playbook} ${dryRun ? 'would be deployed' : 'is deployed'}: ${countedOf(report).join(', ')}.`,
    inForce,
    ...(release === null ? [] : ['', ...releasedText(playbook, release, 'will')]),
    ...(rollout === null ? [] : ['', ...governedText(rollout)]),
  ].join('\n');
}

/** What was written, a phrase for each kind. */
function countedOf(report: DeployReport): readonly string[] {
  const { rules, permissionFields, dashboards, playbooks, questions, texts, translations } = report;
  return [
    count(rules.created.length, 'rule', 'created'),
    count(rules.updated.length, 'rule', 'updated'),
    count(rules.removed.length, 'rule', 'removed'),
    count(permissionFields.created.length, 'permission field', 'created'),
    count(permissionFields.updated.length, 'permission field', 'updated'),
    count(permissionFields.removed.length, 'permission field', 'removed'),
    count(permissionFields.granted.length, 'permission set', 'changed to read them'),
    count(dashboards.length, 'dashboard', 'given another running user'),
    count(playbooks.created, 'playbook version', 'created'),
    count(playbooks.updated, 'playbook version', 'updated'),
    count(questions.created, 'question', 'created'),
    count(questions.updated, 'question', 'updated'),
    count(questions.removed, 'question', 'removed'),
    count(texts, 'language', 'written'),
    count(translations.written, 'message', 'translated'),
  ].filter((text) => text !== '');
}

function count(number: number, noun: string, verb: string): string {
  return number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'} ${verb}`;
}
