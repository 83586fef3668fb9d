import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import type pg from 'pg';
import { rough, versions } from '../../playbook/support/scenarios.ts';
import type { Decided } from './attempt-rows.ts';
import { CaseMix } from './case-mix.ts';
import { decideInDuckDb } from './duckdb.ts';
import { keepingDifferences } from './found.ts';
import { difference } from './paths.ts';
import { decideInPostgres } from './postgres.ts';
import { children, extras, widen, widenedAttempt, widening } from './random.ts';
import { ruleEngine } from './rules.ts';

/** Attempts under each random playbook. */
const CASES_EACH = 100;
const cases = fc.array(fc.record({ rough, extras, children }), { minLength: CASES_EACH, maxLength: CASES_EACH });

/**
 * Law 1, all paths in memory: one outcome and one list of what is missing, on every record and transition, by the evaluator, DuckDB, PostgreSQL and the rules. A
 * difference is kept in `tests/conformance/found`.
 * @param size `count`: attempts, a multiple of 100, at least 20,000
 * @returns what was wrong, one line each: the simplest difference, or kinds of cases that are too rare
 */
export async function checkAgreement(
  databases: { readonly duckdb: DuckDBConnection; readonly postgres: pg.Client },
  { count, seed }: { readonly count: number; readonly seed: number },
  say: (line: string) => void,
): Promise<readonly string[]> {
  const mix = new CaseMix();
  const check = (report: Parameters<Parameters<typeof keepingDifferences>[1]>[0]) =>
    fc.assert(
      fc.asyncProperty(versions, widening, cases, async (narrow, parts, roughs) => {
        const playbooks = narrow.map((playbook) => widen(playbook, parts));
        const attempts = roughs.map((one) => widenedAttempt(playbooks[0]!, one));
        const sql: (readonly Decided[])[] = [];
        const postgres: (readonly Decided[])[] = [];
        for (const playbook of playbooks) {
          sql.push(await decideInDuckDb(databases.duckdb, playbook, attempts));
          postgres.push(await decideInPostgres(databases.postgres, playbook, attempts));
        }
        const refusals = ruleEngine(playbooks);
        attempts.forEach((attempt, index) => {
          const at = (all: readonly (readonly Decided[])[]) => all.map((one) => one[index]!);
          const wrong = difference(playbooks, attempt, { refusals, sql: at(sql), postgres: at(postgres) });
          if (wrong === undefined) return mix.add(playbooks, attempt, roughs[index]!.rough.kind);
          report({ playbooks, attempt });
          throw new Error(JSON.stringify(wrong));
        });
      }),
      { numRuns: count / CASES_EACH, seed },
    );
  const found = await keepingDifferences(`seed-${seed}`, check).then(
    () => mix.starved.map(([name, least]) => `fewer than ${least} of: ${name}`),
    (error: unknown) => [String(error)],
  );
  say(`seed ${seed}: ${mix.cases} attempts\n${mix.lines.join('\n')}`);
  return found;
}
