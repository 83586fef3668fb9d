/** How often and how long requests are retried. Times in milliseconds. */
export interface RetryPolicy {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** Pause after the first failure; doubles each time. */
  readonly base: number;
  /** The longest pause. A longer `Retry-After` ends the retries. */
  readonly cap: number;
  /** The longest time from the first attempt to giving up, pauses included. Default unlimited. */
  readonly budget?: number;
}

/** An org that does not answer is given up within two minutes. */
export const PATIENT: RetryPolicy = { attempts: 6, base: 300, cap: 30_000, budget: 110_000 };

/** The result of an attempt: a response of the org, or the code of a network failure. */
export interface AttemptResult {
  readonly method: string;
  /** From 1. */
  readonly attempt: number;
  /** Milliseconds since the first attempt began. */
  readonly elapsed?: number;
  readonly status?: number;
  /** The text of the response; only read for some statuses. */
  readonly body?: string;
  readonly retryAfter?: string | null;
  /** `ECONNRESET`, `UND_ERR_SOCKET`, … */
  readonly networkCode?: string;
}

/** Methods that can be repeated without a further effect. DELETE is left out, because the second response would be 404. */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'PATCH']);
const NOBODY_THERE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const CONNECTION_ATTEMPTS = 2;
/** Temporary network failures. Others (an invalid certificate, a forbidden port) do not change on a retry. */
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
 * The pause before the next attempt in milliseconds, or null to give up. After a request to slow down (429, 503, REQUEST_LIMIT_EXCEEDED)
 * and after locked rows nothing was done, so every method is repeated; after broken connections and other server errors only idempotent
 * methods.
 */
export function nextPause(result: AttemptResult, policy: RetryPolicy, random: () => number, now: Date): number | null {
  if (result.attempt >= policy.attempts || !isRepeatable(result)) return null;
  const requested = parseRetryAfter(result.retryAfter, now);
  if (requested !== undefined && requested > policy.cap) return null;
  const pause = requested ?? backOff(result.attempt, policy, random);
  return pause < timeLeft(policy, result.elapsed) ? pause : null;
}

/** Milliseconds of the policy's budget that are left. */
export function timeLeft({ budget = Infinity }: RetryPolicy, elapsed: number = 0): number {
  return budget - elapsed;
}

/** An exponential pause with random jitter between half and full length, so that clients that failed together do not retry together. */
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
