import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { StartedOrg } from './with-started-org.ts';

/** A proxy before a local org that ends sessions in the middle of a command, and notes every secret on the line. */
export interface LoginProxy {
  readonly url: string;
  /** Tokens and assertions that were seen. */
  readonly secrets: ReadonlySet<string>;
  /** Number of tokens that were given. */
  readonly logins: () => number;
  /** Number of requests with a session. */
  readonly requests: () => number;
  /** Ends the user's sessions before the requests with these numbers, counted from now, beginning at 1. */
  endSessions(username: string, numbers: readonly number[]): void;
  close(): Promise<void>;
}

export async function openLoginProxy(org: StartedOrg): Promise<LoginProxy> {
  const secrets = new Set<string>();
  let logins = 0;
  let count = 0;
  let ends: { username: string; at: readonly number[] } = { username: '', at: [] };
  let url = '';

  async function signIn(path: string, body: Buffer): Promise<{ status: number; text: string }> {
    const assertion = new URLSearchParams(body.toString()).get('assertion');
    if (assertion !== null) secrets.add(assertion);
    const answer = await fetch(org.file.instanceUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: body.toString(),
    });
    const text = await answer.text();
    const token = (JSON.parse(text) as { access_token?: string }).access_token;
    if (token !== undefined) {
      secrets.add(token);
      logins += 1;
    }
    return { status: answer.status, text: text.replaceAll(org.file.instanceUrl, url) };
  }

  async function forward(request: IncomingMessage, body: Buffer): Promise<{ status: number; text: string }> {
    const authorization = request.headers.authorization;
    if (authorization !== undefined) {
      secrets.add(authorization.replace(/^\w+ /, ''));
      count += 1;
      if (ends.at.includes(count)) {
        const session = { username: ends.username, signedOut: true };
        const { status } = await org.rest('POST', '/services/local-org/simulate', { session }, 'admin');
        if (status !== 200) throw new Error(`the session could not be ended: ${status}`);
      }
    }
    const { 'content-type': type = 'application/json' } = request.headers;
    const answer = await fetch(org.file.instanceUrl + (request.url ?? ''), {
      method: request.method ?? 'GET',
      headers: { 'content-type': type, ...(authorization === undefined ? {} : { authorization }) },
      ...(body.length === 0 ? {} : { body: body.toString() }),
    });
    return { status: answer.status, text: await answer.text() };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const isLogin = request.url?.endsWith('/services/oauth2/token') === true;
      const { status, text } = isLogin ? await signIn(request.url ?? '', body) : await forward(request, body);
      response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8' }).end(text);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    secrets,
    logins: () => logins,
    requests: () => count,
    endSessions: (username, numbers) => {
      ends = { username, at: numbers.map((number) => count + number) };
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
