/** What the next enforced gate of a deal still asks for: the same judgement as the gate panel's, from fields of the opportunity alone. */
import { needs, nextStages, NO_CHILDREN } from 'c/gateRules';
import type { CompiledPlaybook, GateRecord } from 'c/gateRules';
import { judgingPlaybooks, wordingIn } from 'c/playbookReading';

type Scalar = string | number | boolean | null;

/** What is needed to judge deals: playbooks, the user's day (`2026-11-21`) and language. */
export interface Judge {
  readonly playbooks: readonly CompiledPlaybook[];
  readonly today: string;
  readonly language: string;
}

/** What a deal lacks for a stage: the short forms, and the concepts of the answers among it, in the order of the gates. */
export interface Lacking {
  readonly stage: string;
  readonly missing: readonly string[];
  readonly concepts: readonly string[];
}

/** The next enforced gate of the deal; undefined without one. */
export function nextGateOf(record: GateRecord, judge: Judge): Lacking | undefined {
  const governing = judgingPlaybooks(judge.playbooks, record);
  const gates = governing.flatMap((one) => one.gates).filter(({ mode }) => mode === 'enforce');
  const stage = nextStages(governing, String(record.StageName ?? '')).find((ahead) =>
    gates.some(({ toEnter }) => toEnter === ahead),
  );
  return stage === undefined ? undefined : lackingFor(record, stage, judge);
}

/**
 * What enforced gates lack for the deal to enter the stage. No child records are needed: a criterion of an enforced gate can only read
 * fields of the opportunity.
 */
export function lackingFor(record: GateRecord, stage: string, { playbooks, today, language }: Judge): Lacking {
  const governing = judgingPlaybooks(playbooks, record);
  const open = needs(governing, record, stage, { today, children: NO_CHILDREN }).filter(
    ({ mode, overridden }) => mode === 'enforce' && !overridden,
  );
  const missing = open.map((unmet) => {
    const home = governing.find(({ gates: own }) =>
      own.some(({ toEnter, criteria }) => toEnter === unmet.toEnter && criteria.some(({ id }) => id === unmet.id)),
    );
    const { short, sentence } = home ? wordingIn(home, unmet, language) : unmet;
    return short ?? sentence;
  });
  const concepts = open.flatMap(({ fix }) => (fix?.on === 'answer' ? [fix.concept] : []));
  return { stage, missing: [...new Set(missing)], concepts: [...new Set(concepts)] };
}

/**
 * A node of a GraphQL answer with plain values; fields of parents are named by their path (`Owner.Name`), as the evaluator expects. Child
 * records are left out.
 */
export function recordOf(node: Readonly<Record<string, unknown>>, prefix = ''): GateRecord {
  const entries = Object.entries(node).flatMap(([name, field]): (readonly [string, Scalar])[] => {
    const path = prefix + name;
    if (field === null || typeof field !== 'object') return [[path, field as Scalar]];
    if ('value' in field) return [[path, field.value as Scalar]];
    if ('edges' in field) return [];
    return Object.entries(recordOf(field as Readonly<Record<string, unknown>>, `${path}.`)) as [string, Scalar][];
  });
  return Object.fromEntries(entries);
}
