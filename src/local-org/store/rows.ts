import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Row, StoredValue } from '../base/values.ts';
import { foldColumn, foldText, isFolded, isStored } from '../schema/field.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { quote } from './database.ts';
import { statementCache } from './statements.ts';

/** Reads and writes rows of one schema's objects; a deploy makes a new store. Each statement is prepared once. */
export interface RowStore {
  read(object: ObjectSchema, id: string): Row | undefined;
  insert(object: ObjectSchema, row: Row): void;
  /** A copy of a row that was just written, as `read` would return it. */
  asRead(object: ObjectSchema, row: Row): Row;
  /** Writes the named fields only. */
  update(object: ObjectSchema, row: Row, changed: readonly string[]): void;
  delete(object: ObjectSchema, id: string): void;
  /** Rows whose reference field holds the id, oldest first. */
  children(object: ObjectSchema, field: string, parentId: string): Row[];
  /**
   * Ids of rows with this value, at most two. Text is compared in the field's way: case-insensitively unless the field is case-sensitive.
   */
  idsWith(object: ObjectSchema, field: FieldSchema, value: StoredValue): string[];
  all(object: ObjectSchema): IterableIterator<Row>;
}

/** How a stored field is written. */
interface Cell {
  readonly name: string;
  readonly boolean: boolean;
  readonly folded: boolean;
}

interface Plan {
  readonly cells: readonly Cell[];
  readonly booleans: readonly string[];
  readonly select: string;
  readonly insert: StatementSync;
  readonly read: StatementSync;
}

/** @param database the org's database, whose tables already fit the schema that the objects come from */
export function openRowStore(database: DatabaseSync): RowStore {
  const plans = new Map<ObjectSchema, Plan>();
  const prepare = statementCache(database);
  const planOf = (object: ObjectSchema): Plan => {
    let plan = plans.get(object);
    if (plan === undefined) plans.set(object, (plan = makePlan(database, object)));
    return plan;
  };
  const typed = (plan: Plan, raw: Record<string, unknown>): Row => {
    for (const name of plan.booleans) raw[name] = raw[name] === 1;
    return raw as Row;
  };
  return {
    read(object, id) {
      const plan = planOf(object);
      const raw = plan.read.get(id);
      return raw === undefined ? undefined : typed(plan, raw);
    },
    insert(object, row) {
      const plan = planOf(object);
      const values: SQLInputValue[] = [];
      for (const cell of plan.cells) pushValue(values, cell, row[cell.name] ?? null);
      plan.insert.run(...values);
    },
    asRead: (object, row) => copyOf(planOf(object), row),
    update(object, row, changed) {
      if (changed.length === 0) return;
      const { sql, values } = updateOf(object, row, changed);
      prepare(sql).run(...values, row.Id as string);
    },
    delete(object, id) {
      prepare(`DELETE FROM ${quote(object.name)} WHERE "Id" = ?`).run(id);
    },
    children(object, field, parentId) {
      const plan = planOf(object);
      const sql = `SELECT ${plan.select} FROM ${quote(object.name)} WHERE ${quote(field)} = ? ORDER BY "Id"`;
      return prepare(sql)
        .all(parentId)
        .map((raw) => typed(plan, raw));
    },
    idsWith(object, field, value) {
      const folded = isFolded(field) && !field.caseSensitive && typeof value === 'string';
      const column = quote(folded ? foldColumn(field.name) : field.name);
      const sql = `SELECT "Id" AS id FROM ${quote(object.name)} WHERE ${column} = ? LIMIT 2`;
      const bound = folded ? foldText(value) : typeof value === 'boolean' ? Number(value) : value;
      return prepare(sql)
        .all(bound)
        .map((row) => String(row.id));
    },
    *all(object) {
      const plan = planOf(object);
      for (const raw of database.prepare(`SELECT ${plan.select} FROM ${quote(object.name)}`).all())
        yield typed(plan, raw);
    },
  };
}

function copyOf({ cells }: Plan, row: Row): Row {
  const copy: Row = {};
  for (const { name, boolean } of cells) {
    const value = row[name] ?? null;
    copy[name] = boolean ? value === true : value;
  }
  return copy;
}

function columnsOf(field: FieldSchema): string[] {
  return isFolded(field) ? [field.name, foldColumn(field.name)] : [field.name];
}

function updateOf(
  object: ObjectSchema,
  row: Row,
  changed: readonly string[],
): { sql: string; values: SQLInputValue[] } {
  const fields = changed.map((name) => object.fields.get(name.toLowerCase())!);
  const sets = fields.flatMap((field) => columnsOf(field).map((column) => `${quote(column)} = ?`));
  const values: SQLInputValue[] = [];
  for (const field of fields) pushValue(values, cellOf(field), row[field.name] ?? null);
  return { sql: `UPDATE ${quote(object.name)} SET ${sets.join(', ')} WHERE "Id" = ?`, values };
}

const cellOf = (field: FieldSchema): Cell => ({
  name: field.name,
  boolean: field.type === 'boolean',
  folded: isFolded(field),
});

function pushValue(values: SQLInputValue[], { boolean, folded }: Cell, value: StoredValue): void {
  if (boolean) values.push(value === true ? 1 : 0);
  else values.push(value as SQLInputValue);
  if (folded) values.push(typeof value === 'string' ? foldText(value) : null);
}

function makePlan(database: DatabaseSync, object: ObjectSchema): Plan {
  const stored = [...object.fields.values()].filter(isStored);
  const select = stored.map((field) => quote(field.name)).join(', ');
  const columns = stored.flatMap(columnsOf);
  const table = quote(object.name);
  return {
    cells: stored.map(cellOf),
    select,
    booleans: stored.filter((field) => field.type === 'boolean').map((field) => field.name),
    insert: database.prepare(
      `INSERT INTO ${table} (${columns.map(quote).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ),
    read: database.prepare(`SELECT ${select} FROM ${table} WHERE "Id" = ?`),
  };
}
