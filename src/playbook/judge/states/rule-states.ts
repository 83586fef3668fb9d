import { compileFormula, formulaText, type FormulaNode as Node } from '../../../formula/index.ts';
import type { Attempt } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { UnknownReference } from './atoms.ts';
import { attemptOf, CLOCK, environmentOf, type State } from './deal-state.ts';
import { DomainReader, type Domains } from './domains.ts';
import type { FieldTypes } from './field-types.ts';
import { pairs } from './pairs.ts';
import { partsOf, type Part } from './parts.ts';
import { product } from './product.ts';
import { askedOn } from './tree.ts';

/** Compiles a formula without the limit of a rule's length, which a change of its text may exceed. */
export function runnableFormula(formula: string, typeOf: FieldTypes): (attempt: Attempt) => boolean {
  const compiled = compileFormula(formula, {
    place: 'default',
    anywhere: true,
    blanks: 'asBlank',
    returns: 'Boolean',
    field: typeOf,
  });
  return (attempt) => compiled.evaluate(environmentOf(attempt)) === true;
}

/** More states of one part than this are replaced by all pairs of the values of its atoms. */
const MOST_STATES = 200_000;
/** More combinations of truths than this are replaced by all pairs of them. */
const MOST_COMBINATIONS = 1024;

/** The states of one kind of save that decide a rule. */
export interface RuleStates {
  readonly isNew: boolean;
  readonly states: readonly State[];
  /** Parts, or their combinations, that had too many states and are decided by all pairs; with the number of states left out. */
  readonly pairwise: readonly string[];
}

function size(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((all, { length }) => all * length, 1);
}

/** Makes a condition of a formula runnable on states. */
type Run = (condition: Node) => (state: State) => boolean;

interface Decided {
  readonly states: readonly State[];
  /** One state for each way in which its conditions can be true. */
  readonly representatives: readonly State[];
}

function statesOfPart({ conditions, atoms }: Part, domains: Domains, run: Run): Decided {
  const lists = atoms.map((atom) => domains.get(atom)!);
  const isMuch = size(lists) > MOST_STATES;
  const rows = isMuch ? pairs(lists) : product(lists);
  const states = rows.map((row): State => new Map(atoms.map((atom, index) => [atom, row[index]!])));
  const runs = conditions.map(run);
  const found = new Map<string, State>();
  for (const state of states) {
    const truths = runs.map((fires) => fires(state)).join();
    if (!found.has(truths)) found.set(truths, state);
  }
  const representatives = [...found.values()];
  return { states: isMuch ? [...states, ...neighbours(representatives, domains)] : states, representatives };
}

/** Each of the states with another value of one of its atoms. */
function neighbours(states: readonly State[], domains: Domains): readonly State[] {
  return states.flatMap((state) =>
    [...state.keys()].flatMap((atom) => domains.get(atom)!.map((value): State => new Map([...state, [atom, value]]))),
  );
}

function joined(states: readonly State[]): State {
  return new Map(states.flatMap((state) => [...state]));
}

/**
 * For each part combinations of the others that tell its truths apart: of any two ways in which its conditions can be true, one combination
 * shows the difference, if any does. Where the formula does not depend on the part, any one in which it is not fixed.
 */
function contextsOf(
  parts: readonly Decided[],
  combinations: readonly (readonly number[])[],
  fires: (row: readonly number[]) => boolean,
): readonly (readonly (readonly number[])[])[] {
  const truth = new Map(combinations.map((row) => [row.join(), fires(row)]));
  const truthOf = (row: readonly number[]) => truth.get(row.join()) ?? fires(row);
  return parts.map(({ representatives }, index) => {
    const chosen: (readonly number[])[] = [];
    let groups: readonly (readonly number[])[] = [representatives.map((_, choice) => choice)];
    for (const row of combinations) {
      if (groups.length === 0) break;
      const isTrue = new Set(groups.flat().filter((choice) => truthOf(row.with(index, choice))));
      const isSplit = (group: readonly number[]) => new Set(group.map((choice) => isTrue.has(choice))).size > 1;
      if (!groups.some(isSplit)) continue;
      chosen.push(row);
      groups = groups
        .flatMap((group) => [
          group.filter((choice) => isTrue.has(choice)),
          group.filter((choice) => !isTrue.has(choice)),
        ])
        .filter(({ length }) => length > 1);
    }
    return chosen.length > 0 ? chosen : combinations.slice(0, 1);
  });
}

/**
 * The states that decide a formula for one kind of save. The formula is a combination of conditions that read disjoint atoms (`partsOf`
 * reads that off its tree), and depends on each of them by its truth only. So it is the same function as another one with these parts
 * when both agree (1) on all states of the atoms of every part, the other parts held where the truths of this one show, and (2) on all
 * combinations of the truths. All pairs of values of any two atoms are added: they find another function that mixes what this one keeps apart.
 * @param domains of the atoms; those of all rules of a playbook where stages are to be tried that this formula does not name
 */
export function decidingStates(formula: Node, isNew: boolean, domains: Domains, typeOf: FieldTypes): RuleStates {
  const pairwise: string[] = [];
  const parts = partsOf(askedOn(formula, isNew));
  const unknown = parts.flatMap(({ atoms }) => atoms).find((atom) => !domains.has(atom));
  if (unknown !== undefined) throw new UnknownReference(unknown, formulaText(formula));
  for (const { atoms } of parts) {
    const all = size(atoms.map((atom) => domains.get(atom)!));
    if (all > MOST_STATES) pairwise.push(`${atoms.join(' × ')}: ${all} states`);
  }
  const run: Run = (node) => {
    const fires = runnableFormula(formulaText(node), typeOf);
    return (state) => fires(attemptOf(state, isNew));
  };
  const decided = parts.map((part) => statesOfPart(part, domains, run));
  const choices = decided.map(({ representatives }) => representatives.map((_, index) => index));
  const isMuch = size(choices) > MOST_COMBINATIONS;
  if (isMuch) pairwise.push(`${size(choices)} combinations of ${parts.length} conditions`);
  const combinations = isMuch ? pairs(choices) : product(choices);
  const stateOf = (row: readonly number[]) =>
    joined(row.map((choice, index) => decided[index]!.representatives[choice]!));
  const whole = run(formula);
  const contexts = contextsOf(decided, combinations, (row) => whole(stateOf(row)));
  const atoms = parts.flatMap((part) => part.atoms);
  const states = [
    ...combinations.map(stateOf),
    ...decided.flatMap((part, index) =>
      contexts[index]!.flatMap((row) => {
        const context = stateOf(row);
        return part.states.map((state) => joined([context, state]));
      }),
    ),
    ...pairs(atoms.map((atom) => domains.get(atom)!)).map(
      (row): State => new Map(atoms.map((atom, index) => [atom, row[index]!])),
    ),
  ];
  return { isNew, states, pairwise };
}

/**
 * The domains of the atoms of formulas on one kind of save. Each atom has the values of all formulas, so that a rule is tried on each stage
 * that any of them names.
 */
export function domainsOf(
  formulas: readonly Node[],
  isNew: boolean,
  typeOf: FieldTypes,
  clock: string = CLOCK,
): Domains {
  const reader = new DomainReader(typeOf, isNew, clock);
  for (const formula of formulas) reader.read(askedOn(formula, isNew));
  return reader.domains();
}
