import { decide, type Attempt, type CompiledPlaybook } from '../../../src/playbook/index.ts';
import { unmetText, type Said } from './duckdb.ts';
import { expectedRefusals, type ruleEngine } from './rules.ts';

/** Every path but the evaluator, over the same live versions; `sql` has been asked about the attempt already. */
export interface Paths {
  readonly sql: readonly Said[];
  readonly refusals: ReturnType<typeof ruleEngine>;
}

/** What the paths say of one attempt where they do not all say the same; undefined where they do. */
export function difference(playbooks: readonly CompiledPlaybook[], attempt: Attempt, paths: Paths): unknown {
  const expected = playbooks.map((playbook) => decide(playbook, attempt));
  const said = {
    sql: paths.sql,
    refusals: paths.refusals(attempt),
  };
  const wanted: typeof said = {
    sql: expected.map(({ outcome, unmet }) => ({ outcome, unmet: unmet.map(unmetText) })),
    refusals: expectedRefusals(playbooks, attempt),
  };
  return JSON.stringify(said) === JSON.stringify(wanted) ? undefined : { said, wanted };
}
