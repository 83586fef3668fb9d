import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request of the service as it came, with its body read. */
export interface Sent {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What the service gets: an answer, half of one, a connection that is cut, or nothing until it gives up. */
export type Reply = Answer | { readonly half: Answer } | 'reset' | 'silence';

/** Sends a request on to the org. */
export type Forward = (sent: Sent) => Promise<Answer>;

/** What stands between the service and the org; by default it only forwards. */
export type Between = (sent: Sent, forward: Forward) => Promise<Reply>;

export interface FaultProxy {
  readonly url: string;
  /** Waits for the requests that run, and lets none through until `release`. Polls of events go on. */
  hold(): Promise<void>;
  release(): void;
  close(): Promise<void>;
}

export const isEvents = ({ path }: Sent): boolean => path.startsWith('/cometd/');

/** Starts the proxy on loopback. @param org the org's address */
export async function startProxy(org: string, between: Between): Promise<FaultProxy> {
  const running = new Set<Promise<unknown>>();
  let gate: Promise<void> | undefined;
  let open = (): void => undefined;
  const forward: Forward = (sent) => forwardTo(org, sent);
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const sent = await read(incoming);
    if (gate !== undefined && !isEvents(sent)) await gate;
    // A client that gave up while it was held has sent the request again.
    if (outgoing.destroyed) return;
    const work = between(sent, forward).then((reply) => respond(reply, outgoing));
    const tracked = isEvents(sent) ? undefined : work.catch(() => undefined);
    if (tracked) running.add(tracked);
    try {
      await work;
    } finally {
      if (tracked) running.delete(tracked);
    }
  };
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
      while (running.size > 0) await Promise.all(running);
    },
    release() {
      gate = undefined;
      open();
    },
    close: () =>
      new Promise((resolve) => {
        open();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<Sent> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks),
  };
}

/** Headers that belong to one connection, or to the length of a body that a fault may have changed. */
const OF_THE_CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host']);

function passedOn(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function forwardTo(org: string, { method, path, headers, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = send(
      org + path,
      { method, headers: { ...passedOn(headers), 'accept-encoding': 'identity', 'content-length': body.length } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: passedOn(answer.headers),
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

function respond(reply: Reply, outgoing: ServerResponse): void {
  if (reply === 'silence') return;
  if (reply === 'reset') {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  const { status, headers, body } = 'half' in reply ? reply.half : reply;
  const hasBody = status !== 204 && status !== 304;
  outgoing.writeHead(status, { ...headers, ...(hasBody ? { 'content-length': body.length } : {}) });
  if (!('half' in reply)) outgoing.end(body);
  else outgoing.write(body.subarray(0, body.length >> 1), () => outgoing.socket?.resetAndDestroy());
}
