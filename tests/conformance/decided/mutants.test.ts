import { readCases } from '../../../scripts/goldens-files.ts';
import { compileFormula } from '../../../src/formula/index.ts';
import { decisionsSql, sqlColumns } from '../../../src/playbook/index.ts';
import { testSeed } from '../../seed.ts';
import { withDuckDb } from '../support/duckdb.ts';
import { evaluatorMutants, evaluatorOf } from './evaluator-mutants.ts';
import { formulaMutants } from './formula-mutants.ts';
import { described, oneOf, tryEvaluatorMutants, tryFormulaMutants, tryQueryMutants, type Tally } from './mutants.ts';
import { cases, shipped } from './playbooks.ts';
import { queryMutants } from './query-mutants.ts';
import { decidedSet, randomNumbers } from './states.ts';

/** Here about a twentieth of the mutants: one in three, of one in eight playbooks. `npm run soak -- mutants` tries all. */
const [SETS, EACH, EVALUATORS] = [8, 3, 25];

const seed = testSeed();
const next = randomNumbers(seed);
const chosen = [...shipped(), ...cases()].filter(() => next(SETS) === 0);
// Conditions on children have no rule, so that no states decide them.
const sets = chosen
  .map(([name, playbooks]) => [name, decidedSet(playbooks)] as const)
  .filter(([, set]) => set.rules.length > 0);

/** Every mutant is caught by a decided state, or decides as the original does. */
function expectNoneMissed(backend: string, { made, caught, equivalent, missed, broken }: Tally): void {
  console.info(
    `${backend}, seed ${seed}: ${made} made, ${caught} caught, ${equivalent.length} equivalent, ${broken} are no text of it`,
  );
  expect(missed.slice(0, 3)).toEqual([]);
  expect(caught + equivalent.length).toBe(made);
}

describe('a mistake in a backend does not go unnoticed', () => {
  test('in formulas', () => {
    const tally = tryFormulaMutants(sets, oneOf(EACH, seed));
    expectNoneMissed('formulas', tally);
    expect(tally.caught).toBeGreaterThan(tally.equivalent.length);
    // A sum of two dates is no formula.
    expect(tally.broken).toBeLessThan(tally.made / 20);
  }, 240_000);

  test('in queries', async () => {
    const tally = await tryQueryMutants(sets, oneOf(EACH, seed));
    expectNoneMissed('queries', tally);
    expect(tally.caught).toBeGreaterThan(tally.equivalent.length);
  }, 240_000);

  test('in the evaluator', () => {
    const lines = new Map(readCases().map(({ name, lines: own }) => [name, own]));
    const tally = tryEvaluatorMutants(sets, lines, oneOf(EVALUATORS, seed));
    expectNoneMissed('evaluator', tally);
  }, 240_000);
});

describe('mutants are made by operators', () => {
  test('each part of a formula is changed', () => {
    const made = formulaMutants('AND(BLANKVALUE(A, 0) < 3, OR(ISBLANK(B), CASE(C, "x", 1, "y", 2, 0) >= 1))').map(
      described,
    );
    for (const one of [
      'comparison: (BLANKVALUE(A, 0) < 3) → (BLANKVALUE(A, 0) <= 3)',
      'comparison: (BLANKVALUE(A, 0) < 3) → (BLANKVALUE(A, 0) > 3)',
      'constant: 3 → 4',
      'constant: 3 → 2',
      'blank: BLANKVALUE(A, 0) → A',
      'blank: ISBLANK(B) → FALSE',
      'stage: CASE(C, "x", 1, "y", 2, 0) → CASE(C, "y", 1, "x", 2, 0)',
      'stage: CASE(C, "x", 1, "y", 2, 0) → CASE(C, "y", 2, 0)',
    ])
      expect(made).toContain(one);
    const operators = new Set(made.map((one) => one.split(':')[0]));
    expect([...operators].sort()).toEqual([
      'and/or',
      'blank',
      'comparison',
      'constant',
      'doubled',
      'dropped',
      'stage',
      'text',
    ]);
  });

  test('each part of a query is changed', () => {
    const sql = `SELECT CASE WHEN coalesce("A", 0) >= 3 AND "b" OR NOT "c" THEN 'x' END, CASE "S" WHEN 'p' THEN 1 WHEN 'q' THEN 2 ELSE 0 END, "T" IN ('m', 'n')`;
    const made = queryMutants(sql).map(({ text }) => text);
    for (const part of [
      'coalesce("A", 0) > 3',
      'coalesce("A", 0) >= 4',
      'WHEN "A" >= 3',
      '>= 3 OR "b"',
      'WHEN coalesce("A", 0) >= 3 OR',
      'WHEN "b" OR',
      "WHEN 'q' THEN 1 WHEN 'p' THEN 2",
      "('Something else', 'n')",
      'OR  "c"',
    ])
      expect(made.filter((text) => text.includes(part)).length).toBeGreaterThan(0);
    expect(new Set(made).size).toBe(made.length);
    expect(made).not.toContain(sql);
  });

  test('each part of the evaluator is changed, and what is no program is none', () => {
    const mutants = evaluatorMutants();
    const operators = new Set(mutants.map(({ operator }) => operator));
    expect([...operators].sort()).toEqual([
      'and/or',
      'blank',
      'branch',
      'comparison',
      'constant',
      'dropped',
      'method',
      'negation',
      'sign',
      'text',
    ]);
    expect(mutants.length).toBeGreaterThan(300);
    expect(new Set(mutants.map(({ file, text }) => `${file} ${text}`)).size).toBeGreaterThan(0.98 * mutants.length);
    expect(evaluatorOf({ file: 'scope', text: 'const a = ;' })).toBeUndefined();
    expect(evaluatorOf(mutants[0]!)).toBeInstanceOf(Function);
  });

  test('what is doubled in AND or OR changes nothing, whatever its truth', async () => {
    for (const value of ['TRUE', 'FALSE', 'Blank__c']) {
      const [once, twice] = ['', `, ${value}`].map((more) =>
        ['AND', 'OR']
          .map((name) => `${name}(Other__c, ${value}${more})`)
          .map((text) =>
            [true, false].map((other) =>
              compileFormula(text, { place: 'rule', blanks: 'asBlank', field: () => ({ type: 'Boolean' }) }).evaluate({
                field: ([name]) => (name === 'Other__c' ? other : null),
                now: new Date(0),
              }),
            ),
          ),
      );
      expect(twice).toEqual(once);
    }
    await withDuckDb(async (connection) => {
      const truths = '(VALUES (true), (false), (NULL::BOOLEAN)) AS one(a)';
      const answer = await connection.runAndReadAll(
        `SELECT count(*) FROM ${truths} WHERE (a AND a) IS DISTINCT FROM a OR (a OR a) IS DISTINCT FROM a`,
      );
      expect(Number(answer.getRows()[0]![0])).toBe(0);
    });
  });
});

test('the columns that a query reads are named once each', () => {
  for (const [name, playbooks] of [...shipped(), ...cases()])
    for (const playbook of playbooks) {
      const names = sqlColumns(playbook).map(([column]) => column);
      expect([name, new Set(names).size]).toEqual([name, names.length]);
      expect(decisionsSql(playbook, 'attempts')).toContain('FROM "attempts"');
    }
});
