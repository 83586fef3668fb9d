import { IMPACT_ROLLUP, PAINS_ROLLUP } from '../../force-app/main/default/lwc/gateRules/concepts.ts';
import { isNamed } from './ids.ts';
import { placedCriteria } from './assemble.ts';
import { allowanceFindings, limitFindings } from './check-limits.ts';
import type { Beside } from './check-limits.ts';
import { logicFindings } from './check-logic.ts';
import { orgFindings } from './check-org.ts';
import { wordingFindings } from './check-wording.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import type { OrgDescription } from './org-description.ts';
import type { Place, Problem } from './problem.ts';
import type { GateNode, Located, Playbook, Requirement } from './tree.ts';
import { didYouMean, listed } from './words.ts';

/** More required answers than this to enter one stage, and sellers fill in forms instead of asking. */
const ANSWERS_A_GATE = 4;

/** What stands in a list for the second time. */
function repeated<T>(items: readonly Located<T>[]): readonly Located<T>[] {
  return items.filter((item, index) => items.findIndex(({ value }) => value === item.value) < index);
}

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

/** Several questions of a concept lead to one answer; the same question twice leads nowhere. */
function questionFindings({ questions }: Playbook): Finding[] {
  const keys = questions.map(({ concept, ask }) => ({ ...ask, value: `${concept.value}: ${folded(ask.value)}` }));
  return repeated(keys).map((ask) =>
    at(
      ask,
      `This question stands here for the second time. Expected each question of a concept once. Take one out, or ask it in other words.`,
    ),
  );
}

/** A question as its reader takes it, whatever its capitals, blanks and last sign. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function entryFindings({ stages, exemptStages }: Playbook, { toEnter }: GateNode): Finding[] {
  const names = stages.map(({ value }) => value);
  if (toEnter.value === names[0]) {
    return [
      at(
        toEnter,
        `\`${toEnter.value}\` is the first stage, and nothing stands before it that a gate could hold back. Expected a later stage: ${listed(names.slice(1), 'or')}.`,
      ),
    ];
  }
  if (names.includes(toEnter.value)) return [];
  const exempt = exemptStages.some(({ value }) => value === toEnter.value);
  const what = exempt ? 'is an exempt stage, which is never blocked' : 'is not a stage of this playbook';
  return [
    at(
      toEnter,
      `\`${toEnter.value}\` ${what}. Expected one of ${listed(names.slice(1), 'or')}.${didYouMean(toEnter.value, names)}`,
    ),
  ];
}

/** Law 7: what the org's rules cannot tell, in the words of the playbook, with its place. */
function uncarried(requirement: Requirement): readonly (Place & { readonly words: string })[] {
  switch (requirement.kind) {
    case 'answered':
      return requirement.levels.flatMap(({ notKnownYet }) =>
        notKnownYet ? [{ ...notKnownYet, words: 'notKnownYet' }] : [],
      );
    case 'pains': {
      const { evidence, of } = requirement;
      const byWhich = [of?.kind, of?.driver].flatMap((one) => (one ? [{ ...one, words: one.value }] : []));
      return PAINS_ROLLUP[evidence.value] ? byWhich : [{ ...evidence, words: evidence.value }, ...byWhich];
    }
    case 'impact': {
      const { evidence } = requirement;
      return IMPACT_ROLLUP[evidence.value] ? [] : [{ ...evidence, words: evidence.value }];
    }
    case 'any':
    case 'all':
      return requirement.of.flatMap(uncarried);
    default:
      return [];
  }
}

function carriageFindings({ mode, require }: GateNode): Finding[] {
  if (mode.value !== 'enforce') return [];
  return require
    .flatMap(uncarried)
    .map(({ words, ...place }) =>
      at(
        place,
        `\`${words}\` cannot be enforced: no roll-up of the org tells it to a validation rule. Expected it in a gate with \`mode: warn\` or \`mode: observe\` only. Change the mode, or ask for what rules can tell.`,
      ),
    );
}

