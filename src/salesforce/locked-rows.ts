import type { OrgConnection } from './connection.ts';
import { OrgRefused, type RefusalDetail } from './errors.ts';
import { backOff, timeLeft } from './retry.ts';

/** The result of saving one record. `index` is its position in the input. */
export interface SaveOutcome {
  readonly index: number;
  readonly id?: string;
  readonly success: boolean;
  /** For upserts: whether the record is new. */
  readonly created?: boolean;
  readonly errors: readonly RefusalDetail[];
}

/** What the org answered for one record of a batch. */
export type SavedRecord = Omit<SaveOutcome, 'index'>;

/** How records are sent. */
interface BatchedSave<Item> {
  /** The object of the records, for people. */
  readonly object: string;
  /** The most records of one batch. */
  readonly most: number;
  /** The id of a record's parent: a save locks the parent too. Absent: batches follow the given order. */
  readonly parentOf?: (record: Item) => string;
  /** Saves a batch in one API call. Resolves to a result for each of its records, in their order. */
  readonly send: (batch: readonly Item[]) => Promise<readonly SavedRecord[]>;
}

/** The code of a record that another transaction holds, or whose parent it holds. Nothing of it was saved. */
export const LOCKED = 'UNABLE_TO_LOCK_ROW';

/** A batch of records that were locked is a quarter as large: 200, 50, 12, 3, 1. */
const SMALLER = 4;

/**
 * Saves records in batches, ordered by parent, so that two batches hold the same parent only where it has more records than a batch. Records that were
 * locked, and only these, are sent again after a pause, in smaller batches, as often and as long as the connection's retry policy allows, counted from the end
 * of the first round. Those that stay locked have the error LOCKED. Outcomes are in the order of the records.
 * @throws OrgError for what concerns more than one record, such as a session that has ended
 */
export async function saveInBatches<Item>(
  org: OrgConnection,
  records: readonly Item[],
  save: BatchedSave<Item>,
): Promise<SaveOutcome[]> {
  const outcomes: SaveOutcome[] = [];
  let sent = 0;
  const sendSome = async (batch: readonly number[]): Promise<void> => {
    const results = await sendOrLocked(
      batch.map((index) => records[index]!),
      save.send,
    );
    batch.forEach((index, place) => (outcomes[index] = { index, ...results[place]! }));
    if (records.length > save.most) {
      sent = Math.min(records.length, sent + batch.length);
      org.onProgress?.({ name: `Saving ${save.object}`, done: sent, total: records.length });
    }
  };
  const parents = records.map((record) => save.parentOf?.(record));
  let waiting = byParent(parents);
  for (const batch of batchesOf(waiting, save.most, parents)) await sendSome(batch);
  const began = org.now().getTime();
  const left = (): number => timeLeft(org.policy, org.now().getTime() - began);
  const isLocked = (index: number): boolean => outcomes[index]!.errors.some(({ errorCode }) => errorCode === LOCKED);
  let { most } = save;
  for (let attempt = 1; attempt < org.policy.attempts; attempt += 1) {
    waiting = waiting.filter(isLocked);
    const pause = backOff(attempt, org.policy, org.random);
    if (waiting.length === 0 || pause >= left()) break;
    await org.sleep(pause);
    most = Math.max(1, Math.floor(most / SMALLER));
    for (const batch of batchesOf(waiting, most, parents)) if (left() > 0) await sendSome(batch);
  }
  return outcomes;
}

/** Places of records, those of one parent together. Ascending ids, so that two processes lock parents in the same order. */
function byParent(parents: readonly (string | undefined)[]): number[] {
  return parents
    .map((parent = '', index) => ({ parent, index }))
    .sort((a, b) => (a.parent === b.parent ? a.index - b.index : a.parent < b.parent ? -1 : 1))
    .map(({ index }) => index);
}

/** Cuts places into batches. A parent whose records fit into one batch is not divided. */
function batchesOf(places: readonly number[], most: number, parents: readonly (string | undefined)[]): number[][] {
  const batches: number[][] = [];
  for (let start = 0; start < places.length;) {
    let end = Math.min(start + most, places.length);
    if (end < places.length) end = cutBetweenParents(places, [start, end], parents);
    batches.push(places.slice(start, end));
    start = end;
  }
  return batches;
}

function cutBetweenParents(
  places: readonly number[],
  [start, end]: readonly [number, number],
  parents: readonly (string | undefined)[],
): number {
  const parentAt = (at: number): string | undefined => parents[places[at]!];
  if (parentAt(end) === undefined) return end;
  let cut = end;
  while (cut > start && parentAt(cut - 1) === parentAt(end)) cut -= 1;
  return cut > start ? cut : end;
}

/** A call that was refused as a whole because of locked rows saved nothing: each of its records is locked. */
async function sendOrLocked<Item>(
  batch: readonly Item[],
  send: BatchedSave<Item>['send'],
): Promise<readonly SavedRecord[]> {
  try {
    return await send(batch);
  } catch (error) {
    if (!(error instanceof OrgRefused) || !error.details.every(({ errorCode }) => errorCode === LOCKED)) throw error;
    return batch.map(() => ({ success: false, errors: error.details }));
  }
}
