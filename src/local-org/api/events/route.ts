import type { RunningUser } from '../../base/values.ts';
import { toApiError } from '../http/errors.ts';
import type { Answered, ApiContext, ApiRequest, ApiResponse } from '../http/types.ts';
import { stackOf } from '../../base/error-text.ts';
import { exchange } from './exchange.ts';
import type { Caller } from './exchange.ts';
import type { EventHub } from './hub.ts';
import { readMessages, refusal } from './messages.ts';
import type { BayeuxMessage } from './messages.ts';

/** The server's state, with its event streams. */
export interface EventContext extends ApiContext {
  readonly events: EventHub;
}

/** Whether a path is CometD's, whose errors are Bayeux messages and never a REST body. */
export function isBayeux(path: string): boolean {
  return /^\/cometd(\/|$)/i.test(path);
}

const OLDEST_VERSION = 37;
const FORMAT = "URI format: '/cometd/66.0'";

/** In place of a message that could not be read. */
const NO_MESSAGE: BayeuxMessage = { channel: '/meta/handshake', subscriptions: [], replay: {} };

/**
 * Answers `POST /cometd/NN.0`: Bayeux messages over long polling. Other transports are refused: a websocket's upgrade is a GET.
 * @param read reads the request; its errors become Bayeux messages too
 * @param gone aborted when the client's connection ends
 */
export async function answerBayeux(
  context: EventContext,
  read: () => Promise<ApiRequest>,
  gone: AbortSignal,
): Promise<Answered> {
  try {
    const request = await read();
    const problem = problemOf(request);
    if (problem !== undefined) return { response: problem, writes: {} };
    const messages = readMessages(request.body);
    if (messages === undefined)
      return { response: refused(400, '400::One Bayeux message, or an array of up to 100, is expected'), writes: {} };
    const caller: Caller = { gone, user: () => userOf(context, request) };
    const user = caller.user();
    const replies = await exchange(context.events, caller, messages);
    const who = typeof user === 'string' ? {} : { user };
    return replies === undefined
      ? { response: { status: 200 }, writes: {}, cut: true, ...who }
      : { response: { status: 200, headers: closingHeaders(context), body: replies }, writes: {}, ...who };
  } catch (error) {
    const { status, message } = toApiError(error);
    const fault = status >= 500 ? { error: stackOf(error) } : {};
    return { response: refused(status, `${status}::${message}`), writes: {}, ...fault };
  }
}

/** A server that stops does not wait for the connection's next request. */
function closingHeaders({ events }: EventContext): Record<string, string> {
  return events.closed() ? { Connection: 'close' } : {};
}

function problemOf({ method, path }: ApiRequest): ApiResponse | undefined {
  if (method !== 'POST')
    return {
      ...refused(405, '400::Invalid connection type: only long-polling is supported'),
      headers: { Allow: 'POST' },
    };
  const version = /^\/cometd\/(\d{1,3})(?:\.0)?(?:\/\w*)?\/?$/i.exec(path)?.[1];
  if (version === undefined) return refused(400, `400::API version in the URI is mandatory. ${FORMAT}`);
  if (Number(version) >= OLDEST_VERSION) return undefined;
  return refused(
    400,
    `400::Unsupported API version. Only API versions '${OLDEST_VERSION}.0' and later are supported. ${FORMAT}`,
  );
}

function refused(status: number, error: string): ApiResponse {
  return { status, body: [refusal(NO_MESSAGE, error, 'none')] };
}

/** The user of `Authorization: Bearer TOKEN` or `OAuth TOKEN`, or why there is none. */
function userOf({ sessions }: EventContext, { headers }: ApiRequest): RunningUser | string {
  const token = /^(?:bearer|oauth)\s+(\S+)\s*$/i.exec(headers['authorization'] ?? '')?.[1];
  if (token === undefined) return '401::Request requires authentication';
  return sessions.userOf(token) ?? '401::Authentication invalid';
}
