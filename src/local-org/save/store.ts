import { makeId } from '../schema/ids.ts';
import { isStored } from '../schema/field.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { Row } from '../base/values.ts';
import { formatAutoNumber } from './autoNumber.ts';
import { recordChange } from './changes.ts';
import { noteMasters } from './pending.ts';
import type { Draft, SaveContext } from './types.ts';

/** Writes a checked record with its system fields, and marks its masters as pending. Returns the id, 18 characters. */
export function storeRecord(context: SaveContext, draft: Draft): string {
  Object.assign(draft.row, context.hooks.keep(context, draft));
  return draft.old === undefined ? insertRow(context, draft) : updateRow(context, draft, draft.old);
}

function insertRow(context: SaveContext, draft: Draft): string {
  const { object, row } = draft;
  const id = makeId(object.keyPrefix, context.sequences.next(object.name));
  const plan = context.plan(object);
  row.Id = id;
  row.IsDeleted = false;
  row.CreatedDate ??= context.now;
  row.CreatedById ??= context.user.id;
  row.LastModifiedDate ??= row.CreatedDate;
  row.LastModifiedById ??= row.CreatedById;
  row.SystemModstamp = context.now;
  for (const field of plan.autoNumbers) {
    const number = context.sequences.next(`${object.name}.${field.name}`);
    row[field.name] = formatAutoNumber(field.autoNumber?.displayFormat ?? '{0}', number, context.now);
  }
  // Without children, counts and sums are 0, minimum and maximum are blank.
  for (const field of plan.summaries) {
    const operation = field.summary?.operation;
    row[field.name] = operation === 'count' || operation === 'sum' ? 0 : null;
  }
  const name = object.fields.get('name');
  if (object.custom && name?.nameField === true && (row.Name ?? null) === null) row.Name = id;
  context.rows.insert(object, row);
  context.remember(object, row);
  recordChange(context, object, { recordId: id, changeType: 'CREATE' });
  context.hooks.written(context, { object, row, changed: [] });
  noteMasters(context, draft, row);
  return id;
}

function updateRow(context: SaveContext, draft: Draft, old: Row): string {
  const { object, row } = draft;
  const id = old.Id as string;
  const changed = changedFields(object, old, row);
  const lastModified = [
    ...(old.LastModifiedDate === context.now ? [] : ['LastModifiedDate']),
    ...(old.LastModifiedById === context.user.id ? [] : ['LastModifiedById']),
  ];
  row.LastModifiedDate = context.now;
  row.LastModifiedById = context.user.id;
  row.SystemModstamp = context.now;
  context.rows.update(object, row, [
    ...changed,
    ...present(object, ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']),
  ]);
  context.remember(object, row);
  if (changed.length > 0) {
    const changedFields = [...changed, ...present(object, lastModified)];
    recordChange(context, object, { recordId: id, changeType: 'UPDATE', changedFields });
  }
  context.hooks.written(context, { object, row, old, changed });
  if (changed.length > 0 || context.simulated.recalculating.size > 0) {
    noteMasters(context, draft, row);
    noteMasters(context, draft, old);
  }
  return id;
}

function present(object: ObjectSchema, names: readonly string[]): string[] {
  return names.filter((name) => object.fields.has(name.toLowerCase()));
}

function changedFields(object: ObjectSchema, old: Row, row: Row): string[] {
  const changed: string[] = [];
  for (const field of object.fields.values()) {
    if (isStored(field) && (row[field.name] ?? null) !== (old[field.name] ?? null)) changed.push(field.name);
  }
  return changed;
}
