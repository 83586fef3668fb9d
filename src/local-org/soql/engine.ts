import type { RunningUser } from '../base/values.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { Display } from './display.ts';
import { withSlots, normalizeTree } from './parse/normalize-tree.ts';
import { literalsOf, normalizeQuery, parseNormalized } from './parse/parse.ts';
import { createContext, withRun } from './run/context.ts';
import { execute, limitsOf, scan } from './run/execute.ts';
import type { Scan } from './run/execute.ts';
import { withFaults } from './run/faults.ts';
import { createPlanner } from './run/planner.ts';
import type { Plan } from './run/planner.ts';
import { registerFunctions } from './run/sqlite-functions.ts';
import { startRun } from './run/start-run.ts';
import type { SoqlSource } from './source.ts';
import type { Run } from './sql/run.ts';
import type { Column, QueryResult, SoqlQuery } from './types.ts';

/**
 * SOQL over the SQLite database of one org. Object and field permissions of the user decide which names exist for a query, sharing
 * which records. Queries that differ only in their literals are parsed and planned once.
 */
export interface SoqlEngine {
  /** Throws SoqlError with Salesforce's code, message and, where known, the position in the text. `allRows`: deleted records too. */
  query(user: RunningUser, text: string, options?: { allRows?: boolean }): QueryResult;
  /** The same for a query tree. With `unlimited`, LIMIT and OFFSET of the outer query are not applied. */
  select(user: RunningUser, query: SoqlQuery, options?: { unlimited?: boolean }): QueryResult;
  /** The same for results of any size: `undefined` for a query without records. Throws SoqlError. */
  scan(user: RunningUser, text: string, options?: { allRows?: boolean }): Scan | undefined;
  /** The columns of the answer, without running the query. */
  columns(user: RunningUser, text: string): { object: ObjectSchema; columns: readonly Column[]; grouped: boolean };
  /** Formats values for the user. */
  display(user: RunningUser): Display;
  /** The plan cache: plans in it, and queries that found theirs. */
  readonly plans: { readonly size: number; readonly hits: number };
}

/** Makes the engine, and registers the SQLite functions that it needs on the org's connection. */
export function createSoqlEngine(source: SoqlSource): SoqlEngine {
  const context = createContext(source);
  const planner = createPlanner(context);
  registerFunctions(context);

  const prepareText = (user: RunningUser, text: string, allRows: boolean): { plan: Plan; run: Run } => {
    const normalized = normalizeQuery(text);
    const run = startRun(context, user, literalsOf(normalized));
    const key = `${allRows ? 'all ' : ''}${normalized.key}`;
    const plan = withFaults(text, () =>
      planner.plan(user, key, () => {
        const { query, complete } = parseNormalized(normalized);
        return { query: allRows ? { ...query, allRows } : query, complete };
      }),
    );
    return { plan, run };
  };

  return {
    query(user, text, options = {}) {
      const { plan, run } = prepareText(user, text, options.allRows === true);
      return execute(context, plan, run, { text });
    },
    scan(user, text, options = {}) {
      const { plan, run } = prepareText(user, text, options.allRows === true);
      return scan(context, plan, run, text);
    },
    select(user, tree, options = {}) {
      const { key, literals } = normalizeTree(tree);
      const run = startRun(context, user, literals);
      const parse = (): { query: SoqlQuery; complete: boolean } => ({ query: withSlots(tree), complete: true });
      const plan = withFaults(undefined, () => planner.plan(user, key, parse));
      return execute(context, plan, run, options);
    },
    columns(user, text) {
      const { plan, run } = prepareText(user, text, false);
      limitsOf(plan, run);
      const { compiled } = plan;
      const columns = withFaults(text, () => withRun(context, run, () => compiled.columns()));
      return { object: compiled.object, columns, grouped: compiled.kind === 'aggregate' };
    },
    display: context.display,
    plans: planner,
  };
}
