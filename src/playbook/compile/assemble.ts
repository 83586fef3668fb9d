import type {
  Asked,
  CompiledPlaybook,
  Condition,
  Criterion,
  Gate,
  Scope,
} from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { Located, Place } from '../base/problem.ts';
import { eachConcept } from '../kinds/answered.ts';
import { conditionOf } from '../kinds/condition.ts';
import type { Requirement } from '../kinds/definition.ts';
import { idOf } from '../kinds/kinds.ts';
import type { Language } from '../kinds/language.ts';
import type { GateNode, Playbook, ScopeNode } from '../read/tree.ts';
import {
  ENGLISH_TEXTS,
  firstQuestion,
  newRecordSentence,
  requirementSentence,
  sentenceIn,
  askedWords,
  shortSentence,
  stepsSentence,
  UNKNOWN_STAGE_SENTENCE,
} from './sentences/sentences.ts';
import { criterionCode, ruleCodes } from './codes.ts';
import { englishMessage, hasPart, partsIn, questionIn, textsOf, type IsNamed } from './author-texts.ts';
import { isNamed } from './named.ts';
import { permissionFieldsOf } from './permissions.ts';
import { translationsOf, type Wording } from './translate.ts';
import { amongVersions } from './versions.ts';

/** A criterion with places in the file: of its requirement, and of the text by which its sentence can be shortened. */
export interface PlacedCriterion {
  readonly criterion: Criterion;
  readonly requirement: Requirement;
  readonly place: Place;
  readonly reasonAt: Place;
  readonly isNamed: IsNamed;
  /** The sentence and its short form in another language. */
  readonly sayIn: (language: Language) => Wording;
}

/**
 * The stages at which an open answer counts for a gate: from its own stage to the one before the next enforced gate, never the last. An
 * answer that nobody knows carries a deal through one gate, and what comes after that asks for the answer itself.
 */
function stagesOfOpenAnswers({ stages, gates }: Playbook, gate: GateNode): readonly string[] {
  const names = stages.map(({ value }) => value);
  const place = ({ toEnter }: GateNode) => names.indexOf(toEnter.value);
  const later = gates.filter((one) => one.mode.value === 'enforce' && place(one) > place(gate)).map(place);
  return place(gate) < 0 ? [] : names.slice(place(gate), Math.min(...later, names.length - 1));
}

/** The criteria of one requirement: one for each concept of `answered`, otherwise one. */
function criteriaOf(playbook: Playbook, gate: GateNode, requirement: Requirement): readonly PlacedCriterion[] {
  if (requirement.kind !== 'answered') {
    const reasonAt = requirement.because ?? requirement.say ?? requirement;
    return [criterionOf(playbook, gate, requirement, { place: requirement, reasonAt })];
  }
  return eachConcept(requirement).flatMap((one) =>
    one.levels.map(({ concept }) => {
      const english = questionIn(playbook, ENGLISH_TEXTS, concept.value)?.why;
      const reasonAt = one.because ?? english ?? firstQuestion(playbook, concept.value)?.why ?? concept;
      return criterionOf(playbook, gate, one, { place: concept, reasonAt });
    }),
  );
}

/** The translated parts that the requirement has itself; others are left over from an edit and are not used. */
function partsOf(requirement: Requirement, { because, say }: ReturnType<typeof partsIn>): ReturnType<typeof partsIn> {
  return {
    ...(hasPart(requirement, 'because') && because ? { because } : {}),
    ...(hasPart(requirement, 'say') && say ? { say } : {}),
  };
}

/** The gate's stage and those after it are added to `onlyFrom`, so that only the save that crosses the gate is asked. */
function completed({ stages }: Playbook, { toEnter }: GateNode, condition: Condition): Condition {
  if (condition.kind !== 'cameFrom') return condition;
  const names = stages.map(({ value }) => value);
  const place = names.indexOf(toEnter.value);
  const beyond = place < 0 ? [] : names.slice(place);
  return beyond.length === 0 ? condition : { ...condition, passed: beyond };
}

/** The conditions on which a requirement is asked. */
function askedOf({ when, unless }: Requirement): Pick<Criterion, 'when' | 'unless'> {
  return {
    ...(when ? { when: conditionOf(when, []) } : {}),
    ...(unless ? { unless: conditionOf(unless, []) } : {}),
  };
}

