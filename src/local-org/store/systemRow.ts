import { makeId } from '../schema/ids.ts';
import { findObject } from '../schema/lookup.ts';
import type { Schema } from '../schema/types.ts';
import type { Row } from '../base/values.ts';
import type { Sequences } from './database.ts';
import type { RowStore } from './rows.ts';

/** The stores that a system row is written to, and the time of its audit fields. */
export interface SystemRowTarget {
  readonly schema: Schema;
  readonly rows: RowStore;
  readonly sequences: Sequences;
  /** ISO date-time. */
  readonly now: string;
}

/** Inserts a row that the platform itself creates (history, setup records), without any check. Returns the new id, 18 characters. */
export function insertSystemRow(target: SystemRowTarget, userId: string, objectName: string, row: Row): string {
  const object = findObject(target.schema, objectName);
  if (object === undefined) throw new Error(`The standard object \`${objectName}\` is not in the schema.`);
  const id = makeId(object.keyPrefix, target.sequences.next(object.name));
  target.rows.insert(object, {
    ...row,
    Id: id,
    IsDeleted: false,
    CreatedDate: target.now,
    CreatedById: userId,
    LastModifiedDate: target.now,
    LastModifiedById: userId,
    SystemModstamp: target.now,
  });
  return id;
}
