import { OrgThrottled } from './errors.ts';

/** API calls in the org's rolling 24 hours, of all its clients. */
interface DailyCalls {
  readonly used: number;
  readonly limit: number;
}

/** The API calls of a connection and of its org. */
export interface CallMeter {
  /** Share of the daily calls that is left to others, 0 to 1. */
  readonly reserve: number;
  /** Requests that this connection sent, repeated ones included. */
  readonly sent: () => number;
  /** As the org's answers have it, with what was sent since; undefined until the first one. */
  readonly daily: () => DailyCalls | undefined;
  /** Counts a request. @throws OrgThrottled if it would be one of the reserve */
  readonly count: () => void;
  /** Takes `Sforce-Limit-Info` of an answer: `api-usage=18/15000`. */
  readonly note: (header: string | undefined) => void;
}

/** Milliseconds after which the org's count is asked for again, although it was used up. */
const STALE = 5 * 60_000;

/**
 * Counts API calls, and leaves a share of the org's daily allowance to others.
 * @param reserve 0 to 1; 0 leaves nothing
 */
export function createMeter(instanceUrl: string, reserve: number, now: () => Date): CallMeter {
  let sent = 0;
  let sentSince = 0;
  let known: DailyCalls | undefined;
  let knownAt = 0;
  const daily = (): DailyCalls | undefined => known && { used: known.used + sentSince, limit: known.limit };
  return {
    reserve,
    sent: () => sent,
    daily,
    count: () => {
      const calls = daily();
      if (calls !== undefined && reserve > 0 && calls.limit - calls.used - 1 < Math.ceil(calls.limit * reserve)) {
        // The day is a rolling one: now and then a call finds out whether there are more again.
        if (now().getTime() - knownAt < STALE) throw usedUp(instanceUrl, calls, Math.ceil(calls.limit * reserve));
        knownAt = now().getTime();
      }
      sent += 1;
      sentSince += 1;
    },
    note: (header) => {
      const [, used, limit] = /(?:^|[\s;,])api-usage=(\d+)\/(\d+)/.exec(header ?? '') ?? [];
      if (used === undefined || limit === undefined) return;
      known = { used: Number(used), limit: Number(limit) };
      knownAt = now().getTime();
      sentSince = 0;
    },
  };
}

function usedUp(instanceUrl: string, { used, limit }: DailyCalls, kept: number): OrgThrottled {
  const count = (value: number): string => value.toLocaleString('en');
  return new OrgThrottled(
    `The org at \`${instanceUrl}\` has ${count(Math.max(0, limit - used))} of ${count(limit)} API calls left for these 24 hours, and ${count(kept)} are kept for its other programs. Try again later.`,
  );
}
