import type { RunningUser } from '../../base/values.ts';
import type { BayeuxClient } from './clients.ts';
import type { EventHub } from './hub.ts';
import { refusal, replyTo, shown } from './messages.ts';
import type { BayeuxMessage, BayeuxReply } from './messages.ts';
import { openSubscription } from './subscriptions.ts';

/** Who sends the messages of a request. */
export interface Caller {
  /** The user of the session now, or why there is none. */
  readonly user: () => RunningUser | string;
  /** Aborted when the client's connection ends. */
  readonly gone: AbortSignal;
}

/** How long a connect waits for events, in milliseconds. */
const TIMEOUT_MS = 110_000;
const MAX_SUBSCRIPTIONS = 100;
const TOO_MANY = `403::A client has at most ${MAX_SUBSCRIPTIONS} subscriptions`;

const UNKNOWN_CLIENT = '403::Unknown client';
const EXT = { replay: true, 'payload.format': true };

/**
 * Answers the Bayeux messages of one request, in their order. A connect that is alone in its request, and not its client's first one, waits
 * for events. Undefined: the connection is to be ended without an answer.
 */
export async function exchange(
  hub: EventHub,
  caller: Caller,
  messages: readonly BayeuxMessage[],
): Promise<readonly BayeuxReply[] | undefined> {
  const user = caller.user();
  if (typeof user === 'string') return messages.map((message) => unauthenticated(message, user));
  const replies: BayeuxReply[] = [];
  let connecting: BayeuxClient | undefined;
  for (const message of messages) {
    if (message.channel === '/meta/connect') {
      const client = hub.clients.find(message.clientId, user);
      if (client !== undefined && isLongPolling(message.connectionType)) {
        if (messages.length === 1 && client.connected && message.timeout !== 0 && !hub.closed())
          return hold(hub, caller, client, message);
        connecting = client;
      }
      replies.push(connectReply(hub, user, message));
    } else replies.push(answerOne(hub, user, message));
  }
  // A client that the same request disconnected gets nothing.
  if (connecting === undefined || !hub.clients.isKnown(connecting)) return replies;
  const { messages: events } = hub.take(connecting, user);
  // A client takes events of a subscription only after the reply to it.
  return messages.length === 1 ? [...events, ...replies] : [...replies, ...events];
}

function unauthenticated(message: BayeuxMessage, failureReason: string): BayeuxReply {
  if (message.channel !== '/meta/handshake') return refusal(message, failureReason, 'none');
  const ext = { sfdc: { failureReason }, ...EXT };
  return replyTo(message, { ext, advice: { reconnect: 'none' }, error: '403::Handshake denied', successful: false });
}

const isLongPolling = (connectionType: unknown): boolean =>
  connectionType === undefined || connectionType === 'long-polling';

function invalidConnectionType(message: BayeuxMessage, type: unknown): BayeuxReply {
  return refusal(message, `400::Invalid connection type ${shown(type)}`, 'none');
}

function answerOne(hub: EventHub, user: RunningUser, message: BayeuxMessage): BayeuxReply {
  if (message.channel === '/meta/handshake') return handshake(hub, user, message);
  const client = hub.clients.find(message.clientId, user);
  if (client === undefined) return refusal(message, UNKNOWN_CLIENT, 'handshake');
  switch (message.channel) {
    case '/meta/subscribe':
      return subscribe(hub, user, client, message);
    case '/meta/unsubscribe':
      for (const channel of message.subscriptions) client.subscriptions.delete(channel ?? '');
      return replyTo(message, { clientId: client.id, subscription: given(message), successful: true });
    case '/meta/disconnect':
      hub.clients.forget(client);
      client.poll?.leave();
      return replyTo(message, { clientId: client.id, successful: true });
    default:
      return message.channel.startsWith('/meta/')
        ? refusal(message, '404::Unknown meta channel')
        : refusal(message, '403::Publishing is not allowed');
  }
}

