import fc from 'fast-check';
import { parseFormula } from '../../../src/formula/index.ts';
import {
  decide,
  diffPlaybooks,
  validationRules,
  type CompiledPlaybook,
  type Condition,
} from '../../../src/playbook/index.ts';
import { daysOf } from '../../../src/playbook/judge/diff/days.ts';
import { dealDomains, isPossible } from '../../../src/playbook/judge/diff/space.ts';
import { MOMENT } from '../../../src/playbook/judge/states/atoms.ts';
import { attemptOf, CLOCK, TODAY, type State } from '../../../src/playbook/judge/states/deal-state.ts';
import { product } from '../../../src/playbook/judge/states/product.ts';
import { smallPlaybook } from './texts.ts';

type Pair = readonly [CompiledPlaybook, CompiledPlaybook];

const CONDITIONS: readonly Condition[] = [
  { kind: 'checked', field: 'Ready__c' },
  { kind: 'filled', field: 'NextStep' },
  { kind: 'picked', field: 'Type', values: ['yes'] },
  { kind: 'picked', field: 'Type', values: ['yes', 'no'] },
  { kind: 'answered', concept: 'problem', evidence: 'Heard' },
  { kind: 'answered', concept: 'problem', evidence: 'Quoted' },
  { kind: 'date', field: 'CloseDate', notAfter: { today: 90 } },
  { kind: 'date', field: 'CloseDate', notAfter: '2027-03-31' },
  {
    kind: 'some',
    atLeast: 2,
    points: [2, 1, 1],
    of: [
      { kind: 'checked', field: 'Ready__c' },
      { kind: 'answered', concept: 'problem', evidence: 'Heard' },
      { kind: 'filled', field: 'NextStep' },
    ],
  },
  { kind: 'pains', atLeast: 1, evidence: 'Quoted' },
  { kind: 'pains', atLeast: 1, evidence: 'Confirmed' },
  {
    kind: 'any',
    of: [
      { kind: 'checked', field: 'Ready__c' },
      { kind: 'filled', field: 'NextStep' },
    ],
  },
  {
    kind: 'all',
    of: [
      { kind: 'checked', field: 'Ready__c' },
      { kind: 'answered', concept: 'problem', evidence: 'Heard' },
    ],
  },
];

const gate = fc.record({
  toEnter: fc.constantFrom('Second', 'Third', 'Won'),
  mode: fc.constantFrom('enforce' as const, 'enforce' as const, 'warn' as const),
  of: fc.uniqueArray(fc.constantFrom(...CONDITIONS), { minLength: 1, maxLength: 2 }),
  once: fc.boolean(),
  override: fc.boolean(),
});

const arbitrary = fc
  .record({
    gates: fc.uniqueArray(gate, { selector: ({ toEnter }) => toEnter, minLength: 1, maxLength: 2 }),
    amount: fc.option(fc.constantFrom(100, 200), { nil: undefined, freq: 3 }),
    exempt: fc.boolean(),
    bypass: fc.constantFrom('Pass', 'Pass', 'Other'),
  })
  .map(({ gates, amount, exempt, bypass }): CompiledPlaybook => {
    const small = smallPlaybook({ from: '2020-01-01T00:00:00Z' });
    const stages = ['First', 'Second', 'Third', 'Won'];
    const compiled = gates
      .map(({ toEnter, mode, of, once, override }) => ({
        toEnter,
        mode,
        criteria: of.map((condition) => {
          const id = JSON.stringify(condition);
          return {
            ...condition,
            id,
            code: codeOf(`${toEnter}${id}`),
            sentence: `${toEnter} asks for ${id}.`,
            short: 'It is missing',
          };
        }),
        ...(once ? { asked: 'once' as const } : {}),
        ...(override ? { override: { approver: 'DF_Approve_Gate_Overrides', maxDays: 14, reasons: [] } } : {}),
      }))
      .sort((a, b) => stages.indexOf(a.toEnter) - stages.indexOf(b.toEnter));
    return {
      ...small,
      stages,
      exemptStages: exempt ? ['Lost'] : [],
      bypassPermission: bypass,
      gates: compiled,
      appliesTo: amount === undefined ? {} : { amountAtLeast: amount },
    };
  });

