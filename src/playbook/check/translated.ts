import { CONCEPTS } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { apiName, didYouMean, listed, nearest } from '../base/words.ts';
import { hasPart, messagesIn } from '../compile/author-texts.ts';
import { criteriaAt, type PlacedCriterion } from '../compile/assemble.ts';
import { RULE_IDS } from '../compile/codes.ts';
import { ENGLISH_TEXTS } from '../compile/sentences/sentences.ts';
import { LANGUAGES } from '../compile/translate.ts';
import { KINDS } from '../kinds/kinds.ts';
import type { MessageTranslation, Playbook, QuestionTranslation, ReasonTranslation } from '../read/tree.ts';
import { at, type Finding } from './finding.ts';
import { leftOverFindings, type LeftOver } from './left-over.ts';

/** What is wrong with one item: errors, or what makes it left over. */
type Verdict = readonly (Finding | LeftOver)[];

/** Languages in which parts of a message can be written. */
const PART_LANGUAGES = [ENGLISH_TEXTS, ...LANGUAGES.map(({ code }) => code)];

function isLeftOver(one: Finding | LeftOver): one is LeftOver {
  return 'what' in one;
}

/** A language of a country whose own texts have no sentence, such as `de_AT`, together with the one that has. */
function partLanguageHint(language: string): string {
  const [base = ''] = language.split('_');
  return PART_LANGUAGES.includes(base) ? ` Write it under \`${base}\`, or as` : ' Expected';
}

/** A translated `because` or `say` of a criterion that has none, or in a language without sentences. */
function partVerdict(node: MessageTranslation, named: PlacedCriterion | undefined): Verdict {
  return (['because', 'say'] as const).flatMap((key): Verdict => {
    const part = node[key];
    if (!part) return [];
    const word = node.criterion.value;
    if (!PART_LANGUAGES.includes(node.language)) {
      const made = `\`${key}\` is part of a sentence, and there are sentences in ${listed(PART_LANGUAGES, 'and')} only, not in \`${node.language}\`.`;
      return [at(part, `${made}${partLanguageHint(node.language)} \`text\`, the whole message.`)];
    }
    if (named && hasPart(named.requirement, key)) return [];
    if (!named || !node.toEnter)
      return [
        at(part, `\`${word}\` has no \`${key}\` that this could translate. Expected \`text\`, the whole message.`),
      ];
    const { requirement } = named;
    const isAnswer = requirement.kind === 'answered' && key === 'because' && !requirement.because;
    const concept = isAnswer ? requirement.levels[0]?.concept.value : undefined;
    const instead = concept
      ? ` Its reason is the \`why\` of its question, translated by \`{ concept: ${concept}, why: … }\`.`
      : '';
    const what = `\`${word}\` (${node.toEnter.value}) has no \`${key}\` in this playbook.${instead}`;
    return [{ what, language: node.language, line: part.line, column: part.column }];
  });
}

/** The words by which the criteria of a stage's gates can be named. */
function namesOf(placed: readonly PlacedCriterion[]): string[] {
  return placed.flatMap(({ criterion }) => [
    criterion.id,
    criterion.kind === 'cameFrom' ? 'onlyFrom' : criterion.kind,
    ...('concept' in criterion ? [criterion.concept] : []),
    ...('field' in criterion ? [criterion.field] : []),
  ]);
}

/** Whether a criterion of some gate can have this name: an id, a kind, a concept or, if it ends so, a custom field. */
function isKnownName(word: string): boolean {
  const [head = ''] = word.split(':');
  return [...KINDS, ...CONCEPTS].some((one) => one === head) || word.endsWith('__c');
}

/** The name that was most likely meant, unless another item translates that already: then a similar name is no slip. */
function meantBy(word: string, options: readonly string[], taken: readonly string[]): string | undefined {
  return nearest(
    word,
    options.filter((one) => !taken.includes(one)),
  );
}

