import type { StatementSync } from 'node:sqlite';
import type { RunningUser, StoredValue } from '../base/values.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import type { Org } from '../org/types.ts';
import type { Permissions } from '../base/permissions.ts';
import type { StoredRow } from '../base/values.ts';
import type { AggregateResult } from './aggregate.ts';
import { compileQuery } from './compile.ts';
import type { Compiled } from './compile.ts';
import { datePart } from './dates.ts';
import { createDisplays } from './display.ts';
import type { Display } from './display.ts';
import { malformed, SoqlError, withPosition } from './errors.ts';
import { literalsOf, parseShape, shapeOf } from './parse.ts';
import { createPlanCache } from './plan-cache.ts';
import { typed } from './records.ts';
import type { Reader } from './records.ts';
import type { Run } from './run.ts';
import { bound, identifier } from './sql.ts';
import { isRangeError, messageOf } from '../base/error-text.ts';
import { treeShape, withSlots } from './tree-shape.ts';
import type { Column, RecordNode, SoqlQuery } from './types.ts';

/** A query's answer. Records that do not fit a page are read page by page: `page(from, count)` is what stands in the org then. */
export type QueryResult =
  | {
      readonly kind: 'records';
      readonly object: ObjectSchema;
      readonly ids: readonly string[];
      readonly page: (from: number, count: number) => RecordNode[];
    }
  | ({ readonly kind: 'aggregate'; readonly object: ObjectSchema } & AggregateResult)
  | { readonly kind: 'count'; readonly object: ObjectSchema; readonly count: number };

/**
 * SOQL over one org's SQLite. Read permissions of the running user decide which objects and fields exist for a query, sharing which
 * records. A query whose shape (the text without its literals) was seen before is neither parsed nor planned again.
 */
export interface SoqlEngine {
  /** Throws SoqlError with Salesforce's code and text, with the position of the fault where there is one. `allRows`: deleted records too. */
  query(user: RunningUser, text: string, options?: { allRows?: boolean }): QueryResult;
  /** The same for a query tree. With `unlimited`, LIMIT and OFFSET of the outer query are not applied. */
  select(user: RunningUser, query: SoqlQuery, options?: { unlimited?: boolean }): QueryResult;
  /** The columns of the answer, without running the query. */
  columns(user: RunningUser, text: string): { object: ObjectSchema; columns: readonly Column[]; grouped: boolean };
  /** How values are shown to the user. */
  display(user: RunningUser): Display;
  /** Plans that are kept now, and how many queries found theirs. */
  readonly plans: { readonly size: number; readonly hits: number };
}

const MAX_OFFSET = 2000;
const MAX_PLANS = 500;
/** Results up to this size are read at once. */
const PAGE = 2000;

/**
 * Makes the engine and gives the org's connection three functions: `soql_formula` (a formula field of a stored record, for WHERE,
 * ORDER BY and GROUP BY), `soql_fold` (Unicode lower case) and `soql_datepart`.
 */
