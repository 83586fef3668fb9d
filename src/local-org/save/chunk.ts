import type { SaveError, SaveRequest, SaveResult } from '../base/values.ts';
import { normalizeId } from '../schema/ids.ts';
import { isSaveError } from './errors.ts';
import { saveParents } from './parents.ts';
import { failed, saveRecord } from './record.ts';
import { resolveReferences } from './references.ts';
import type { SaveContext } from './types.ts';

/** Salesforce runs a save in chunks of at most this many records of one object; roll-ups are recalculated once a chunk. */
const MAX_CHUNK = 200;

/** The requests from `start` up to, not including, `end`. */
export interface Chunk {
  readonly requests: readonly SaveRequest[];
  readonly start: number;
  readonly end: number;
}

/** The end of the chunk that begins at `start`: the same object and operation, at most 200, up to the next reference. */
export function chunkEnd(requests: readonly SaveRequest[], start: number): number {
  const first = requests[start]!;
  let end = start + 1;
  while (end < requests.length && end - start < MAX_CHUNK) {
    const next = requests[end]!;
    if (next.object !== first.object || next.operation !== first.operation) break;
    // The record that it refers to must have its final id.
    if (next.references !== undefined) break;
    end += 1;
  }
  return end;
}

/**
 * Saves one chunk and fills in its results. When the save of a parent fails, the records that changed it fail with its errors; the
 * chunk is rolled back and run again without them, so that the other records are saved.
 */
export function runChunk(context: SaveContext, { requests, start, end }: Chunk, results: SaveResult[]): void {
  const refusedByParent = new Map<number, readonly SaveError[]>();
  const before = context.done.length;
  for (;;) {
    context.database.exec('SAVEPOINT chunk');
    context.pending.clear();
    for (let index = start; index < end; index += 1) {
      const request = requests[index]!;
      const errors = refusedByParent.get(index);
      results[index] =
        errors === undefined ? saveResolved(context, request, index, results) : failed(errors, normalizeId(request.id));
    }
    const refused = saveParents(context);
    if (refused.size === 0) {
      context.database.exec('RELEASE chunk');
      return;
    }
    context.database.exec('ROLLBACK TO chunk; RELEASE chunk');
    context.forgetAll();
    context.done.length = before;
    for (const [index, errors] of refused) refusedByParent.set(index, errors);
  }
}

function saveResolved(
  context: SaveContext,
  request: SaveRequest,
  index: number,
  results: readonly SaveResult[],
): SaveResult {
  const resolved = request.references === undefined ? request : resolveReferences(request, results);
  return isSaveError(resolved) ? failed([resolved]) : saveRecord(context, resolved, index);
}
