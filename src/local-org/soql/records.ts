import { objectOfId } from '../schema/lookup.ts';
import type { RunningUser, StoredValue } from '../base/values.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { limitBind, whereSql } from './condition.ts';
import type { Display } from './display.ts';
import { malformed } from './errors.ts';
import { NAME_OBJECT } from './names.ts';
import { orderSql } from './order.ts';
import { planSelect } from './plan.ts';
import type { Entry, RecordPlan, SelectPlan } from './plan.ts';
import { IDS, numberIn } from './run.ts';
import type { Bind, Run } from './run.ts';
import { Scope } from './scope.ts';
import type { QueryContext } from './scope.ts';
import { column, identifier, join, sql, word, windowSql } from './sql.ts';
import type { Sql } from './sql.ts';
import type { Cell, RecordNode, SoqlQuery } from './types.ts';

type Row = readonly StoredValue[];

/** A statement that is prepared when it first runs; rows are arrays. */
export type Prepared = (run: Run) => readonly Row[];

export interface Reader {
  readonly context: QueryContext;
  readonly prepare: (statement: Sql) => Prepared;
  /** A formula field's value for a stored record. */
  readonly formula: (user: RunningUser, object: ObjectSchema, field: FieldSchema, id: string) => StoredValue;
  readonly display: (user: RunningUser) => Display;
}

/** A query for records, ready to run: everything that does not depend on the literals is decided. */
export interface RecordQuery {
  /** The records from SKIP on, TAKE of them at most, in the query's order. */
  first(run: Run): RecordNode[];
  /** Ids of the same, for results of more than one page. */
  ids(run: Run): string[];
  /** The records of these ids, in their order; ids that are gone are left out. */
  byIds(run: Run, ids: readonly string[]): RecordNode[];
}

/** Plans a query without aggregates. */
export function compileRecords(reader: Reader, object: ObjectSchema, query: SoqlQuery): RecordQuery {
  const { context } = reader;
  const scope = new Scope(context, object, query.alias);
  const plan = planSelect(context, scope, query);
  const cells = cellReader(reader, plan);
  const columns = columnList(plan);

  const where = whereSql(context, scope, query);
  const order = orderSql(context, scope, query.orderBy);
  const first = reader.prepare(
    sql`SELECT ${columns} FROM ${scope.from()} WHERE ${where} ORDER BY ${order} ${windowSql()}`,
  );

  const idScope = new Scope(context, object, query.alias);
  const idWhere = whereSql(context, idScope, query);
  const idOrder = orderSql(context, idScope, query.orderBy);
  const ids = reader.prepare(
    sql`SELECT ${column(idScope.alias, 'Id')} FROM ${idScope.from()} WHERE ${idWhere} ORDER BY ${idOrder} ${windowSql()}`,
  );

  const pageScope = new Scope(context, object, query.alias);
  const pagePlan = planSelect(context, pageScope, query);
  const pageCells = cellReader(reader, pagePlan);
  const page = reader.prepare(
    sql`SELECT ${columnList(pagePlan)} FROM ${pageScope.from()} WHERE ${column(pageScope.alias, 'Id')} IN (SELECT value FROM json_each(${IDS}))`,
  );
  return {
    first: (run) => {
      const rows = first(run);
      return cells(run, rows, rows.map(idOf));
    },
    ids: (run) => ids(run).map(idOf),
    byIds: (run, wanted) => {
      const byId = new Map(page({ ...run, ids: JSON.stringify(wanted) }).map((row) => [idOf(row), row]));
      const rows = wanted.map((id) => byId.get(id)).filter((row) => row !== undefined);
      return pageCells(run, rows, rows.map(idOf));
    },
  };
}

const idOf = (row: Row): string => String(row[0]);

const columnList = (plan: SelectPlan): Sql =>
  join(
    plan.columns.map((piece, i) => sql`${piece} AS ${identifier(`c${i}`)}`),
    ', ',
  );

type CellReader = (run: Run, rows: readonly Row[], ids: readonly string[]) => RecordNode[];

function cellReader(reader: Reader, plan: SelectPlan): CellReader {
  const children = [...plan.root.entries.values()].flatMap((entry) =>
    entry.kind === 'children' ? [{ entry, read: compileChildren(reader, entry) }] : [],
  );
  return (run, rows, ids) => {
    const found = new Map<Entry, ReadonlyMap<string, Cell>>();
    for (const { entry, read } of children) found.set(entry, read({ ...run, ids: JSON.stringify(ids) }));
    return rows.map((row) => record(reader, run, plan.root, row, found));
  };
}

