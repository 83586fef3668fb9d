import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoredRow, StoredValue } from '../../base/values.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { SoqlError } from '../errors.ts';
import { identifier } from '../sql/sql.ts';
import { typedValue } from '../stored-values.ts';

/** The tables of the org, by object. Statements are prepared once per object. */
export interface StoredRows {
  /** Names of the stored columns. Throws SoqlError for an object without a table. */
  columns(object: ObjectSchema): ReadonlySet<string>;
  /** A record as formulas read it, checkboxes as true and false; undefined when it does not exist. */
  read(object: ObjectSchema, id: string): StoredRow | undefined;
}

export function openStoredRows(database: DatabaseSync): StoredRows {
  const columnNames = new WeakMap<ObjectSchema, ReadonlySet<string>>();
  const statements = new WeakMap<ObjectSchema, StatementSync>();

  const statementFor = (object: ObjectSchema): StatementSync => {
    const known = statements.get(object);
    if (known) return known;
    const statement = database.prepare(`SELECT * FROM ${identifier(object.name).text} WHERE "Id" = ?`);
    statements.set(object, statement);
    return statement;
  };

  return {
    columns(object) {
      const known = columnNames.get(object);
      if (known) return known;
      const rows = database.prepare('SELECT name FROM pragma_table_info(?)').all(object.name);
      const names = new Set(rows.map((row) => String(row['name'])));
      if (names.size === 0) {
        const message = `sObject type '${object.name}' has no records in the local org.`;
        throw new SoqlError('INVALID_TYPE', message, object.name);
      }
      columnNames.set(object, names);
      return names;
    },
    read(object, id) {
      const stored = statementFor(object).get(id);
      if (!stored) return undefined;
      const values = [...object.fields.values()].map((field) => [
        field.name,
        typedValue(field, stored[field.name] as StoredValue),
      ]);
      return Object.fromEntries(values) as StoredRow;
    },
  };
}
