/**
 * The meaning of a playbook: what a gate says of one attempt to save an opportunity. Everything else that enforces, shows or
 * reports a gate is compiled from the same playbook and tested against this file. No I/O, no clock, no DOM.
 */
import { fieldOf, measure } from './measure.ts';
import { isInForce, isInScope } from './scope.ts';
import type { Attempt, CompiledPlaybook, Criterion, Gate, GateMode, GateRecord, Unmet, Verdict } from './types.ts';

export type * from './types.ts';
export { CONCEPTS, EVIDENCE, levelOf, slotOf } from './concepts.ts';
export { measure, progress } from './measure.ts';
export { playbookFor } from './scope.ts';

/** The place of a stage, from 1; 0 for an exempt or unknown one, so that leaving it crosses every gate up to the new stage. */
function orderOf(playbook: CompiledPlaybook, stage: GateRecord[string]): number {
  return playbook.stages.indexOf(stage as string) + 1;
}

/** A gate is crossed when the stage was before it and now is not: going back, or editing anything else, crosses none. */
function crossedGates(playbook: CompiledPlaybook, from: number, to: number): readonly Gate[] {
  return playbook.gates.filter(({ toEnter }) => {
    const order = orderOf(playbook, toEnter);
    return from < order && order <= to;
  });
}

function lacking(gate: Gate, record: GateRecord): Unmet[] {
  return gate.criteria
    .filter((criterion) => {
      const { have, need } = measure(criterion, record);
      return !(have >= need);
    })
    .map(({ id, sentence }) => ({ id, toEnter: gate.toEnter, mode: gate.mode, sentence }));
}

/** A record that is not yet saved can have no answers or pains, so enforced gates say one sentence instead of many. */
function lackingWhenNew(playbook: CompiledPlaybook, gates: readonly Gate[], record: GateRecord): Unmet[] {
  const enforced = gates.find(({ mode }) => mode === 'enforce');
  const refusal = enforced && {
    id: 'new-record',
    toEnter: enforced.toEnter,
    mode: enforced.mode,
    sentence: playbook.newRecordSentence,
  };
  const others = gates.filter(({ mode }) => mode !== 'enforce');
  return [...(refusal ? [refusal] : []), ...others.flatMap((gate) => lacking(gate, record))];
}

/** An unknown stage would slip past every gate, so it is as forbidden as the strictest gate is strict. */
function strictestMode({ gates }: CompiledPlaybook): GateMode {
  const modes: readonly GateMode[] = ['enforce', 'warn'];
  return modes.find((mode) => gates.some((gate) => gate.mode === mode)) ?? 'observe';
}

function unknownStage(playbook: CompiledPlaybook, stage: GateRecord[string]): Unmet {
  const toEnter = String(stage ?? '');
  return { id: 'unknown-stage', toEnter, mode: strictestMode(playbook), sentence: playbook.unknownStageSentence };
}

function unmetOf(playbook: CompiledPlaybook, { record, prior }: Attempt): readonly Unmet[] {
  const stage = record.StageName;
  const to = orderOf(playbook, stage);
  if (to === 0) {
    const changed = prior === null || prior.StageName !== stage;
    return changed && !playbook.exemptStages.includes(stage as string) ? [unknownStage(playbook, stage)] : [];
  }
  if (prior === null) return lackingWhenNew(playbook, crossedGates(playbook, 0, to), record);
  const gates = crossedGates(playbook, orderOf(playbook, prior.StageName), to);
  return gates.flatMap((gate) => lacking(gate, record));
}

function outcomeOf(playbook: CompiledPlaybook, unmet: readonly Unmet[], permissions: readonly string[]) {
  if (unmet.some(({ mode }) => mode === 'enforce')) {
    return permissions.includes(playbook.bypassPermission) ? 'bypassed' : 'blocked';
  }
  return unmet.some(({ mode }) => mode === 'warn') ? 'warned' : 'allowed';
}

/**
 * What the playbook says of one attempt to save an opportunity.
 * `unmet` lists what is missing over every gate that the attempt crosses, in the order of the stages.
 */
export function decide(playbook: CompiledPlaybook, attempt: Attempt): Verdict {
  if (!isInForce(playbook, attempt) || !isInScope(playbook, attempt.record)) return { outcome: 'exempt', unmet: [] };
  const unmet = unmetOf(playbook, attempt);
  return { outcome: outcomeOf(playbook, unmet, attempt.permissions), unmet };
}

/** What a saved record would still lack if it entered `toStage` now; empty when nothing, or when the playbook does not judge it. */
export function needs(playbook: CompiledPlaybook, record: GateRecord, toStage: string): readonly Unmet[] {
  // `now` decides only when a new record counts as created.
  return decide(playbook, { record: { ...record, StageName: toStage }, prior: record, permissions: [], now: '' }).unmet;
}

/** The stages after this one, in order; from an exempt or unknown stage: all. */
export function nextStages(playbook: CompiledPlaybook, stage: string): readonly string[] {
  return playbook.stages.slice(orderOf(playbook, stage));
}

/** The criterion behind an unmet entry; undefined for `new-record` and `unknown-stage`. */
export function criterionOf(playbook: CompiledPlaybook, unmet: Unmet): Criterion | undefined {
  return playbook.gates.find(({ toEnter }) => toEnter === unmet.toEnter)?.criteria.find(({ id }) => id === unmet.id);
}

/** The Opportunity fields, by API name and each once, that must be loaded for `decide`, `needs` and `playbookFor`. */
export function fieldsRead(playbook: CompiledPlaybook): readonly string[] {
  const always = ['Id', 'StageName', 'CreatedDate', 'DF_Playbook_Pin__c'];
  const scope = playbook.appliesTo.amountAtLeast === undefined ? [] : ['Amount'];
  const criteria = playbook.gates.flatMap((gate) => gate.criteria.map(fieldOf));
  return [...new Set([...always, ...scope, ...criteria])];
}
