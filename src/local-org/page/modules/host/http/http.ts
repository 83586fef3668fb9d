import { currentSession, openSession, SESSION_ENDED } from 'host/session';

export const API = '/services/data/v66.0';

/** A failed request, as Lightning Data Service reports it. */
export interface FetchError {
  readonly status: number;
  readonly statusText: string;
  readonly ok: false;
  readonly errorType: 'fetchResponse';
  readonly headers: Record<string, never>;
  readonly body: unknown;
}

/** Time after which a request without a response counts as a lost connection. */
const TIMEOUT_MS = 30_000;

/**
 * Calls the org as the page's user; resolves to the parsed body (null where there is none). Rejects with a FetchError, also after a
 * timeout. When the token has expired, the session is renewed by the cookie once; when that fails too, SESSION_ENDED is dispatched and
 * the page keeps what was typed.
 */
export async function callOrg(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const send = () => attempt(method, path, body, headers);
  const first = await send();
  const response = first.status === 401 && (await renewSession()) ? await send() : first;
  if (response.status === 401) window.dispatchEvent(new CustomEvent(SESSION_ENDED));
  const parsed: unknown = response.text === '' ? null : parse(response.text);
  if (!response.ok) throw failure(response.status, parsed);
  return parsed;
}

interface Received {
  readonly status: number;
  readonly ok: boolean;
  readonly text: string;
}

/** One request, including its body: the connection can be lost while the body arrives. */
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
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, ok: response.ok, text: await response.text() };
  } catch {
    throw disconnected();
  }
}

async function renewSession(): Promise<boolean> {
  try {
    return (await openSession()) !== undefined;
  } catch {
    throw disconnected();
  }
}

/** Lightning Data Service's error for a request without a response. */
function disconnected(): FetchError {
  return failure(500, { error: 'Disconnected or Canceled' });
}

/** Lightning Data Service has texts of its own for a status, independent of the response. */
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

/** Freezes data deeply: the platform's data is read-only, so a bundle that writes to it must fail here too. */
export function freeze<Data>(data: Data): Data {
  if (data !== null && typeof data === 'object' && !Object.isFrozen(data)) {
    Object.values(data).forEach(freeze);
    Object.freeze(data);
  }
  return data;
}
