import { displayValue } from './display.ts';
import type { FieldSchema } from '../schema/types.ts';
import type { StoredValue } from '../save/types.ts';
import { conditionSql } from './condition.ts';
import { malformed } from './errors.ts';
import { expressionSql } from './expression.ts';
import type { Typed } from './expression.ts';
import { planSelect } from './plan.ts';
import type { Entry, FormulaReader, RecordPlan } from './plan.ts';
import { Scope } from './scope.ts';
import type { QueryContext } from './scope.ts';
import { column, identifier, join, sql } from './sql.ts';
import type { Sql } from './sql.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { Cell, OrderItem, RecordNode, SoqlQuery } from './types.ts';

export interface Reader {
  readonly context: QueryContext;
  readonly all: (statement: Sql) => readonly Readonly<Record<string, unknown>>[];
  readonly formula: FormulaReader;
}

/** Ids of the records that a query finds, in its order. LIMIT and OFFSET are left to the caller when `all` is asked for. */
export function findIds(reader: Reader, object: ObjectSchema, query: SoqlQuery, limits: boolean): string[] {
  const scope = new Scope(reader.context, object, query.alias);
  const where = query.where ? conditionSql(reader.context, scope, query.where) : sql`1`;
  const order = orderSql(reader.context, scope, query.orderBy);
  const limit = limits ? sql` LIMIT ${query.limit ?? -1} OFFSET ${query.offset ?? 0}` : sql``;
  const statement = sql`SELECT ${column(scope.alias, 'Id')} AS id FROM ${scope.from()} WHERE ${where} ORDER BY ${order}${limit}`;
  return reader.all(statement).map((row) => String(row['id']));
}

