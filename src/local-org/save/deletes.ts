import { objectOfId } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { Row, SaveError } from '../base/values.ts';
import { saveError } from './context.ts';
import type { SaveContext } from './context.ts';
import { lockProblem } from './locks.ts';
import { noteMasters, recordChange } from './store.ts';

interface Doomed {
  readonly object: ObjectSchema;
  readonly row: Row;
}

/**
 * Deletes a record with everything that belongs to it. Looks first: when something forbids it, nothing is written.
 * @param causes the request that the deletion belongs to
 */
export function deleteTree(context: SaveContext, id: string, causes: ReadonlySet<number>): SaveError[] {
  const object = objectOfId(context.schema, id);
  const row = object === undefined ? undefined : context.row(object, id);
  if (object === undefined || row === undefined) return [missingRecord(context, object, id)];
  const doomed = new Map<string, Doomed>([[id, { object, row }]]);
  const blanked: { object: ObjectSchema; row: Row; field: FieldSchema }[] = [];
  const restricting: Doomed[] = [];
  // A Map grows while it is walked, so children of children are found too.
  for (const [parentId, parent] of doomed) {
    for (const inbound of context.plan(parent.object).inbound) {
      for (const child of context.rows.children(inbound.object, inbound.field.name, parentId)) {
        if (inbound.field.onDelete === 'cascade')
          doomed.set(child.Id as string, { object: inbound.object, row: child });
        else if (inbound.field.onDelete === 'restrict' || !inbound.field.nillable) {
          restricting.push({ object: inbound.object, row: child });
        } else blanked.push({ object: inbound.object, row: child, field: inbound.field });
      }
    }
  }
  const holder = restricting.find((one) => !doomed.has(one.row.Id as string));
  if (holder !== undefined) return [restricted(object, row, holder)];
  const locked = lockProblem(context, [...doomed.keys(), ...blanked.map((one) => one.row.Id as string)]);
  if (locked !== undefined) return [locked];
  for (const { object: target, row: child, field } of blanked) {
    if (doomed.has(child.Id as string)) continue;
    const childId = child.Id as string;
    context.rows.update(target, { ...child, [field.name]: null }, [field.name]);
    context.recycleBin.noteBlanked(child[field.name] as string, {
      object: target.name,
      recordId: childId,
      field: field.name,
    });
    context.forget(childId);
    recordChange(context, target, childId, 'UPDATE', [field.name]);
    // A roll-up's filter can read the lookup.
    noteMasters(context, { object: target, causes }, child);
  }
  // Before they are in the bin themselves: these are the details that were deleted earlier.
  for (const deletedId of doomed.keys()) context.recycleBin.loseDetailsOf(deletedId);
  for (const [deletedId, { object: target, row: deleted }] of doomed) {
    context.rows.delete(target, deletedId);
    context.forget(deletedId);
    if (target.fields.has('isdeleted')) moveToRecycleBin(context, target, deleted, id);
    recordChange(context, target, deletedId, 'DELETE', []);
  }
  for (const { object: target, row: deleted } of doomed.values())
    noteMasters(context, { object: target, causes }, deleted);
  for (const deletedId of doomed.keys()) context.pending.delete(deletedId);
  return [];
}

/** Setup records (assignments, roles) have no IsDeleted and are gone for good, as in Salesforce. */
function moveToRecycleBin(context: SaveContext, object: ObjectSchema, row: Row, root: string): void {
  const stamps = { LastModifiedDate: context.now, LastModifiedById: context.user.id, SystemModstamp: context.now };
  const masters = context.plan(object).masters.flatMap((field) => {
    const master = row[field.name];
    return typeof master === 'string' ? [master] : [];
  });
  const entry = { id: row.Id as string, object: object.name, root, row: { ...row, ...stamps, IsDeleted: true } };
  context.recycleBin.put(entry, masters, context.now);
}

/** A record that is not there: an id that this org once gave out was deleted, any other never was. */
export function missingRecord(context: SaveContext, object: ObjectSchema | undefined, id: string): SaveError {
  if (object !== undefined && context.wasGivenOut(object, id))
    return saveError('ENTITY_IS_DELETED', 'entity is deleted');
  return saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', 'Id');
}

function restricted(object: ObjectSchema, row: Row, holder: Doomed): SaveError {
  const name = String(row.Name ?? row.Id);
  const message =
    `Your attempt to delete ${name} could not be completed because it is associated with the following ` +
    `${holder.object.labelPlural.toLowerCase()}.: ${String(holder.row.Name ?? holder.row.Id)}`;
  return saveError('DELETE_FAILED', message);
}
