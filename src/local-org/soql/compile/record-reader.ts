import { malformed } from '../errors.ts';
import { countIn, IDS } from '../sql/run.ts';
import type { Binding, Run } from '../sql/run.ts';
import { column, identifier, join, raw, sql } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import type { Cell, RecordNode } from '../types.ts';
import { readRecord } from './cells.ts';
import { limitBinding, whereSql } from './condition.ts';
import type { QueryContext, Row } from './context.ts';
import { orderSql } from './order.ts';
import { resolveNames } from './scope.ts';
import { planSelect } from './select-plan.ts';
import type { ChildrenEntry, SelectPlan } from './select-plan.ts';

/** Turns the rows of a statement into records, and reads the children of all of them. */
export type RecordReader = (run: Run, rows: readonly Row[]) => RecordNode[];

/** The id of a row's record: `planSelect` puts it first. */
export const idOf = (row: Row): string => String(row[0]);

/** `… AS "c0", … AS "c1"` */
export const columnList = (plan: SelectPlan): Sql =>
  join(
    plan.columns.map((piece, i) => sql`${piece} AS ${identifier(`c${i}`)}`),
    ', ',
  );

export function compileRecordReader(context: QueryContext, plan: SelectPlan): RecordReader {
  const readers = [...plan.root.entries.values()].flatMap((entry) =>
    entry.kind === 'children' ? [{ entry, read: compileChildren(context, entry) }] : [],
  );
  return (run, rows) => {
    const children = new Map<ChildrenEntry, ReadonlyMap<string, Cell>>();
    for (const { entry, read } of readers) children.set(entry, read({ ...run, ids: JSON.stringify(rows.map(idOf)) }));
    const source = { run, schema: context.source.schema, children };
    return rows.map((row) => readRecord(source, plan.root, row));
  };
}

/** One statement for the children of all parents in `Run.ids`; LIMIT and OFFSET count for each parent. Cells by the parent's id. */
function compileChildren(context: QueryContext, entry: ChildrenEntry): (run: Run) => ReadonlyMap<string, Cell> {
  const { query, child: object } = entry;
  if (query.groupBy.length > 0) throw malformed('GROUP BY is not allowed in a nested query');
  const { parts, from } = resolveNames(context, { object, alias: query.alias }, (scope) => {
    const plan = planSelect(scope, query);
    const read = compileRecordReader(context, plan);
    const parent = column(scope.alias, entry.foreignKey);
    return { plan, read, parent, where: whereSql(scope, query), order: orderSql(scope, query.orderBy) };
  });
  const { plan, read, parent, where, order } = parts;
  const { skip, last } = windowOf(entry);
  const names = plan.columns.map((_column, i) => identifier(`c${i}`));
  const inner = sql`SELECT ${columnList(plan)}, ${parent} AS parent, row_number() OVER (PARTITION BY ${parent} ORDER BY ${order}) AS place, count(*) OVER (PARTITION BY ${parent}) AS total FROM ${from} WHERE ${parent} IN (SELECT value FROM json_each(${IDS})) AND ${where}`;
  const statement = context.prepare(
    sql`SELECT ${join([...names, raw('parent'), raw('total')], ', ')} FROM (${inner}) WHERE place > ${skip} AND place <= ${last} ORDER BY parent, place`,
  );
  return (run) => {
    const rows = statement(run);
    return byParent(rows, read(run, rows), names.length);
  };
}

/** The children that a parent has in the answer, counted from 1: those after `skip`, up to `last`. */
function windowOf({ query }: ChildrenEntry): { skip: Binding; last: Binding } {
  const skip: Binding = {
    key: 'skip of children',
    valueIn: (run) => countIn(run, query.offset ?? 0, query.offsetSlot),
  };
  const limit = limitBinding(query);
  const last: Binding = {
    key: 'last of children',
    valueIn: (run) => {
      const count = Number(limit.valueIn(run));
      return count < 0 ? Number.MAX_SAFE_INTEGER : Number(skip.valueIn(run)) + count;
    },
  };
  return { skip, last };
}

/** @param parentAt index of the column with the parent's id; the column behind it has the number of its children */
function byParent(rows: readonly Row[], records: readonly RecordNode[], parentAt: number): ReadonlyMap<string, Cell> {
  const cells = new Map<string, { kind: 'children'; total: number; records: RecordNode[] }>();
  rows.forEach((row, i) => {
    const parent = String(row[parentAt]);
    const cell = cells.get(parent) ?? { kind: 'children', total: Number(row[parentAt + 1]), records: [] };
    const record = records[i];
    if (record) cell.records.push(record);
    cells.set(parent, cell);
  });
  return cells;
}
