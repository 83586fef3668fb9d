import type { Permissions } from '../../base/permissions.ts';
import type { StoredValue } from '../../base/values.ts';
import { findChildRelationship, findField, findObject } from '../../schema/lookup.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { noSuchChildren, noSuchObject } from '../errors.ts';
import type { SoqlSource } from '../source.ts';
import type { Run } from '../sql/run.ts';
import type { Sql } from '../sql/sql.ts';
import { NAME_OBJECT } from './name-object.ts';

export type Row = readonly StoredValue[];

/** A statement that is prepared when it first runs. Rows are arrays, in the order of the columns. */
export type Statement = (run: Run) => readonly Row[];

/** The same, whose rows come one after another. Nothing else may use the database before the last one. */
export type RowByRow = (run: Run) => Iterable<Row>;

/** What compiling one query needs besides the query. */
export interface QueryContext {
  readonly source: Pick<SoqlSource, 'schema'>;
  /** Of the user who queries: what is not readable does not exist. */
  readonly permissions: Permissions;
  /** Deleted records too. */
  readonly allRows: boolean;
  /** An object in FROM: its table, or a subselect that has the deleted records too. */
  readonly table: (object: ObjectSchema) => Sql;
  /** Condition for the records of an object that the user may see; undefined: all. */
  readonly readable: (object: ObjectSchema, alias: string) => Sql | undefined;
  /** Names of the stored columns of an object's table. */
  readonly columns: (object: ObjectSchema) => ReadonlySet<string>;
  /** A table alias that no statement of this query has yet. */
  readonly nextAlias: () => string;
  readonly prepare: (statement: Sql) => Statement;
  readonly prepareRowByRow: (statement: Sql) => RowByRow;
}

/** The object when it exists and the user may read it. */
export function readableObject(context: QueryContext, name: string): ObjectSchema | undefined {
  const object = findObject(context.source.schema, name);
  return object && context.permissions.object(object.name).read ? object : undefined;
}

/** The same; otherwise throws SoqlError (INVALID_TYPE). */
export function requireObject(context: QueryContext, name: string): ObjectSchema {
  const object = readableObject(context, name);
  if (!object) throw noSuchObject(name);
  return object;
}

/** The field when it exists and the user may read it. */
export function readableField(permissions: Permissions, object: ObjectSchema, name: string): FieldSchema | undefined {
  const field = findField(object, name);
  if (object.name === NAME_OBJECT) return field;
  return field && permissions.field(object.name, field.name).read ? field : undefined;
}

/** A child relationship whose child object the user may read; otherwise throws SoqlError (INVALID_TYPE). */
export function requireChildren(
  context: QueryContext,
  object: ObjectSchema,
  name: string,
): { relationship: ChildRelationship; child: ObjectSchema } {
  const relationship = findChildRelationship(object, name.split('.').at(-1) ?? name);
  const child = relationship && readableObject(context, relationship.childObject);
  if (!relationship || !child) throw noSuchChildren(name);
  return { relationship, child };
}
