import { StreamingExtension, type OrgConnection } from './connection.ts';

/** A running subscription. */
export interface EventSubscription {
  close(): void;
}

export interface EventListener {
  /** An event came, or several. */
  readonly onEvent: () => void;
  /** The subscription stands: events come from now on. */
  readonly onReady: () => void;
  /** It ended or never stood, and why. Nothing more comes: subscribe again, or read without events. */
  readonly onEnd: (reason: string) => void;
}

/** A message that waits for its answer, in faye's dispatcher. */
interface Envelope {
  readonly timer?: NodeJS.Timeout | null;
  readonly request?: Promise<{ abort?: () => void } | undefined> | null;
}

/** The parts of faye's client that jsforce does not declare. */
interface FayeClient {
  subscribe(channel: string, receive: () => void): PromiseLike<void>;
  addExtension(extension: {
    outgoing(message: { channel: string }, send: (message: { channel: string } | null) => void): void;
  }): void;
  /** Nothing where the client is not connected. */
  disconnect(): PromiseLike<void> | undefined;
  readonly _dispatcher: { readonly _envelopes: Map<string, Envelope>; close(): void };
}

/** Only what happens from now on: the caller reads the rest elsewhere. */
const FROM_NOW = -1;

/** Milliseconds in which the org may answer that the client leaves. */
const LEAVE_WITHIN = 1_000;

/**
 * Ends a client for good. faye's own `disconnect` does nothing before the handshake has succeeded, and repeats a message that gets no
 * answer for ever (faye 1.4: `Client.disconnect`, `Dispatcher.handleError`), so that the process would never end.
 */
function endClient(faye: FayeClient): void {
  faye.addExtension({ outgoing: (message, send) => send(message.channel === '/meta/disconnect' ? message : null) });
  const forget = () => {
    const { _envelopes: envelopes } = faye._dispatcher;
    const waiting = [...envelopes.values()];
    envelopes.clear();
    faye._dispatcher.close();
    for (const { timer, request } of waiting) {
      clearTimeout(timer ?? undefined);
      void request?.then((sent) => sent?.abort?.());
    }
  };
  const left = faye.disconnect();
  if (left === undefined) return forget();
  left.then(forget, forget);
  setTimeout(forget, LEAVE_WITHIN).unref();
}

/**
 * Listens to the change events of an object, from now on: `OpportunityChangeEvent`. Events may be lost without an error (a connection that
 * is cut in the middle of a poll), so they can only wake a caller that reads what happened elsewhere.
 */
export async function listenToChanges(
  org: OrgConnection,
  event: string,
  { onEvent, onReady, onEnd }: EventListener,
): Promise<EventSubscription> {
  const channel = `/data/${event}`;
  let isOver = false;
  return org.call(async (client) => {
    const end = (reason: string) => {
      if (isOver) return;
      isOver = true;
      onEnd(reason);
      endClient(faye);
    };
    const refused = new StreamingExtension.AuthFailure((message: { ext?: { sfdc?: { failureReason?: string } } }) =>
      end(message.ext?.sfdc?.failureReason ?? 'the session has ended'),
    );
    const faye = client.streaming.createClient([
      refused,
      new StreamingExtension.Replay(channel, FROM_NOW),
    ]) as unknown as FayeClient;
    faye
      .subscribe(channel, () => {
        if (!isOver) onEvent();
      })
      .then(onReady, (error: Error) => end(error.message));
    return {
      close() {
        if (isOver) return;
        isOver = true;
        endClient(faye);
      },
    };
  });
}
