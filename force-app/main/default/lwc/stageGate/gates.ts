import { measure, needs, nextStages, progress } from 'c/gateRules';
import type { CompiledPlaybook, Criterion, GateRecord } from 'c/gateRules';

/** One criterion of a gate on the way, with its sentence as the org would say it. */
export interface Line {
  readonly id: string;
  readonly sentence: string;
  readonly isMet: boolean;
  /** `1 of 2 so far`; empty where a number says nothing. */
  readonly soFar: string;
  /** The blank field that would meet it, where it asks for one. */
  readonly blankField?: string;
}

/** A gate between the deal and the stage that it wants to enter. */
export interface GateLines {
  readonly toEnter: string;
  /** False: the gate only says what is missing, nothing is refused. */
  readonly isEnforced: boolean;
  readonly lines: readonly Line[];
}

/** A step of the path. */
export interface Step {
  readonly stage: string;
  readonly state: 'done' | 'current' | 'ahead';
  readonly hasGate: boolean;
}

/** Stages that the deal can go to from here: the later ones in order, then those that no gate guards. */
export function targetsOf(playbook: CompiledPlaybook, record: GateRecord): readonly string[] {
  const stage = String(record.StageName ?? '');
  return [...nextStages(playbook, stage), ...playbook.exemptStages.filter((exempt) => exempt !== stage)];
}

/** What each gate on the way to the stage asks for, met or not. */
export function gatesTo(playbook: CompiledPlaybook, record: GateRecord, target: string): GateLines[] {
  const stages = nextStages(playbook, String(record.StageName ?? ''));
  const crossed = stages.slice(0, stages.indexOf(target) + 1);
  const unmet = new Set(needs(playbook, record, target).map(({ toEnter, id }) => `${toEnter}\n${id}`));
  return playbook.gates
    .filter(({ toEnter }) => crossed.includes(toEnter))
    .map(({ toEnter, mode, criteria }) => ({
      toEnter,
      isEnforced: mode === 'enforce',
      lines: criteria.map((criterion) => lineOf(criterion, record, !unmet.has(`${toEnter}\n${criterion.id}`))),
    }));
}

function lineOf(criterion: Criterion, record: GateRecord, isMet: boolean): Line {
  const soFar = isMet || !measure(criterion, record).have ? '' : (progress(criterion, record)?.text ?? '');
  const blankField = !isMet && criterion.kind === 'filled' ? { blankField: criterion.field } : {};
  return { id: criterion.id, sentence: criterion.sentence, isMet, soFar, ...blankField };
}

/** The first gate beyond the stage, so that nobody is surprised by it; undefined when there is none. */
export function gateAfter(playbook: CompiledPlaybook, record: GateRecord, target: string): GateLines | undefined {
  const last = playbook.stages.indexOf(target) < 0 ? undefined : playbook.stages.at(-1);
  if (last === undefined) return undefined;
  const before = gatesTo(playbook, record, target).length;
  return gatesTo(playbook, record, last)[before];
}

/** The org's sentences in the order of the panel's own; those that the panel does not know come last. */
export function inOrder(sentences: readonly string[], known: readonly string[]): readonly string[] {
  const rank = (sentence: string): number => (known.includes(sentence) ? known.indexOf(sentence) : known.length);
  return [...sentences].sort((a, b) => rank(a) - rank(b));
}

/** The playbook's stages as a path. From an exempt or unknown stage, all of them are ahead. */
export function pathOf(playbook: CompiledPlaybook, record: GateRecord): Step[] {
  const here = playbook.stages.indexOf(String(record.StageName ?? ''));
  return playbook.stages.map((stage, index) => ({
    stage,
    state: index < here ? 'done' : index === here ? 'current' : 'ahead',
    hasGate: playbook.gates.some(({ toEnter }) => toEnter === stage),
  }));
}
