/**
 * The reference evaluator: decides whether the gates of a playbook allow a save of an opportunity. The org's rules, panels and reports are
 * compiled from the same playbook and tested against this file. No I/O, no clock, no DOM.
 */
import { asksFieldsOnly, isGateFor, resultOfCriterion } from './asks.ts';
import { OVERRIDE_TOKEN } from './concepts.ts';
import { entryOf, ruleEntry, unknownStageEntry } from './entries.ts';
import { hiddenOf } from './measure.ts';
import { daysFromEpoch, isBlank, isInForce, isInScope, numberOf } from './scope.ts';
import { joined } from './together.ts';
import type { Attempt, CompiledPlaybook, Gate, GateRecord } from './types.ts';
import type { Surroundings, Unmet, Verdict } from './types.ts';

export type * from './types.ts';
export { CONCEPTS, EVIDENCE, levelOf, NO_CHILDREN, ROLLUPS, slotOf } from './concepts.ts';
export { asksFieldsOnly, isAskedOf, isGateFor, isLacking, resultOfCriterion } from './asks.ts';
export { isMet, measure, progress, resultOf } from './measure.ts';
export { fieldsOfCriterion, fixOf } from './places.ts';
export * from './reads.ts';
export { criterionOf, lasting, stagesPastGates } from './standing.ts';
export { nextStages, overrideTermsAt, playbooksFor, stageNumber, stagesOf } from './together.ts';

/** Number of a stage, from 1. Exempt and unknown stages have 0: leaving one crosses every gate up to the new stage. */
function orderOf({ stages, stageNumbers }: CompiledPlaybook, stage: GateRecord[string]): number {
  return stageNumbers?.[stage as string] ?? stages.indexOf(stage as string) + 1;
}

/**
 * The gates that a save asks. An advance asks every gate up to the new place, passed before or not; a gate that is not enforced, or is
 * `asked: once`, only when this save crosses it. None are asked when the deal goes back or keeps its stage.
 */
function askedGates(playbook: CompiledPlaybook, from: number, to: number): readonly Gate[] {
  return playbook.gates.filter(({ toEnter, mode, asked }) => {
    const order = orderOf(playbook, toEnter);
    const isAskedAgain = mode === 'enforce' && asked !== 'once';
    return order > 0 && from < to && order <= to && (isAskedAgain || from < order);
  });
}

/**
 * Whether a live override opens the gate. An override opens the gate of its stage and all earlier ones; it counts only if the playbook
 * allows overrides at this gate or a later one. None opens the gate of an exempt stage.
 */
function isOverridden(playbook: CompiledPlaybook, gate: Gate, record: GateRecord, today: string | undefined): boolean {
  const order = orderOf(playbook, gate.toEnter);
  const token = numberOf(record, OVERRIDE_TOKEN);
  const days = daysFromEpoch(today);
  const isAllowed = playbook.gates.some(({ override, toEnter }) => override && orderOf(playbook, toEnter) >= order);
  return order > 0 && isAllowed && token >= days * 100 && token % 100 >= order;
}

/** The criteria of one gate that are unmet, or not visible to the user. */
function lacking(playbook: CompiledPlaybook, gate: Gate, record: GateRecord, surroundings: Surroundings): Unmet[] {
  const overridden = isOverridden(playbook, gate, record, surroundings.today) ? ({ overridden: true } as const) : {};
  return gate.criteria.flatMap((criterion) => {
    const result = resultOfCriterion(criterion, record, surroundings);
    if (result === 'met') return [];
    const hidden = result === 'notVisible' ? { notVisible: hiddenOf(criterion, surroundings) } : {};
    return [{ ...entryOf(playbook, criterion), toEnter: gate.toEnter, mode: gate.mode, ...overridden, ...hidden }];
  });
}

/**
 * What a new record lacks. It can have fields, and no answers or pains yet, so all enforced gates that ask for more than fields are one
 * entry, `new-record`.
 */
function lackingWhenNew(playbook: CompiledPlaybook, gates: readonly Gate[], attempt: Attempt): Unmet[] {
  const isBeyondFields = (gate: Gate) => gate.mode === 'enforce' && !asksFieldsOnly(gate);
  const [first] = gates.filter(isBeyondFields);
  const refusal = first && { ...ruleEntry(playbook, 'new-record'), toEnter: first.toEnter, mode: first.mode };
  const others = gates.filter((gate) => !isBeyondFields(gate));
  return [...(refusal ? [refusal] : []), ...others.flatMap((gate) => lacking(playbook, gate, attempt.record, attempt))];
}