/** `filled:Partner__c when checked:Has_Partner__c`; of a named gate, with its name: `signing/filled:Contract__c`. */
function criterionId(
  condition: Condition,
  { when, unless }: Pick<Criterion, 'when' | 'unless'>,
  gate?: string,
): string {
  const asked = [...(when ? [` when ${idOf(when)}`] : []), ...(unless ? [` unless ${idOf(unless)}`] : [])];
  return `${gate === undefined ? '' : `${gate}/`}${idOf(condition)}${asked.join('')}`;
}

/** The ids of the criteria of the unnamed gate to the stage of a named one. */
function ofUnnamedGate({ gates, ...playbook }: Playbook, { name, toEnter }: GateNode): readonly string[] {
  const unnamed = gates.filter((one) => name && !one.name && one.toEnter.value === toEnter.value);
  return unnamed.flatMap((gate) => placedCriteria({ gates, ...playbook }, gate).map(({ criterion }) => criterion.id));
}

function criterionOf(
  playbook: Playbook,
  gate: GateNode,
  requirement: Requirement,
  places: Pick<PlacedCriterion, 'place' | 'reasonAt'>,
): PlacedCriterion {
  const stage = gate.toEnter.value;
  const condition = completed(playbook, gate, conditionOf(requirement, stagesOfOpenAnswers(playbook, gate)));
  const id = requirement.id?.value;
  const asked = askedOf(requirement);
  const name = gate.name?.value;
  const code = criterionCode({
    playbook: playbook.code.value,
    toEnter: stage,
    gate: name,
    condition: { ...condition, ...asked },
    id,
  });
  const named = { ...condition, id: criterionId(condition, asked, name) };
  const isMeant: IsNamed = (word) => isNamed(named, word, ofUnnamedGate(playbook, gate));
  const ownIn = (language: string) => partsOf(requirement, partsIn(playbook, language, stage, isMeant));
  const english = ownIn(ENGLISH_TEXTS);
  const whole = englishMessage(playbook, isMeant, stage);
  const sentence = whole ?? requirementSentence(playbook, { stage, requirement, own: english });
  const say = (english.say ?? requirement.say)?.value;
  const short = shortSentence(playbook, requirement, say);
  const asks = (whole ?? say) === undefined ? {} : { asks: askedWords(playbook, requirement) };
  return {
    criterion: { ...named, sentence, short, ...asks, code, ...asked },
    requirement,
    isNamed: isMeant,
    place: places.place,
    reasonAt: english.because ?? english.say ?? places.reasonAt,
    sayIn: (language) => {
      const own = ownIn(language.code);
      return {
        text: sentenceIn(language, playbook, { stage, requirement, own }),
        short: shortSentence(playbook, requirement, own.say?.value, language),
        ...(own.say ? { asks: askedWords(playbook, requirement, language) } : {}),
      };
    },
  };
}

/** The criteria of all gates to a stage, in the order of the file. */
export function criteriaAt(playbook: Playbook, stage: string): readonly PlacedCriterion[] {
  return playbook.gates
    .filter(({ toEnter }) => toEnter.value === stage)
    .flatMap((gate) => placedCriteria(playbook, gate));
}

/** The criteria of a gate in the order of the file. */
export function placedCriteria(playbook: Playbook, gate: GateNode): readonly PlacedCriterion[] {
  return gate.require.flatMap((requirement) => criteriaOf(playbook, gate, requirement));
}

function scopeOf(scope: ScopeNode): Scope {
  const { amountAtLeast, amountAtLeastIn, recordTypes, ownerProfiles, ownerRoles, ownerFlag } = scope;
  const amounts = amountAtLeastIn?.map(({ currency, amount }) => [currency.value, amount] as const);
  const texts = (list: ScopeNode['recordTypes']) => (list ?? []).map(({ value }) => value);
  return {
    ...(amountAtLeast ? { amountAtLeast: amountAtLeast.value } : {}),
    ...(amounts ? { amountAtLeastIn: Object.fromEntries(amounts) } : {}),
    ...(recordTypes ? { recordTypes: texts(recordTypes) } : {}),
    ...(ownerProfiles ? { ownerProfiles: texts(ownerProfiles) } : {}),
    ...(ownerRoles ? { ownerRoles: texts(ownerRoles) } : {}),
    ...(ownerFlag ? { ownerFlag: ownerFlag.value } : {}),
  };
}

