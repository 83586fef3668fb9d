import { decide } from '../../../src/playbook/index.ts';
import { unmetText } from '../support/attempt-rows.ts';
import { decideInDuckDb, withDuckDb } from '../support/duckdb.ts';
import { cases, shipped, type Named } from './playbooks.ts';
import { decidedSet, differencesOf, type DecidedSet } from './states.ts';

/** The attempts on which the query does not decide as the evaluator, for each playbook of the set. */
async function differencesInSql({ playbooks, attempts }: DecidedSet): Promise<readonly unknown[]> {
  return withDuckDb(async (connection) => {
    const wrong: unknown[] = [];
    for (const playbook of playbooks) {
      const sql = await decideInDuckDb(connection, playbook, attempts);
      attempts.forEach((attempt, index) => {
        const { outcome, unmet } = decide(playbook, attempt);
        const wanted = { outcome, unmet: unmet.map(unmetText) };
        if (JSON.stringify(sql[index]) !== JSON.stringify(wanted)) wrong.push({ attempt, wanted, found: sql[index] });
      });
    }
    return wrong;
  });
}

async function decideAllStates([name, playbooks]: Named) {
  // Of the processor, not of the clock: other tests run at the same time.
  const start = process.cpuUsage();
  const set = decidedSet(playbooks);
  const inRules = set.rules.flatMap((one) =>
    differencesOf(one, set).map((attempt) => ({ rule: one.rule.name, attempt })),
  );
  const inSql = await differencesInSql(set);
  const states = set.rules.reduce((all, one) => all + one.attempts.length, 0);
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  return { name, set, inRules, inSql, states, seconds };
}

/**
 * Law 1, decided: src/playbook/judge/states/rule-states.ts gives the states, with the reason why they decide a rule. The evaluator and the query are run on the same
 * attempts as the formulas, with the whole verdict compared.
 */
describe('on all states of the atoms of every rule, evaluator, formula and query agree', () => {
  test.each(shipped())(
    '%s',
    async (...named) => {
      const { name, set, inRules, inSql, states, seconds } = await decideAllStates(named);
      console.info(
        `${name}: ${set.rules.length} rules, ${states} states, ${set.attempts.length} attempts, ${seconds.toFixed(1)} s`,
      );
      expect(inRules.slice(0, 3)).toEqual([]);
      expect(inSql.slice(0, 3)).toEqual([]);
      expect(set.pairwise).toEqual([]);
      expect(
        set.rules.every(({ expected, isNew, rule }) => isNew !== (rule.id === 'new-record') || expected.includes(true)),
      ).toBe(true);
    },
    60_000,
  );

  test('the conformance cases, which use every part of the language', async () => {
    const decided: Awaited<ReturnType<typeof decideAllStates>>[] = [];
    for (const one of cases()) decided.push(await decideAllStates(one));
    expect(decided.flatMap(({ name, inRules }) => inRules.map((one) => ({ name, ...one }))).slice(0, 3)).toEqual([]);
    expect(decided.flatMap(({ name, inSql }) => inSql.map((one) => ({ name, one }))).slice(0, 3)).toEqual([]);
    const sum = (of: (one: (typeof decided)[number]) => number) => decided.reduce((all, one) => all + of(one), 0);
    console.info(
      [
        `${decided.length} cases: ${sum(({ set }) => set.rules.length)} rules, ${sum(({ states }) => states)} states, ${sum(({ seconds }) => seconds).toFixed(1)} s`,
        ...decided.flatMap(({ name, set }) => set.pairwise.map((what) => `by pairs: ${name}: ${what}`)),
      ].join('\n'),
    );
    expect(sum(({ states }) => states)).toBeGreaterThan(50_000);
  }, 120_000);

  test('and a rule that takes one day for today is found', () => {
    const held = cases().flatMap(([name, playbooks]) => {
      const set = decidedSet(playbooks);
      return set.rules
        .filter(({ rule: { formula }, isNew }) => formula.includes('TODAY()') && !isNew)
        .map((one) => ({
          is: `${name}: ${one.rule.name}`,
          found: differencesOf(one, set, one.rule.formula.replaceAll('TODAY()', 'DATE(2026, 11, 21)'), true).length,
        }));
    });
    expect(held.length).toBeGreaterThan(10);
    expect(held.filter(({ found }) => found === 0)).toEqual([]);
  }, 180_000);
});
