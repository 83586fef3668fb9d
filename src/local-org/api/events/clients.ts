import type { RunningUser } from '../../base/values.ts';
import { randomCode } from '../../security/sessions.ts';
import type { BayeuxReply } from './messages.ts';
import type { Subscription } from './subscriptions.ts';

/** A connect that waits for events. */
interface HeldPoll {
  /** Sends what there is, if there is anything. */
  wake(): void;
  /** Answers with these messages before the reply to the connect. */
  finish(messages: readonly BayeuxReply[]): void;
  /** Answers a client that disconnected: it does not connect again. */
  leave(): void;
  /** Ends the connection without an answer. */
  cut(): void;
}

export interface BayeuxClient {
  readonly id: string;
  readonly userId: string;
  readonly subscriptions: Map<string, Subscription>;
  /** Whether it has connected since its handshake. */
  connected: boolean;
  poll: HeldPoll | undefined;
  /** When it was last heard of, in milliseconds. */
  seen: number;
}

/** The clients that made a handshake. */
export interface BayeuxClients {
  /** A new client; undefined when there are too many. */
  open(user: RunningUser): BayeuxClient | undefined;
  /** The user's client of that id, unless it was forgotten or has not connected for too long. */
  find(id: string | undefined, user: RunningUser): BayeuxClient | undefined;
  isKnown(client: BayeuxClient): boolean;
  forget(client: BayeuxClient): void;
  all(): BayeuxClient[];
}

/** The most clients of an org at a time. */
const MAX_CLIENTS = 1000;

/** How long the server remembers a client that does not connect. */
const FORGOTTEN_AFTER_MS = 40_000;

/** @param now a clock that only moves forward, in milliseconds */
export function openClients(now: () => number): BayeuxClients {
  const clients = new Map<string, BayeuxClient>();
  const isExpired = (client: BayeuxClient): boolean =>
    client.poll === undefined && now() - client.seen > FORGOTTEN_AFTER_MS;
  return {
    open(user) {
      for (const [id, client] of clients) if (isExpired(client)) clients.delete(id);
      if (clients.size >= MAX_CLIENTS) return undefined;
      const client: BayeuxClient = {
        id: randomCode(20).toLowerCase(),
        userId: user.id,
        subscriptions: new Map(),
        connected: false,
        poll: undefined,
        seen: now(),
      };
      clients.set(client.id, client);
      return client;
    },
    find(id, user) {
      const client = clients.get(id ?? '');
      if (client === undefined || client.userId !== user.id) return undefined;
      if (!isExpired(client)) return client;
      clients.delete(client.id);
      return undefined;
    },
    isKnown: (client) => clients.get(client.id) === client,
    forget: (client) => void clients.delete(client.id),
    all: () => [...clients.values()],
  };
}
