import type { SaveError, SaveRequest, SaveResult } from '../base/values.ts';
import { normalizeId } from '../schema/ids.ts';
import { isSaveError } from './errors.ts';
import { saveParents } from './parents.ts';
import { failed, saveRecord } from './record.ts';
import { resolveReferences } from './references.ts';
import type { SaveContext } from './types.ts';

/** Salesforce's limit: a save runs in chunks of at most this many records of one object. Roll-ups are recalculated once per chunk. */
const MAX_CHUNK = 200;

/** The requests from `start` up to, not including, `end`. */
export interface Chunk {
  readonly requests: readonly SaveRequest[];
  readonly start: number;
  readonly end: number;
}

/**
 * The index after the last request of the chunk that begins at `start`. A chunk has one object and one operation, at most 200 requests,
 * and ends before a request that refers to an earlier one.
 */
export function chunkEnd(requests: readonly SaveRequest[], start: number): number {
  const first = requests[start]!;
  let end = start + 1;
  while (end < requests.length && end - start < MAX_CHUNK) {
    const next = requests[end]!;
    if (next.object !== first.object || next.operation !== first.operation) break;
    // A request with references needs final ids, which exist only after the earlier chunk is done.
    if (next.references !== undefined) break;
    end += 1;
  }
  return end;
}

/**
 * Saves one chunk and writes its results. If a parent cannot be saved, the requests that changed it fail with the parent's errors: the
 * chunk is rolled back and run again without them, so that the other records are still saved.
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
