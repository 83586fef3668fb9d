/** What the next enforced gate of a deal still asks for: the same judgement as the gate panel's, from fields of the opportunity alone. */
import { absentFields, decideAll, isGateFor, lasting, needs, nextStages } from 'c/gateRules';
import { NO_CHILDREN, permissionsIn, stagesPastGates } from 'c/gateRules';
import type { Children, CompiledPlaybook, GateRecord, Unmet } from 'c/gateRules';
import { judgingPlaybooks } from 'c/playbookReading';
import { wordingIn } from 'c/ruleWording';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';

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
  /** The short forms of criteria on fields that the reader may not read, which are not known to be missing. */
  readonly notVisible: readonly string[];
  readonly concepts: readonly string[];
}

/** The next enforced gate of the deal; undefined without one. */
export function nextGateOf(record: GateRecord, judge: Judge): Lacking | undefined {
  const governing = judgingPlaybooks(judge.playbooks, record);
  const permissions = permissionsIn(governing, record);
  const gates = governing
    .flatMap((one) => one.gates)
    .filter((gate) => gate.mode === 'enforce' && isGateFor(gate, record, permissions));
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
  const hiddenFields = absentFields(governing, record);
  const permissions = permissionsIn(governing, record);
  const surroundings = { today, children: NO_CHILDREN, hiddenFields, permissions };
  const open = needs(governing, record, stage, surroundings).filter(
    ({ mode, overridden }) => mode === 'enforce' && !overridden,
  );
  const missing = open.filter(({ notVisible }) => !notVisible);
  const notVisible = open.filter((unmet) => unmet.notVisible);
  const concepts = missing.flatMap(({ fix }) => (fix?.on === 'answer' ? [fix.concept] : []));
  return {
    stage,
    missing: shortsOf(missing, governing, language),
    notVisible: shortsOf(notVisible, governing, language),
    concepts: [...new Set(concepts)],
  };
}

/**
 * What a deal that is past a gate stands without: the short forms of all that the gates up to its stage ask, whatever their mode, and the
 * reader sees missing; as `diagnose check --standing` finds it. `children` must have what the playbooks read.
 */
export function standingWithout(
  record: GateRecord,
  children: Children,
  { playbooks, today, language }: Judge,
): readonly string[] {
  if (!stagesPastGates(playbooks).includes(String(record.StageName ?? ''))) return [];
  const governing = judgingPlaybooks(playbooks, record);
  const hiddenFields = absentFields(governing, record);
  const prior = { ...record, StageName: null };
  // `now` is read for new records only.
  const { unmet } = decideAll(governing, { record, prior, children, hiddenFields, permissions: [], today, now: '' });
  const missing = lasting(governing, unmet).filter(({ notVisible }) => !notVisible);
  return shortsOf(missing, governing, language);
}

/** The short forms in the reader's language, each once. */
function shortsOf(unmet: readonly Unmet[], governing: readonly CompiledPlaybook[], language: string): string[] {
  const shorts = unmet.map((one) => {
    const home = governing.find(({ gates }) =>
      gates.some(({ toEnter, criteria }) => toEnter === one.toEnter && criteria.some(({ id }) => id === one.id)),
    );
    const { short, sentence } = home ? wordingIn(home, one, language) : one;
    return short ?? sentence;
  });
  return [...new Set(shorts)];
}

/** Whether the reader sees that nothing is missing. A criterion that is not visible leaves it open. */
export function isReady({ missing, notVisible }: Lacking): boolean {
  return missing.length === 0 && notVisible.length === 0;
}

/** In one line: `2 missing for Negotiation, 1 not visible to you`. */
export function lackingText({ stage, missing, notVisible }: Lacking): string {
  const [lacks, hidden] = [missing, notVisible].map(({ length }) => new Intl.NumberFormat(locale).format(length));
  if (notVisible.length === 0)
    return missing.length === 0 ? fill(labels.ready, stage) : fill(labels.missing, lacks!, stage);
  if (missing.length === 0) return fill(labels.notVisibleFor, hidden!, stage);
  return `${fill(labels.missing, lacks!, stage)}, ${fill(labels.notVisibleCount, hidden!)}`;
}

/** What is missing and what is not visible, each by its short form. */
export function lackingItems({ missing, notVisible }: Lacking): readonly string[] {
  return [...missing, ...notVisible.map((short) => fill(labels.notVisibleNamed, short))];
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
