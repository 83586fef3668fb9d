import { soqlId } from '../../deal/index.ts';
import { isoTime } from '../../salesforce/index.ts';

/** How far the changes of an object are read. Times are ISO date-times of the org, except `seen`. */
export interface Stream {
  /** The last `SystemModstamp` that was seen; blank: nothing yet. */
  readonly at: string;
  /** When `at` was seen first, by the clock of this machine. */
  readonly seen: string;
  /** No row with an earlier stamp can appear any more: `at` was read again after the longest transaction. */
  readonly isClosed: boolean;
}

export const UNREAD: Stream = { at: '', seen: '', isClosed: false };

/** The most rows of one page. */
export const PAGE = 2_000;

/** A long transaction appears with the stamps of its beginning: so far back a read goes again, in milliseconds. */
const OVERLAP = 10 * 60_000;

/** A row by which a stream goes on. */
export interface Stamped {
  readonly Id: string;
  readonly SystemModstamp: string;
}

/** What a read of a stream begins with. */
export function beginning({ at, isClosed }: Stream): string {
  if (at === '') return 'SystemModstamp >= 1970-01-01T00:00:00Z';
  if (isClosed) return `SystemModstamp > ${at}`;
  return `SystemModstamp >= ${new Date(Date.parse(at) - OVERLAP).toISOString()}`;
}

/** What comes behind a row. */
export function behind({ Id, SystemModstamp }: Stamped): string {
  const at = isoTime(SystemModstamp);
  return `(SystemModstamp > ${at} OR (SystemModstamp = ${at} AND Id > '${soqlId(Id)}'))`;
}

/** One page of changed rows, in the order of their changes. */
export function pageOf(object: string, fields: string, where: string): string {
  return `SELECT ${fields} FROM ${object} WHERE ${where} ORDER BY SystemModstamp, Id LIMIT ${PAGE}`;
}

/** The stream after rows were taken. */
export function advanced(stream: Stream, rows: readonly Stamped[], now: Date): Stream {
  const last = rows.at(-1);
  const at = last === undefined ? '' : isoTime(last.SystemModstamp);
  return at > stream.at ? { at, seen: now.toISOString(), isClosed: false } : stream;
}

/** A stamp so long ago by the clock of this machine is more than ten minutes old by the org's clock too. */
const LONG_AGO = 24 * 3_600_000;

/** The stream after it was read to its end. @param before as it was before that read */
export function ended(stream: Stream, before: Stream, now: Date): Stream {
  if (stream.at === '') return stream;
  const isReadAgain = stream.at === before.at && now.getTime() - Date.parse(stream.seen) >= OVERLAP;
  const isLongAgo = now.getTime() - Date.parse(stream.at) >= LONG_AGO;
  return isReadAgain || isLongAgo ? { ...stream, isClosed: true } : stream;
}
