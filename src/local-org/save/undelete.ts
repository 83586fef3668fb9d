import { findObject } from '../schema/lookup.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { DeletedRecord } from '../store/recycle-bin.ts';
import type { Row, SaveError } from '../base/values.ts';
import { recordChange } from './changes.ts';
import { duplicateValue, isSaveError, saveError } from './errors.ts';
import { noteMasters, noteParent } from './pending.ts';
import type { SaveContext } from './types.ts';

interface Restored {
  readonly entry: DeletedRecord;
  readonly object: ObjectSchema;
  readonly row: Row;
  /** Lookups that are set to null, since the record that they point to is deleted now. */
  readonly dangling: readonly string[];
}

/**
 * Undeletes a record and all records that were deleted with it, and restores the lookups that the deletion set to null unless they were
 * changed since. As in Salesforce, the records' validation rules do not run; roll-ups of their parents are recalculated.
 */
export function undeleteTree(context: SaveContext, id: string, causes: ReadonlySet<number>): SaveError[] {
  if (context.recycleBin.find(id)?.root !== id) return [notInRecycleBin()];
  const group = new Map(context.recycleBin.group(id).map((entry) => [entry.id, entry]));
  const restored: Restored[] = [];
  for (const entry of group.values()) {
    const object = findObject(context.schema, entry.object);
    if (object === undefined) continue;
    const one = restore(context, object, entry, group);
    if (isSaveError(one)) return [one];
    restored.push(one);
  }
  for (const { entry, object, row, dangling } of restored) {
    context.recycleBin.remove(entry.id);
    context.rows.insert(object, row);
    context.forget(entry.id);
    for (const field of dangling) {
      const value = entry.row[field];
      if (typeof value === 'string' && context.recycleBin.find(value) !== undefined) {
        context.recycleBin.noteBlanked(value, { object: object.name, recordId: entry.id, field });
      }
    }
    recordChange(context, object, { recordId: entry.id, changeType: 'UNDELETE' });
  }
  for (const { entry, object, row } of restored) {
    context.hooks.moved(context, { object, row, restored: true });
    noteMasters(context, { object, causes }, row);
    noteParent(context, object, entry.id, causes);
  }
  for (const { entry } of restored) restoreLookups(context, entry.id, causes);
  return [];
}

function notInRecycleBin(): SaveError {
  return saveError('UNDELETE_FAILED', 'Entity is not in the recycle bin');
}

/** The row to be restored, or the error that forbids it. */
function restore(
  context: SaveContext,
  object: ObjectSchema,
  entry: DeletedRecord,
  group: ReadonlyMap<string, DeletedRecord>,
): Restored | SaveError {
  const plan = context.plan(object);
  const row: Row = {
    ...entry.row,
    IsDeleted: false,
    LastModifiedDate: context.now,
    LastModifiedById: context.user.id,
    SystemModstamp: context.now,
  };
  const dangling: string[] = [];
  for (const field of plan.references) {
    const value = row[field.name];
    if (typeof value !== 'string' || group.has(value) || context.isLive(value)) continue;
    if (field.relationship === 'masterDetail' || !field.nillable) return notInRecycleBin();
    row[field.name] = null;
    dangling.push(field.name);
  }
  for (const field of plan.uniques) {
    const value = row[field.name] ?? null;
    const holder = value === null ? undefined : context.rows.idsWith(object, field, value)[0];
    if (holder !== undefined) return duplicateValue(field.name, holder);
  }
  return { entry, object, row, dangling };
}

/** Restores the lookups that the deletion set to null, in live and in deleted records. */
function restoreLookups(context: SaveContext, id: string, causes: ReadonlySet<number>): void {
  for (const { object: name, recordId, field } of context.recycleBin.takeBlanked(id)) {
    const object = findObject(context.schema, name);
    if (object?.fields.has(field.toLowerCase()) !== true) continue;
    const live = context.row(object, recordId);
    if (live !== undefined && (live[field] ?? null) === null) {
      const row = { ...live, [field]: id };
      context.rows.update(object, row, [field]);
      context.forget(recordId);
      recordChange(context, object, { recordId, changeType: 'UPDATE', changedFields: [field] });
      noteMasters(context, { object, causes }, row);
      continue;
    }
    const deleted = live === undefined ? context.recycleBin.find(recordId) : undefined;
    if (deleted !== undefined && (deleted.row[field] ?? null) === null) {
      context.recycleBin.replaceRow(recordId, { ...deleted.row, [field]: id });
    }
  }
}
