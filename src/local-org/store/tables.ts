import type { DatabaseSync } from 'node:sqlite';
import { foldColumn, isFolded, isStored } from '../schema/field.ts';
import type { FieldSchema, FieldType, ObjectSchema, Schema } from '../schema/types.ts';
import { quote } from './database.ts';

const NUMERIC: ReadonlySet<FieldType> = new Set(['double', 'currency', 'percent']);

/**
 * Changes the tables to match the schema: adds missing tables, columns and indexes and drops those that are no longer needed. Existing
 * rows keep their values; a new checkbox is false in them. Call it inside a transaction.
 */
export function syncTables(database: DatabaseSync, schema: Schema): void {
  const existing = new Set(
    database
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '~%' AND name NOT LIKE 'sqlite%'`)
      .all()
      .map((row) => String(row.name)),
  );
  const wanted = new Map([...schema.objects.values()].map((object) => [object.name, object]));
  for (const name of existing) if (!wanted.has(name)) database.exec(`DROP TABLE ${quote(name)}`);
  const indexes = existingIndexes(database);
  for (const object of wanted.values()) {
    const columns = columnsOf(object);
    const objectIndexes = indexesOf(object);
    if (existing.has(object.name)) {
      for (const [index, table] of indexes) {
        if (table === object.name && !objectIndexes.has(index)) database.exec(`DROP INDEX ${quote(index)}`);
      }
      syncColumns(database, object, columns);
    } else {
      const list = [...columns].map(([name, type]) => `${quote(name)} ${type}`).join(', ');
      database.exec(`CREATE TABLE ${quote(object.name)} (${list})`);
    }
    for (const [name, sql] of objectIndexes) if (!indexes.has(name)) database.exec(sql);
  }
}

function existingIndexes(database: DatabaseSync): Map<string, string> {
  const rows = database.prepare(
    `SELECT name, tbl_name AS "table" FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL`,
  );
  return new Map(rows.all().map((row) => [String(row.name), String(row.table)]));
}

function columnsOf(object: ObjectSchema): Map<string, string> {
  const columns = new Map<string, string>();
  for (const field of object.fields.values()) {
    if (!isStored(field)) continue;
    columns.set(field.name, columnType(field));
    if (isFolded(field)) columns.set(foldColumn(field.name), 'TEXT');
  }
  return columns;
}

function columnType(field: FieldSchema): string {
  if (field.type === 'id') return 'TEXT PRIMARY KEY NOT NULL';
  if (field.type === 'boolean') return 'INTEGER NOT NULL DEFAULT 0';
  if (field.type === 'int') return 'INTEGER';
  return NUMERIC.has(field.type) ? 'REAL' : 'TEXT';
}

/**
 * Only unique indexes contain blank values; in the others a blank costs an insert nothing. Index names end in `unique` or `filled`, so
 * that a field that becomes unique gets a new index.
 */
function indexesOf(object: ObjectSchema): Map<string, string> {
  const indexes = new Map<string, string>();
  for (const field of object.fields.values()) {
    if (!isStored(field) || field.type === 'id') continue;
    const unique = field.unique;
    const lookedUp = field.externalId || (field.type === 'reference' && field.calculated !== true);
    if (!unique && !lookedUp) continue;
    const column = isFolded(field) && !field.caseSensitive ? foldColumn(field.name) : field.name;
    const name = `${object.name}~${column}~${unique ? 'unique' : 'filled'}`;
    const where = unique ? '' : ` WHERE ${quote(column)} IS NOT NULL`;
    const on = `${quote(object.name)} (${quote(column)})${where}`;
    indexes.set(name, `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quote(name)} ON ${on}`);
  }
  return indexes;
}

function syncColumns(database: DatabaseSync, object: ObjectSchema, wanted: ReadonlyMap<string, string>): void {
  const table = quote(object.name);
  const present = new Set(
    database
      .prepare(`PRAGMA table_info(${table})`)
      .all()
      .map((row) => String(row.name)),
  );
  for (const [name, type] of wanted) {
    if (present.has(name)) continue;
    database.exec(`ALTER TABLE ${table} ADD COLUMN ${quote(name)} ${type}`);
    const source = name.split('~')[0] ?? name;
    if (source !== name && present.has(source)) {
      database.exec(`UPDATE ${table} SET ${quote(name)} = fold(${quote(source)})`);
    }
  }
  for (const name of present) if (!wanted.has(name)) database.exec(`ALTER TABLE ${table} DROP COLUMN ${quote(name)}`);
}
