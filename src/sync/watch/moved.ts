import type { OrgConnection } from '../../salesforce/index.ts';
import type { Backlog } from './backlog.ts';
import { stampsOf } from './ledger.ts';
import type { Reader } from './reader.ts';
import type { Pending } from './types.ts';

/** Where rows and changes of deals come from. */
export interface Source {
  readonly org: OrgConnection;
  readonly reader: Reader;
  readonly backlog: Backlog;
}

/**
 * Which deals must not be kept as they were just read: those with a row of the ledger that is not judged yet, since the row would then be
 * compared with what a child became after it; and those that were changed while they were read, of which one half is older than the other.
 * A deal that was put off for half a minute is kept nevertheless. Costs one call, and a second one where a deal was changed since the last read.
 * @param stamps the `SystemModstamp` with which each deal was read, ISO date-time
 * @param pending the rows that are judged now
 */
export async function movedMeanwhile(
  { org, reader, backlog }: Source,
  stamps: ReadonlyMap<string, string>,
  pending: Pending,
): Promise<ReadonlySet<string>> {
  const ids = [...stamps.keys()];
  if (ids.length === 0) return new Set();
  const now = await stampsOf(org, ids);
  // A deal that is changed all the time would never be judged.
  const moment = performance.now();
  const torn = new Set(ids.filter((id) => now.get(id) !== stamps.get(id)));
  const unseen = ids.filter((id) => !torn.has(id) && !reader.hasSeen(id, stamps.get(id)!));
  if (unseen.length > 0) await reader.readRowsOf(unseen, pending);
  return new Set(ids.filter((id) => (torn.has(id) || backlog.hasRows(id)) && backlog.mayWait(id, moment)));
}
