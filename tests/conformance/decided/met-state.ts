import type { FormulaNode } from '../../../src/formula/index.ts';
import type { GateRule } from '../../../src/playbook/index.ts';
import { OVERRIDE_TOKEN } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { atomsOf, type Atom } from '../../../src/playbook/judge/states/atoms.ts';
import { attemptOf, type State } from '../../../src/playbook/judge/states/deal-state.ts';
import type { Domains } from '../../../src/playbook/judge/states/domains.ts';
import type { FieldTypes } from '../../../src/playbook/judge/states/field-types.ts';
import { pairs } from '../../../src/playbook/judge/states/pairs.ts';
import { decidingStates, runnableFormula } from '../../../src/playbook/judge/states/rule-states.ts';
import { product } from '../../../src/playbook/judge/states/product.ts';
import { askedOn } from '../../../src/playbook/judge/states/tree.ts';

interface Rule {
  readonly rule: GateRule;
  readonly tree: FormulaNode;
}

/** What a rule reads of the save itself and of the scope, not of what the gate asks for. */
function isAboutTheSave(atom: Atom, fixed: readonly Atom[]): boolean {
  return fixed.includes(atom) || atom.startsWith('permission:') || atom === `now:${OVERRIDE_TOKEN}`;
}

/** The most states of a rule's own atoms that are looked through. */
const MOST = 20_000;

/**
 * Values of what gates ask for with which no criterion is missing, as far as criteria do not contradict each other. The states of a rule
 * are tried on top of them: so its refusal is the only one, and what becomes of the attempt as a whole depends on it.
 */
export function metState(rules: readonly Rule[], domains: Domains, typeOf: FieldTypes): State {
  const all = rules.map(({ tree }) => atomsOf(askedOn(tree, false)));
  const unknown = rules.findIndex(({ rule }) => rule.id === 'unknown-stage');
  const fixed = all[unknown] ?? all[0]!.filter((atom) => all.every((own) => own.includes(atom)));
  const met = new Map<Atom, string | number | boolean | null>();
  const done: ((state: State) => boolean)[] = [];
  for (const [index, { tree }] of rules.entries()) {
    const own = all[index]!.filter((atom) => !isAboutTheSave(atom, fixed));
    const fires = runnableFormula(rules[index]!.rule.formula, typeOf);
    const refused = decidingStates(tree, false, domains, typeOf).states.find((state) => fires(attemptOf(state, false)));
    if (own.length === 0 || !refused) continue;
    const isMissed = (state: State) => fires(attemptOf(new Map([...refused, ...state]), false));
    done.push(isMissed);
    if (!isMissed(met)) continue;
    const lists = own.map((atom) => domains.get(atom)!);
    const rows = lists.reduce((size, { length }) => size * length, 1) > MOST ? pairs(lists) : product(lists);
    const found = rows
      .map((row) => new Map([...met, ...own.map((atom, at) => [atom, row[at]!] as const)]))
      .find((state) => !done.some((missed) => missed(state)));
    for (const [atom, value] of found ?? []) met.set(atom, value);
  }
  return met;
}
