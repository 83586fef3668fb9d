import { codeFindings } from './codes.ts';
import { gateFindings } from './gates.ts';
import { allowanceFindings, compiledOf, type LivePlaybook } from './allowances.ts';
import { limitFindings } from './limits.ts';
import { listFindings, repeated } from './lists.ts';
import { impossibleFindings } from './impossible.ts';
import { redundantFindings } from './redundant.ts';
import { exampleFindings } from './names.ts';
import { translationFindings } from './translations.ts';
import { orgFindings } from './org.ts';
import { overridesOfGates } from './overrides-of-gates.ts';
import { wordingFindings } from './wording.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import type { OrgDescription } from './org-description.ts';
import type { Located, Problem } from '../base/problem.ts';
import type { Playbook } from '../read/tree.ts';

function stageFindings({ stages, exemptStages }: Playbook): Finding[] {
  const all = [...stages, ...exemptStages];
  const twice = repeated(all).map((stage) =>
    at(
      stage,
      `\`${stage.value}\` stands twice among the stages. Expected each stage once, either in \`stages\` or in \`exemptStages\`. Take one out.`,
    ),
  );
  const over = stages[99];
  const many =
    over &&
    at(over, `\`${over.value}\` is stage 100. Expected at most 99 stages. Leave stages out that no gate needs.`);
  return many ? [...twice, many] : twice;
}

/** Advice for `onlySteps` that changes nothing. */
function stepsFindings({ onlySteps, stages }: Playbook): Finding[] {
  if (onlySteps === undefined || onlySteps.most.value < stages.length) return [];
  const message = `\`most: ${onlySteps.most.value}\` never refuses a save: this playbook has ${stages.length} stages, and a new deal can be put into each. Expected fewer. Lower it, or take it out.`;
  return [at(onlySteps.most, message, 'warning')];
}

/** A stage, with the name of its further gate: `Closed Won (contract)`. */
function gateName(toEnter: Located<string>, name: Located<string> | undefined): string {
  return name === undefined ? toEnter.value : `${toEnter.value} (${name.value})`;
}

/** Findings for repeated questions. A concept may have several questions, but each only once. */
function questionFindings({ questions }: Playbook): Finding[] {
  const keys = questions.map(({ concept, ask }) => ({ ...ask, value: `${concept.value}: ${folded(ask.value)}` }));
  return repeated(keys).map((ask) =>
    at(
      ask,
      `This question stands here for the second time. Expected each question of a concept once. Take one out, or ask it in other words.`,
    ),
  );
}

/** The text of a question without case, punctuation and repeated spaces, for comparison. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function toProblems({ file }: Playbook, findings: readonly Finding[]): readonly Problem[] {
  return findings
    .map(({ line, column, message, severity = 'error' }): Problem => ({ file, line, column, message, severity }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/**
 * Checks a parsed playbook. Returns errors, which prevent compilation, and warnings, in the order of the file. Never throws.
 * @param org what the org has; what it leaves out is not compared.
 * @param live the other live versions and playbooks: allowances are added up over all of them.
 */
export function checkPlaybook(
  playbook: Playbook,
  org: OrgDescription = {},
  live: readonly LivePlaybook[] = [],
): readonly Problem[] {
  const { gates } = playbook;
  const twice = repeated(gates.map(({ toEnter, name }) => ({ ...toEnter, value: gateName(toEnter, name) }))).map(
    (one) =>
      at(
        one,
        `\`${one.value}\` has a gate already. Expected one gate a stage, or a \`name\` of its own for each further one. Put the requirements of both into one, or name the second.`,
      ),
  );
  const findings = [
    ...stageFindings(playbook),
    ...stepsFindings(playbook),
    ...questionFindings(playbook),
    ...gates.flatMap((gate) => gateFindings(playbook, gate)),
    ...twice,
    ...overridesOfGates(playbook),
    ...listFindings(playbook),
    ...exampleFindings(playbook),
    ...translationFindings(playbook),
    ...gates.flatMap((gate) => [...impossibleFindings(playbook, gate), ...redundantFindings(playbook, gate)]),
    ...wordingFindings(playbook),
    ...orgFindings(playbook, org),
    ...versionFindings(playbook, live),
  ];
  // Codes and limits are only checked for a playbook without errors, since they need its compiled rules.
  const sound = findings.every(({ severity }) => severity === 'warning');
  return toProblems(
    playbook,
    sound
      ? [
          ...findings,
          ...codeFindings(playbook, live.map(compiledOf)),
          ...limitFindings(playbook),
          ...allowanceFindings(playbook, live, org),
        ]
      : findings,
  );
}

/** Findings for a later version that comes into force no later than an earlier one of the org. */
function versionFindings({ code, version, from }: Playbook, live: readonly LivePlaybook[]): Finding[] {
  return live.flatMap((one) => {
    if ('file' in one || one.playbook !== code.value || one.version === version.value) return [];
    const isLater = version.value > one.version;
    if (isLater ? from.value > one.from : from.value < one.from) return [];
    const message = isLater
      ? `\`${from.value}\` is not after \`${one.from}\`, from which version ${one.version} of the org is in force. Expected a later time for a later version.`
      : `\`${from.value}\` is not before \`${one.from}\`, from which version ${one.version} of the org is in force. Expected an earlier time for an earlier version.`;
    return [at(from, message)];
  });
}

/** Findings between the live versions of one playbook: another code, the same version twice, dates in the wrong order. */
export function checkVersions(versions: readonly Playbook[]): readonly Problem[] {
  const [first, ...rest] = [...versions].sort((a, b) => a.version.value - b.version.value);
  if (first === undefined) return [];
  return rest.flatMap((playbook, index) => {
    const { code, version, from } = playbook;
    const before = index === 0 ? first : (rest[index - 1] ?? first);
    const findings: Finding[] = [];
    if (code.value !== first.code.value) {
      findings.push(
        at(
          code,
          `\`${code.value}\` is another playbook than \`${first.code.value}\`. Expected versions of one playbook.`,
        ),
      );
    }
    if (version.value === before.version.value) {
      findings.push(
        at(
          version,
          `\`${version.value}\` is the version of \`${before.file}\` too. Expected a version of its own. Raise one of them.`,
        ),
      );
    } else if (from.value <= before.from.value) {
      findings.push(
        at(
          from,
          `\`${from.value}\` is not after \`${before.from.value}\`, from which version ${before.version.value} is in force. Expected a later time for a later version.`,
        ),
      );
    }
    return toProblems(playbook, findings);
  });
}