function overrideOf({ override }: GateNode): Pick<Gate, 'override'> {
  if (override === undefined) return {};
  const { approver, maxDays, reasons } = override;
  return { override: { approver: approver.value, maxDays, reasons: reasons.map(({ value }) => value) } };
}

/** The order of gates: that of their stages, those to exempt stages last. */
function placeOf(stages: readonly string[], { toEnter }: Gate): number {
  const place = stages.indexOf(toEnter);
  return place < 0 ? stages.length : place;
}

function askedDeals({ recordTypes, exceptRecordTypes, exceptPermission }: GateNode): Asked {
  const texts = (list: readonly Located<string>[]) => list.map(({ value }) => value);
  return {
    ...(recordTypes ? { recordTypes: texts(recordTypes) } : {}),
    ...(exceptRecordTypes ? { exceptRecordTypes: texts(exceptRecordTypes) } : {}),
    ...(exceptPermission ? { exceptPermission: exceptPermission.value } : {}),
  };
}

function onlyStepsOf(playbook: Playbook): Pick<CompiledPlaybook, 'onlySteps'> {
  const { onlySteps } = playbook;
  if (onlySteps === undefined) return {};
  const { most, mode, exceptPermission } = onlySteps;
  return {
    onlySteps: {
      most: most.value,
      mode,
      ...(exceptPermission ? { exceptPermission: exceptPermission.value } : {}),
      sentence: englishMessage(playbook, 'steps') ?? stepsSentence(most.value),
    },
  };
}

/** The compiled form of a playbook, even with errors, because some checks examine it. Gates are in the order of the stages. */
export function assemble(playbook: Playbook, versions: readonly Playbook[] = [playbook]): CompiledPlaybook {
  const stages = playbook.stages.map(({ value }) => value);
  const gates = playbook.gates
    .map((node) => {
      const criteria = placedCriteria(playbook, node);
      const gate: Gate = {
        toEnter: node.toEnter.value,
        mode: node.mode.value,
        criteria: criteria.map(({ criterion }) => criterion),
        ...(node.name ? { name: node.name.value } : {}),
        ...(node.asked ? { asked: node.asked.value } : {}),
        ...askedDeals(node),
        ...overrideOf(node),
      };
      return { gate, criteria };
    })
    .sort((a, b) => placeOf(stages, a.gate) - placeOf(stages, b.gate));
  const flat = ({ version, from }: Playbook) => ({ version: version.value, from: from.value });
  return {
    playbook: playbook.code.value,
    version: playbook.version.value,
    from: playbook.from.value,
    ...amongVersions(flat(playbook), versions.map(flat)),
    title: playbook.title.value,
    currency: playbook.currency.value,
    stages,
    exemptStages: playbook.exemptStages.map(({ value }) => value),
    appliesTo: scopeOf(playbook.appliesTo),
    bypassPermission: playbook.bypassPermission.value,
    products: playbook.products,
    ...(playbook.codes ? { codes: playbook.codes } : {}),
    ...(playbook.people && playbook.people !== 'own manager' ? { people: playbook.people } : {}),
    ...(playbook.onBypass ? { onBypass: playbook.onBypass } : {}),
    ruleCodes: ruleCodes(playbook.code.value),
    questions: playbook.questions.map(({ concept, ask, why, weight }) => ({
      concept: concept.value,
      ask: ask.value,
      why: why.value,
      weight,
    })),
    gates: gates.map(({ gate }) => gate),
    ...onlyStepsOf(playbook),
    ...permissionFieldsOf({
      bypassPermission: playbook.bypassPermission.value,
      gates: gates.map(({ gate }) => gate),
      ...onlyStepsOf(playbook),
    }),
    translations: translationsOf(playbook, gates),
    ...textsOf(playbook),
    newRecordSentence: englishMessage(playbook, 'new-record') ?? newRecordSentence(playbook),
    unknownStageSentence: englishMessage(playbook, 'unknown-stage') ?? UNKNOWN_STAGE_SENTENCE,
  };
}
