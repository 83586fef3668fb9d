import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { Agent, request, type Dispatcher } from 'undici';
import type { OrgConnection } from '../connection.ts';
import { OrgError, OrgUnreachable, translateError, unusable } from '../errors.ts';
import { nextPause, timeLeft, type AttemptResult } from '../retry.ts';

/** A request whose body or answer is too large for the memory. Relative paths begin with `/services/`. */
export interface StreamRequest {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  /** Makes the body anew for each attempt. */
  readonly body?: () => Readable;
  readonly signal?: AbortSignal | undefined;
}

export interface StreamAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/** Milliseconds without a part of an answer. */
const TIMEOUT = 120_000;

/** One for the process; no proxy of the environment is used, as with `connectOrg`. Idle connections do not keep a process alive. */
const agent = new Agent({ connections: 8, bodyTimeout: TIMEOUT });

/** The longest error answer that is read. */
const MAX_ERROR = 64 * 1024;

/**
 * Sends a request and hands its answer to `use`. What fails on the way, also in the middle of the answer, is repeated from the beginning by
 * the rules of `retry.ts`; a refused session is renewed once.
 * @throws an OrgError; what `use` throws by itself; the reason of the signal
 */
export async function stream<T>(
  org: OrgConnection,
  asked: StreamRequest,
  use: (answer: StreamAnswer) => Promise<T>,
): Promise<T> {
  let failingSince = org.now().getTime();
  const elapsed = (): number => org.now().getTime() - failingSince;
  for (let attempt = 1; ; attempt += 1) {
    asked.signal?.throwIfAborted();
    org.meter.count();
    const token = org.session.token();
    let failed: Failure;
    try {
      const answer = await send(org, asked, { token, patience: timeLeft(org.policy, elapsed()) });
      org.meter.note(String(answer.headers['sforce-limit-info'] ?? ''));
      if (answer.statusCode < 400) {
        // The time of a long answer is not time without one.
        return await use(usable(org, asked, answer)).finally(() => {
          failingSince = org.now().getTime();
        });
      }
      failed = await refusalOf(answer);
    } catch (error) {
      failed = networkFailure(error, asked.signal);
    }
    if (failed.status === 401) {
      await org.session.renew(token);
      attempt -= 1;
      continue;
    }
    const pause = nextPause(
      { ...failed, method: asked.method, attempt, elapsed: elapsed() },
      org.policy,
      org.random,
      org.now(),
    );
    if (pause === null) throw errorOf(org, failed);
    await pauseFor(org, pause, asked.signal);
  }
}

/**
 * The answer as it comes: repeated until it begins, not in the middle, since parts were used already.
 * @throws as `stream`; a break in the middle is an OrgUnreachable
 */
export async function* opened(org: OrgConnection, asked: StreamRequest): AsyncGenerator<Buffer> {
  const { body } = await stream(org, asked, (answer) => Promise.resolve(answer));
  try {
    for await (const part of body) yield part as Buffer;
  } catch (error) {
    throw errorOf(org, networkFailure(error, asked.signal));
  }
}

/** Waits with the clock of the connection, and no longer than until the signal. */
export async function pauseFor(org: OrgConnection, milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal === undefined) return org.sleep(milliseconds);
  signal.throwIfAborted();
  let stop: () => void = () => undefined;
  const aborted = new Promise<void>((resolve) => {
    stop = resolve;
    signal.addEventListener('abort', stop, { once: true });
  });
  await Promise.race([org.sleep(milliseconds), aborted]);
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
}

function send(
  org: OrgConnection,
  asked: StreamRequest,
  { token, patience }: { readonly token: string; readonly patience: number },
): Promise<Dispatcher.ResponseData> {
  if (!asked.path.startsWith('/services/')) throw unusable(org.instanceUrl, 'an address outside of its API');
  return request(org.instanceUrl + asked.path, {
    dispatcher: agent,
    method: asked.method,
    headers: {
      authorization: `Bearer ${token}`,
      'accept-encoding': 'gzip',
      ...(asked.body === undefined ? {} : { 'content-type': 'text/csv; charset=UTF-8' }),
    },
    body: asked.body?.() ?? null,
    signal: asked.signal ?? null,
    headersTimeout: Math.min(TIMEOUT, patience),
  });
}

/** An answer with its text unpacked. A page for people is no answer of an org's API. */
function usable(org: OrgConnection, { path }: StreamRequest, { headers, body }: Dispatcher.ResponseData): StreamAnswer {
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  if (/^\s*text\/html\b/i.test(flat['content-type'] ?? '')) {
    body.on('error', () => undefined).destroy();
    throw unusable(org.instanceUrl, `a web page instead of \`${path.split('?')[0] ?? ''}\``);
  }
  if (flat['content-encoding'] !== 'gzip') return { headers: flat, body };
  const unpacked = createGunzip();
  body.on('error', (error) => unpacked.destroy(error));
  return { headers: flat, body: body.pipe(unpacked) };
}

type Failure = Omit<AttemptResult, 'method' | 'attempt'> & { readonly cause?: unknown };

async function refusalOf({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<Failure> {
  let text = '';
  for await (const part of body) {
    text += String(part);
    if (text.length > MAX_ERROR) break;
  }
  const retryAfter = headers['retry-after'];
  return { status: statusCode, body: text, retryAfter: retryAfter === undefined ? null : String(retryAfter) };
}

/** Faults of an answer that ends too early or is cut in a wrong place: the connection was cut on the way. */
const CUT = /^(HPE_|UND_ERR_(RES_CONTENT_LENGTH_MISMATCH|ABORTED)|ERR_STREAM_PREMATURE_CLOSE|Z_BUF_ERROR|Z_DATA_ERROR)/;

/** The code of a broken connection. Anything else is an error of the caller's, or a wish to stop, and is thrown on. */
function networkFailure(error: unknown, signal: AbortSignal | undefined): Failure {
  if (signal?.aborted === true || error instanceof OrgError) throw error;
  const nested = (error as { cause?: { code?: unknown } }).cause?.code;
  const code = (error as { code?: unknown }).code ?? nested;
  if (typeof code !== 'string' || !/^(E[A-Z_]+|UND_ERR_|HPE_|Z_)/.test(code) || LOCAL.has(code)) throw error;
  return { networkCode: CUT.test(code) ? 'UND_ERR_SOCKET' : code, cause: error };
}

/** Faults of the disk on which an answer is kept. */
const LOCAL = new Set(['ENOSPC', 'EACCES', 'ENOENT', 'EROFS', 'EISDIR', 'EMFILE', 'EEXIST', 'ENOTDIR', 'EPERM']);

function errorOf(org: OrgConnection, { status, body = '', networkCode, cause }: Failure): OrgError {
  if (status === undefined) {
    const reason =
      networkCode === 'UND_ERR_SOCKET' ? 'the connection was cut' : `the connection failed (${String(networkCode)})`;
    return new OrgUnreachable(`The org at \`${org.instanceUrl}\` cannot be reached: ${reason}.`, { cause });
  }
  const list = parsed(body);
  const [first] = list;
  return translateError(
    Object.assign(new Error(first?.message ?? `HTTP status ${status}`), {
      errorCode: first?.errorCode ?? `ERROR_HTTP_${status}`,
      ...(list.length > 0 ? { data: list } : {}),
    }),
    org.instanceUrl,
  );
}

function parsed(text: string): readonly { readonly errorCode: string; readonly message: string }[] {
  try {
    const value: unknown = JSON.parse(text);
    return (Array.isArray(value) ? value : []).filter((one) => typeof one?.errorCode === 'string');
  } catch {
    return [];
  }
}
