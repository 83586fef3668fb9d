import type { DatabaseSync } from 'node:sqlite';
import type { Sequences } from '../store/database.ts';
import type { ChangeEvent, StoredEvent } from './types.ts';

/** Events are kept for 72 hours, as in Salesforce. */
const KEPT_MS = 72 * 3600 * 1000;
const HOUR_MS = 3600 * 1000;

/** The stored change events. By the org's clock, an event of more than 72 hours ago is not there, whether it was removed yet or not. */
export interface EventLog {
  /** Stores a transaction's events and gives them their replay ids. Call it before the sequences are flushed and before COMMIT. */
  append(events: readonly ChangeEvent[]): void;
  /** Events after a replay id (0: all that are kept), oldest first. */
  since(replayId: number, limit: number): StoredEvent[];
  /** The smallest and the largest replay id that are kept; undefined when there is no event. */
  kept(): { readonly first: number; readonly last: number } | undefined;
  /** The last replay id that was stored; 0 when there was none. */
  last(): number;
}

const TABLE = `
  CREATE TABLE IF NOT EXISTS "~event" (
    replayId INTEGER PRIMARY KEY, committedAt INTEGER NOT NULL, channels TEXT NOT NULL, header TEXT NOT NULL, fields TEXT NOT NULL
  );
`;

/** Opens the event log, and creates its table. */
export function openEventLog(database: DatabaseSync, sequences: Sequences, clock: () => Date): EventLog {
  database.exec(TABLE);
  const insert = database.prepare(
    'INSERT INTO "~event" (replayId, committedAt, channels, header, fields) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare(
    'SELECT * FROM "~event" WHERE replayId > ? AND committedAt >= ? ORDER BY replayId LIMIT ?',
  );
  const bounds = database.prepare(
    'SELECT min(replayId) AS first, max(replayId) AS last FROM "~event" WHERE committedAt >= ?',
  );
  const drop = database.prepare('DELETE FROM "~event" WHERE committedAt < ?');
  const oldest = (): number => clock().getTime() - KEPT_MS;
  let purgedAt = -Infinity;
  const purge = (): void => {
    const now = clock().getTime();
    if (Math.abs(now - purgedAt) < HOUR_MS) return;
    purgedAt = now;
    drop.run(oldest());
  };
  return {
    append(events) {
      purge();
      for (const { header, fields, channels } of events) {
        insert.run(
          nextReplayId(sequences),
          header.commitTimestamp,
          JSON.stringify(channels),
          JSON.stringify(header),
          JSON.stringify(fields),
        );
      }
    },
    since: (replayId, limit) => select.all(replayId, oldest(), limit).map(toEvent),
    kept() {
      const row = bounds.get(oldest());
      return row?.first == null ? undefined : { first: Number(row.first), last: Number(row.last) };
    },
    last: () => sequences.last(REPLAY),
  };
}

const REPLAY = '~replay';

/** Leaves out every fourth number: Salesforce's replay ids have gaps, and a client must not count on the next one. */
function nextReplayId(sequences: Sequences): number {
  const id = sequences.next(REPLAY);
  return id % 4 === 0 ? sequences.next(REPLAY) : id;
}

function toEvent(row: Record<string, unknown>): StoredEvent {
  return {
    replayId: Number(row.replayId),
    channels: JSON.parse(String(row.channels)) as string[],
    header: JSON.parse(String(row.header)) as StoredEvent['header'],
    fields: JSON.parse(String(row.fields)) as StoredEvent['fields'],
  };
}