export function createSoqlEngine(org: Org): SoqlEngine {
  const tables = new WeakMap<ObjectSchema, ReadonlySet<string>>();
  const rowStatements = new WeakMap<ObjectSchema, StatementSync>();
  // Permissions are made anew when the schema, a user or an assignment changes; plans of older ones are never found again.
  const grantIds = new WeakMap<Permissions, number>();
  const plans = createPlanCache<{ readonly compiled: Compiled; readonly query: SoqlQuery }>(MAX_PLANS);
  const displays = createDisplays(org);
  const fiscal = org.database.prepare('SELECT "FiscalYearStartMonth" AS month FROM "Organization" LIMIT 1');
  let plannedFor: Schema | undefined;
  let grants = 0;
  let hits = 0;
  // The run that is on; SQLite calls back into `soql_formula` on the same thread.
  let running: { readonly run: Run; rows?: Map<string, StoredRow | undefined>; display?: Display } | undefined;

  const columns = (object: ObjectSchema): ReadonlySet<string> => {
    const known = tables.get(object);
    if (known) return known;
    const rows = org.database.prepare('SELECT name FROM pragma_table_info(?)').all(object.name);
    const names = new Set(rows.map((row) => String(row['name'])));
    if (names.size === 0) {
      const message = `sObject type '${object.name}' has no records in the local org.`;
      throw new SoqlError('INVALID_TYPE', message, object.name);
    }
    tables.set(object, names);
    return names;
  };

  /** A record as the org keeps it in memory: checkboxes are true and false. */
  const readRow = (object: ObjectSchema, id: string): StoredRow | undefined => {
    let statement = rowStatements.get(object);
    if (!statement) {
      statement = org.database.prepare(`SELECT * FROM ${identifier(object.name).text} WHERE "Id" = ?`);
      rowStatements.set(object, statement);
    }
    const raw = statement.get(id);
    if (!raw) return undefined;
    const entries = [...object.fields.values()].map((field) => [
      field.name,
      typed(field, raw[field.name] as StoredValue),
    ]);
    return Object.fromEntries(entries) as StoredRow;
  };

  const storedRow = (object: ObjectSchema, id: string): StoredRow | undefined => {
    const rows = running && (running.rows ??= new Map());
    const known = rows?.get(id);
    if (known) return known;
    const row = readRow(object, id);
    // Neighbouring formulas of one record read one row; a whole table is not kept.
    if (rows && rows.size > 500) rows.clear();
    rows?.set(id, row);
    return row;
  };

  const formula = (user: RunningUser, object: ObjectSchema, field: FieldSchema, id: string): StoredValue => {
    const row = storedRow(object, id);
    return row ? org.formulaValue(user, object, field, row) : null;
  };

  org.database.function('soql_fold', { deterministic: true }, (text) =>
    typeof text === 'string' ? text.toLowerCase() : text,
  );
  org.database.function('soql_datepart', { deterministic: true }, (name, value, zone, fiscalStart) =>
    datePart(String(name), typeof value === 'string' ? value : null, String(zone), Number(fiscalStart)),
  );
  org.database.function('soql_formula', (objectName, fieldName, id) => {
    const object = org.schema.objects.get(String(objectName).toLowerCase());
    const field = object?.fields.get(String(fieldName).toLowerCase());
    if (!running || !object || !field || typeof id !== 'string') return null;
    const value = formula(running.run.user, object, field, id);
    return typeof value === 'boolean' ? Number(value) : value;
  });

  const readerFor = (user: RunningUser, allRows: boolean): Reader => {
    let aliases = 0;
    const sharing = org.sharing(user);
    return {
      context: {
        org,
        user,
        permissions: org.permissions(user),
        allRows,
        table: (object) => (allRows ? { text: org.withDeleted(object), params: [] } : identifier(object.name)),
        readable: (object, alias) => sharing.readable(object, alias),
        columns,
        nextAlias: () => `t${aliases++}`,
      },
      formula,
      display: (who) => (running ? (running.display ??= displays(who)) : displays(who)),
      prepare: (piece) => {
        let statement: StatementSync | undefined;
        return (run) => {
          if (!statement) {
            statement = org.database.prepare(piece.text);
            statement.setReturnArrays(true);
          }
          return statement.all(...bound(piece.params, run)) as unknown as StoredValue[][];
        };
      },
    };
  };

  function within<T>(run: Run, text: string | undefined, body: () => T): T {
    const outer = running;
    running = { run };
    try {
      return body();
    } catch (error) {
      throw translate(error, text);
    } finally {
      running = outer;
    }
  }

  const planKey = (user: RunningUser, key: string): string => {
    const permissions = org.permissions(user);
    if (plannedFor !== org.schema) {
      plans.clear();
      plannedFor = org.schema;
    }
    let grant = grantIds.get(permissions);
    if (grant === undefined) grantIds.set(permissions, (grant = grants += 1));
    return `${grant} ${key}`;
  };

  const fiscalStart = (): number => Number(fiscal.get()?.['month'] ?? 1) || 1;
  const runOf = (user: RunningUser, literals: Run['literals']): Run => ({
    user,
    now: org.clock(),
    literals,
    ids: '[]',
    take: -1,
    skip: 0,
    fiscalStart,
  });

  function execute(plan: Compiled, query: SoqlQuery, base: Run, unlimited: boolean, text?: string): QueryResult {
    const counts = countsOf(query, base);
    checkLimits(plan, query, counts);
    const run = unlimited ? base : { ...base, take: counts.limit, skip: counts.offset };
    return within(run, text, (): QueryResult => {
      const { object } = plan;
      if (plan.kind === 'count') return { kind: 'count', object, count: plan.count(run) };
      if (plan.kind === 'aggregate') return { kind: 'aggregate', object, ...plan.rows(run) };
      const limit = run.take < 0 ? Number.MAX_SAFE_INTEGER : run.take;
      const first = plan.records.first({ ...run, take: Math.min(limit, PAGE + 1) });
      if (first.length <= PAGE) {
        const ids = first.map((record) => record.id);
        return { kind: 'records', object, ids, page: (from, size) => first.slice(from, from + size) };
      }
      const ids = plan.records.ids(run);
      return {
        kind: 'records',
        object,
        ids,
        page: (from, size) => within(run, text, () => plan.records.byIds(run, ids.slice(from, from + size))),
      };
    });
  }

  /** Plans by key, or runs what `make` gives. `keep`: whether the tree is that of every query with the key. */
  function planned(
    user: RunningUser,
    key: string,
    literals: Run['literals'],
    text: string | undefined,
    make: () => { query: SoqlQuery; keep: boolean },
  ): { compiled: Compiled; query: SoqlQuery; run: Run } {
    const run = runOf(user, literals);
    const full = planKey(user, key);
    const known = plans.get(full);
    if (known) {
      hits += 1;
      return { ...known, run };
    }
    const { query, keep } = make();
    const compiled = within(run, text, () => compileQuery(readerFor(user, query.allRows === true), query));
    if (keep) plans.set(full, { compiled, query });
    return { compiled, query, run };
  }

  const plannedText = (user: RunningUser, text: string, allRows: boolean): ReturnType<typeof planned> => {
    const shape = shapeOf(text);
    return planned(user, `${allRows ? 'all ' : ''}${shape.key}`, literalsOf(shape), text, () => {
      const { query, complete } = parseShape(shape);
      return { query: allRows ? { ...query, allRows } : query, keep: complete };
    });
  };

  return {
    query(user, text, options = {}) {
      const { compiled, query, run } = plannedText(user, text, options.allRows === true);
      return execute(compiled, query, run, false, text);
    },
    select(user, tree, options = {}) {
      const { key, literals } = treeShape(tree);
      const make = (): { query: SoqlQuery; keep: boolean } => ({ query: withSlots(tree), keep: true });
      const { compiled, query, run } = planned(user, key, literals, undefined, make);
      return execute(compiled, query, run, options.unlimited === true);
    },
    columns(user, text) {
      const { compiled, query, run } = plannedText(user, text, false);
      checkLimits(compiled, query, countsOf(query, run));
      return within(run, text, () => ({
        object: compiled.object,
        columns: compiled.columns(),
        grouped: compiled.kind === 'aggregate',
      }));
    },
    display: (user) => displays(user),
    plans: {
      get size() {
        return plans.size;
      },
      get hits() {
        return hits;
      },
    },
  };
}

