import fc from 'fast-check';
import { compilePredicate } from '../../src/playbook/backends/predicate.ts';
import { decide } from '../../src/playbook/index.ts';
import { KINDS, rough, versions } from '../playbook/support/scenarios.ts';
import { decideInDuckDb, unmetText, withDuckDb } from './support/duckdb.ts';
import { children, extras, widen, widenedAttempt, widening } from './support/random.ts';

const PLAYBOOKS = 200;
const CASES_EACH = 100;

const cases = fc.array(fc.record({ rough, extras, children }), { minLength: CASES_EACH, maxLength: CASES_EACH });

/** Law 1, all paths in memory: one outcome and one list of what is missing, on every record and transition. */
describe('evaluator, predicate, SQL and rules', () => {
  test('agree on every random playbook, record and transition, and no kind of case is starved', async () => {
    const mix = new Map<string, number>();
    const count = (name: string) => mix.set(name, (mix.get(name) ?? 0) + 1);
    const seed = Date.now() % 0x7fffffff;
    await withDuckDb((connection) =>
      fc.assert(
        fc.asyncProperty(versions, widening, cases, async (narrow, parts, roughs) => {
          const playbooks = narrow.map((playbook) => widen(playbook, parts));
          const attempts = roughs.map((one) => widenedAttempt(playbooks[0]!, one));
          for (const playbook of playbooks) {
            const said = await decideInDuckDb(connection, playbook, attempts);
            const predicate = compilePredicate(playbook);
            attempts.forEach((attempt, index) => {
              const verdict = decide(playbook, attempt);
              expect(predicate.verdict(attempt)).toEqual(verdict);
              expect(predicate.outcome(attempt)).toBe(verdict.outcome);
              expect(said[index]).toEqual({ outcome: verdict.outcome, unmet: verdict.unmet.map(unmetText) });
              count(`outcome ${verdict.outcome}`);
              for (const { id } of verdict.unmet) count(`unmet ${id.split(':')[0]}`);
            });
          }
          roughs.forEach((one) => count(`transition ${one.rough.kind}`));
        }),
        { numRuns: PLAYBOOKS, seed },
      ),
    );
    console.info(
      `seed ${seed}\n${[...mix]
        .sort()
        .map(([name, number]) => `${number} ${name}`)
        .join('\n')}`,
    );
    expect(KINDS.filter((kind) => (mix.get(`transition ${kind}`) ?? 0) < 500)).toEqual([]);
  }, 120_000);
});
