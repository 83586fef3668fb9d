import type { SaveError, SaveRequest, SaveResult } from '../base/values.ts';
import { saveError } from './errors.ts';

/**
 * Replaces references with the ids of the records that earlier requests of the same save created. Returns an error if one of those
 * failed.
 */
export function resolveReferences(request: SaveRequest, results: readonly SaveResult[]): SaveRequest | SaveError {
  const fields: [string, unknown][] = Object.entries(request.fields);
  let id = request.id;
  for (const reference of request.references ?? []) {
    const earlier = results[reference.request];
    if (earlier?.success !== true || earlier.id === undefined) {
      return saveError('PROCESSING_HALTED', 'The operation was not run because an operation that it refers to failed.');
    }
    if (reference.field === 'Id') id = earlier.id;
    else fields.push([reference.field, earlier.id]);
  }
  // `Object.fromEntries` creates a plain property even for the name `__proto__`; an assignment would change the prototype.
  return { ...request, fields: Object.fromEntries(fields), ...(id === undefined ? {} : { id }) };
}
