import type {
  CompiledPlaybook,
  Condition,
  Criterion,
  Gate,
  Scope,
} from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { idOf } from './ids.ts';
import type { Place } from '../read/problem.ts';
import {
  answeredSentence,
  newRecordSentence,
  requirementSentence,
  sentenceIn,
  UNKNOWN_STAGE_SENTENCE,
} from './sentences/sentences.ts';
import type { Language } from './sentences/language.ts';
import { translationsOf } from './translate.ts';
import type { GateNode, Playbook, Requirement, RequirementOf, ScopeNode } from '../read/tree.ts';
import { amongVersions } from './versions.ts';

/** A criterion with the places of what it came from: of the requirement, and of the text that its sentence can be shortened at. */
export interface PlacedCriterion {
  readonly criterion: Criterion;
  readonly requirement: Requirement;
  readonly place: Place;
  readonly reasonAt: Place;
  /** The sentence in another language. */
  readonly sayIn: (language: Language) => string;
}

type Level = RequirementOf<'answered'>['levels'][number];

function answered({ concept, evidence, notKnownYet }: Level): Condition {
  const open = notKnownYet ? ({ notKnownYet: true } as const) : {};
  return { kind: 'answered', concept: concept.value, evidence: evidence.value, ...open };
}

/** What a requirement asks for; several concepts of `answered` at once only within a group, as one part of it. */
function conditionOf(requirement: Requirement): Condition {
  switch (requirement.kind) {
    case 'answered': {
      const [first, ...more] = requirement.levels.map(answered);
      return first && more.length === 0 ? first : { kind: 'all', of: requirement.levels.map(answered) };
    }
    case 'pains': {
      const { kind, atLeast, evidence, of } = requirement;
      const { kind: painKind, driver } = of ?? {};
      const which = { ...(painKind ? { kind: painKind.value } : {}), ...(driver ? { driver: driver.value } : {}) };
      return { kind, atLeast, evidence: evidence.value, ...(of ? { of: which } : {}) };
    }
    case 'impact':
      return { kind: 'impact', atLeast: requirement.atLeast, evidence: requirement.evidence.value };
    case 'filled': {
      const { kind, field, type } = requirement;
      return { kind, field: field.value, ...(type ? { type } : {}) };
    }
    case 'picked':
      return {
        kind: 'picked',
        field: requirement.field.value,
        values: requirement.values.map(({ value }) => value),
      };
    case 'number': {
      const { kind, field, atLeast, atMost, currency, percent } = requirement;
      return {
        kind,
        field: field.value,
        ...(atLeast ? { atLeast: atLeast.value } : {}),
        ...(atMost ? { atMost: atMost.value } : {}),
        ...(currency ? { currency: currency.value } : {}),
        ...(percent ? { percent } : {}),
      };
    }
    case 'checked':
      return { kind: 'checked', field: requirement.field.value };
    case 'date': {
      const { kind, field, notBefore, notAfter } = requirement;
      return {
        kind,
        field: field.value,
        ...(notBefore ? { notBefore: notBefore.value } : {}),
        ...(notAfter ? { notAfter: notAfter.value } : {}),
      };
    }
    case 'prescribed':
      return { kind: 'prescribed', lines: requirement.lines };
    case 'score':
      return { kind: 'score', atLeast: requirement.atLeast };
    case 'any':
    case 'all':
      return { kind: requirement.kind, of: requirement.of.map(conditionOf) };
  }
}

/** One requirement as its criteria: each concept of `answered` is one of its own. */
function criteriaOf(playbook: Playbook, stage: string, requirement: Requirement): readonly PlacedCriterion[] {
  const { kind, because } = requirement;
  const criterion = (condition: Condition, sentence: string): Criterion => ({
    ...condition,
    id: idOf(condition),
    sentence,
  });
  if (kind === 'answered') {
    return requirement.levels.map((level) => {
      const question = playbook.questions.find((one) => one.concept.value === level.concept.value);
      return {
        criterion: criterion(answered(level), answeredSentence(playbook, stage, requirement, level)),
        requirement,
        place: level.concept,
        reasonAt: because ?? question?.why ?? level.concept,
        sayIn: (language: Language) => sentenceIn(language, playbook, stage, requirement, level),
      };
    });
  }
  const sentence = requirementSentence(playbook, stage, requirement);
  const reasonAt = because ?? requirement.say ?? requirement;
  return [
    {
      criterion: criterion(conditionOf(requirement), sentence),
      requirement,
      place: requirement,
      reasonAt,
      sayIn: (language: Language) => sentenceIn(language, playbook, stage, requirement),
    },
  ];
}

/** The criteria of a gate in the order of the file. */
export function placedCriteria(playbook: Playbook, gate: GateNode): readonly PlacedCriterion[] {
  return gate.require.flatMap((requirement) => criteriaOf(playbook, gate.toEnter.value, requirement));
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

/** The compiled form, whether it makes sense or not: the checks look at it too. Gates stand in the order of the stages. */
export function assemble(playbook: Playbook, versions: readonly Playbook[] = [playbook]): CompiledPlaybook {
  const stages = playbook.stages.map(({ value }) => value);
  const speaking = playbook.gates
    .map((node) => {
      const criteria = placedCriteria(playbook, node);
      const gate: Gate = {
        toEnter: node.toEnter.value,
        mode: node.mode.value,
        criteria: criteria.map(({ criterion }) => criterion),
        ...overrideOf(node),
      };
      return { gate, criteria };
    })
    .sort((a, b) => stages.indexOf(a.gate.toEnter) - stages.indexOf(b.gate.toEnter));
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
    questions: playbook.questions.map(({ concept, ask, why, weight }) => ({
      concept: concept.value,
      ask: ask.value,
      why: why.value,
      weight,
    })),
    gates: speaking.map(({ gate }) => gate),
    translations: translationsOf(playbook, speaking),
    newRecordSentence: newRecordSentence(playbook),
    unknownStageSentence: UNKNOWN_STAGE_SENTENCE,
  };
}
