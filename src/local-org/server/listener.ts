import type { IncomingMessage, ServerResponse } from 'node:http';
import { createApp } from '../api/app.ts';
import type { ServerContext } from '../api/app.ts';
import { answerBayeux, isBayeux } from '../api/events/route.ts';
import { toApiError } from '../api/http/errors.ts';
import { bodyRule } from '../api/body-rule.ts';
import { readRequest, requestPath, writeResponse } from '../api/http/http.ts';
import { createOverheads } from '../api/http/overhead.ts';
import type { Overhead } from '../api/http/overhead.ts';
import type { RequestLog, RequestLogEntry } from '../api/http/request-log.ts';
import { servePage } from '../api/http/static-files.ts';
import type { Answered, ApiRequest } from '../api/http/types.ts';
import { answerPageCall } from '../api/page/page-host.ts';
import { stackOf } from '../base/error-text.ts';

export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/** Answers 503 while the org is being opened. */
export const answerStarting: Listener = (incoming, outgoing) => {
  writeResponse(outgoing, incoming, {
    status: 503,
    headers: { 'Retry-After': '1' },
    body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'The local org is starting' }],
  });
};

/** A running server: what its listener answers from and writes to. */
export interface Serving {
  readonly context: ServerContext;
  readonly log: RequestLog;
  readonly port: number;
  readonly pageAssets: string | undefined;
}

/** Answers each request (page, sign-in or API) and writes one line of the request log for it. */
export function createListener({ context, log, port, pageAssets }: Serving): Listener {
  const app = createApp(context);
  const overheadOf = createOverheads();
  const hosts = new Set(['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`));

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse, overhead: Overhead): Promise<Answered> => {
    // A page elsewhere can point its own name at 127.0.0.1; its requests then carry that name.
    if (!hosts.has((incoming.headers.host ?? '').toLowerCase())) {
      const message = `This server answers as http://localhost:${port} only`;
      return { response: { status: 421, body: [{ errorCode: 'INVALID_HOST', message }] }, writes: {} };
    }
    const reading = {
      overhead,
      rule: (head: Pick<ApiRequest, 'path' | 'headers'>) => bodyRule(context, head),
    };
    if (isBayeux(requestPath(incoming.url ?? '/')))
      return answerBayeux(context, () => readRequest(incoming, reading), closingOf(outgoing));
    const request = await readRequest(incoming, reading);
    const page = (await servePage(pageAssets, request)) ?? answerPageCall(context, request);
    return page ? { response: page, writes: {} } : app(request);
  };

  return (incoming, outgoing) => {
    const overhead = overheadOf(incoming);
    const started = performance.now();
    answer(incoming, outgoing, overhead)
      .catch(faultOf)
      .then((answered) => {
        log.write(logEntry(incoming, answered, performance.now() - started));
        if (answered.cut === true) return void outgoing.destroy();
        outgoing.setHeader('Date', context.org.clock().toUTCString());
        // The unread rest of a refused body must not be taken for the next request.
        if (!incoming.complete) outgoing.setHeader('Connection', 'close');
        // An orderly end would still read the chunks that come meanwhile.
        if (overhead.isExceeded) outgoing.once('finish', () => incoming.socket.destroy());
        writeResponse(outgoing, incoming, answered.response);
      })
      .catch((error: unknown) => {
        if (outgoing.headersSent) return void outgoing.destroy();
        // An answer that cannot be written: the client gets the fault and not a closed connection.
        const fault = faultOf(error);
        log.write(logEntry(incoming, fault, performance.now() - started));
        writeResponse(outgoing, incoming, fault.response);
      });
  };
}

/** Aborted when the connection ends before the answer, or with it. */
function closingOf(outgoing: ServerResponse): AbortSignal {
  const closing = new AbortController();
  outgoing.once('close', () => closing.abort());
  return closing.signal;
}

function faultOf(error: unknown): Answered {
  const known = toApiError(error);
  const fault = known.status >= 500 ? { error: stackOf(error) } : {};
  return {
    response: { status: known.status, headers: known.headers, body: known.entries },
    writes: {},
    ...fault,
  };
}

function logEntry(incoming: IncomingMessage, answered: Answered, milliseconds: number): RequestLogEntry {
  const { response, user, writes, error } = answered;
  const path = requestPath(incoming.url ?? '/');
  // Of nobody's request, the query is not worth parsing.
  const soql = user === undefined ? null : new URLSearchParams((incoming.url ?? '').split('?')[1]).get('q');
  return {
    time: new Date().toISOString(),
    ...(user ? { user: user.username } : {}),
    method: incoming.method ?? 'GET',
    path: path.slice(0, 500),
    ...(soql === null ? {} : { query: soql.slice(0, 2000) }),
    status: response.status,
    milliseconds: Math.round(milliseconds * 10) / 10,
    ...(Object.keys(writes).length > 0 ? { writes } : {}),
    ...(error === undefined ? {} : { error }),
  };
}
