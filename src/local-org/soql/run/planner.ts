import type { StatementSync } from 'node:sqlite';
import type { Permissions } from '../../base/permissions.ts';
import type { RunningUser, StoredValue } from '../../base/values.ts';
import type { Schema } from '../../schema/types.ts';
import { compileQuery } from '../compile/compile.ts';
import type { CompiledQuery } from '../compile/compile.ts';
import type { QueryContext } from '../compile/context.ts';
import { identifier, parameterValues } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import type { SoqlQuery } from '../types.ts';
import type { EngineContext } from './context.ts';
import { createPlanCache } from './plan-cache.ts';

const MAX_PLANS = 500;

/** A query tree with its statements. Literals of the tree are those of the query that was planned first. */
export interface Plan {
  readonly query: SoqlQuery;
  readonly compiled: CompiledQuery;
}

export interface Planner {
  /**
   * The plan for a normalized query of a user, from the cache or compiled.
   * @param parse makes the tree; `complete`: the tree stands for every query with the key, so its plan can be cached
   */
  plan(user: RunningUser, key: string, parse: () => { query: SoqlQuery; complete: boolean }): Plan;
  /** Plans in the cache. */
  readonly size: number;
  /** Queries that found their plan in the cache. */
  readonly hits: number;
}

export function createPlanner(context: EngineContext): Planner {
  const { source } = context;
  const plans = createPlanCache<Plan>(MAX_PLANS);
  // Permissions are a new object after each change of the schema, a user or an assignment, so plans of older ones are not found again.
  const permissionIds = new WeakMap<Permissions, number>();
  let lastId = 0;
  let plannedFor: Schema | undefined;
  let hits = 0;

  const idOf = (permissions: Permissions): number => {
    const known = permissionIds.get(permissions);
    if (known !== undefined) return known;
    lastId += 1;
    permissionIds.set(permissions, lastId);
    return lastId;
  };

  return {
    plan(user, key, parse) {
      if (plannedFor !== source.schema) {
        plans.clear();
        plannedFor = source.schema;
      }
      const cacheKey = `${idOf(source.permissions(user))} ${key}`;
      const known = plans.get(cacheKey);
      if (known) {
        hits += 1;
        return known;
      }
      const { query, complete } = parse();
      const plan = { query, compiled: compileQuery(queryContext(context, user, query), query) };
      if (complete) plans.set(cacheKey, plan);
      return plan;
    },
    get size() {
      return plans.size;
    },
    get hits() {
      return hits;
    },
  };
}

function queryContext({ source, rows }: EngineContext, user: RunningUser, query: SoqlQuery): QueryContext {
  const allRows = query.allRows === true;
  const sharing = source.sharing(user);
  let aliases = 0;
  return {
    source,
    permissions: source.permissions(user),
    allRows,
    table: (object) => (allRows ? { text: source.withDeleted(object), parameters: [] } : identifier(object.name)),
    readable: (object, alias) => {
      const condition = sharing.readable(object, alias);
      return condition && { text: condition.text, parameters: condition.params };
    },
    columns: rows.columns,
    nextAlias: () => `t${aliases++}`,
    prepare: (statement) => {
      const later = prepareLater(source.database, statement);
      return (run) => later().all(...parameterValues(statement.parameters, run)) as unknown as StoredValue[][];
    },
    prepareRowByRow: (statement) => {
      const later = prepareLater(source.database, statement);
      return (run) =>
        later().iterate(...parameterValues(statement.parameters, run)) as unknown as Iterable<StoredValue[]>;
    },
  };
}

/** Many plans have statements that never run, so a statement is prepared when it first runs. */
function prepareLater(database: EngineContext['source']['database'], { text }: Sql): () => StatementSync {
  let statement: StatementSync | undefined;
  return () => {
    if (!statement) {
      statement = database.prepare(text);
      statement.setReturnArrays(true);
    }
    return statement;
  };
}
