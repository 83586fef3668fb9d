import { connect } from 'node:net';
import { StatementSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { caller, startRunning } from './helpers.ts';
import type { Running } from './helpers.ts';

const EXPIRED = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }];

describe('a call without a session costs nothing', () => {
  let running: Running & { stop: () => Promise<void> };
  beforeAll(async () => {
    running = await startRunning();
  });
  afterAll(() => running.stop());

  /** What the server did meanwhile: statements of the database, and texts parsed as JSON. */
  async function workOf(call: () => Promise<unknown>): Promise<{ statements: number; parsed: number }> {
    const counts = { statements: 0, parsed: 0 };
    const ends = [
      ...(['get', 'all', 'run', 'iterate'] as const).map((name) =>
        counted(StatementSync.prototype, name, () => (counts.statements += 1)),
      ),
      counted(JSON, 'parse', () => (counts.parsed += 1)),
    ];
    try {
      await call();
      return counts;
    } finally {
      for (const end of ends) end();
    }
  }

  /** Counts the calls of a method until the answer is called. */
  function counted<Name extends string>(
    owner: Record<Name, (...args: never[]) => unknown>,
    name: Name,
    count: () => void,
  ): () => void {
    const before = owner[name];
    owner[name] = function (this: unknown, ...args: never[]) {
      count();
      return before.apply(this, args);
    };
    return () => void (owner[name] = before);
  }

  /** The status and the raw text, which the test itself does not parse. */
  async function send(path: string, body: string | Buffer, headers: Record<string, string>): Promise<string> {
    const answer = await fetch(running.org.url + path, { method: 'POST', body: body as string, headers });
    return `${answer.status} ${await answer.text()}`;
  }

  const records = JSON.stringify({ records: Array.from({ length: 200 }, () => ({ Name: 'x' })) });
  const json = { 'Content-Type': 'application/json' };
  test.each([
    ['without a token', {}],
    ['with an unknown token', { Authorization: 'Bearer 00D000000000000!x' }],
    ['with another scheme', { Authorization: 'Basic YTpi' }],
  ])('%s nothing is parsed, unpacked or asked of the database', async (_name, headers) => {
    const paths = ['composite/sobjects', 'query', 'graphql', 'metadata/deployRequest', 'composite', 'nothing'];
    for (const path of paths) {
      let answer = '';
      const work = await workOf(async () => {
        answer = await send(`/services/data/v66.0/${path}`, records, { ...json, ...headers });
      });
      expect([path, answer, work]).toEqual([path, `401 ${JSON.stringify(EXPIRED)}`, { statements: 0, parsed: 0 }]);
    }
  });

  test('the same call with a session does that work: the counters count', async () => {
    const headers = { ...json, Authorization: `Bearer ${running.org.users.seller.accessToken}` };
    const work = await workOf(() => send('/services/data/v66.0/composite/sobjects', records, headers));
    expect(work.statements).toBeGreaterThan(0);
    expect(work.parsed).toBeGreaterThan(0);
  });

  test('a zip bomb is not unpacked, a body that is no gzip not looked at', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const zipped = { ...json, 'Content-Encoding': 'gzip' };
    expect(await send('/services/data/v66.0/composite', bomb, zipped)).toMatch(/^401 /);
    expect(await send('/services/data/v66.0/composite', 'no gzip', zipped)).toMatch(/^401 /);
    const mine = { ...zipped, Authorization: `Bearer ${running.org.users.seller.accessToken}` };
    expect(await send('/services/data/v66.0/composite', bomb, mine)).toMatch(/^413 /);
  });

  test('a body that is announced as too large is not waited for', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(running.org.port, '127.0.0.1', () =>
        socket.write(
          `POST /services/data/v66.0/composite HTTP/1.1\r\nHost: localhost:${running.org.port}\r\nContent-Length: 900000000\r\n\r\n{`,
        ),
      );
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      socket.on('close', () => resolve(text)).on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toMatch(/\r\nConnection: close\r\n/i);
  });

  test('a client that sends megabytes with an ended session gets the answer, not a closed connection', async () => {
    const answer = await send('/services/data/v66.0/composite', Buffer.alloc(4_000_000, 32), json);
    expect(answer).toMatch(/^401 /);
  });

  test.each([
    ['/services/data/v66.0/composite', 13_000_000],
    ['/services/data/v66.0/sobjects/Account', 13_000_000],
    ['/services/data/v66.0/nothing', 13_000_000],
    ['/services/data/v66.0/metadata/deployRequest', 81_000_000],
    ['/services/Soap/m/66.0', 81_000_000],
    ['/services/oauth2/token', 65_000],
    ['/services/oauth2/revoke', 65_000],
    ['/services/oauth2/introspect', 65_000],
    ['/services/oauth2/authorize', 65_000],
    ['/page-host/session', 65_000],
    ['/nothing', 13_000_000],
  ])('%s answers 413 to a body over its limit', async (path, bytes) => {
    const headers = { ...json, Authorization: `Bearer ${running.org.users.admin.accessToken}` };
    const status = await new Promise<string>((resolve, reject) => {
      let text = '';
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const socket = connect(running.org.port, '127.0.0.1', () =>
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: localhost:${running.org.port}\r\n${lines.join('')}Content-Length: ${bytes}\r\n\r\n`,
        ),
      );
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      socket.on('close', () => resolve(text)).on('error', reject);
    });
    expect(status).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('SOAP login()', () => {
  let running: Running & { stop: () => Promise<void> };
  beforeAll(async () => {
    running = await startRunning();
  });
  afterAll(() => running.stop());

  const GONE =
    'The SOAP Login operation is not available in the API version specified (%). Refer to the documentation for supported versions.';
  const HERE =
    'SOAP API login() is disabled by default in this org. The local org does not support it: sign in by OAuth.';

  test.each([
    ['u', '50.0', HERE],
    ['u', '64.0', HERE],
    ['u', '65.0', GONE],
    ['u', '66.0', GONE],
    ['c', '64.0', HERE],
    ['c', '65.0', GONE],
  ])('is refused at /services/Soap/%s/%s', async (api, version, sentence) => {
    const envelope =
      '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><login xmlns="urn:partner.soap.sforce.com"><username>seller</username><password>p</password></login></e:Body></e:Envelope>';
    const answer = await caller(running.org.url, '')('POST', `/services/Soap/${api}/${version}`, envelope);
    expect(answer.status).toBe(500);
    expect(answer.text).toContain(`INVALID_OPERATION: ${sentence.replace('%', version)}`);
  });
});
