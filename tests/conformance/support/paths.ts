import { decide, type Attempt, type CompiledPlaybook } from '../../../src/playbook/index.ts';
import { unmetText, type Decided } from './attempt-rows.ts';
import { expectedRefusals, type ruleEngine } from './rules.ts';

/** Every path but the evaluator, over the same live versions; `sql` and `postgres` hold the decisions of the attempt, by DuckDB and PostgreSQL. */
export interface Paths {
  readonly sql: readonly Decided[];
  readonly postgres: readonly Decided[];
  readonly refusals: ReturnType<typeof ruleEngine>;
}

/** The results of all paths for one attempt where they differ; undefined where they agree. */
export function difference(playbooks: readonly CompiledPlaybook[], attempt: Attempt, paths: Paths): unknown {
  const expected = playbooks.map((playbook) => decide(playbook, attempt));
  const found = {
    sql: paths.sql,
    postgres: paths.postgres,
    refusals: paths.refusals(attempt),
  };
  const decided = expected.map(({ outcome, unmet }) => ({ outcome, unmet: unmet.map(unmetText) }));
  const wanted: typeof found = {
    sql: decided,
    postgres: decided,
    refusals: expectedRefusals(playbooks, attempt),
  };
  return JSON.stringify(found) === JSON.stringify(wanted) ? undefined : { found, wanted };
}
