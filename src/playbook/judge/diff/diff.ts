import { parseFormula, type FormulaNode } from '../../../formula/index.ts';
import {
  IMPACT_ROLLUP,
  OPEN_DUE,
  OVERRIDE_TOKEN,
  PAINS_ROLLUP,
  SCORE,
  UNLINKED,
} from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { decide } from '../../../../force-app/main/base/lwc/gateRules/gateRules.ts';
import type {
  Attempt,
  Children,
  CompiledPlaybook,
  GateRecord,
} from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { numbered } from '../../compile/stage-numbers.ts';
import { validationRules } from '../../rules/validation-rules.ts';
import type { GateRule } from '../../rules/gate-rule.ts';
import { atomsOf, type Atom } from '../states/atoms.ts';
import { AMONG_NINES, attemptOf, CLOCK, type AtomValue, type State } from '../states/deal-state.ts';
import { ANOTHER, type Domains } from '../states/domains.ts';
import { fieldTypes } from '../states/field-types.ts';
import { domainsOf } from '../states/rule-states.ts';
import { specialized } from '../states/tree.ts';
import { choicesOf, type Seen, type Space } from './choices.ts';
import { cheapest } from './search.ts';
import { isNothing, witnessWords } from './words.ts';

/** An attempt that one playbook refuses, for this reason, and the other one lets through. */
export interface Difference {
  /** The gate, and the id and sentence of what the refusing playbook misses; `toEnter` is empty for an unknown stage. */
  readonly toEnter: string;
  readonly id: string;
  readonly sentence: string;
  /** The smallest such attempt, in words and as `decide` takes it. */
  readonly witness: string;
  readonly attempt: Attempt;
}

/** What two playbooks decide otherwise. Both empty: on every attempt one refuses exactly if the other one does. */
export interface PlaybookDiff {
  /** What the second playbook blocks and the first one lets through. */
  readonly stricter: readonly Difference[];
  /** What the first playbook blocks and the second one lets through. */
  readonly looser: readonly Difference[];
}

/**
 * The playbooks as if each governed every deal: which version governs a deal is no difference of what it asks. Both number their stages
 * alike, since an override is stored by the number of its stage.
 */
function always(pair: readonly [CompiledPlaybook, CompiledPlaybook]): readonly CompiledPlaybook[] {
  return numbered(
    pair.map((playbook) => {
      const { until: _until, otherVersions: _others, ...rest } = playbook;
      return { ...rest, playbook: 'any', version: 1, from: '2000-01-01T00:00:00Z' };
    }),
  );
}

interface Rule {
  readonly rule: GateRule;
  readonly tree: FormulaNode;
}

function activeRules(playbook: CompiledPlaybook): readonly Rule[] {
  return validationRules(playbook)
    .filter(({ active, object }) => active && object === 'Opportunity')
    .map((rule) => ({ rule, tree: parseFormula(rule.formula) }));
}

/** Roll-ups that count ever fewer, the widest first: each is at most the one before. */
const COUNTS: readonly (readonly Atom[])[] = [PAINS_ROLLUP, IMPACT_ROLLUP].map((rollups) =>
  (['Heard', 'Quoted', 'Confirmed'] as const).flatMap((level) => (rollups[level] ? [`now:${rollups[level]}`] : [])),
);
const LINES: readonly Atom[] = [`now:HasOpportunityLineItem`, `now:${UNLINKED}`];

/** Whether roll-ups fit each other as those of an org do. */
export function isPossible(state: State): boolean {
  const falls = COUNTS.every((atoms) => {
    const values = atoms.filter((atom) => state.has(atom)).map((atom) => Number(state.get(atom) ?? 0));
    return values.every((value, index) => value >= 0 && (index === 0 || value <= values[index - 1]!));
  });
  const [has, unlinked] = LINES.map((atom) => state.get(atom));
  return falls && !(state.has(LINES[0]!) && has !== true && Number(unlinked ?? 0) > 0);
}

/** What comes from other records, which a new deal does not have. */
const FROM_CHILDREN: ReadonlySet<Atom> = new Set(
  [
    ...[...Object.values(PAINS_ROLLUP), ...Object.values(IMPACT_ROLLUP)],
    ...[SCORE, UNLINKED, OVERRIDE_TOKEN, OPEN_DUE, 'HasOpportunityLineItem'],
  ].map((field) => `now:${field}`),
);

const FIXED: Readonly<Record<Atom, readonly AtomValue[]>> = {
  'now:CreatedDate': [CLOCK],
  'now:DF_Playbook_Pin__c': [null],
  moment: [CLOCK],
};

/** The domains for a witness: the version is held, and roll-ups that are compared with each other have the same values. */
export function dealDomains(
  rules: readonly FormulaNode[],
  isNew: boolean,
  playbooks: readonly CompiledPlaybook[],
): Domains {
  const all = new Map(domainsOf(rules, isNew, fieldTypes(playbooks)));
  for (const atoms of COUNTS) {
    const read = atoms.filter((atom) => all.has(atom));
    const values = [...new Set(read.flatMap((atom) => all.get(atom)!))];
    for (const atom of read) all.set(atom, values);
  }
  for (const [atom, values] of Object.entries(FIXED)) if (all.has(atom)) all.set(atom, values);
  const stages = playbooks.flatMap((one) => [...one.stages, ...one.exemptStages, ANOTHER]);
  for (const atom of ['now:StageName', 'before:StageName'])
    if (all.has(atom))
      all.set(
        atom,
        all.get(atom)!.filter((value) => stages.includes(String(value))),
      );
  const isNone = (atom: Atom) => isNew && (FROM_CHILDREN.has(atom) || atom.startsWith('slot:'));
  for (const atom of all.keys()) if (isNone(atom)) all.set(atom, [null]);
  // Neighbours of a digit are digits of their own here.
  for (const [atom, values] of all)
    if (atom.startsWith('slot:'))
      all.set(
        atom,
        values.filter((value) => Number(value ?? 0) < AMONG_NINES),
      );
  return all;
}

