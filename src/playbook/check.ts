import { IMPACT_ROLLUP, PAINS_ROLLUP } from '../../force-app/main/default/lwc/gateRules/concepts.ts';
import { assemble, placedCriteria } from './assemble.ts';
import type { Place, Problem } from './problem.ts';
import { gateRules } from './rules.ts';
import type { GateRule } from './rules.ts';
import type { GateNode, Located, Playbook, Requirement } from './tree.ts';
import { didYouMean, listed } from './words.ts';

/** What Salesforce allows of a validation rule, and how many active ones an object may have (Enterprise edition). */
const LIMITS = { formulaCharacters: 3900, formulaBytes: 4000, message: 255, activeRules: 100 };

/** More required answers than this to enter one stage, and sellers fill in forms instead of asking. */
const ANSWERS_A_GATE = 4;

/** A finding of a check, before it is known in which file. */
interface Finding extends Place {
  readonly message: string;
  readonly severity?: Problem['severity'];
}

function at({ line, column }: Place, message: string, severity?: Problem['severity']): Finding {
  return { line, column, message, ...(severity ? { severity } : {}) };
}

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

function questionFindings({ questions }: Playbook): Finding[] {
  return repeated(questions.map(({ concept }) => concept)).map((concept) =>
    at(
      concept,
      `\`${concept.value}\` has a question already. Expected one question a concept, since a deal has one answer to it. Merge the two, or choose another concept.`,
    ),
  );
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

/** The place to shorten at: of the reason that a sentence carries, else of the gate or of the stages. */
function placeOf(playbook: Playbook, rule: GateRule): { readonly place: Place; readonly reasonAt: Place } {
  const gate = playbook.gates.find(({ toEnter }) => toEnter.value === rule.toEnter);
  const placed = gate && placedCriteria(playbook, gate).find(({ criterion }) => criterion.id === rule.id);
  const place = placed?.place ?? playbook.stages[0] ?? playbook.code;
  return { place, reasonAt: placed?.reasonAt ?? place };
}

/** Platform limits, looked for in what the playbook compiles to. */
function limitFindings(playbook: Playbook): Finding[] {
  const rules = gateRules(assemble(playbook));
  const findings: Finding[] = [];
  for (const rule of rules) {
    const { place, reasonAt } = placeOf(playbook, rule);
    const over = rule.message.length - LIMITS.message;
    if (over > 0) {
      findings.push(
        at(
          reasonAt,
          `The sentence about \`${rule.id}\` has ${rule.message.length} characters. Expected at most ${LIMITS.message}, as a rule's message has in Salesforce. Shorten the reason by ${over}: ${rule.message}`,
        ),
      );
    }
    const bytes = new TextEncoder().encode(rule.formula).length;
    if (rule.formula.length > LIMITS.formulaCharacters || bytes > LIMITS.formulaBytes) {
      findings.push(
        at(
          place,
          `The rule for \`${rule.id}\` has ${rule.formula.length} characters (${bytes} bytes). Expected at most ${LIMITS.formulaCharacters} (${LIMITS.formulaBytes} bytes), as a formula has in Salesforce. List fewer stages, or give them shorter API names.`,
        ),
      );
    }
  }
  const active = rules.filter((rule) => rule.active).length;
  if (active > LIMITS.activeRules) {
    findings.push(
      at(
        playbook.code,
        `\`${playbook.code.value}\` compiles to ${active} active rules on Opportunity. Expected at most ${LIMITS.activeRules}, the limit of most editions. Ask for less, or enforce fewer gates.`,
      ),
    );
  }
  return findings;
}

function toProblems({ file }: Playbook, findings: readonly Finding[]): readonly Problem[] {
  return findings
    .map(({ line, column, message, severity = 'error' }): Problem => ({ file, line, column, message, severity }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

/**
 * What is wrong with a playbook that reads well: errors, from which nothing is compiled, and warnings, in the order of the file.
 * Never throws.
 */
export function checkPlaybook(playbook: Playbook): readonly Problem[] {
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
  ];
  // What a playbook with mistakes of sense compiles to says nothing about limits.
  const sound = findings.every(({ severity }) => severity === 'warning');
  return toProblems(playbook, sound ? [...findings, ...limitFindings(playbook)] : findings);
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
