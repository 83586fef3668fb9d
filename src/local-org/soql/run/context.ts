import type { RunningUser } from '../../base/values.ts';
import { createDisplays } from '../display.ts';
import type { Display } from '../display.ts';
import type { SoqlSource } from '../source.ts';
import type { Run } from '../sql/run.ts';
import { openStoredRows } from './stored-rows.ts';
import type { StoredRows } from './stored-rows.ts';

/** What the parts of one engine share. */
export interface EngineContext {
  readonly source: SoqlSource;
  readonly rows: StoredRows;
  readonly display: (user: RunningUser) => Display;
  /** First month of the org's fiscal year, 1 to 12. */
  readonly fiscalStart: () => number;
  /**
   * The run whose statements SQLite executes now. SQLite calls `soql_formula` with the values of a row only, on the same thread, so the
   * function can find the running user nowhere else. Set by `withRun` alone.
   */
  current: Run | undefined;
}

export function createContext(source: SoqlSource): EngineContext {
  const { database } = source;
  const fiscal = database.prepare('SELECT "FiscalYearStartMonth" AS month FROM "Organization" LIMIT 1');
  return {
    source,
    rows: openStoredRows(database),
    display: createDisplays(source),
    fiscalStart: () => Number(fiscal.get()?.['month'] ?? 1) || 1,
    current: undefined,
  };
}

/** Runs statements with `run` as the current one; runs can be nested. */
export function withRun<Result>(context: EngineContext, run: Run, body: () => Result): Result {
  const outer = context.current;
  context.current = run;
  try {
    return body();
  } finally {
    context.current = outer;
  }
}
