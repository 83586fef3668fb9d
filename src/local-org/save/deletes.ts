import { objectOfId } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { Row, SaveError } from '../base/values.ts';
import { recordChange } from './changes.ts';
import { saveError } from './errors.ts';
import { lockProblem } from './locks.ts';
import { noteMasters } from './pending.ts';
import type { SaveContext } from './types.ts';

interface Target {
  readonly object: ObjectSchema;
  readonly row: Row;
}

/** Everything that the deletion of one record touches. */
interface CascadePlan {
  /** The record and its details, by id; parents before their children. */
  readonly toDelete: ReadonlyMap<string, Target>;
  /** Lookups of remaining records that are set to null. */
  readonly toBlank: readonly (Target & { readonly field: FieldSchema })[];
  /** A remaining record that forbids the deletion. */
  readonly restrictedBy: Target | undefined;
}

/**
 * Deletes a record with all its details. Plans first: when an error is found, nothing is written.
 * @param causes the request that the deletion belongs to
 */
export function deleteTree(context: SaveContext, id: string, causes: ReadonlySet<number>): SaveError[] {
  const object = objectOfId(context.schema, id);
  const row = object === undefined ? undefined : context.row(object, id);
  if (object === undefined || row === undefined) return [missingRecord(context, object, id)];
  const { toDelete, toBlank, restrictedBy } = planCascade(context, id, { object, row });
  if (restrictedBy !== undefined) return [restricted(row, restrictedBy)];
  const locked = lockProblem(context, [...toDelete.keys(), ...toBlank.map((one) => one.row.Id as string)]);
  if (locked !== undefined) return [locked];
  for (const lookup of toBlank) blankLookup(context, lookup, causes);
  // Details that were deleted earlier can no longer be undeleted once their master is deleted.
  for (const deletedId of toDelete.keys()) context.recycleBin.loseDetailsOf(deletedId);
  for (const [deletedId, { object: target, row: deleted }] of toDelete) {
    context.rows.delete(target, deletedId);
    context.forget(deletedId);
    if (target.fields.has('isdeleted')) moveToRecycleBin(context, target, deleted, id);
    recordChange(context, target, { recordId: deletedId, changeType: 'DELETE' });
  }
  for (const { object: target, row: deleted } of toDelete.values()) {
    context.hooks.moved(context, { object: target, row: deleted, restored: false });
    noteMasters(context, { object: target, causes }, deleted);
  }
  for (const deletedId of toDelete.keys()) context.pending.delete(deletedId);
  return [];
}

function planCascade(context: SaveContext, id: string, root: Target): CascadePlan {
  const toDelete = new Map<string, Target>([[id, root]]);
  const blanked: (Target & { field: FieldSchema })[] = [];
  const restricting: Target[] = [];
  // Entries added during the iteration are visited too, so the loop reaches descendants at every level.
  for (const [parentId, parent] of toDelete) {
    for (const { object, field } of context.plan(parent.object).inbound) {
      for (const row of context.rows.children(object, field.name, parentId)) {
        if (field.onDelete === 'cascade') toDelete.set(row.Id as string, { object, row });
        else if (field.onDelete === 'restrict' || !field.nillable) restricting.push({ object, row });
        else blanked.push({ object, row, field });
      }
    }
  }
  const remains = ({ row }: Target): boolean => !toDelete.has(row.Id as string);
  return { toDelete, toBlank: blanked.filter(remains), restrictedBy: restricting.find(remains) };
}

function blankLookup(
  context: SaveContext,
  { object, row, field }: Target & { readonly field: FieldSchema },
  causes: ReadonlySet<number>,
): void {
  const recordId = row.Id as string;
  context.rows.update(object, { ...row, [field.name]: null }, [field.name]);
  context.recycleBin.noteBlanked(row[field.name] as string, { object: object.name, recordId, field: field.name });
  context.forget(recordId);
  recordChange(context, object, { recordId, changeType: 'UPDATE', changedFields: [field.name] });
  // The filter of a roll-up can depend on the lookup that was set to null.
  noteMasters(context, { object, causes }, row);
}

/** Setup records (assignments, roles) have no IsDeleted field: as in Salesforce they are deleted permanently. */
function moveToRecycleBin(context: SaveContext, object: ObjectSchema, row: Row, root: string): void {
  const stamps = { LastModifiedDate: context.now, LastModifiedById: context.user.id, SystemModstamp: context.now };
  const masters = context.plan(object).masters.flatMap((field) => {
    const master = row[field.name];
    return typeof master === 'string' ? [master] : [];
  });
  const entry = { id: row.Id as string, object: object.name, root, row: { ...row, ...stamps, IsDeleted: true } };
  context.recycleBin.put(entry, masters, context.now);
}

/** The error for a missing record: ENTITY_IS_DELETED if this org once created the id, otherwise INVALID_CROSS_REFERENCE_KEY. */
export function missingRecord(context: SaveContext, object: ObjectSchema | undefined, id: string): SaveError {
  if (object !== undefined && context.wasCreatedHere(object, id))
    return saveError('ENTITY_IS_DELETED', 'entity is deleted');
  return saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', 'Id');
}

function restricted(row: Row, holder: Target): SaveError {
  const name = String(row.Name ?? row.Id);
  const message =
    `Your attempt to delete ${name} could not be completed because it is associated with the following ` +
    `${holder.object.labelPlural.toLowerCase()}.: ${String(holder.row.Name ?? holder.row.Id)}`;
  return saveError('DELETE_FAILED', message);
}
