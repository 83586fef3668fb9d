import { isGateFor, needs, stagesOf } from 'c/gateRules';
import type { CompiledPlaybook, Gate, GateRecord, Surroundings, Unmet } from 'c/gateRules';

/** A stage of the deal's record type. */
export interface Stage {
  readonly value: string;
  readonly label: string;
  readonly isClosed: boolean;
}

/** A deal with the playbooks that govern it, possibly none. */
export interface PathDeal {
  readonly playbooks: readonly CompiledPlaybook[];
  readonly record: GateRecord;
  readonly surroundings: Surroundings;
}

/** A step of the path. The last one stands for all closed stages until they are opened: its `value` is then `CLOSED`. */
export interface Step {
  readonly value: string;
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
  /**
   * `shut`: an enforced gate on the way refuses the deal now; `open`: it has a gate, which would let it pass; `unknown`: it has a gate, and
   * the reader cannot see whether an enforced one would let the deal pass.
   */
  readonly lock: 'none' | 'open' | 'shut' | 'unknown';
  /** Number of unmet criteria on the way to a stage ahead. */
  readonly missing: number;
  /** Number of criteria on the way there that the reader cannot see. */
  readonly notVisible: number;
}

/** Value of the step that stands for several closed stages; no stage is named so. */
export const CLOSED = '';

/** Criteria on the way to the stage that are unmet or not visible, without those that a live override opens. */
export function openFor({ playbooks, record, surroundings }: PathDeal, stage: string): readonly Unmet[] {
  return needs(playbooks, record, stage, surroundings).filter(({ overridden }) => !overridden);
}

/** The stages as playbooks know them, for an org that does not list its own: those without gates close a deal. */
export function stagesFrom(playbooks: readonly CompiledPlaybook[]): readonly Stage[] {
  const exempt = playbooks.flatMap(({ exemptStages }) => exemptStages);
  const toStage = (isClosed: boolean) => (value: string) => ({ value, label: value, isClosed });
  return [...stagesOf(playbooks).map(toStage(false)), ...[...new Set(exempt)].map(toStage(true))];
}

/**
 * The path: open stages in the org's order, then the closed ones. They are one step while more than one is possible, as a deal that is open
 * can end in any of them; a closed deal is in one.
 *
 * @param closedLabel of the step that stands for them
 * @param isClosedShown the closed stages are steps of their own
 */
export function pathOf(
  deal: PathDeal,
  stages: readonly Stage[],
  closedLabel: string,
  isClosedShown: boolean,
): readonly Step[] {
  const stage = String(deal.record.StageName ?? '');
  const here = stages.find(({ value }) => value === stage);
  const [open, closed] = [false, true].map((is) => stages.filter(({ isClosed }) => isClosed === is));
  const isOneStep = closed!.length > 1 && !isClosedShown && !here?.isClosed;
  const ends = here?.isClosed && !isClosedShown ? [here] : closed!;
  const shown = isOneStep ? [{ value: CLOSED, label: closedLabel, isClosed: true }] : ends;
  const at = open!.findIndex(({ value }) => value === stage);
  return [...open!, ...shown].map((one, index) => {
    const isDone = index < at || (here?.isClosed === true && !one.isClosed);
    const state = one === here ? 'current' : isDone ? 'done' : 'ahead';
    return { ...stepAhead(deal, one, state === 'ahead'), state };
  });
}

function stepAhead(deal: PathDeal, { value, label }: Stage, isAhead: boolean): Omit<Step, 'state'> {
  const open = isAhead && value !== CLOSED ? openFor(deal, value) : [];
  const { record, surroundings } = deal;
  const isAt = (gate: Gate) => gate.toEnter === value && isGateFor(gate, record, surroundings.permissions);
  const hasGate = isAhead && deal.playbooks.some(({ gates }) => gates.some(isAt));
  const missing = open.filter(({ notVisible }) => !notVisible).length;
  return { value, label, lock: hasGate ? lockOf(open) : 'none', missing, notVisible: open.length - missing };
}

function lockOf(open: readonly Unmet[]): Step['lock'] {
  const enforced = open.filter(({ mode }) => mode === 'enforce');
  if (enforced.length === 0) return 'open';
  return enforced.some(({ notVisible }) => !notVisible) ? 'shut' : 'unknown';
}