/** Five hexadecimal digits of a text. */
function codeOf(text: string): string {
  let hash = 7;
  for (const character of text) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return (hash % 0xfffff).toString(16).padStart(5, '0');
}

function domainsOfPair(pair: Pair, isNew: boolean, clock: string) {
  const rules = pair.flatMap((one) =>
    validationRules(one).filter(({ active, object }) => active && object === 'Opportunity'),
  );
  return dealDomains(
    rules.map(({ formula }) => parseFormula(formula)),
    isNew,
    pair,
    clock,
  );
}

const clocksOf = (pair: Pair) => daysOf(pair).days.map((day) => CLOCK.replace(TODAY, day));

/** All attempts of which a pair of playbooks could be of two minds. */
function* attemptsOf(pair: Pair) {
  for (const clock of clocksOf(pair))
    for (const isNew of [false, true]) {
      const domains = domainsOfPair(pair, isNew, clock);
      const atoms = [...domains.keys()];
      for (const row of product([...domains.values()])) {
        const state: State = new Map([[MOMENT, clock], ...atoms.map((atom, index) => [atom, row[index]!] as const)]);
        if (isPossible(state)) yield attemptOf(state, isNew);
      }
    }
}

function sizeOf(pair: Pair): number {
  const domains = domainsOfPair(pair, false, CLOCK);
  return clocksOf(pair).length * [...domains.values()].reduce((all, { length }) => all * length, 1);
}

const nameOf = ({ id, toEnter }: { readonly id: string; readonly toEnter: string }) =>
  id === 'unknown-stage' ? id : `${toEnter} > ${id}`;

/** By the evaluator on every attempt: for what the second refuses where the first does not. */
function bruteForce(pair: Pair): readonly string[] {
  const [first, second] = pair;
  const found = new Set<string>();
  for (const attempt of attemptsOf(pair)) {
    const verdict = decide(second, attempt);
    if (verdict.outcome !== 'blocked' || decide(first, attempt).outcome === 'blocked') continue;
    for (const unmet of verdict.unmet) if (unmet.mode === 'enforce' && !unmet.overridden) found.add(nameOf(unmet));
  }
  return [...found].sort();
}

/** More attempts than this take too long to go through. */
const MOST = 40_000;

/** What became of random pairs of playbooks. */
export interface PairsTried {
  readonly tried: number;
  readonly equal: number;
  /** Pairs of which `diffPlaybooks` and the evaluator on every attempt find different things. */
  readonly wrong: readonly unknown[];
}

/** Compares `diffPlaybooks` with the evaluator on every attempt, for so many random pairs. */
export function tryPairs(pairs: number, seed: number): PairsTried {
  let [tried, equal] = [0, 0];
  const wrong: unknown[] = [];
  for (const pair of fc.sample(fc.tuple(arbitrary, arbitrary), { numRuns: pairs * 10, seed })) {
    if (tried === pairs || sizeOf(pair) > MOST) continue;
    tried += 1;
    const [a, b] = pair;
    const diff = diffPlaybooks(a, b);
    const [stricter, looser] = [diff.stricter, diff.looser].map((list) => list.filter(({ attempt }) => attempt));
    const found = [stricter!.map(nameOf).sort(), looser!.map(nameOf).sort()];
    const wanted = [bruteForce([a, b]), bruteForce([b, a])];
    const isShown = stricter!.every(
      ({ attempt }) => decide(b, attempt!).outcome === 'blocked' && decide(a, attempt!).outcome !== 'blocked',
    );
    if (JSON.stringify(found) !== JSON.stringify(wanted) || !isShown || diff.notDecided.length > 0)
      wrong.push({ pair, found, wanted });
    if (stricter!.length + looser!.length === 0) equal += 1;
  }
  return { tried, equal, wrong };
}
