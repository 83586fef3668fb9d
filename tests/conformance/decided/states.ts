import { parseFormula } from '../../../src/formula/index.ts';
import {
  decide,
  validationRules,
  type Attempt,
  type CompiledPlaybook,
  type GateRule,
  type Unmet,
  type Verdict,
} from '../../../src/playbook/index.ts';
import { metState } from './met-state.ts';
import { moreStates } from './more-states.ts';
import { attemptOf, CLOCK, TODAY } from '../../../src/playbook/judge/states/deal-state.ts';
import type { Domains } from '../../../src/playbook/judge/states/domains.ts';
import { fieldTypes, type FieldTypes } from '../../../src/playbook/judge/states/field-types.ts';
import { decidingStates, domainsOf, runnableFormula } from '../../../src/playbook/judge/states/rule-states.ts';

export type Decide = (playbook: CompiledPlaybook, attempt: Attempt) => Verdict;

/** The states that decide one rule on one kind of save, and on which of them the evaluator refuses for it. */
export interface DecidedRule {
  readonly rule: GateRule;
  readonly isNew: boolean;
  readonly attempts: readonly Attempt[];
  readonly expected: readonly boolean[];
}

/** Playbooks that are live together, with the states that decide each of their rules. */
export interface DecidedSet {
  readonly playbooks: readonly CompiledPlaybook[];
  readonly typeOf: FieldTypes;
  readonly rules: readonly DecidedRule[];
  /** All attempts, each once. */
  readonly attempts: readonly Attempt[];
  /** The values of every atom, for saved deals and for new ones. */
  readonly domains: ReadonlyMap<boolean, Domains>;
  /** What had too many states and is decided by all pairs. */
  readonly pairwise: readonly string[];
}

/** Rules that the evaluator knows: those on deals. Overrides and products have rules of their own, without another backend. */
function dealRules(playbooks: readonly CompiledPlaybook[]): readonly GateRule[] {
  return validationRules(playbooks).filter(({ object }) => object === 'Opportunity');
}

/** So much of a sentence is in the message of its rule, which may cut its end. */
const SENTENCE = 200;

/** Whether a rule refuses with the words of this entry. Rules of several versions may do so. */
function isOf({ name, message }: GateRule, { code = '', sentence }: Unmet): boolean {
  return name.endsWith(`_${code}`) && message.startsWith(sentence.slice(0, SENTENCE));
}

/** Whether the evaluator refuses an attempt in the words of a rule, whatever the mode of its gate. */
export function refusesFor(
  playbooks: readonly CompiledPlaybook[],
  rule: GateRule,
  attempt: Attempt,
  judge: Decide = decide,
): boolean {
  return playbooks.some(
    (playbook) =>
      !attempt.permissions.includes(playbook.bypassPermission) &&
      judge(playbook, attempt).unmet.some((unmet) => !unmet.overridden && isOf(rule, unmet)),
  );
}

/**
 * A rule that is not active refuses nothing; its formula is compared anyway, on saved deals. Of new ones the panel judges its gate
 * by their fields, and no rule asks.
 */
const isCompared = ({ active }: GateRule, isNew: boolean) => active || !isNew;

/** One state of so many is tried on a deal of which nothing else is known as well. */
const EMPTY_EACH = 8;

/** Days of which one decides otherwise than that of the attempts: the next one, and others far off. */
const OTHER_DAYS = ['2026-11-20', '2026-11-22', '2027-03-31', '2028-02-29'];
const MOST_ON_OTHER_DAYS = 20;

/** Some attempts again on another day on which the rule decides otherwise: one that holds the day of the others is found by them. */
function onOtherDays({ formula }: GateRule, attempts: readonly Attempt[], typeOf: FieldTypes): readonly Attempt[] {
  if (!formula.includes('TODAY()')) return [];
  const fires = runnableFormula(formula, typeOf);
  const found: Attempt[] = [];
  for (const attempt of attempts) {
    const others = OTHER_DAYS.map((today): Attempt => ({ ...attempt, today, now: CLOCK.replace(TODAY, today) }));
    found.push(...others.filter((other) => fires(other) !== fires(attempt)).slice(0, 1));
    if (found.length >= MOST_ON_OTHER_DAYS) break;
  }
  return found;
}

