import type { CompiledPlaybook } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { assemble, placedCriteria } from '../compile/assemble.ts';
import { LONGEST_SENTENCE } from '../compile/sentences/sentences.ts';
import { askedTerms } from '../backends/formula/holds.ts';
import { unmetFormula } from '../backends/formula/unmet.ts';
import { storedJson } from '../backends/metadata/metadata.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import { criterionOfRule, isTooLong, LIMITS, placeOf, shortId, tooLongWords } from './rule-limits.ts';
import { validationRules } from '../rules/validation-rules.ts';
import type { GateRule } from '../rules/gate-rule.ts';
import type { Requirement } from '../kinds/definition.ts';
import type { Playbook } from '../read/tree.ts';

/** What makes a rule shorter: fewer parts where the criterion itself is most of it, else fewer stages, which it lists twice. */
function shorter(playbook: Playbook, rule: GateRule): string {
  if (rule.id === 'override-reason') return 'name fewer reasons, or shorter ones';
  const criterion = criterionOfRule(playbook, rule)?.criterion;
  const own = criterion ? [...askedTerms(criterion), unmetFormula(criterion)].join('') : '';
  return own.length * 2 > rule.formula.length
    ? 'ask for fewer things in one criterion, or make several of it'
    : 'list fewer stages, or give them shorter API names';
}

/** Findings for a playbook that is too large for its field in the org, or has too many questions. */
function sizeFindings(playbook: Playbook, compiled: CompiledPlaybook): Finding[] {
  const stored = storedJson(compiled);
  const { length } = stored.compiled;
  const findings: Finding[] = [...stored.texts].flatMap(([language, { length: own }]) => {
    const first = playbook.translations.find((one) => one.language === language);
    if (own <= LIMITS.json || !first) return [];
    const message = `The texts in \`${language}\` are ${own} characters of JSON. Expected at most ${LIMITS.json}, which is what the org's field holds. Translate fewer texts, or shorter.`;
    return [at(first, message)];
  });
  if (length > LIMITS.json) {
    findings.push(
      at(
        playbook.code,
        `\`${playbook.code.value}\` compiles to ${length} characters of JSON. Expected at most ${LIMITS.json}, which is what the org's field holds. Ask fewer questions, or shorter ones.`,
      ),
    );
  }
  const thousandth = playbook.questions[LIMITS.questions];
  if (thousandth) {
    findings.push(
      at(
        thousandth,
        `This playbook has ${playbook.questions.length} questions. Expected at most ${LIMITS.questions}. Leave out what nobody will ask.`,
      ),
    );
  }
  return findings;
}

/** How a sentence becomes shorter: by its reason where the author gave one, else by other words for what is missing. `onlyFrom` has neither. */
function todoOf(requirement: Requirement, over: number): string {
  if (requirement.kind === 'cameFrom')
    return 'Name fewer stages, or write its message as `text` of `onlyFrom` under `en` of `translations`, in place of';
  const isAuthors = requirement.kind === 'answered' || (requirement.because && requirement.because.value.length > over);
  return isAuthors
    ? `Shorten the reason by ${over}`
    : `Write what is missing in fewer words by \`say\`, shorter by ${over}`;
}

/** Findings for sentences that leave no room for a code in a rule's message. */
function sentenceFindings(playbook: Playbook): Finding[] {
  return playbook.gates
    .flatMap((gate) => placedCriteria(playbook, gate))
    .filter(({ criterion }) => criterion.sentence.length > LONGEST_SENTENCE)
    .map(({ criterion: { id, sentence }, requirement, reasonAt }) =>
      at(
        reasonAt,
        `The sentence about \`${shortId(id)}\` has ${sentence.length} characters. Expected at most ${LONGEST_SENTENCE}, which leaves room for its code in a rule's message. ${todoOf(requirement, sentence.length - LONGEST_SENTENCE)}: ${sentence}`,
      ),
    );
}

/** Findings for exceeded platform limits of the compiled playbook, rule by rule. */
export function limitFindings(playbook: Playbook): Finding[] {
  const compiled = assemble(playbook);
  const rules = validationRules(compiled);
  const findings: Finding[] = [...sizeFindings(playbook, compiled), ...sentenceFindings(playbook)];
  for (const rule of rules) {
    if (isTooLong(rule)) {
      findings.push(at(placeOf(playbook, rule), `${tooLongWords(rule)}: ${shorter(playbook, rule)}.`));
    }
  }
  return findings;
}
