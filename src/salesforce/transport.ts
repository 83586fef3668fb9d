import { PassThrough } from 'node:stream';
import { OrgUnreachable } from './errors.ts';
import type { CallMeter } from './allowance.ts';
import { nextPause, timeLeft, type RetryPolicy } from './retry.ts';

/** Dependencies of a transport; passed in so that tests need not wait. */
export interface TransportOptions {
  readonly policy: RetryPolicy;
  readonly random: () => number;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Milliseconds until an unanswered request counts as failed. */
  readonly timeout: number;
  /** Counts the requests. */
  readonly meter: Pick<CallMeter, 'count' | 'note'>;
  /** Called with the org's time of each answer; undefined where there is none. */
  readonly onTime?: (moment: Date | undefined) => void;
  /** Called with the HTTP status of each final response, and its request. */
  readonly onAnswer: (status: number, request: WireRequest) => void;
}

export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array | null;
}

export interface WireResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const MOVED = new Set([301, 302, 303, 307, 308]);

/**
 * The HTTP layer that replaces jsforce's. jsforce's own repeats some methods on a fixed schedule, ignores `Retry-After`, never repeats a
 * throttled POST, and sends loopback requests through a proxy of the environment.
 */
export function createTransport(options: TransportOptions) {
  return {
    /** jsforce's interface requires a promise with a stream; the stream is not used. */
    httpRequest(request: WireRequest): Promise<WireResponse> & { stream: () => PassThrough } {
      return Object.assign(send(request, options), { stream: () => new PassThrough() });
    },
  };
}

async function send(request: WireRequest, options: TransportOptions): Promise<WireResponse> {
  const started = options.now().getTime();
  const elapsed = (): number => options.now().getTime() - started;
  for (let attempt = 1; ; attempt += 1) {
    options.meter.count();
    const outcome = await tryOnce(request, Math.min(options.timeout, timeLeft(options.policy, elapsed())));
    const response = 'response' in outcome ? outcome.response : undefined;
    options.meter.note(response?.headers['sforce-limit-info']);
    options.onTime?.(orgTime(response));
    const pause = nextPause(
      {
        method: isSoapRead(request) || isHarmlessComposite(request) ? 'GET' : request.method.toUpperCase(),
        attempt,
        elapsed: elapsed(),
        ...(response === undefined
          ? { networkCode: 'code' in outcome ? outcome.code : 'UNKNOWN' }
          : { status: response.statusCode, body: response.body, retryAfter: response.headers['retry-after'] ?? null }),
      },
      options.policy,
      options.random,
      orgTime(response) ?? options.now(),
    );
    if (pause !== null) {
      await options.sleep(pause);
      continue;
    }
    if ('reason' in outcome) throw new Error(outcome.reason, { cause: outcome.cause });
    refuseUnusable(request, outcome.response);
    options.onAnswer(outcome.response.statusCode, request);
    return outcome.response;
  }
}

/** Whether a call of the Metadata API only reads: it may be sent again, though SOAP sends all by POST. */
function isSoapRead({ url, body }: WireRequest): boolean {
  return (
    url.includes('/services/Soap/m/') &&
    typeof body === 'string' &&
    /<(?:\w+:)?(?:listMetadata|readMetadata|describeMetadata|checkDeployStatus|checkRetrieveStatus)\b/.test(body)
  );
}

/**
 * Whether a composite call only reads and updates: it may be sent again as these may. An update on condition that was done already is then
 * refused by its condition, and the caller reads the record again.
 */
function isHarmlessComposite({ url, body }: WireRequest): boolean {
  return url.endsWith('/composite') && typeof body === 'string' && !/"method":"(?!GET"|PATCH")/.test(body);
}

/** The org's own time: that in `Retry-After` is by its clock. */
function orgTime(response: WireResponse | undefined): Date | undefined {
  const moment = Date.parse(response?.headers['date'] ?? '');
  return Number.isNaN(moment) ? undefined : new Date(moment);
}

/** Statuses that say enough by themselves, whatever the body is: a wrong session, or a request to slow down. */
const SELF_EVIDENT = new Set([401, 429, 503]);

/** Throws for what an org's API never answers: a web page, or a success without the content that the request asks for. */
function refuseUnusable({ url }: WireRequest, { statusCode, headers, body }: WireResponse): void {
  const address = `The org at \`${new URL(url).origin}\``;
  if (!SELF_EVIDENT.has(statusCode) && /^\s*text\/html\b/i.test(headers['content-type'] ?? '')) {
    throw new OrgUnreachable(
      `${address} answered with a web page instead of data (HTTP status ${statusCode}). Check that the address is an org's own, such as \`https://acme.my.salesforce.com\`.`,
    );
  }
  if ((statusCode === 200 || statusCode === 201) && body.trim() === '')
    throw new OrgUnreachable(`${address} answered with nothing. Check the address and try again.`);
}

type Outcome = { response: WireResponse } | { code: string; reason: string; cause: unknown };

async function tryOnce(request: WireRequest, timeout: number): Promise<Outcome> {
  try {
    const answer = await fetch(request.url, {
      method: request.method,
      headers: request.headers ?? {},
      body: (request.body ?? null) as NonNullable<RequestInit['body']> | null,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    const body = await answer.text();
    if (MOVED.has(answer.status)) {
      const place = answer.headers.get('location') ?? 'another address';
      throw new OrgUnreachable(
        `The org at \`${new URL(request.url).origin}\` has moved to \`${place}\`: use its own address.`,
      );
    }
    return { response: { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body } };
  } catch (error) {
    if (error instanceof OrgUnreachable) throw error;
    return networkFailure(error);
  }
}

function networkFailure(error: unknown): Outcome {
  const causes = [
    error,
    (error as Error).cause,
    ((error as Error).cause as { errors?: unknown[] } | undefined)?.errors?.[0],
  ];
  const code = causes
    .map((cause) => (cause as { code?: unknown } | undefined)?.code)
    .find((found) => typeof found === 'string');
  if ((error as Error).name === 'TimeoutError')
    return { code: 'TIMEOUT', reason: 'it did not answer in time', cause: error };
  return {
    code: String(code ?? 'UNKNOWN'),
    reason:
      REASONS[String(code)] ??
      `the connection failed (${String(code ?? ((error as Error).cause as Error | undefined)?.message ?? error)})`,
    cause: error,
  };
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at this address',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be looked up',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
};
