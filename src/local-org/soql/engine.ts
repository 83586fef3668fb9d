import type { Org, StoredRow } from '../types.ts';
import type { RunningUser, StoredValue } from '../save/types.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { isAggregate, isCount, runAggregate } from './aggregate.ts';
import type { AggregateResult } from './aggregate.ts';
import { conditionSql } from './condition.ts';
import { datePart } from './dates.ts';
import { malformed, SoqlError, withPosition } from './errors.ts';
import { findIds, hydrate, typed } from './hydrate.ts';
import type { Reader } from './hydrate.ts';
import { parseSoql } from './parse.ts';
import { describeColumns, planSelect } from './plan.ts';
import { requireObject, Scope } from './scope.ts';
import type { QueryContext } from './scope.ts';
import { identifier, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import type { Column, RecordNode, SoqlQuery } from './types.ts';
import { isRangeError, messageOf } from './thrown.ts';

/** A query's answer. Records are read page by page: `page(from, count)` is what stands in the org when it is called. */
export type QueryResult =
  | {
      readonly kind: 'records';
      readonly object: ObjectSchema;
      readonly ids: readonly string[];
      readonly page: (from: number, count: number) => RecordNode[];
    }
  | ({ readonly kind: 'aggregate'; readonly object: ObjectSchema } & AggregateResult)
  | { readonly kind: 'count'; readonly object: ObjectSchema; readonly count: number };

/** SOQL over one org's SQLite. Read permissions of the running user decide which objects and fields exist for a query. */
export interface SoqlEngine {
  /** Throws SoqlError with Salesforce's code and text, with the position of the fault where there is one. */
  query(user: RunningUser, text: string): QueryResult;
  /** The same for a query tree. With `unlimited`, LIMIT and OFFSET of the outer query are not applied. */
  select(user: RunningUser, query: SoqlQuery, options?: { unlimited?: boolean }): QueryResult;
  /** The columns of the answer, without running the query. */
  columns(user: RunningUser, text: string): { object: ObjectSchema; columns: readonly Column[]; grouped: boolean };
}

const MAX_OFFSET = 2000;

/**
 * Makes the engine and gives the org's connection three functions: `soql_formula` (a formula field of a stored record, for WHERE,
 * ORDER BY and GROUP BY), `soql_fold` (Unicode lower case) and `soql_datepart`.
 */
export function createSoqlEngine(org: Org): SoqlEngine {
  const tables = new WeakMap<ObjectSchema, ReadonlySet<string>>();
  // The statement that runs now; SQLite calls back into `soql_formula` on the same thread.
  let running: { user: RunningUser; rows: Map<string, StoredRow | undefined> } | undefined;

  const columns = (object: ObjectSchema): ReadonlySet<string> => {
    const known = tables.get(object);
    if (known) return known;
    const rows = org.database.prepare('SELECT name FROM pragma_table_info(?)').all(object.name);
    const names = new Set(rows.map((row) => String(row['name'])));
    if (names.size === 0)
      throw new SoqlError(
        'INVALID_TYPE',
        `sObject type '${object.name}' has no records in the local org.`,
        object.name,
      );
    tables.set(object, names);
    return names;
  };

  const storedRow = (object: ObjectSchema, id: string): StoredRow | undefined => {
    const rows = running?.rows;
    const known = rows?.get(id);
    if (known) return known;
    const row = readRow(org, object, id);
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
  org.database.function('soql_datepart', { deterministic: true }, (name, value, zone) =>
    datePart(String(name), typeof value === 'string' ? value : null, String(zone)),
  );
  org.database.function('soql_formula', (objectName, fieldName, id) => {
    const object = org.schema.objects.get(String(objectName).toLowerCase());
    const field = object?.fields.get(String(fieldName).toLowerCase());
    if (!running || !object || !field || typeof id !== 'string') return null;
    const value = formula(running.user, object, field, id);
    return typeof value === 'boolean' ? Number(value) : value;
  });

  const contextFor = (user: RunningUser): QueryContext => {
    let aliases = 0;
    return {
      org,
      user,
      permissions: org.permissions(user),
      now: org.clock(),
      columns,
      nextAlias: () => `t${aliases++}`,
    };
  };

  function run<T>(user: RunningUser, text: string | undefined, body: (reader: Reader) => T): T {
    const outer = running;
    running = { user, rows: new Map() };
    try {
      return body({ context: contextFor(user), formula, all: (statement) => all(org, statement) });
    } catch (error) {
      throw translate(error, text);
    } finally {
      running = outer;
    }
  }

  function select(
    user: RunningUser,
    query: SoqlQuery,
    options: { unlimited?: boolean; text?: string } = {},
  ): QueryResult {
    return run(user, options.text, (reader): QueryResult => {
      const object = requireObject(reader.context, query.object);
      checkLimits(query);
      if (isCount(query)) return { kind: 'count', object, count: count(reader, object, query) };
      if (isAggregate(query)) return { kind: 'aggregate', object, ...runAggregate(reader, object, query) };
      // Faults in the SELECT list show even when no record is found.
      planSelect(reader.context, new Scope(reader.context, object, query.alias), query);
      const ids = findIds(reader, object, query, options.unlimited !== true);
      return {
        kind: 'records',
        object,
        ids,
        page: (from, size) =>
          run(user, options.text, (again) =>
            hydrate(again, requireObject(again.context, query.object), query, ids.slice(from, from + size)),
          ),
      };
    });
  }

  return {
    query: (user, text) => select(user, parseSoql(text), { text }),
    select: (user, query, options = {}) => select(user, query, options),
    columns: (user, text) =>
      run(user, text, (reader) => {
        const query = parseSoql(text);
        const object = requireObject(reader.context, query.object);
        if (isAggregate(query))
          return { object, columns: runAggregate(reader, object, { ...query, limit: 0 }).columns, grouped: true };
        return { object, columns: columnsOf(reader.context, object, query), grouped: false };
      }),
  };
}

/** A record as the org keeps it in memory: checkboxes are true and false. */
function readRow(org: Org, object: ObjectSchema, id: string): StoredRow | undefined {
  const raw = org.database.prepare(`SELECT * FROM ${identifier(object.name).text} WHERE "Id" = ?`).get(id);
  if (!raw) return undefined;
  return Object.fromEntries(
    [...object.fields.values()].map((field) => [field.name, typed(field, raw[field.name] as StoredValue)]),
  );
}

function columnsOf(context: QueryContext, object: ObjectSchema, query: SoqlQuery): Column[] {
  const plan = planSelect(context, new Scope(context, object, query.alias), query);
  return describeColumns(plan.root, (entry) => columnsOf(context, entry.child, entry.query));
}

function count(reader: Reader, object: ObjectSchema, query: SoqlQuery): number {
  const scope = new Scope(reader.context, object, query.alias);
  const where = query.where ? conditionSql(reader.context, scope, query.where) : sql`1`;
  const inner = sql`SELECT 1 FROM ${scope.from()} WHERE ${where} LIMIT ${query.limit ?? -1} OFFSET ${query.offset ?? 0}`;
  return Number(reader.all(sql`SELECT COUNT(*) AS n FROM (${inner})`)[0]?.['n'] ?? 0);
}

function checkLimits(query: SoqlQuery): void {
  if ((query.offset ?? 0) > MAX_OFFSET) {
    throw new SoqlError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${MAX_OFFSET}`);
  }
  if (query.select.length === 0) throw malformed('unexpected token: FROM');
}

function all(org: Org, statement: Sql): Readonly<Record<string, unknown>>[] {
  return org.database.prepare(statement.text).all(...statement.params);
}

/** A fault that SQLite finds (too many joins, a condition nested too deeply) is the query's; anything else is ours. */
function translate(error: unknown, text: string | undefined): unknown {
  if (error instanceof SoqlError) {
    if (text === undefined || error.near === undefined) return error;
    return new SoqlError(error.errorCode, withPosition(error, text));
  }
  const message = messageOf(error);
  if (/too many (columns|terms|SQL variables)|at most \d+ tables|too large|stack overflow|too complex/i.test(message)) {
    return new SoqlError(
      'QUERY_TOO_COMPLICATED',
      'Query is either selecting too many fields or the filter conditions are too complicated.',
    );
  }
  return isRangeError(error) ? malformed('The query is nested too deeply') : error;
}