/** The records of these ids with the query's SELECT list, in the order of the ids; ids that are gone are left out. */
export function hydrate(reader: Reader, object: ObjectSchema, query: SoqlQuery, ids: readonly string[]): RecordNode[] {
  const { context } = reader;
  const scope = new Scope(context, object, query.alias);
  const plan = planSelect(context, scope, query);
  const columns = join(
    plan.columns.map((piece, i) => sql`${piece} AS ${identifier(`c${i}`)}`),
    ', ',
  );
  const statement = sql`SELECT ${columns} FROM ${scope.from()} WHERE ${column(scope.alias, 'Id')} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const byId = new Map<string, Readonly<Record<string, unknown>>>();
  for (const row of reader.all(statement)) byId.set(String(row['c0']), row);
  const present = ids.filter((id) => byId.has(id));
  const children = new Map<Entry, ReadonlyMap<string, Cell>>();
  for (const entry of plan.root.entries.values()) {
    if (entry.kind === 'children') children.set(entry, childCells(reader, entry, present));
  }
  return present.map((id) => record(reader, plan.root, byId.get(id) ?? {}, children));
}

function record(
  reader: Reader,
  plan: RecordPlan,
  row: Readonly<Record<string, unknown>>,
  children: ReadonlyMap<Entry, ReadonlyMap<string, Cell>>,
): RecordNode {
  const id = String(row[`c${plan.id}`]);
  const { user } = reader.context;
  const read = (entry: Entry): { field: FieldSchema; value: StoredValue } => {
    if (entry.kind === 'formula') {
      return { field: entry.field, value: typed(entry.field, reader.formula(user, plan.object, entry.field, id)) };
    }
    if (entry.kind === 'column')
      return { field: entry.field, value: typed(entry.field, row[`c${entry.index}`] as StoredValue) };
    throw new Error('only fields have a value');
  };
  const cell = (entry: Entry): Cell => {
    switch (entry.kind) {
      case 'column':
      case 'formula':
        return { kind: 'value', ...read(entry) };
      case 'shown': {
        const { field, value } = read(entry.source);
        const shown = displayValue(field, value, user.timeZone);
        return {
          kind: 'computed',
          value: entry.as === 'label' && field.type !== 'picklist' ? value : (shown ?? value),
        };
      }
      case 'parent': {
        const there = typeof row[`c${entry.plan.id}`] === 'string';
        return { kind: 'parent', record: there ? record(reader, entry.plan, row, children) : null };
      }
      case 'children':
        return children.get(entry)?.get(id) ?? { kind: 'children', total: 0, records: [] };
    }
  };
  return { object: plan.object, id, cells: new Map([...plan.entries].map(([key, entry]) => [key, cell(entry)])) };
}

/** SQLite keeps booleans as 0 and 1. */
export function typed(field: { readonly type: string }, value: StoredValue | undefined): StoredValue {
  if (field.type === 'boolean') return value === 1 || value === true;
  return value ?? null;
}

/** One statement for the children of all parents of a page; each parent has its own LIMIT and OFFSET. */
function childCells(
  reader: Reader,
  entry: Extract<Entry, { kind: 'children' }>,
  parents: readonly string[],
): ReadonlyMap<string, Cell> {
  const { context } = reader;
  const { query, child } = entry;
  if (query.groupBy.length > 0) throw malformed('GROUP BY is not allowed in a nested query');
  const scope = new Scope(context, child, query.alias);
  const key = column(scope.alias, entry.foreignKey);
  const where = query.where ? conditionSql(context, scope, query.where) : sql`1`;
  const order = orderSql(context, scope, query.orderBy);
  const first = query.offset ?? 0;
  const last = query.limit === undefined ? Number.MAX_SAFE_INTEGER : first + query.limit;
  const inner = sql`SELECT ${key} AS parent, ${column(scope.alias, 'Id')} AS id, row_number() OVER (PARTITION BY ${key} ORDER BY ${order}) AS place, count(*) OVER (PARTITION BY ${key}) AS total FROM ${scope.from()} WHERE ${key} IN (SELECT value FROM json_each(${JSON.stringify(parents)})) AND ${where}`;
  const rows = reader.all(
    sql`SELECT parent, id, place, total FROM (${inner}) WHERE place > ${first} AND place <= ${last} ORDER BY parent, place`,
  );
  const ids = rows.map((row) => String(row['id']));
  const records = new Map(hydrate(reader, child, query, ids).map((node) => [node.id, node]));
  const cells = new Map<string, { kind: 'children'; total: number; records: RecordNode[] }>();
  for (const row of rows) {
    const parent = String(row['parent']);
    const cell = cells.get(parent) ?? { kind: 'children', total: Number(row['total']), records: [] };
    const node = records.get(String(row['id']));
    if (node) cell.records.push(node);
    cells.set(parent, cell);
  }
  return cells;
}

/** ORDER BY with blanks where SOQL puts them; the id decides among equals, so that pages never overlap. */
export function orderSql(context: QueryContext, scope: Scope, items: readonly OrderItem[]): Sql {
  const pieces = items.map((item) => orderPiece(expressionSql(context, scope, item.by), item));
  return join([...pieces, column(scope.alias, 'Id')], ', ');
}

export function orderPiece(by: Typed, item: OrderItem): Sql {
  if (by.field?.longText) throw malformed(`field '${by.label}' can not be sorted in a query call`);
  const direction: Sql = {
    text: `${item.descending ? 'DESC' : 'ASC'} NULLS ${item.nulls === 'last' ? 'LAST' : 'FIRST'}`,
    params: [],
  };
  return sql`${by.aggregate ? by.sql : sortKey(by)} ${direction}`;
}

/** Picklists sort in the order of their values, text without case. */
function sortKey(by: Typed): Sql {
  const values = by.field?.type === 'picklist' ? by.field.picklistValues : [];
  if (values.length === 0) return by.folded ?? by.sql;
  const order = JSON.stringify(values.map((value) => value.value));
  return sql`CASE WHEN ${by.sql} IS NULL THEN NULL ELSE coalesce((SELECT key FROM json_each(${order}) WHERE value = ${by.sql}), ${values.length}) END`;
}
