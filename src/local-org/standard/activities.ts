import type { Row } from '../base/values.ts';
import type { SaveContext } from '../save/types.ts';
import { findObject, objectOfId } from '../schema/lookup.ts';
import type { ObjectSchema } from '../schema/types.ts';

const ACTIVITIES = ['Task', 'Event'] as const;
/** Fields of an activity that decide whose last activity it is, and on which day. */
const COUNTED: ReadonlySet<string> = new Set(['IsClosed', 'ActivityDate', 'ActivityDateTime', 'WhatId', 'WhoId']);

/** Whether the object is one of those whose records are activities. */
export const isActivity = (object: ObjectSchema): boolean => (ACTIVITIES as readonly string[]).includes(object.name);

/** Sets `LastActivityDate` of the records that a saved activity names or named. */
export function countActivity(
  context: SaveContext,
  { object, row, old, changed }: { object: ObjectSchema; row: Row; old?: Row; changed: readonly string[] },
): void {
  if (old === undefined ? dayOf(object, row) === null : !changed.some((name) => COUNTED.has(name))) return;
  for (const id of new Set([...namedBy(row), ...namedBy(old ?? {})])) keepLastActivity(context, id);
}

/** Sets `LastActivityDate` of the records that a deleted or undeleted activity names. */
export function uncountActivity(context: SaveContext, row: Row): void {
  for (const id of namedBy(row)) keepLastActivity(context, id);
}

const namedBy = ({ WhatId, WhoId }: Row): string[] => [WhatId, WhoId].filter((id) => typeof id === 'string');

/**
 * The platform writes the date without a save of the record: no rule runs, and nobody is named as the one who changed it.
 */
function keepLastActivity(context: SaveContext, id: string): void {
  const object = objectOfId(context.schema, id);
  const row = object?.fields.has('lastactivitydate') === true ? context.row(object, id) : undefined;
  if (object === undefined || row === undefined) return;
  const reference = object.name === 'Contact' || object.name === 'Lead' ? 'WhoId' : 'WhatId';
  const days = ACTIVITIES.flatMap((name) => {
    const activity = findObject(context.schema, name);
    const rows = activity === undefined ? [] : context.rows.children(activity, reference, id);
    return rows.flatMap((one) => (activity === undefined ? [] : (dayOf(activity, one) ?? [])));
  });
  const last = days.sort().at(-1) ?? null;
  if ((row.LastActivityDate ?? null) === last) return;
  context.rows.update(object, { ...row, LastActivityDate: last }, ['LastActivityDate']);
  context.forget(id);
}

/** The day of an activity that counts: of any event, and of a task that is closed; null for others and for those without a day. */
function dayOf(object: ObjectSchema, row: Row): string | null {
  if (object.name === 'Task' && row.IsClosed !== true) return null;
  const day = row.ActivityDate ?? row.ActivityDateTime;
  return typeof day === 'string' ? day.slice(0, 10) : null;
}
