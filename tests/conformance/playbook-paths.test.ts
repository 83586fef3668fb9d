import { testSeed } from '../seed.ts';
import { withPostgres } from '../with-postgres.ts';
import { checkAgreement } from './support/agreement.ts';
import { withDuckDb } from './support/duckdb.ts';

/** A twentieth of `npm run soak -- 'postgres attempts'`. */
test('evaluator, DuckDB, PostgreSQL and rules agree on 25,000 random attempts, and no kind of case is starved', async () => {
  const seed = testSeed();
  const faults = await withPostgres((postgres) =>
    withDuckDb((duckdb) => checkAgreement({ duckdb, postgres }, { count: 25_000, seed }, (line) => console.info(line))),
  );
  expect({ seed, faults }).toEqual({ seed, faults: [] });
}, 600_000);