function record(
  reader: Reader,
  run: Run,
  plan: RecordPlan,
  row: Row,
  children: ReadonlyMap<Entry, ReadonlyMap<string, Cell>>,
): RecordNode {
  const id = String(row[plan.id]);
  const read = (entry: Entry): { field: FieldSchema; value: StoredValue } => {
    if (entry.kind === 'formula') {
      return { field: entry.field, value: typed(entry.field, reader.formula(run.user, plan.object, entry.field, id)) };
    }
    if (entry.kind === 'column') return { field: entry.field, value: typed(entry.field, row[entry.index]) };
    throw new Error('only fields have a value');
  };
  const parent = (one: RecordPlan | undefined): Cell => ({
    kind: 'parent',
    record: one ? record(reader, run, one, row, children) : null,
  });
  const there = (one: RecordPlan): boolean => typeof row[one.id] === 'string';
  const cells = new Map<string, Cell>();
  for (const [key, entry] of plan.entries) {
    switch (entry.kind) {
      case 'column':
      case 'formula':
        cells.set(key, { kind: 'value', ...read(entry) });
        break;
      case 'shown': {
        const { field, value } = read(entry.source);
        const shown = reader.display(run.user).value(field, value);
        const kept = entry.as === 'label' && field.type !== 'picklist' && field.type !== 'multipicklist';
        cells.set(key, { kind: 'computed', value: kept ? value : (shown ?? value) });
        break;
      }
      case 'parent':
        cells.set(key, parent(there(entry.plan) ? entry.plan : undefined));
        break;
      case 'typeof':
        cells.set(key, parent(entry.plans.find(there)));
        break;
      case 'children':
        cells.set(key, children.get(entry)?.get(id) ?? { kind: 'children', total: 0, records: [] });
        break;
    }
  }
  if (plan.object.name !== NAME_OBJECT) return { object: plan.object, id, cells };
  const object = objectOfId(reader.context.org.schema, id) ?? plan.object;
  return { object, id, cells, shownAs: NAME_OBJECT };
}

/** SQLite keeps booleans as 0 and 1. */
export function typed(field: { readonly type: string }, value: StoredValue | undefined): StoredValue {
  if (field.type === 'boolean') return value === 1 || value === true;
  return value ?? null;
}

/** One statement for the children of all parents of a page; each parent has its own LIMIT and OFFSET. */
function compileChildren(
  reader: Reader,
  entry: Extract<Entry, { kind: 'children' }>,
): (run: Run) => ReadonlyMap<string, Cell> {
  const { context } = reader;
  const { query, child } = entry;
  if (query.groupBy.length > 0) throw malformed('GROUP BY is not allowed in a nested query');
  const scope = new Scope(context, child, query.alias);
  const plan = planSelect(context, scope, query);
  const cells = cellReader(reader, plan);
  const key = column(scope.alias, entry.foreignKey);
  const where = whereSql(context, scope, query);
  const order = orderSql(context, scope, query.orderBy);
  const skip: Bind = {
    key: 'skip of children',
    bind: (run) => numberIn(run, { kind: 'number', value: query.offset ?? 0, ...slotted(query.offsetSlot) }),
  };
  const take = limitBind(query);
  const last: Bind = {
    key: 'last of children',
    bind: (run) => {
      const limit = Number(take.bind(run));
      return limit < 0 ? Number.MAX_SAFE_INTEGER : Number(skip.bind(run)) + limit;
    },
  };
  const names = plan.columns.map((_column, i) => identifier(`c${i}`));
  const inner = sql`SELECT ${columnList(plan)}, ${key} AS parent, row_number() OVER (PARTITION BY ${key} ORDER BY ${order}) AS place, count(*) OVER (PARTITION BY ${key}) AS total FROM ${scope.from()} WHERE ${key} IN (SELECT value FROM json_each(${IDS})) AND ${where}`;
  const statement = reader.prepare(
    sql`SELECT ${join([...names, word('parent'), word('total')], ', ')} FROM (${inner}) WHERE place > ${skip} AND place <= ${last} ORDER BY parent, place`,
  );
  const parentAt = names.length;
  return (run) => {
    const rows = statement(run);
    const nodes = cells(run, rows, rows.map(idOf));
    const found = new Map<string, { kind: 'children'; total: number; records: RecordNode[] }>();
    rows.forEach((row, i) => {
      const parent = String(row[parentAt]);
      const cell = found.get(parent) ?? { kind: 'children', total: Number(row[parentAt + 1]), records: [] };
      const node = nodes[i];
      if (node) cell.records.push(node);
      found.set(parent, cell);
    });
    return found;
  };
}

const slotted = (slot: number | undefined): { slot?: number } => (slot === undefined ? {} : { slot });