/** The states of all rules on deals. */
export function decidedSet(playbooks: readonly CompiledPlaybook[]): DecidedSet {
  const typeOf = fieldTypes(playbooks);
  const all = dealRules(playbooks).map((rule) => ({ rule, tree: parseFormula(rule.formula) }));
  const rules: DecidedRule[] = [];
  const pairwise: string[] = [];
  const attempts = new Map<string, Attempt>();
  const byKind = new Map<boolean, Domains>();
  const trees = all.map(({ tree }) => tree);
  const met = trees.length === 0 ? new Map() : metState(all, domainsOf(trees, false, typeOf), typeOf);
  for (const isNew of [false, true]) {
    const domains = domainsOf(trees, isNew, typeOf);
    byKind.set(isNew, domains);
    for (const { rule, tree } of all) {
      const found = decidingStates(tree, isNew, domains, typeOf);
      pairwise.push(...found.pairwise.map((what) => `${rule.name}: ${what}`));
      const states = [...new Map(found.states.map((state) => [JSON.stringify([...state].sort()), state])).values()];
      const tried = states.map((state) => attemptOf(new Map([...met, ...state]), isNew));
      const fires = runnableFormula(rule.formula, typeOf);
      const refused = states.find((state) => fires(attemptOf(state, isNew)));
      if (refused)
        tried.push(...moreStates({ refused, met, domains, playbooks }).map((state) => attemptOf(state, isNew)));
      // Some on a deal of which nothing is known, where several criteria are missing at once.
      for (const state of states.filter((_, index) => index % EMPTY_EACH === 0)) tried.push(attemptOf(state, isNew));
      tried.push(...onOtherDays(rule, tried, typeOf));
      for (const one of tried) attempts.set(JSON.stringify(one), one);
      if (!isCompared(rule, isNew)) continue;
      const expected = tried.map((attempt) => refusesFor(playbooks, rule, attempt));
      rules.push({ rule, isNew, attempts: tried, expected });
    }
  }
  return { playbooks, typeOf, rules, attempts: [...attempts.values()], domains: byKind, pairwise };
}

/** Whether a formula in the place of the rule's refuses; rules of other versions with the same words may do so in its place. */
export function refusing(
  rule: GateRule,
  rules: readonly Pick<DecidedRule, 'rule'>[],
  typeOf: FieldTypes,
  formula: string,
): (attempt: Attempt) => boolean {
  const all = new Set(rules.map((one) => one.rule));
  const siblings = [...all].filter((one) => one !== rule && one.message === rule.message);
  const runs = [formula, ...siblings.map((one) => one.formula)].map((text) => runnableFormula(text, typeOf));
  return (attempt) => runs.some((fires) => fires(attempt));
}

/** The attempts on which a formula in the place of the rule's differs from the evaluator; with `first` only the first one. */
export function differencesOf(
  { rule, attempts, expected }: DecidedRule,
  { rules, typeOf }: DecidedSet,
  formula = rule.formula,
  first = false,
): readonly Attempt[] {
  const fires = refusing(rule, rules, typeOf, formula);
  const found: Attempt[] = [];
  for (const [index, attempt] of attempts.entries()) {
    if (fires(attempt) === expected[index]) continue;
    found.push(attempt);
    if (first) break;
  }
  return found;
}

/** A generator of numbers from 0 up to a bound that gives the same ones for a seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Attempts with a random value of every atom. They decide nothing, and find what the chosen states leave out. */
export function randomAttempts({ domains }: DecidedSet, count: number, seed: number): readonly Attempt[] {
  const next = randomNumbers(seed);
  return Array.from({ length: count }, () => {
    const isNew = next(5) === 0;
    const atoms = [...(domains.get(isNew) ?? [])];
    return attemptOf(new Map(atoms.map(([atom, values]) => [atom, values[next(values.length)]!])), isNew);
  });
}
