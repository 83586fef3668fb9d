import { formulaText, type FormulaNode as Node } from '../../../formula/index.ts';
import { atomsOf, MOMENT, type Atom } from '../states/atoms.ts';
import { attemptOf, type State } from '../states/deal-state.ts';
import type { Domains } from '../states/domains.ts';
import type { FieldTypes } from '../states/field-types.ts';
import { joinedBy } from '../states/parts.ts';
import { product } from '../states/product.ts';
import { runnableFormula } from '../states/rule-states.ts';
import { NotDecided } from './not-decided.ts';

/** What is known of conditions, by their text. */
type Truths = ReadonlyMap<string, boolean>;

/** The conditions that a formula joins by AND, OR, NOT and counts of conditions. */
export function leavesOf(node: Node): readonly Node[] {
  return joinedBy(node)?.flatMap(leavesOf) ?? [node];
}

/** States of some atoms that belong together, one for each way in which the conditions over them can be true: the smallest. */
export interface Choice {
  readonly atoms: readonly Atom[];
  readonly options: readonly Option[];
}

export interface Option {
  readonly state: State;
  readonly truths: Truths;
  readonly cost: number;
}

/** Conditions that share atoms, directly or by others. */
interface Group {
  readonly atoms: Set<Atom>;
  readonly leaves: Node[];
}

function groupsOf(leaves: readonly Node[], linked: readonly (readonly Atom[])[]): readonly Group[] {
  let groups: Group[] = [];
  const join = (atoms: readonly Atom[], own: readonly Node[]) => {
    const touching = groups.filter((group) => atoms.some((atom) => group.atoms.has(atom)));
    const joined = {
      atoms: new Set([...touching.flatMap((group) => [...group.atoms]), ...atoms]),
      leaves: [...touching.flatMap((group) => group.leaves), ...own],
    };
    groups = [...groups.filter((group) => !touching.includes(group)), joined];
  };
  for (const leaf of leaves) join(atomsOf(leaf), [leaf]);
  for (const atoms of linked) join(atoms, []);
  return groups;
}

/** What choices are made of, and how they are rated. */
export interface Space {
  readonly domains: Domains;
  readonly typeOf: FieldTypes;
  readonly isNew: boolean;
  /** The time of the save. */
  readonly clock: string;
  /** Atoms of which not every combination can be. */
  readonly linked: readonly (readonly Atom[])[];
  readonly isPossible: (state: State) => boolean;
  /** How much a state has to say; the smallest witness has the least in all. */
  readonly costOf: (state: State) => number;
}

/** The options of groups that were gone through before, by their conditions: most rules of a playbook share most groups. */
export type Seen = Map<string, Choice>;

/** For the conditions of some formulas: independent choices, which in all combinations make every way in which they can be true. */
export function choicesOf(formulas: readonly Node[], space: Space, seen: Seen): readonly Choice[] {
  const leaves = new Map(formulas.flatMap(leavesOf).map((leaf) => [formulaText(leaf), leaf]));
  const read = new Set([...leaves.values()].flatMap((leaf) => atomsOf(leaf)));
  const linked = space.linked.map((atoms) => atoms.filter((atom) => read.has(atom))).filter(({ length }) => length > 1);
  const groups = groupsOf(
    [...leaves.values()].filter((leaf) => atomsOf(leaf).length > 0),
    linked,
  );
  return groups.map((group) => {
    const key = JSON.stringify([...group.leaves.map(formulaText), ...group.atoms].sort());
    const choice = seen.get(key) ?? choiceOf(group, space);
    seen.set(key, choice);
    return choice;
  });
}

/** More states of conditions that belong together than this take too long. */
const MOST_STATES = 250_000;

function choiceOf(group: Group, { domains, typeOf, isNew, clock, isPossible, costOf }: Space): Choice {
  const atoms = [...group.atoms];
  const runs = group.leaves.map((leaf) => [formulaText(leaf), runnableFormula(formulaText(leaf), typeOf)] as const);
  const options = new Map<string, Option>();
  const lists = atoms.map((atom) => domains.get(atom)!);
  const size = lists.reduce((all, { length }) => all * length, 1);
  if (size > MOST_STATES) throw new NotDecided(`${atoms.join(', ')} have ${size} states together`);
  for (const row of product(lists)) {
    const state: State = new Map([[MOMENT, clock], ...atoms.map((atom, index) => [atom, row[index]!] as const)]);
    if (!isPossible(state)) continue;
    const attempt = attemptOf(state, isNew);
    const truths = new Map(runs.map(([text, fires]) => [text, fires(attempt)]));
    const key = [...truths.values()].join();
    const cost = costOf(state);
    const known = options.get(key);
    if (known === undefined || cost < known.cost) options.set(key, { state, truths, cost });
  }
  return { atoms, options: [...options.values()].sort((a, b) => a.cost - b.cost) };
}
