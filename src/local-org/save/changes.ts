import type { ObjectSchema } from '../schema/types.ts';
import type { RecordChange } from '../store/changes.ts';
import type { SaveContext } from './types.ts';

/** Adds a change to the list of committed changes, from which change events are read. */
export function recordChange(
  context: SaveContext,
  object: ObjectSchema,
  change: Omit<RecordChange, 'object' | 'changedFields'> & { readonly changedFields?: readonly string[] },
): void {
  // An object that no user can write has no events: OpportunityHistory follows its opportunity without any.
  if (!object.createable) return;
  context.done.push({ changedFields: [], ...change, object: object.name });
}
