/**
 * The meaning of a playbook: what a gate decides about one attempt to save an opportunity. Everything else that enforces, shows or
 * reports a gate is compiled from the same playbook and tested against this file. No I/O, no clock, no DOM.
 */
import { childrenOf, OVERRIDE_EPOCH, OVERRIDE_TOKEN } from './concepts.ts';
import { fieldsOf, fixOf, isMet } from './measure.ts';
import { isBlank, isInForce, isInScope, numberOf, scopeFields } from './scope.ts';
import type { Attempt, CompiledPlaybook, Criterion, Gate, GateMode, GateRecord } from './types.ts';
import type { Surroundings, Unmet, Verdict } from './types.ts';

export type * from './types.ts';
export { CONCEPTS, EVIDENCE, levelOf, NO_CHILDREN, slotOf } from './concepts.ts';
export { fixOf, isMet, measure, progress } from './measure.ts';
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

/** An unexpired override opens its own gate and all earlier ones, provided the playbook allows overrides at that gate or a later one. */
function isOverridden(playbook: CompiledPlaybook, gate: Gate, record: GateRecord, today: string | undefined): boolean {
  const order = orderOf(playbook, gate.toEnter);
  const token = numberOf(record, OVERRIDE_TOKEN);
  const days = today === undefined ? NaN : (Date.parse(today) - Date.parse(OVERRIDE_EPOCH)) / 86_400_000;
  const isAllowed = playbook.gates.some(({ override, toEnter }) => override && orderOf(playbook, toEnter) >= order);
  return isAllowed && token >= days * 100 && token % 100 >= order;
}

function lacking(playbook: CompiledPlaybook, gate: Gate, record: GateRecord, surroundings: Surroundings): Unmet[] {
  const overridden = isOverridden(playbook, gate, record, surroundings.today) ? ({ overridden: true } as const) : {};
  return gate.criteria
    .filter((criterion) => !isMet(criterion, record, surroundings))
    .map((criterion) => {
      const { id, sentence } = criterion;
      const fix = fixOf(criterion);
      return { id, toEnter: gate.toEnter, mode: gate.mode, sentence, ...(fix ? { fix } : {}), ...overridden };
    });
}

/** A record that is not yet saved can have no answers or pains, so enforced gates return one sentence instead of many. */
function lackingWhenNew(playbook: CompiledPlaybook, gates: readonly Gate[], attempt: Attempt): Unmet[] {
  const enforced = gates.find(({ mode }) => mode === 'enforce');
  const refusal = enforced && {
    id: 'new-record',
    toEnter: enforced.toEnter,
    mode: enforced.mode,
    sentence: playbook.newRecordSentence,
  };
  const others = gates.filter(({ mode }) => mode !== 'enforce');
  return [...(refusal ? [refusal] : []), ...others.flatMap((gate) => lacking(playbook, gate, attempt.record, attempt))];
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

function unmetOf(playbook: CompiledPlaybook, attempt: Attempt): readonly Unmet[] {
  const { record, prior } = attempt;
  const stage = record.StageName;
  const to = orderOf(playbook, stage);
  if (to === 0) {
    const changed = prior === null || prior.StageName !== stage;
    return changed && !playbook.exemptStages.includes(stage as string) ? [unknownStage(playbook, stage)] : [];
  }
  if (prior === null) return lackingWhenNew(playbook, crossedGates(playbook, 0, to), attempt);
  const gates = crossedGates(playbook, orderOf(playbook, prior.StageName), to);
  return gates.flatMap((gate) => lacking(playbook, gate, record, attempt));
}

function outcomeOf(playbook: CompiledPlaybook, unmet: readonly Unmet[], permissions: readonly string[]) {
  const enforced = unmet.filter(({ mode }) => mode === 'enforce');
  if (enforced.some(({ overridden }) => !overridden)) {
    return permissions.includes(playbook.bypassPermission) ? 'bypassed' : 'blocked';
  }
  if (enforced.length > 0) return 'overridden';
  return unmet.some(({ mode }) => mode === 'warn') ? 'warned' : 'allowed';
}

/**
 * Decides one attempt to save an opportunity.
 * `unmet` lists what is missing over every gate that the attempt crosses, in the order of the stages.
 */
export function decide(playbook: CompiledPlaybook, attempt: Attempt): Verdict {
  if (!isInForce(playbook, attempt) || !isInScope(playbook, attempt.record)) return { outcome: 'exempt', unmet: [] };
  const today = attempt.today ?? (isBlank(attempt.now) ? undefined : new Date(attempt.now).toISOString().slice(0, 10));
  const unmet = unmetOf(playbook, { ...attempt, ...(today === undefined ? {} : { today }) });
  return { outcome: outcomeOf(playbook, unmet, attempt.permissions), unmet };
}

/**
 * What a saved record would still lack if it entered `toStage` now; empty when nothing, or when the playbook does not judge it. What
 * an override lets pass is listed too, as `overridden`.
 */
export function needs(playbook: CompiledPlaybook, record: GateRecord, toStage: string, surroundings: Surroundings) {
  // `now` decides only when a new record counts as created.
  const attempt = {
    ...surroundings,
    record: { ...record, StageName: toStage },
    prior: record,
    permissions: [],
    now: '',
  };
  return decide(playbook, attempt).unmet;
}

/** The stages after this one, in order; from an exempt or unknown stage: all. */
export function nextStages(playbook: CompiledPlaybook, stage: string): readonly string[] {
  return playbook.stages.slice(orderOf(playbook, stage));
}

/** The criterion behind an unmet entry; undefined for `new-record` and `unknown-stage`. */
export function criterionOf(playbook: CompiledPlaybook, unmet: Unmet): Criterion | undefined {
  return playbook.gates.find(({ toEnter }) => toEnter === unmet.toEnter)?.criteria.find(({ id }) => id === unmet.id);
}

/** The Opportunity fields, by API name or path and each once, that must be loaded for `decide`, `needs` and `playbookFor`. */
export function fieldsRead(playbook: CompiledPlaybook): readonly string[] {
  const always = ['Id', 'StageName', 'CreatedDate', 'DF_Playbook_Pin__c'];
  const token = playbook.gates.some(({ override }) => override) ? [OVERRIDE_TOKEN] : [];
  const criteria = playbook.gates.flatMap((gate) => gate.criteria.flatMap(fieldsOf));
  return [...new Set([...always, ...token, ...scopeFields(playbook), ...criteria])];
}

/** Which children must be loaded in addition: none where roll-ups carry everything. */
export function childrenRead(playbook: CompiledPlaybook): readonly ('pains' | 'answers')[] {
  return [...new Set(playbook.gates.flatMap((gate) => gate.criteria.flatMap(childrenOf)))];
}
