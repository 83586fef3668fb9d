import { parseFormula } from '../../../src/formula/index.ts';
import {
  decide,
  validationRules,
  type Attempt,
  type CompiledPlaybook,
  type GateRule,
  type Verdict,
} from '../../../src/playbook/index.ts';
import { attemptOf, type State } from '../../../src/playbook/judge/states/deal-state.ts';
import { fieldTypes, type FieldTypes } from '../../../src/playbook/judge/states/field-types.ts';
import { decidingStates, domainsOf, runnableFormula } from '../../../src/playbook/judge/states/rule-states.ts';

type Decide = (playbook: CompiledPlaybook, attempt: Attempt) => Verdict;

/** The states that decide one rule on one kind of save, and on which of them the evaluator refuses for it. */
export interface DecidedRule {
  readonly rule: GateRule;
  readonly isNew: boolean;
  readonly states: readonly State[];
  readonly expected: readonly boolean[];
}

/** Playbooks that are live together, with the states that decide each of their rules. */
export interface DecidedSet {
  readonly playbooks: readonly CompiledPlaybook[];
  readonly typeOf: FieldTypes;
  readonly rules: readonly DecidedRule[];
  /** All attempts, each once. */
  readonly attempts: readonly Attempt[];
  /** What had too many states and is decided by all pairs. */
  readonly pairwise: readonly string[];
}

/** Rules that the evaluator knows: those on deals. Overrides and products have rules of their own, without another backend. */
function dealRules(playbooks: readonly CompiledPlaybook[]): readonly GateRule[] {
  return validationRules(playbooks).filter(({ object }) => object === 'Opportunity');
}

/** The code in a rule's name, which the evaluator's entry carries too. Rules of several versions may share it. */
const codeOf = ({ name }: GateRule): string => name.split('_').at(-1)!;

/** Whether the evaluator refuses an attempt for what has this code, whatever the mode of its gate. */
function refusesFor(
  playbooks: readonly CompiledPlaybook[],
  code: string,
  attempt: Attempt,
  judge: Decide = decide,
): boolean {
  return playbooks.some(
    (playbook) =>
      !attempt.permissions.includes(playbook.bypassPermission) &&
      judge(playbook, attempt).unmet.some((unmet) => unmet.code === code && !unmet.overridden),
  );
}

/**
 * A rule that is not active refuses nothing; its formula is compared anyway, on saved deals. Of new ones the panel judges its gate
 * by their fields, and no rule asks.
 */
const isCompared = ({ active }: GateRule, isNew: boolean) => active || !isNew;

/** The states of all rules on deals. */
export function decidedSet(playbooks: readonly CompiledPlaybook[]): DecidedSet {
  const typeOf = fieldTypes(playbooks);
  const all = dealRules(playbooks).map((rule) => ({ rule, tree: parseFormula(rule.formula) }));
  const rules: DecidedRule[] = [];
  const pairwise: string[] = [];
  const attempts = new Map<string, Attempt>();
  for (const isNew of [false, true]) {
    const domains = domainsOf(
      all.map(({ tree }) => tree),
      isNew,
      typeOf,
    );
    for (const { rule, tree } of all) {
      const found = decidingStates(tree, isNew, domains, typeOf);
      pairwise.push(...found.pairwise.map((what) => `${rule.name}: ${what}`));
      const states = [...new Map(found.states.map((state) => [JSON.stringify([...state].sort()), state])).values()];
      const tried = states.map((state) => attemptOf(state, isNew));
      for (const one of tried) attempts.set(JSON.stringify(one), one);
      if (!isCompared(rule, isNew)) continue;
      const expected = tried.map((attempt) => refusesFor(playbooks, codeOf(rule), attempt));
      rules.push({ rule, isNew, states, expected });
    }
  }
  return { playbooks, typeOf, rules, attempts: [...attempts.values()], pairwise };
}

/** The states on which a formula in the place of the rule's differs from the evaluator; one is enough where `first` is set. */
export function differencesOf(
  { rule, isNew, states, expected }: DecidedRule,
  set: DecidedSet,
  formula = rule.formula,
  first = false,
): readonly State[] {
  // Of one code, rules of other versions may refuse in the place of this one.
  const siblings = set.rules.filter(
    (one) => one.rule !== rule && one.isNew === isNew && codeOf(one.rule) === codeOf(rule),
  );
  const runs = [formula, ...siblings.map((one) => one.rule.formula)].map((text) =>
    runnableFormula(text, set.typeOf, isNew),
  );
  const found: State[] = [];
  for (const [index, state] of states.entries()) {
    if (runs.some(({ fires }) => fires(state)) === expected[index]) continue;
    found.push(state);
    if (first) break;
  }
  return found;
}
