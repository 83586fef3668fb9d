/** How patient we are with an org. Times in milliseconds. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** Pause after the first failure; doubles each time. */
  readonly base: number;
  /** No pause is longer than this, and a `Retry-After` beyond it ends the waiting. */
  readonly cap: number;
}

export const PATIENT: RetryPolicy = { attempts: 6, base: 300, cap: 30_000 };

/** What an attempt came to: an answer of the org, or the code of a network failure. */
export interface AttemptResult {
  readonly method: string;
  /** From 1. */
  readonly attempt: number;
  readonly status?: number;
  /** The answer's text; only looked at for statuses that need it. */
  readonly body?: string;
  readonly retryAfter?: string | null;
  /** `ECONNRESET`, `UND_ERR_SOCKET`, … */
  readonly networkCode?: string;
}

/** Sending one of these twice changes nothing. DELETE is not among them: the second would answer that there is nothing. */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'PATCH']);
const NOBODY_THERE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const CONNECTION_ATTEMPTS = 2;
/** Broken on the way; anything else (a bad certificate, a forbidden port) stays as it is however often we try. */
const BROKEN = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'TIMEOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/**
 * How long to wait before the next attempt, in milliseconds, or null to give up.
 * Requests to slow down (429, 503, REQUEST_LIMIT_EXCEEDED) and locked rows mean that nothing was done, so every method is repeated;
 * broken connections and other server errors only where repeating is harmless.
 */
export function nextPause(result: AttemptResult, policy: RetryPolicy, random: () => number, now: Date): number | null {
  if (result.attempt >= policy.attempts || !isRepeatable(result)) return null;
  const asked = parseRetryAfter(result.retryAfter, now);
  if (asked !== undefined) return asked > policy.cap ? null : asked;
  return backOff(result.attempt, policy, random);
}

/** Exponential with jitter between half and the whole, so that workers that failed together do not return together. */
export function backOff(attempt: number, policy: RetryPolicy, random: () => number): number {
  const full = Math.min(policy.cap, policy.base * 2 ** (attempt - 1));
  return Math.round(full * (0.5 + random() / 2));
}

function isRepeatable({ method, attempt, status, body = '', networkCode }: AttemptResult): boolean {
  const harmless = IDEMPOTENT.has(method);
  if (networkCode !== undefined) {
    return NOBODY_THERE.has(networkCode) ? attempt < CONNECTION_ATTEMPTS : harmless && BROKEN.has(networkCode);
  }
  if (status === 429 || status === 503) return true;
  if (status === 403) return body.includes('"REQUEST_LIMIT_EXCEEDED"');
  if (status === 400) return body.includes('"UNABLE_TO_LOCK_ROW"');
  return harmless && (status === 420 || status === 500 || status === 502 || status === 504);
}

/** `Retry-After` is seconds or an HTTP date. */
function parseRetryAfter(value: string | null | undefined, now: Date): number | undefined {
  if (value === null || value === undefined || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
