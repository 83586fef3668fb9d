import type { compilePredicate } from '../../../src/playbook/backends/predicate/predicate.ts';
import { decide, type Attempt, type CompiledPlaybook } from '../../../src/playbook/index.ts';
import { unmetText, type Said } from './duckdb.ts';
import { expectedRefusals, type ruleEngine } from './rules.ts';

/** Every path but the evaluator, over the same live versions; `sql` has been asked about the attempt already. */
export interface Paths {
  readonly predicates: readonly ReturnType<typeof compilePredicate>[];
  readonly sql: readonly Said[];
  readonly refusals: ReturnType<typeof ruleEngine>;
}

/** What the paths say of one attempt where they do not all say the same; undefined where they do. */
export function difference(playbooks: readonly CompiledPlaybook[], attempt: Attempt, paths: Paths): unknown {
  const expected = playbooks.map((playbook) => decide(playbook, attempt));
  const said = {
    predicate: paths.predicates.map((predicate) => predicate.verdict(attempt)),
    outcomes: paths.predicates.map((predicate) => predicate.outcome(attempt)),
    sql: paths.sql,
    refusals: paths.refusals(attempt),
  };
  const wanted: typeof said = {
    predicate: expected,
    outcomes: expected.map(({ outcome }) => outcome),
    sql: expected.map(({ outcome, unmet }) => ({ outcome, unmet: unmet.map(unmetText) })),
    refusals: expectedRefusals(playbooks, attempt),
  };
  return JSON.stringify(said) === JSON.stringify(wanted) ? undefined : { said, wanted };
}