function handshake(hub: EventHub, user: RunningUser, message: BayeuxMessage): BayeuxReply {
  const types = message.supportedConnectionTypes;
  if (Array.isArray(types) && !types.includes('long-polling')) return invalidConnectionType(message, types);
  const client = hub.clients.open(user);
  if (client === undefined) return unauthenticated(message, '403::Organization concurrent user limit exceeded');
  return replyTo(message, {
    ext: EXT,
    minimumVersion: '1.0',
    clientId: client.id,
    supportedConnectionTypes: ['long-polling'],
    version: '1.0',
    successful: true,
  });
}

function subscribe(hub: EventHub, user: RunningUser, client: BayeuxClient, message: BayeuxMessage): BayeuxReply {
  const { org } = hub;
  const permissions = org.permissions(user);
  const names = message.subscriptions;
  const parts = { clientId: client.id, subscription: given(message) };
  const refused = (error: string): BayeuxReply => replyTo(message, { ...parts, error, successful: false });
  if (names.length > MAX_SUBSCRIPTIONS) return refused(TOO_MANY);
  for (const name of names) {
    const replay = Object.hasOwn(message.replay, name ?? '') ? message.replay[name ?? ''] : undefined;
    const opened = openSubscription(org, permissions, name, replay);
    if (typeof opened === 'string') return refused(opened);
    if (client.subscriptions.size >= MAX_SUBSCRIPTIONS) return refused(TOO_MANY);
    client.subscriptions.set(opened.channel, opened);
  }
  client.poll?.wake();
  return replyTo(message, { ...parts, successful: true });
}

/** The subscription as the client wrote it, for the reply; nothing of another type than the protocol's. */
function given({ subscriptions }: BayeuxMessage): unknown {
  const names = subscriptions.filter((name) => name !== undefined);
  return names.length === 1 ? names[0] : names;
}

/** The reply to a connect, with what changed while it waited: the session ended, or the client is not known any more. */
function connectReply(hub: EventHub, user: RunningUser | string, message: BayeuxMessage): BayeuxReply {
  if (typeof user === 'string') return refusal(message, user, 'none');
  const client = hub.clients.find(message.clientId, user);
  if (client === undefined) return refusal(message, UNKNOWN_CLIENT, 'handshake');
  if (!isLongPolling(message.connectionType)) return invalidConnectionType(message, message.connectionType);
  client.seen = hub.now();
  const advice = client.connected ? {} : { advice: { interval: 0, timeout: TIMEOUT_MS, reconnect: 'retry' } };
  client.connected = true;
  return replyTo(message, { clientId: client.id, ...advice, successful: true });
}

/** Lets a connect wait until there are events, its time is over, or its connection ends. A client has one waiting connect at a time. */
function hold(
  hub: EventHub,
  caller: Caller,
  client: BayeuxClient,
  message: BayeuxMessage,
): Promise<readonly BayeuxReply[] | undefined> {
  client.poll?.finish([]);
  return new Promise((resolve) => {
    const end = (answer: readonly BayeuxReply[] | undefined): void => {
      if (client.poll !== poll) return;
      clearTimeout(timer);
      caller.gone.removeEventListener('abort', poll.cut);
      client.poll = undefined;
      client.seen = hub.now();
      resolve(answer);
    };
    const poll = {
      wake(): void {
        const user = caller.user();
        if (typeof user === 'string') return poll.finish([]);
        const { messages, more } = hub.take(client, user);
        if (messages.length > 0) poll.finish(messages);
        else if (more) setImmediate(() => client.poll === poll && poll.wake());
      },
      finish: (messages: readonly BayeuxReply[]): void => end([...messages, connectReply(hub, caller.user(), message)]),
      leave: (): void =>
        end([replyTo(message, { clientId: client.id, advice: { interval: 0, reconnect: 'none' }, successful: true })]),
      // Events stay where they are: the next connect gets them.
      cut: (): void => end(undefined),
    };
    const timer = setTimeout(() => poll.finish([]), Math.min(message.timeout ?? TIMEOUT_MS, TIMEOUT_MS));
    timer.unref();
    client.poll = poll;
    if (caller.gone.aborted) poll.cut();
    else caller.gone.addEventListener('abort', poll.cut, { once: true });
    poll.wake();
  });
}