/** The entry of a save that advances the deal by too many stages; stages count by their places in this playbook. */
function stepsTaken(playbook: CompiledPlaybook, { record, prior, permissions }: Attempt): Unmet[] {
  const { stages, onlySteps } = playbook;
  const place = (stage: GateRecord[string]) => stages.indexOf(stage as string) + 1;
  const steps = place(record.StageName) - (prior === null ? 0 : place(prior.StageName));
  if (!onlySteps || steps <= onlySteps.most || !isGateFor(onlySteps, record, permissions)) return [];
  return [{ ...ruleEntry(playbook, 'steps'), toEnter: String(record.StageName), mode: onlySteps.mode }];
}

function unmetOf(playbook: CompiledPlaybook, attempt: Attempt): readonly Unmet[] {
  const { record, prior, permissions } = attempt;
  const stage = record.StageName;
  const to = orderOf(playbook, stage);
  const isMoved = prior === null || prior.StageName !== stage;
  if (to === 0 && isMoved && !playbook.exemptStages.includes(stage as string))
    return [unknownStageEntry(playbook, stage)];
  // An exempt stage has gates of its own, asked of each deal that is put there.
  const outside = playbook.gates.filter(({ toEnter }) => to === 0 && isMoved && toEnter === stage);
  const onTheWay =
    to === 0 ? outside : askedGates(playbook, prior === null ? 0 : orderOf(playbook, prior.StageName), to);
  const gates = onTheWay.filter((gate) => isGateFor(gate, record, permissions));
  const lacks = (gate: Gate) => lacking(playbook, gate, record, attempt);
  const unmet = prior === null ? lackingWhenNew(playbook, gates, attempt) : gates.flatMap(lacks);
  return [...stepsTaken(playbook, attempt), ...unmet];
}

function outcomeOf(playbook: CompiledPlaybook, unmet: readonly Unmet[], permissions: readonly string[]) {
  const enforced = unmet.filter(({ mode }) => mode === 'enforce');
  const asked = enforced.filter(({ overridden }) => !overridden);
  if (asked.some(({ notVisible }) => !notVisible)) {
    return permissions.includes(playbook.bypassPermission) ? 'bypassed' : 'blocked';
  }
  if (asked.length > 0) return 'unknown';
  if (enforced.length > 0) return 'overridden';
  return unmet.some(({ mode, notVisible }) => mode === 'warn' && !notVisible) ? 'warned' : 'allowed';
}

/**
 * Decides one attempt to save an opportunity. `unmet` lists the unmet criteria of every gate that the attempt asks, in the order of the
 * stages. Without `today`, the UTC day of `now` is used.
 */
export function decide(playbook: CompiledPlaybook, attempt: Attempt): Verdict {
  if (!isInForce(playbook, attempt) || !isInScope(playbook, attempt.record, attempt.prior))
    return { outcome: 'exempt', unmet: [] };
  const today = attempt.today ?? (isBlank(attempt.now) ? undefined : new Date(attempt.now).toISOString().slice(0, 10));
  const unmet = unmetOf(playbook, { ...attempt, ...(today === undefined ? {} : { today }) });
  return { outcome: outcomeOf(playbook, unmet, attempt.permissions), unmet };
}

/** `decide` by several playbooks, as the org enforces all that govern a deal: the worst outcome, and everything that any of them lacks. */
export function decideAll(playbooks: readonly CompiledPlaybook[], attempt: Attempt): Verdict {
  const verdicts = playbooks.map((playbook) => decide(playbook, attempt));
  return joined(playbooks, verdicts);
}

/**
 * Unmet criteria if the saved record entered `toStage` now, including those that an override opens (`overridden`) and those that the user
 * cannot see (`notVisible`). Empty when nothing is missing or none of the playbooks governs the record.
 */
export function needs(
  playbooks: readonly CompiledPlaybook[],
  record: GateRecord,
  toStage: string,
  surroundings: Surroundings,
) {
  const saved = { ...record, StageName: toStage };
  const permissions = surroundings.permissions ?? [];
  // `now` is read for new records only.
  return decideAll(playbooks, { ...surroundings, record: saved, prior: record, permissions, now: '' }).unmet;
}
