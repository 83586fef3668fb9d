import { createHash } from 'node:crypto';
import type { RunningUser } from '../base/values.ts';
import type { Sequences } from '../store/database.ts';
import type { EventLog } from './log.ts';
import { EVENT_LIMITS, makeEvents } from './make.ts';
import type { Commit, EventLimits } from './make.ts';
import type { Selection } from './types.ts';

/** What an engine needs to capture changes. It has none while no object is selected, so that saves then cost nothing more. */
export interface EventCapture {
  readonly selection: Selection;
  readonly log: EventLog;
  /** Salesforce's limits by default. */
  readonly limits?: EventLimits;
}

/** The parts of a save's transaction that events are made of. */
export interface Transaction extends Pick<Commit, 'schema' | 'done' | 'row' | 'now'> {
  readonly user: RunningUser;
  readonly sequences: Sequences;
}

/** Stores the events of a transaction, within it. Call it before the sequences are flushed. */
export function captureEvents(transaction: Transaction, capture: EventCapture, origin: string): void {
  const { schema, done, row, now, user, sequences } = transaction;
  const { selection, log, limits = EVENT_LIMITS } = capture;
  if (!done.some((change) => selection.has(change.object.toLowerCase()))) return;
  const commitNumber = sequences.next('~commit');
  const transactionKey = keyOf(commitNumber, now);
  log.append(
    makeEvents({ schema, done, row, now, userId: user.id, origin, commitNumber, transactionKey }, selection, limits),
  );
}

/** `00e1b2…-…`: a digest in the form of Salesforce's transaction keys, the same for a repeated run. */
function keyOf(commitNumber: number, now: string): string {
  const digest = createHash('sha256').update(`${commitNumber} ${now}`).digest('hex');
  const at = [8, 12, 16, 20, 32];
  return at.map((end, index) => digest.slice(at[index - 1] ?? 0, end)).join('-');
}