function gateFindings(playbook: Playbook, gate: GateNode): Finding[] {
  const criteria = placedCriteria(playbook, gate);
  const asked = new Set(playbook.questions.map(({ concept }) => concept.value));
  const findings = [...entryFindings(playbook, gate), ...carriageFindings(gate)];
  const subjects = new Map<string, string>();
  for (const { criterion, place } of criteria) {
    if (criterion.kind === 'answered' && !asked.has(criterion.concept)) {
      findings.push(
        at(
          place,
          `\`${criterion.concept}\` has no question in this playbook, so nobody would be asked for it. Add a question for it, or take it out of the gate.`,
        ),
      );
    }
    const subject = criterion.kind === 'answered' ? `answered:${criterion.concept}` : criterion.id;
    if (subjects.has(subject)) {
      const words = criterion.kind === 'answered' ? criterion.concept : criterion.kind;
      findings.push(
        at(
          place,
          `\`${words}\` is asked for twice by this gate. Expected it once, with the strongest evidence. Take one out.`,
        ),
      );
    }
    subjects.set(subject, criterion.id);
  }
  const answers = criteria.filter(({ criterion }) => criterion.kind === 'answered');
  const fifth = answers[ANSWERS_A_GATE];
  if (fifth) {
    const message = `This gate asks for ${answers.length} answers. Expected at most ${ANSWERS_A_GATE}: with more, sellers fill in a form instead of asking. Move some to an earlier gate, or leave the least useful out.`;
    findings.push(at(fifth.place, message, 'warning'));
  }
  return findings;
}

function toProblems({ file }: Playbook, findings: readonly Finding[]): readonly Problem[] {
  return findings
    .map(({ line, column, message, severity = 'error' }): Problem => ({ file, line, column, message, severity }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Translations of sentences that nobody says. */
function translationFindings(playbook: Playbook): Finding[] {
  return playbook.translations.flatMap(({ toEnter, criterion }) => {
    const gate = playbook.gates.find((one) => one.toEnter.value === toEnter?.value);
    if (toEnter && !gate) return [at(toEnter, `\`${toEnter.value}\` has no gate. Expected the stage of one.`)];
    const isFixed = !gate && FIXED.includes(criterion.value);
    const named = gate ? placedCriteria(playbook, gate).filter((one) => isNamed(one.criterion, criterion.value)) : [];
    if (isFixed || named.length === 1) return [];
    const found = named.length === 0 ? 'names no criterion of this gate' : `names ${named.length} criteria`;
    const expected = gate
      ? `Expected one of ${listed(
          placedCriteria(playbook, gate).map((one) => one.criterion.id),
          'or',
        )}.`
      : `Expected ${listed(FIXED, 'or')}, or \`toEnter\` beside it.`;
    return [at(criterion, `\`${criterion.value}\` ${gate ? found : 'is not said without a gate'}. ${expected}`)];
  });
}

/** Rules that stand for no criterion. */
const FIXED = [
  'new-record',
  'unknown-stage',
  'products',
  'override-stage',
  'override-time',
  'override-reason',
  'override-approver',
];

/**
 * What is wrong with a playbook that reads well: errors, from which nothing is compiled, and warnings, in the order of the file.
 * Never throws.
 * @param org what the org has; what it leaves out is not compared.
 * @param beside the versions and playbooks that are live beside it: allowances are added up over all of them.
 */
export function checkPlaybook(
  playbook: Playbook,
  org: OrgDescription = {},
  beside: readonly Beside[] = [],
): readonly Problem[] {
  const { gates } = playbook;
  const twice = repeated(gates.map(({ toEnter }) => toEnter)).map((stage) =>
    at(
      stage,
      `\`${stage.value}\` has a gate already. Expected one gate a stage. Put the requirements of both into one.`,
    ),
  );
  const findings = [
    ...stageFindings(playbook),
    ...questionFindings(playbook),
    ...gates.flatMap((gate) => gateFindings(playbook, gate)),
    ...twice,
    ...translationFindings(playbook),
    ...logicFindings(playbook),
    ...wordingFindings(playbook),
    ...orgFindings(playbook, org),
    ...besideFindings(playbook, beside),
  ];
  // What a playbook with mistakes of sense compiles to says nothing about limits.
  const sound = findings.every(({ severity }) => severity === 'warning');
  return toProblems(
    playbook,
    sound ? [...findings, ...limitFindings(playbook), ...allowanceFindings(playbook, beside, org)] : findings,
  );
}

/** A later version that takes over no later than this one, or the other way round. */
function besideFindings({ code, version, from }: Playbook, beside: readonly Beside[]): Finding[] {
  return beside.flatMap((one) => {
    if ('file' in one || one.playbook !== code.value || one.version === version.value) return [];
    const isLater = version.value > one.version;
    if (isLater ? from.value > one.from : from.value < one.from) return [];
    const message = isLater
      ? `\`${from.value}\` is not after \`${one.from}\`, from which version ${one.version} of the org is in force. Expected a later time for a later version.`
      : `\`${from.value}\` is not before \`${one.from}\`, from which version ${one.version} of the org is in force. Expected an earlier time for an earlier version.`;
    return [at(from, message)];
  });
}

/** What is wrong between the live versions of one playbook. */
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
