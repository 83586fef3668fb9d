import type { IncomingMessage } from 'node:http';
import type { RunningUser } from '../../base/values.ts';
import { invalidSession } from './errors.ts';
import { requestTarget } from './http.ts';
import type { ApiContext } from './types.ts';

/** The user of `Authorization: Bearer TOKEN` or `OAuth TOKEN`; undefined for any other header. */
export function userOfHeader({ sessions }: Pick<ApiContext, 'sessions'>, header = ''): RunningUser | undefined {
  const token = /^(?:bearer|oauth)\s+(\S+)\s*$/i.exec(header)?.[1];
  return token === undefined ? undefined : sessions.userOf(token);
}

/** As large as the body of a REST call may be. */
const MOST_DISCARDED = 12_000_000;

/**
 * Refuses a call of the REST APIs without a session before its body is kept, unpacked or parsed, so that it costs nothing. The list of
 * versions is open. Throws INVALID_SESSION_ID.
 */
export async function refuseStranger(context: Pick<ApiContext, 'sessions'>, incoming: IncomingMessage): Promise<void> {
  const { path } = requestTarget(incoming.url ?? '/');
  if (!/^\/services\/data\/+[^/]/i.test(path) || userOfHeader(context, incoming.headers.authorization)) return;
  await discard(incoming);
  throw invalidSession();
}

/** Reads the body, so that a client that is still sending gets the answer and not a closed connection; not a larger one. */
async function discard(incoming: IncomingMessage): Promise<void> {
  if (Number(incoming.headers['content-length'] ?? 0) > MOST_DISCARDED) return;
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_DISCARDED) return;
  }
}
