import type { RunningUser } from '../../base/values.ts';
import { findObject } from '../../schema/lookup.ts';
import type { Org } from '../../org/types.ts';
import { openClients } from './clients.ts';
import type { BayeuxClient, BayeuxClients } from './clients.ts';
import { openDropped } from './faults.ts';
import type { DroppedEvents } from './faults.ts';
import { eventData, mayReceive } from './payload.ts';
import type { BayeuxReply } from './messages.ts';

/** The state of the event streams of a running server. */
export interface EventHub {
  readonly org: Org;
  readonly clients: BayeuxClients;
  /** A clock that only moves forward, in milliseconds. */
  readonly now: () => number;
  /** Events that a client has not got yet, as messages; moves its subscriptions forward. */
  take(client: BayeuxClient, user: RunningUser): { readonly messages: BayeuxReply[]; readonly more: boolean };
  /** True when no connect may wait any more. */
  readonly closed: () => boolean;
  /** Answers the waiting connects, so that the server can stop. */
  close(): void;
  /** Simulated fault: no client is known any more. */
  forgetClients(): void;
  /** Simulated fault: ends the connections of waiting connects without an answer. */
  cutPolls(): void;
  /** Simulated fault: so many of the next events are not delivered, except by replay. */
  dropEvents(count: number): void;
}

/** The most that one answer has. The rest comes with the next connect. */
const MAX_EVENTS = 200;
const MAX_BYTES = 2_000_000;
/** Events read at a time: one can have a million bytes. */
const PAGE = 50;
/** After so many, other requests have their turn. */
const MAX_PAGES = 40;

/** @param now a clock that only moves forward, in milliseconds */
export function createEventHub(org: Org, now: () => number = () => performance.now()): EventHub {
  const clients = openClients(now);
  const dropped = openDropped(org.events);
  let closed = false;
  let woken = false;
  const polls = (): NonNullable<BayeuxClient['poll']>[] => clients.all().flatMap((client) => client.poll ?? []);
  const stopListening = org.onChange(() => {
    if (woken) return;
    woken = true;
    // After the save is answered, and once for several saves.
    setImmediate(() => {
      woken = false;
      for (const poll of polls()) poll.wake();
    });
  });
  return {
    org,
    clients,
    now,
    take: (client, user) => takeEvents({ org, dropped }, client, user),
    closed: () => closed,
    close() {
      closed = true;
      stopListening();
      for (const poll of polls()) poll.finish([]);
    },
    forgetClients() {
      const known = clients.all();
      for (const client of known) clients.forget(client);
      for (const client of known) client.poll?.finish([]);
    },
    cutPolls() {
      for (const poll of polls()) poll.cut();
    },
    dropEvents: (count) => dropped.arm(count),
  };
}

interface Source {
  readonly org: Org;
  readonly dropped: DroppedEvents;
}

function takeEvents({ org, dropped }: Source, client: BayeuxClient, user: RunningUser): ReturnType<EventHub['take']> {
  const permissions = org.permissions(user);
  const messages: BayeuxReply[] = [];
  let bytes = 0;
  for (const subscription of client.subscriptions.values()) {
    for (let page = 0; ; page += 1) {
      if (page === MAX_PAGES) return { messages, more: true };
      const events = org.events.since(subscription.after, PAGE);
      for (const event of events) {
        if (messages.length >= MAX_EVENTS || bytes > MAX_BYTES) return { messages, more: true };
        subscription.after = event.replayId;
        if (!subscription.matches(event) || dropped.isDropped(event, subscription)) continue;
        const object = findObject(org.schema, event.header.entityName);
        if (object === undefined || !mayReceive(permissions, object)) continue;
        const data = eventData(event, object, permissions);
        bytes += JSON.stringify(data).length;
        messages.push({ data, channel: subscription.channel });
      }
      if (events.length < PAGE) break;
    }
  }
  return { messages, more: false };
}
