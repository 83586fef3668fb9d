import fc from 'fast-check';
import { decide } from '../../src/playbook/index.ts';
import { KINDS as CRITERIA } from '../../src/playbook/kinds/kinds.ts';
import { askedOf, kindOf, LANGUAGE_KINDS, leastOf } from '../playbook/support/mix.ts';
import { KINDS, rough, versions } from '../playbook/support/scenarios.ts';
import { testSeed } from '../seed.ts';
import { decideInDuckDb, withDuckDb, type Decided } from './support/duckdb.ts';
import { keepingDifferences } from './support/found.ts';
import { difference } from './support/paths.ts';
import { children, extras, NULLABLE, widen, widenedAttempt, widening } from './support/random.ts';
import { ruleEngine } from './support/rules.ts';

const PLAYBOOKS = 220;
const CASES_EACH = 100;

const cases = fc.array(fc.record({ rough, extras, children }), { minLength: CASES_EACH, maxLength: CASES_EACH });

/** Law 1, all paths in memory: one outcome and one list of what is missing, on every record and transition. */
describe('evaluator, SQL and rules', () => {
  test('agree on every random playbook, record and transition, and no kind of case is starved', async () => {
    const mix = new Map<string, number>();
    const count = (name: string) => mix.set(name, (mix.get(name) ?? 0) + 1);
    const seed = testSeed();
    await keepingDifferences(`seed-${seed}`, (report) =>
      withDuckDb((connection) =>
        fc.assert(
          fc.asyncProperty(versions, widening, cases, async (narrow, parts, roughs) => {
            const playbooks = narrow.map((playbook) => widen(playbook, parts));
            const attempts = roughs.map((one) => widenedAttempt(playbooks[0]!, one));
            const sql: (readonly Decided[])[] = [];
            for (const playbook of playbooks) sql.push(await decideInDuckDb(connection, playbook, attempts));
            const refusals = ruleEngine(playbooks);
            attempts.forEach((attempt, index) => {
              const wrong = difference(playbooks, attempt, {
                refusals,
                sql: sql.map((one) => one[index]!),
              });
              if (wrong) report({ playbooks, attempt });
              expect(wrong).toBeUndefined();
              const verdicts = playbooks.map((playbook) => decide(playbook, attempt));
              const verdict = verdicts.find(({ outcome }) => outcome !== 'exempt') ?? verdicts[0]!;
              count('cases');
              count(`outcome ${verdict.outcome}`);
              count(`transition ${roughs[index]!.rough.kind}`);
              for (const unmet of verdict.unmet) count(`unmet ${kindOf(unmet)}`);
              const judging = playbooks[verdicts.indexOf(verdict)]!;
              for (const name of askedOf(judging, attempt, verdict)) count(name);
              for (const field of NULLABLE) if ((attempt.record[field] ?? null) === null) count(`blank ${field}`);
              if (playbooks.length > 1) count('two versions');
            });
          }),
          { numRuns: PLAYBOOKS, seed },
        ),
      ),
    );

    console.info(
      `seed ${seed}\n${[...mix]
        .sort()
        .map(([name, number]) => `${number} ${name}`)
        .join('\n')}`,
    );
    const number = (name: string) => mix.get(name) ?? 0;
    expect(number('cases')).toBeGreaterThanOrEqual(20_000);
    const starved = [
      ...['blocked', 'allowed'].map((outcome) => [`outcome ${outcome}`, 0.2 * number('cases')] as const),
      ...['warned', 'bypassed', 'overridden', 'exempt'].map((outcome) => [`outcome ${outcome}`, 200] as const),
      ...KINDS.map((kind) => [`transition ${kind}`, 500] as const),
      ...NULLABLE.map((field) => [`blank ${field}`, 0.1 * number('cases')] as const),
      ...[...CRITERIA, 'onlyFrom', 'steps', 'new-record', 'unknown-stage'].map(
        (kind) => [`unmet ${kind}`, 100] as const,
      ),
      ...LANGUAGE_KINDS.map((name) => leastOf(name, 40)),
      ['two versions', 5000] as const,
    ].filter(([name, least]) => number(name) < least);
    expect(starved).toEqual([]);
  }, 300_000);
});
