import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to a request on the line; nothing: it goes through. */
export interface Fault {
  /** Answers this instead of the org. */
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Never answers. */
  readonly silent?: true;
  /** Cuts the connection after so many bytes of the answer's body. */
  readonly cutAfter?: number;
}

export interface Line {
  readonly url: string;
  /** `GET /services/…` of each request, in order. */
  readonly seen: readonly string[];
}

/** A line to an org on which `fault` decides what happens to each request. */
export async function withFaultyLine<T>(
  org: string,
  fault: (request: string, count: number) => Fault | undefined,
  use: (line: Line) => Promise<T>,
): Promise<T> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const named = `${request.method} ${request.url}`;
    seen.push(named);
    const found = fault(named, seen.filter((one) => one === named).length) ?? {};
    if (found.silent === true) return;
    if (found.status !== undefined) {
      request.resume();
      response.writeHead(found.status, { 'content-type': 'application/json', ...found.headers });
      response.end(JSON.stringify(found.body ?? ''));
      return;
    }
    forward(org, request, response, found.cutAfter);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen });
  } finally {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

function forward(org: string, request: IncomingMessage, response: ServerResponse, cutAfter = Infinity): void {
  const { host: _host, ...headers } = request.headers;
  const onward = send(org + (request.url ?? ''), { method: request.method, headers, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    let sent = 0;
    answer.on('data', (part: Buffer) => {
      sent += part.length;
      response.write(part);
      if (sent >= cutAfter) response.socket?.destroy();
    });
    answer.on('end', () => response.end());
  });
  onward.on('error', () => response.socket?.destroy());
  request.pipe(onward);
}
