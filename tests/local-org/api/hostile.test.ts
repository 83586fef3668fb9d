import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caller, startRunning } from './helpers.ts';
import type { Caller, Running } from './helpers.ts';

/** Bytes on the wire as they are: fetch would clean the path first. */
function rawRequest(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('hostile requests', () => {
  let running: Running & { stop: () => Promise<void> };
  let admin: Caller;
  let assets: string;
  let parent: string;
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'page-'));
    assets = join(parent, 'built');
    await mkdir(join(assets, 'assets'), { recursive: true });
    await writeFile(join(parent, 'secret.txt'), 'secret');
    await writeFile(join(assets, 'index.html'), '<!doctype html><title>shell</title>');
    await writeFile(join(assets, 'assets', 'main.js'), 'export {};');
    await symlink(join(parent, 'secret.txt'), join(assets, 'assets', 'link.txt'));
    running = await startRunning({ pageAssets: assets });
    admin = running.as('admin');
  });
  afterAll(async () => {
    await running.stop();
    await rm(parent, { recursive: true, force: true });
  });

  test.each([
    ['{"Name": }', /Unexpected character \('}' \(code 125\)\)/],
    ['{"Name": "x"', /Unexpected/],
    ['', /entity body/],
    ['"text"', /JSON object is expected/],
    ['null', /JSON object is expected/],
  ])('the body %p is a JSON_PARSER_ERROR', async (body, message) => {
    const answer = await admin('POST', 'sobjects/Account', body, { 'Content-Type': 'application/json' });
    expect([answer.status, answer.json[0].errorCode]).toEqual([400, 'JSON_PARSER_ERROR']);
    expect(answer.json[0].message).toMatch(message);
  });

  test('a form where JSON is expected is 415', async () => {
    const answer = await admin('POST', 'sobjects/Account', 'Name=x', {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect([answer.status, answer.json[0].errorCode]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });

  test('a body over the limit is refused by its announced length and by its bytes, zipped ones too', async () => {
    const big = Buffer.alloc(13_000_000, 32);
    const plain = await admin('POST', 'sobjects/Account', big, { 'Content-Type': 'application/json' });
    expect([plain.status, plain.json[0].errorCode]).toEqual([413, 'EXCEEDED_MAX_SIZE_REQUEST']);
    const zipped = await admin('POST', 'sobjects/Account', gzipSync(big), {
      'Content-Type': 'application/json',
      'Content-Encoding': 'gzip',
    });
    expect(zipped.status).toBe(413);
    expect((await admin('GET', 'limits')).status).toBe(200);
  });

  test('gzip bodies are read, broken ones refused', async () => {
    const good = gzipSync(JSON.stringify({ Name: 'Zipped' }));
    expect(
      (
        await admin('POST', 'sobjects/Account', good, {
          'Content-Type': 'application/json',
          'Content-Encoding': 'gzip',
        })
      ).status,
    ).toBe(201);
    const broken = await admin('POST', 'sobjects/Account', 'no gzip', {
      'Content-Type': 'application/json',
      'Content-Encoding': 'gzip',
    });
    expect(broken.status).toBe(400);
  });

  test('a SOQL text of 60,000 characters in the URL is read, a longer header is 431', async () => {
    const ids = Array.from({ length: 2500 }, (_, i) => `'001000000000${String(i).padStart(3, '0').slice(-3)}'`).join(
      ',',
    );
    const long = await admin('GET', `query?q=${encodeURIComponent(`SELECT Id FROM Account WHERE Id IN (${ids})`)}`);
    expect(long.status).toBe(200);
    const huge = await rawRequest(
      running.org.port,
      `GET /${'x'.repeat(132_000)} HTTP/1.1\r\nHost: localhost:${running.org.port}\r\n\r\n`,
    );
    expect(huge).toMatch(/^HTTP\/1\.1 431/);
  });

  test.each([
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets/link.txt',
    '/assets/..\\..\\secret.txt',
    '/assets/%00',
    '/assets/%zz',
    '/assets/',
  ])('no file outside the page is given away: %s', async (path) => {
    const answer = await rawRequest(
      running.org.port,
      `GET ${path} HTTP/1.1\r\nHost: localhost:${running.org.port}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 40[014]/);
    expect(answer).not.toContain('secret.txt\n');
    expect(answer.split('\r\n\r\n')[1]).not.toContain('secret');
  });

  test('the shell and its files are open, and the shell is under a strict policy', async () => {
    const anyone = caller(running.org.url, '');
    for (const path of ['/', '/lightning/r/Opportunity/0065g0000000001AAA/view']) {
      const answer = await anyone('GET', path);
      expect([answer.status, answer.text]).toEqual([200, '<!doctype html><title>shell</title>']);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(answer.headers.get('content-security-policy')).not.toContain("script-src 'unsafe");
    }
    const script = await anyone('GET', '/assets/main.js');
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    const again = await anyone('GET', '/assets/main.js', undefined, {
      'If-None-Match': script.headers.get('etag') ?? '',
    });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await anyone('POST', '/')).status).toBe(405);
  });

  test('nonsense on the wire closes the connection and leaves the server alive', async () => {
    expect(await rawRequest(running.org.port, 'NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect((await admin('GET', 'limits')).status).toBe(200);
  });

  test.each(["'; DROP TABLE Account; --", '" OR 1=1 --', "x' OR '1'='1", '%', '\\', "\\'"])(
    'text stays text: %p',
    async (text) => {
      const name = `n${text}`;
      const created = await admin('POST', 'sobjects/Account', { Name: name });
      expect(created.status).toBe(201);
      const literal = name.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
      const found = await admin(
        'GET',
        `query?q=${encodeURIComponent(`SELECT Id FROM Account WHERE Name = '${literal}'`)}`,
      );
      expect(found.json.records.map((record: { Id: string }) => record.Id)).toEqual([created.json.id]);
    },
  );

  test('identifiers cannot smuggle SQL', async () => {
    for (const text of [
      'SELECT Id" FROM Account',
      'SELECT Id FROM "Account"',
      'SELECT Id FROM sqlite_master',
      'SELECT Id FROM Account; DROP TABLE Account',
      'SELECT Name~fold FROM Account',
    ]) {
      const answer = await admin('GET', `query?q=${encodeURIComponent(text)}`);
      expect(answer.status).toBe(400);
      expect(['MALFORMED_QUERY', 'INVALID_TYPE', 'INVALID_FIELD']).toContain(answer.json[0].errorCode);
    }
  });

  test('own properties of objects are no API names', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect((await admin('GET', `sobjects/${name}/describe`)).status).toBe(404);
      expect(
        (await admin('POST', 'sobjects/Account', `{"Name":"x","${name}":"y"}`, { 'Content-Type': 'application/json' }))
          .status,
      ).toBe(400);
    }
  });

  test('deep nesting of the options of a deployment is an error, not a closed connection', async () => {
    const deep = `{"deployOptions":${'{"a":'.repeat(12_000)}1${'}'.repeat(12_001)}`;
    const part = (name: string, text: string): string =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
    const body = `${part('entity_content', deep)}${part('file', 'x')}--b--`;
    const form = { 'Content-Type': 'multipart/form-data; boundary=b' };
    const answer = await admin('POST', 'metadata/deployRequest', body, form);
    expect([answer.status, answer.json[0].errorCode]).toEqual([400, 'JSON_PARSER_ERROR']);
  });

  test('deep nesting is an error, not a crash', async () => {
    const deep = `SELECT Id FROM Account WHERE ${'('.repeat(5000)}Name = 'x'${')'.repeat(5000)}`;
    const answer = await admin('GET', `query?q=${encodeURIComponent(deep)}`);
    expect([answer.status, answer.json[0].errorCode]).toEqual([400, 'MALFORMED_QUERY']);
    const wide = `SELECT Id FROM Account WHERE ${Array.from({ length: 1500 }, () => "Name='x'").join(' OR ')}`;
    const wideAnswer = await admin('GET', `query?q=${encodeURIComponent(wide)}`);
    expect([wideAnswer.status, wideAnswer.json.totalSize]).toEqual([200, 0]);
    const graphql = await admin('POST', 'graphql', { query: `${'{ uiapi '.repeat(5000)}${'}'.repeat(5000)}` });
    expect(graphql.json.errors.length).toBeGreaterThan(0);
  });
});
