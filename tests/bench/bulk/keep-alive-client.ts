import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A request; `path` is below `/services/data/v66.0/` unless it begins with a slash. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly token: string;
  readonly body?: string;
  readonly type?: string;
  /** Takes the parts of the answer's body, which is then not kept as `text`. */
  readonly onData?: (part: Buffer) => void;
}

/** The cheapest client there is, so that its own work counts little: connections stay open, bodies are sent as they are. */
export interface Client {
  send(call: Call): Promise<Answer>;
  close(): void;
}

export function createClient(url: string): Client {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port, host } = new URL(url);
  const send = ({ method, path, token, body, type = 'application/json', onData }: Call): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request(
        {
          agent,
          host: hostname,
          port,
          method,
          path: path.startsWith('/') ? path : `/services/data/v66.0/${path}`,
          headers: {
            host,
            authorization: `Bearer ${token}`,
            ...(body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', onData ?? ((part: Buffer) => void parts.push(part)));
          answer.on('error', reject);
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              text: Buffer.concat(parts).toString('utf8'),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
}

/** The answer's JSON. Throws for a status above 299. */
export async function jsonOf(client: Client, call: Call): Promise<Record<string, unknown>> {
  const { status, text } = await client.send(call);
  if (status > 299) throw new Error(`${call.method} ${call.path}: ${status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as Record<string, unknown>;
}

/** Asks for a job until it has ended; throws unless it is complete. */
export async function jobEnded(client: Client, token: string, path: string): Promise<Record<string, unknown>> {
  for (;;) {
    const job = await jsonOf(client, { method: 'GET', path, token });
    if (job['state'] === 'JobComplete') return job;
    if (job['state'] === 'Failed' || job['state'] === 'Aborted') throw new Error(String(job['errorMessage']));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
