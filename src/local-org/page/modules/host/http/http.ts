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

/**
 * Calls the org as the page's user; resolves to the parsed body (null where there is none). Rejects with a FetchError. When the
 * token has run out, the session is renewed by the cookie once; when that fails too, the page is told, and what was typed stays.
 */
export async function callOrg(
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  let response = await send(method, path, body, headers);
  if (response.status === 401 && (await openSession().catch(() => undefined)))
    response = await send(method, path, body, headers);
  if (response.status === 401) window.dispatchEvent(new CustomEvent(SESSION_ENDED));
  const text = await response.text();
  const parsed: unknown = text === '' ? null : parse(text);
  if (!response.ok) throw failure(response.status, response.statusText, parsed);
  return parsed;
}

async function send(
  method: string,
  path: string,
  body: unknown,
  more: Readonly<Record<string, string>>,
): Promise<Response> {
  const headers = {
    ...more,
    Accept: 'application/json',
    Authorization: `Bearer ${currentSession().accessToken}`,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  try {
    return await fetch(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  } catch {
    throw failure(0, 'Not reachable', {
      message: 'Salesforce did not answer: check that the org still runs, then try again.',
    });
  }
}

function failure(status: number, statusText: string, body: unknown): FetchError {
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