/** A criterion's name that the gate does not have: a slip, or left over. */
function unknownCriterion(playbook: Playbook, node: MessageTranslation, placed: readonly PlacedCriterion[]): Verdict {
  const { criterion, toEnter, language, line, column } = node;
  const word = criterion.value;
  const taken = messagesIn(playbook).flatMap((one) =>
    one.language === language && one.toEnter?.value === toEnter?.value ? [one.criterion.value] : [],
  );
  const known = isKnownName(word);
  const meant = meantBy(word, [...namesOf(placed), ...(known ? [] : [...KINDS, ...CONCEPTS])], taken);
  const what = `The gate to \`${toEnter?.value ?? ''}\` has no criterion \`${word}\`.`;
  if (meant === undefined && (known || apiName('').test(word))) return [{ what, language, line, column }];
  const ids = placed.map((one) => one.criterion.id);
  const expected = meant === undefined ? ` Expected ${ids.length > 0 ? `one of ${listed(ids, 'or')}` : 'none'}.` : '';
  return [at(criterion, `${what}${expected}${meant === undefined ? '' : ` Did you mean \`${meant}\`?`}`)];
}

/** A gate that the playbook does not have: a slip in its stage, or left over. */
function unknownGate({ gates, stages, exemptStages, ...rest }: Playbook, node: MessageTranslation): Verdict {
  const { toEnter, language, line, column } = node;
  const word = toEnter?.value ?? '';
  const isStage = [...stages, ...exemptStages].some(({ value }) => value === word);
  const taken = rest.translations.flatMap((one) =>
    one.kind === 'message' && one.language === language && one.toEnter ? [one.toEnter.value] : [],
  );
  const meant = isStage ? undefined : meantBy(word, [...gates.map((one) => one.toEnter.value)], taken);
  const what = `\`${word}\` has no gate in this playbook.`;
  if (meant === undefined) return [{ what, language, line, column }];
  return [at(toEnter ?? node, `${what} Did you mean \`${meant}\`?`)];
}

/** A message without a gate is that of a rule. */
function ruleVerdict(node: MessageTranslation): Verdict {
  const word = node.criterion.value;
  if (RULE_IDS.some((id) => id === word)) return partVerdict(node, undefined);
  const expected = `Expected ${listed(RULE_IDS, 'or')}, or \`toEnter\` beside it.${didYouMean(word, RULE_IDS)}`;
  return [at(node.criterion, `\`${word}\` is not said without a gate. ${expected}`)];
}

function criterionVerdict(playbook: Playbook, stage: string, node: MessageTranslation): Verdict {
  const placed = criteriaAt(playbook, stage);
  const word = node.criterion.value;
  const [named, ...more] = placed.filter((one) => one.isNamed(word));
  if (!named) return unknownCriterion(playbook, node, placed);
  if (more.length === 0) return partVerdict(node, named);
  const ids = [named, ...more].map(({ criterion }) => criterion.id);
  return [at(node.criterion, `\`${word}\` names ${ids.length} criteria. Expected one of ${listed(ids, 'or')}.`)];
}

/** The name of a translated message: a rule's id, or a criterion of the gates to the stage, which must be exactly one. */
function messageVerdict(playbook: Playbook, node: MessageTranslation): Verdict {
  const { toEnter } = node;
  if (!toEnter) return ruleVerdict(node);
  const hasGate = playbook.gates.some((one) => one.toEnter.value === toEnter.value);
  return hasGate ? criterionVerdict(playbook, toEnter.value, node) : unknownGate(playbook, node);
}

function questionVerdict({ questions }: Playbook, node: QuestionTranslation): Verdict {
  const { concept, number, language, line, column } = node;
  const count = questions.filter((one) => one.concept.value === concept.value).length;
  if (number <= count) return [];
  const many = `\`${concept.value}\` has ${count === 1 ? 'one question' : `${count} questions`}, and none with number ${number}.`;
  const what = count > 0 ? many : `This playbook has no question about \`${concept.value}\`.`;
  return [{ what, language, line, column }];
}

/** The reason codes that the overrides of a playbook offer. */
function reasonsOf({ gates }: Playbook): readonly string[] {
  return [...new Set(gates.flatMap(({ override }) => override?.reasons.map(({ value }) => value) ?? []))];
}

function reasonVerdict(playbook: Playbook, { reason, language, line, column }: ReasonTranslation): Verdict {
  const reasons = reasonsOf(playbook);
  if (reasons.includes(reason.value)) return [];
  const taken = playbook.translations.flatMap((one) =>
    one.kind === 'reason' && one.language === language ? [one.reason.value] : [],
  );
  const what = `No override of this playbook has the reason \`${reason.value}\`.`;
  const meant = meantBy(reason.value, reasons, taken);
  if (meant !== undefined) return [at(reason, `${what} Did you mean \`${meant}\`?`)];
  return [{ what, language, line, column }];
}

/**
 * Findings for translations of what the playbook does not have. What looks like a slip is an error with the nearest name; what can be left
 * over from an edit is advice, so that a copy of a playbook can be cut down.
 */
export function translatedFindings(playbook: Playbook): Finding[] {
  const verdicts = playbook.translations.flatMap((node): Verdict => {
    if (node.kind === 'message') return messageVerdict(playbook, node);
    if (node.kind === 'question') return questionVerdict(playbook, node);
    return node.kind === 'reason' ? reasonVerdict(playbook, node) : [];
  });
  const errors = verdicts.flatMap((one) => (isLeftOver(one) ? [] : [one]));
  return [...errors, ...leftOverFindings(verdicts.filter(isLeftOver))];
}
