import type { EventLog } from '../../events/log.ts';
import type { StoredEvent } from '../../events/types.ts';
import type { Subscription } from './subscriptions.ts';

/** The most events that can be dropped in one call, and are remembered. */
const MAX_DROPPED = 1000;

/** Events that are not delivered live, as if they had been lost on the way. */
export interface DroppedEvents {
  /** Drops so many of the events to come. */
  arm(count: number): void;
  /** Whether a subscription that was there when the event came does not get it. A later replay does. */
  isDropped(event: StoredEvent, subscription: Subscription): boolean;
}

export function openDropped(log: EventLog): DroppedEvents {
  const dropped = new Set<number>();
  let left = 0;
  let after = 0;
  const catchUp = (): void => {
    if (left === 0) return;
    for (const { replayId } of log.since(after, left)) {
      dropped.add(replayId);
      after = replayId;
      left -= 1;
    }
    for (const id of dropped) if (dropped.size > MAX_DROPPED) dropped.delete(id);
  };
  return {
    arm(count) {
      catchUp();
      left = count;
      after = log.last();
    },
    isDropped(event, subscription) {
      catchUp();
      return event.replayId > subscription.liveAfter && dropped.has(event.replayId);
    },
  };
}
