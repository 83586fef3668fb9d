import type { CompiledPlaybook, Criterion, Gate } from '../../force-app/main/default/lwc/gateRules/types.ts';
import type { Place } from './problem.ts';
import { answeredSentence, newRecordSentence, requirementSentence, UNKNOWN_STAGE_SENTENCE } from './sentences.ts';
import type { GateNode, Playbook, Requirement } from './tree.ts';

/** A criterion with the places of what it came from: of the requirement, and of the text that its sentence can be shortened at. */
export interface PlacedCriterion {
  readonly criterion: Criterion;
  readonly place: Place;
  readonly reasonAt: Place;
}

/** One requirement as its criteria: each concept of `answered` is one of its own. */
function criteriaOf(playbook: Playbook, stage: string, requirement: Requirement): readonly PlacedCriterion[] {
  const { kind, because } = requirement;
  if (kind === 'answered') {
    return requirement.levels.map((level) => {
      const concept = level.concept.value;
      const evidence = level.evidence.value;
      const sentence = answeredSentence(playbook, stage, requirement, level);
      const question = playbook.questions.find((one) => one.concept.value === concept);
      return {
        criterion: { kind, id: `answered:${concept}:${evidence}`, concept, evidence, sentence },
        place: level.concept,
        reasonAt: because ?? question?.why ?? level.concept,
      };
    });
  }
  const sentence = requirementSentence(playbook, stage, requirement);
  const at = { place: requirement, reasonAt: because ?? requirement };
  if (kind === 'filled') {
    const { field, type } = requirement;
    const id = `filled:${field.value}`;
    return [{ criterion: { kind, id, field: field.value, ...(type ? { type } : {}), sentence }, ...at }];
  }
  const { atLeast } = requirement;
  const evidence = requirement.evidence.value;
  return [{ criterion: { kind, id: `${kind}:${atLeast}:${evidence}`, atLeast, evidence, sentence }, ...at }];
}

/** The criteria of a gate in the order of the file. */
export function placedCriteria(playbook: Playbook, gate: GateNode): readonly PlacedCriterion[] {
  return gate.require.flatMap((requirement) => criteriaOf(playbook, gate.toEnter.value, requirement));
}

/** The compiled form, whether it makes sense or not: the checks look at it too. Gates stand in the order of the stages. */
export function assemble(playbook: Playbook, versions: readonly Playbook[] = [playbook]): CompiledPlaybook {
  const { appliesTo, bypassPermission } = playbook;
  const stages = playbook.stages.map(({ value }) => value);
  const gates: Gate[] = playbook.gates.map((gate) => ({
    toEnter: gate.toEnter.value,
    mode: gate.mode.value,
    criteria: placedCriteria(playbook, gate).map(({ criterion }) => criterion),
  }));
  const others = versions.filter(({ version }) => version.value !== playbook.version.value);
  const until = others
    .map(({ from }) => from.value)
    .filter((from) => from > playbook.from.value)
    .sort()[0];
  return {
    playbook: playbook.code.value,
    version: playbook.version.value,
    from: playbook.from.value,
    ...(until === undefined ? {} : { until }),
    ...(others.length === 0 ? {} : { otherVersions: others.map(({ version }) => version.value).sort((a, b) => a - b) }),
    title: playbook.title.value,
    currency: playbook.currency.value,
    stages,
    exemptStages: playbook.exemptStages.map(({ value }) => value),
    appliesTo,
    bypassPermission,
    questions: playbook.questions.map(({ concept, ask, why, weight }) => ({
      concept: concept.value,
      ask: ask.value,
      why: why.value,
      weight,
    })),
    gates: gates.sort((a, b) => stages.indexOf(a.toEnter) - stages.indexOf(b.toEnter)),
    newRecordSentence: newRecordSentence(playbook),
    unknownStageSentence: UNKNOWN_STAGE_SENTENCE,
  };
}
