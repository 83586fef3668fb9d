import type { FormulaNode } from '../../../formula/index.ts';
import {
  IMPACT_ROLLUP,
  OPEN_DUE,
  OVERRIDE_TOKEN,
  PAINS_ROLLUP,
  SCORE,
  UNLINKED,
} from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { addDays } from '../../../../force-app/main/base/lwc/zoneDays/zoneDays.ts';
import { MOMENT, type Atom } from '../states/atoms.ts';
import { AMONG_NINES, CLOCK, type AtomValue, type State } from '../states/deal-state.ts';
import { ANOTHER, type Domains } from '../states/domains.ts';
import { conditionsIn, fieldTypes } from '../states/field-types.ts';
import { domainsOf } from '../states/rule-states.ts';
import type { Space } from './choices.ts';
import { isNothing } from './words.ts';

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

/** The values that are held: the version of the playbook is no difference, and one day is compared after the other. */
const fixed = (clock: string): Readonly<Record<Atom, readonly AtomValue[]>> => ({
  'now:CreatedDate': [clock],
  'now:DF_Playbook_Pin__c': [null],
  [MOMENT]: [clock],
});
const FIXED: ReadonlySet<Atom> = new Set(Object.keys(fixed(CLOCK)));

/**
 * Days of a field before the save: around so many before each of its days after the save, since what `movedBy` compares is their distance.
 */
function addMoves(all: Map<Atom, readonly AtomValue[]>, playbooks: readonly CompiledPlaybook[]): void {
  for (const { kind, field, atMost } of conditionsIn(playbooks.map(({ gates }) => gates))) {
    const [after, before] = [all.get(`now:${String(field)}`), all.get(`before:${String(field)}`)];
    if (kind !== 'movedBy' || !after || !before) continue;
    const days = after.filter((value) => typeof value === 'string');
    const moved = days.flatMap((day) => [-1, 0, 1].map((step) => addDays(day, step - Number(atMost))));
    all.set(`before:${String(field)}`, [...new Set([...before, ...moved])]);
  }
}

/** The domains for a witness: the version is held, and roll-ups that are compared with each other have the same values. */
export function dealDomains(
  rules: readonly FormulaNode[],
  isNew: boolean,
  playbooks: readonly CompiledPlaybook[],
  clock: string = CLOCK,
): Domains {
  const all = new Map(domainsOf(rules, isNew, fieldTypes(playbooks), clock));
  for (const atoms of COUNTS) {
    const read = atoms.filter((atom) => all.has(atom));
    const values = [...new Set(read.flatMap((atom) => all.get(atom)!))];
    for (const atom of read) all.set(atom, values);
  }
  addMoves(all, playbooks);
  for (const [atom, values] of Object.entries(fixed(clock))) if (all.has(atom)) all.set(atom, values);
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

/** Places from here on are of exempt and unknown stages, which have no place in the order. */
const OUTSIDE = 40;

/** How far a move leads; from or to such a stage as far as from before the first one, and further than any within them. */
function leap(from: number, to: number): number {
  if (from < OUTSIDE && to < OUTSIDE) return Math.abs(to - from);
  return Math.max(from, to) + (Math.min(from, to) % OUTSIDE);
}

/** How much a state has to say. A step of one stage is less than a leap, an early one less than a late one, a stage of the playbooks less than another. */
function costs(playbooks: readonly CompiledPlaybook[]) {
  const stages = [...new Set(playbooks.flatMap((one) => one.stages))];
  const place = (value: AtomValue | undefined) =>
    value === null || value === ANOTHER ? 50 : stages.indexOf(String(value)) + 1 || OUTSIDE;
  return (state: State): number => {
    let cost = 0;
    for (const [atom, value] of state) {
      if (atom === 'now:StageName' || atom === 'before:StageName' || FIXED.has(atom)) continue;
      if (isNothing(atom, value)) continue;
      cost +=
        typeof value === 'number' ? 1 + Math.min(0.5, Math.abs(value) / 1e7) + (Number.isInteger(value) ? 0 : 0.2) : 1;
    }
    if (!state.has('now:StageName')) return cost;
    const [from, to] = [place(state.get('before:StageName')), place(state.get('now:StageName'))];
    return cost + to * 0.0001 + (state.has('before:StageName') ? leap(from, to) * 0.01 : 0);
  };
}

/** What choices over some formulas are made of, on one kind of save and at one time. */
export function spaceOf(
  formulas: readonly FormulaNode[],
  isNew: boolean,
  playbooks: readonly CompiledPlaybook[],
  clock: string = CLOCK,
): Space {
  return {
    domains: dealDomains(formulas, isNew, playbooks, clock),
    typeOf: fieldTypes(playbooks),
    isNew,
    clock,
    linked: [...COUNTS, LINES],
    isPossible,
    costOf: costs(playbooks),
  };
}
