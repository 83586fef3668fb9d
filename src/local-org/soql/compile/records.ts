import type { ObjectSchema } from '../../schema/types.ts';
import { IDS } from '../sql/run.ts';
import type { Run } from '../sql/run.ts';
import { column, limitSql, sql } from '../sql/sql.ts';
import type { RecordNode, SoqlQuery } from '../types.ts';
import { whereSql } from './condition.ts';
import type { QueryContext, RowByRow, Statement } from './context.ts';
import { orderSql } from './order.ts';
import { columnList, compileRecordReader, idOf } from './record-reader.ts';
import type { RecordReader } from './record-reader.ts';
import { resolveNames } from './scope.ts';
import type { Scope } from './scope.ts';
import { planSelect } from './select-plan.ts';

/** A query for records, ready to run. */
export interface RecordQuery {
  /** The records of LIMIT and OFFSET of the run, in the query's order. */
  first(run: Run): RecordNode[];
  /** Ids of the same records, for results of more than one page. */
  ids(run: Run): Iterable<string>;
  /** The records with these ids, in this order, without those that no longer exist. */
  byIds(run: Run, ids: readonly string[]): RecordNode[];
}

/** Compiles a query without aggregates into three statements; each is prepared when it first runs. */
export function compileRecords(context: QueryContext, object: ObjectSchema, query: SoqlQuery): RecordQuery {
  const first = compileFirst(context, object, query);
  const ids = compileIds(context, object, query);
  const page = compilePage(context, object, query);
  return {
    first: (run) => first.read(run, first.statement(run)),
    *ids(run) {
      for (const row of ids(run)) yield idOf(row);
    },
    byIds: (run, wanted) => {
      const rows = page.statement({ ...run, ids: JSON.stringify(wanted) });
      const byId = new Map(rows.map((row) => [idOf(row), row]));
      return page.read(
        run,
        wanted.map((id) => byId.get(id)).filter((row) => row !== undefined),
      );
    },
  };
}

interface Compiled {
  readonly statement: Statement;
  readonly read: RecordReader;
}

function compileFirst(context: QueryContext, object: ObjectSchema, query: SoqlQuery): Compiled {
  const { parts, from } = resolveNames(context, { object, alias: query.alias }, (scope) => {
    const plan = planSelect(scope, query);
    const read = compileRecordReader(context, plan);
    return { columns: columnList(plan), read, ...filterAndOrder(scope, query) };
  });
  const { columns, read, where, order } = parts;
  const statement = sql`SELECT ${columns} FROM ${from} WHERE ${where} ORDER BY ${order} ${limitSql()}`;
  return { statement: context.prepare(statement), read };
}

function compileIds(context: QueryContext, object: ObjectSchema, query: SoqlQuery): RowByRow {
  const { parts, from } = resolveNames(context, { object, alias: query.alias }, (scope) => ({
    id: column(scope.alias, 'Id'),
    ...filterAndOrder(scope, query),
  }));
  const { id, where, order } = parts;
  return context.prepareRowByRow(sql`SELECT ${id} FROM ${from} WHERE ${where} ORDER BY ${order} ${limitSql()}`);
}

function compilePage(context: QueryContext, object: ObjectSchema, query: SoqlQuery): Compiled {
  const { parts, from } = resolveNames(context, { object, alias: query.alias }, (scope) => {
    const plan = planSelect(scope, query);
    const read = compileRecordReader(context, plan);
    return { columns: columnList(plan), read, id: column(scope.alias, 'Id') };
  });
  const { columns, read, id } = parts;
  const statement = sql`SELECT ${columns} FROM ${from} WHERE ${id} IN (SELECT value FROM json_each(${IDS}))`;
  return { statement: context.prepare(statement), read };
}

const filterAndOrder = (scope: Scope, query: SoqlQuery) => ({
  where: whereSql(scope, query),
  order: orderSql(scope, query.orderBy),
});