/** How much a state has to say. A step of one stage is less than a leap, an early one less than a late one, a stage of the playbooks less than another. */
function costs(playbooks: readonly CompiledPlaybook[]) {
  const stages = [...new Set(playbooks.flatMap((one) => one.stages))];
  const place = (value: AtomValue | undefined) =>
    value === null || value === ANOTHER ? 50 : stages.indexOf(String(value)) + 1 || 40;
  return (state: State): number => {
    let cost = 0;
    for (const [atom, value] of state) {
      if (atom === 'now:StageName' || atom === 'before:StageName' || atom in FIXED) continue;
      if (isNothing(atom, value)) continue;
      cost +=
        typeof value === 'number' ? 1 + Math.min(0.5, Math.abs(value) / 1e7) + (Number.isInteger(value) ? 0 : 0.2) : 1;
    }
    if (!state.has('now:StageName')) return cost;
    const [from, to] = [place(state.get('before:StageName')), place(state.get('now:StageName'))];
    return cost + to * 0.0001 + (state.has('before:StageName') ? Math.abs(to - from) * 0.01 : 0);
  };
}

function differencesOf(blocking: CompiledPlaybook, passing: CompiledPlaybook): readonly Difference[] {
  const [refusing, others] = [activeRules(blocking), activeRules(passing)];
  const playbooks = [blocking, passing];
  const found = refusing.map(
    () => undefined as { readonly cost: number; readonly state: State; readonly isNew: boolean } | undefined,
  );
  for (const isNew of [false, true]) {
    const trees = [...refusing, ...others].map(({ tree }) => tree);
    const space: Space = {
      domains: dealDomains(trees, isNew, playbooks),
      typeOf: fieldTypes(playbooks),
      isNew,
      linked: [...COUNTS, LINES],
      isPossible,
      costOf: costs(playbooks),
    };
    const silent = others.map(({ tree }) => specialized(tree, isNew));
    const seen: Seen = new Map();
    const same = new Set(others.map(({ rule }) => rule.formula));
    for (const [index, { rule, tree }] of refusing.entries()) {
      // The other playbook has the same rule, which refuses whatever this one does.
      if (same.has(rule.formula)) continue;
      const fires = specialized(tree, isNew);
      if (fires.kind === 'boolean') continue;
      const best = cheapest({ fires, silent }, choicesOf([fires, ...silent], space, seen));
      if (best && best.cost < (found[index]?.cost ?? Infinity)) found[index] = { ...best, isNew };
    }
  }
  return refusing.flatMap(({ rule, tree }, index): Difference[] => {
    const one = found[index];
    if (one === undefined) return [];
    const attempt = attemptOf(one.state, one.isNew);
    const own = atomsOf(specialized(tree, one.isNew));
    const entry = decide(blocking, attempt).unmet.find(
      ({ id, toEnter }) => id === rule.id && (rule.toEnter === '' || toEnter === rule.toEnter),
    );
    const sentence = entry?.sentence ?? rule.message;
    return [
      {
        toEnter: rule.toEnter,
        id: rule.id,
        sentence,
        witness: witnessWords(attempt, one.state, own, playbooks),
        attempt,
      },
    ];
  });
}

/**
 * What two playbooks decide otherwise, with the smallest attempt for each reason to refuse. Only refusals are compared: gates that
 * observe or warn, sentences, and which deals a version governs are not.
 */
export function diffPlaybooks(first: CompiledPlaybook, second: CompiledPlaybook): PlaybookDiff {
  const [a, b] = always([first, second]) as [CompiledPlaybook, CompiledPlaybook];
  return { stricter: differencesOf(b, a), looser: differencesOf(a, b) };
}

/** A deal as it is in an org. */
export interface OpenDeal {
  readonly record: GateRecord;
  readonly children: Children;
}

/** The open deals that could not make a step under one playbook which they can make under the other one. */
export interface DealsConcerned {
  readonly stricter: readonly string[];
  readonly looser: readonly string[];
}

/** @param today ISO date, in the zone of the user */
export function dealsConcerned(
  first: CompiledPlaybook,
  second: CompiledPlaybook,
  deals: readonly OpenDeal[],
  today: string,
): DealsConcerned {
  const [a, b] = always([first, second]) as [CompiledPlaybook, CompiledPlaybook];
  const stages = [...new Set([...a.stages, ...b.stages, ...a.exemptStages, ...b.exemptStages])];
  const isBlocked = (playbook: CompiledPlaybook, { record, children }: OpenDeal, stage: string) =>
    decide(playbook, {
      record: { ...record, StageName: stage },
      prior: record,
      permissions: [],
      now: CLOCK,
      today,
      children,
    }).outcome === 'blocked';
  const concerned = (blocking: CompiledPlaybook, passing: CompiledPlaybook) =>
    deals
      .filter((deal) => stages.some((stage) => isBlocked(blocking, deal, stage) && !isBlocked(passing, deal, stage)))
      .map(({ record }) => String(record.Id));
  return { stricter: concerned(b, a), looser: concerned(a, b) };
}
