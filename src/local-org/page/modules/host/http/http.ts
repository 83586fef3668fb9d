import { currentSession, openSession, SESSION_ENDED } from 'host/session';

export const API = '/services/data/v66.0';

/** An answer that is no success, in the shape of Lightning Data Service. */
export interface FetchError {
  readonly status: number;
  readonly statusText: string;
  readonly ok: false;
  readonly errorType: 'fetchResponse';
  readonly headers: Record<string, never>;
  readonly body: unknown;
}

/** How long an answer may take before the connection counts as lost. */
const LIMIT_MS = 30_000;

/**
 * Calls the org as the page's user; resolves to the parsed body (null where there is none). Rejects with a FetchError, also when
 * nothing comes back in time. When the token has run out, the session is renewed by the cookie once; when that fails too, the page is
 * told, and what was typed stays.
 */
export async function callOrg(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const send = () => attempt(method, path, body, headers);
  const first = await send();
  const answer = first.status === 401 && (await renewed()) ? await send() : first;
  if (answer.status === 401) window.dispatchEvent(new CustomEvent(SESSION_ENDED));
  const parsed: unknown = answer.text === '' ? null : parse(answer.text);
  if (!answer.ok) throw failure(answer.status, parsed);
  return parsed;
}

interface Received {
  readonly status: number;
  readonly ok: boolean;
  readonly text: string;
}

/** One request with its whole body: a connection can be lost while the body comes. */
async function attempt(
  method: string,
  path: string,
  body: unknown,
  more: Readonly<Record<string, string>>,
): Promise<Received> {
  const headers = {
    ...more,
    Accept: 'application/json',
    Authorization: `Bearer ${currentSession().accessToken}`,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  try {
    const response = await fetch(path, {
      method,
      headers,
      signal: AbortSignal.timeout(LIMIT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, ok: response.ok, text: await response.text() };
  } catch {
    throw disconnected();
  }
}

async function renewed(): Promise<boolean> {
  try {
    return (await openSession()) !== undefined;
  } catch {
    throw disconnected();
  }
}

/** What Lightning Data Service gives when nothing comes back: no status of its own, and these words in `body.error`. */
function disconnected(): FetchError {
  return failure(500, { error: 'Disconnected or Canceled' });
}

/** Lightning Data Service words a status by itself, whatever the answer says. */
const STATUS_TEXTS: Readonly<Record<number, string>> = { 400: 'Bad Request', 404: 'Not Found', 500: 'Server Error' };

function failure(status: number, body: unknown): FetchError {
  const statusText = STATUS_TEXTS[status] ?? `Unexpected HTTP Status Code: ${status}`;
  return freeze({ status, statusText, ok: false, errorType: 'fetchResponse', headers: {}, body });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text };
  }
}

/** Frozen through and through: the platform's data is read-only, and a bundle that writes to it must fail here too. */
export function freeze<Data>(data: Data): Data {
  if (data !== null && typeof data === 'object' && !Object.isFrozen(data)) {
    Object.values(data).forEach(freeze);
    Object.freeze(data);
  }
  return data;
}
