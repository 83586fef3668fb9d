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

/** The parts of faye's client that jsforce does not declare. */
interface FayeClient {
  subscribe(channel: string, receive: () => void): PromiseLike<void>;
  disconnect(): void;
}

/** Only what happens from now on: the caller reads the rest elsewhere. */
const FROM_NOW = -1;

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
      faye.disconnect();
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
        isOver = true;
        faye.disconnect();
      },
    };
  });
}
