import type { ObjectSchema } from '../schema/types.ts';
import type { RecordChange } from '../store/changes.ts';
import type { SaveContext } from './types.ts';

/** Adds a change to the transaction's changes, from which change events are made at commit. */
export function recordChange(
  context: SaveContext,
  object: ObjectSchema,
  change: Omit<RecordChange, 'object' | 'changedFields'> & { readonly changedFields?: readonly string[] },
): void {
  // Objects that the API cannot create have no change events, for example OpportunityHistory.
  if (!object.createable) return;
  context.done.push({ changedFields: [], ...change, object: object.name });
}
