import { decide, type Attempt, type CompiledPlaybook } from '../../../src/playbook/index.ts';
import { unmetText, type Decided } from './duckdb.ts';
import { expectedRefusals, type ruleEngine } from './rules.ts';

/** Every path but the evaluator, over the same live versions; `sql` holds the decisions of the attempt. */
export interface Paths {
  readonly sql: readonly Decided[];
  readonly refusals: ReturnType<typeof ruleEngine>;
}

/** The results of all paths for one attempt where they differ; undefined where they agree. */
export function difference(playbooks: readonly CompiledPlaybook[], attempt: Attempt, paths: Paths): unknown {
  const expected = playbooks.map((playbook) => decide(playbook, attempt));
  const found = {
    sql: paths.sql,
    refusals: paths.refusals(attempt),
  };
  const wanted: typeof found = {
    sql: expected.map(({ outcome, unmet }) => ({ outcome, unmet: unmet.map(unmetText) })),
    refusals: expectedRefusals(playbooks, attempt),
  };
  return JSON.stringify(found) === JSON.stringify(wanted) ? undefined : { found, wanted };
}
