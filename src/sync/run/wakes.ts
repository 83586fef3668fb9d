import { listenToChanges, type EventSubscription, type OrgConnection } from '../../salesforce/index.ts';

/** The change events that wake a watch: roll-ups are in them, so that every child that matters shows. */
const EVENT = 'OpportunityChangeEvent';
/** Milliseconds until a subscription that ended is tried again, doubled each time. */
const FIRST_RETRY = 5_000;
const LONGEST_RETRY = 300_000;

/** Wakes a job when the org reports changes. */
export interface Wakes {
  /** Resolves at the next event, or at once where one came since the last call. */
  readonly woken: () => Promise<void>;
  close(): void;
}

/**
 * Subscribes to the org's change events, and again whenever the subscription ends.
 * @param onChange called with whether events come now, when that changes
 */
export function listen(org: OrgConnection, onChange: (isListening: boolean, reason?: string) => void): Wakes {
  let isClosed = false;
  let subscription: EventSubscription | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pause = FIRST_RETRY;
  let latch = newLatch();
  let isListening: boolean | undefined;
  const report = (is: boolean, reason?: string) => {
    if (isListening !== is) onChange(is, reason);
    isListening = is;
  };
  const again = (reason: string) => {
    if (isClosed) return;
    report(false, reason);
    timer = setTimeout(subscribe, pause);
    timer.unref();
    pause = Math.min(pause * 2, LONGEST_RETRY);
  };
  function subscribe(): void {
    listenToChanges(org, EVENT, {
      onEvent: () => latch.open(),
      onReady: () => {
        pause = FIRST_RETRY;
        report(true);
        // What happened before the subscription stood is in the ledger.
        latch.open();
      },
      onEnd: again,
    }).then(
      (opened) => {
        if (isClosed) opened.close();
        else subscription = opened;
      },
      (error: Error) => again(error.message),
    );
  }
  subscribe();
  return {
    woken: async () => {
      await latch.opened;
      latch = newLatch();
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      subscription?.close();
    },
  };
}

function newLatch(): { readonly opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