/** LIMIT (-1: none) and OFFSET as they are in this run. */
function countsOf(query: SoqlQuery, run: Run): { limit: number; offset: number } {
  const now = (value: number | undefined, slot: number | undefined, none: number): number => {
    const literal = slot === undefined ? undefined : run.literals[slot];
    return literal && 'kind' in literal && literal.kind === 'number' ? literal.value : (value ?? none);
  };
  return { limit: now(query.limit, query.limitSlot, -1), offset: now(query.offset, query.offsetSlot, 0) };
}

function checkLimits(plan: Compiled, query: SoqlQuery, counts: { limit: number; offset: number }): void {
  if (counts.offset > MAX_OFFSET) {
    throw new SoqlError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${MAX_OFFSET}`);
  }
  const wide = query.select.some((item) => item.kind === 'fields' && item.group !== 'STANDARD');
  if (wide && plan.kind === 'records' && (counts.limit < 0 || counts.limit > 200)) {
    throw malformed('The SOQL FIELDS function must have a LIMIT of at most 200');
  }
}

/** A fault that SQLite finds (too many joins, a condition nested too deeply) is the query's; anything else is ours. */
function translate(error: unknown, text: string | undefined): unknown {
  if (error instanceof SoqlError) {
    if (text === undefined || error.near === undefined) return error;
    return new SoqlError(error.errorCode, withPosition(error, text));
  }
  const message = messageOf(error);
  if (
    /too many (columns|terms|SQL variables)|at most \d+ tables|too large|stack overflow|recursion limit|too complex/i.test(
      message,
    )
  ) {
    return new SoqlError(
      'QUERY_TOO_COMPLICATED',
      'Query is either selecting too many fields or the filter conditions are too complicated.',
    );
  }
  return isRangeError(error) ? malformed('The query is nested too deeply') : error;
}
