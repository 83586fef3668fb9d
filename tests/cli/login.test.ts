import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readRequestLog } from '../../src/local-org/index.ts';
import { openLoginProxy, type LoginProxy } from '../login-proxy.ts';
import { plainEnvironment, startOrg, type StartedOrg } from '../with-started-org.ts';
import { diagnose, ROOT, type Ran } from './cli.ts';

interface App {
  readonly consumerKey: string;
  readonly keyFile: string;
}

let org: StartedOrg;
let proxy: LoginProxy;
let home: string;
let cwd: string;
let app: App;
let username: string;
const printed: Ran[] = [];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'diagnose-home-'));
  cwd = mkdtempSync(join(tmpdir(), 'diagnose-cwd-'));
  org = await startOrg([]);
  proxy = await openLoginProxy(org);
  app = JSON.parse((await org.diagnose('org', 'app', 'ci', '--json')).stdout) as App;
  username = org.file.users.integration.username;
}, 120_000);

afterAll(async () => {
  await proxy.close();
  await org.stop();
  for (const folder of [home, cwd, org.data]) rmSync(folder, { recursive: true, force: true });
});

const quiet = { http_proxy: '', https_proxy: '', HTTP_PROXY: '', HTTPS_PROXY: '' };

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const ran = await diagnose(args, { cwd, env: { ...quiet, HOME: home, ...env } });
  printed.push(ran);
  return ran;
}

const jwt = (changes: Record<string, string> = {}): Record<string, string> => ({
  DIAGNOSE_CLIENT_ID: app.consumerKey,
  DIAGNOSE_JWT_KEY_FILE: app.keyFile,
  DIAGNOSE_USERNAME: username,
  DIAGNOSE_JWT_AUDIENCE: 'https://login.salesforce.com',
  ...changes,
});

const sync = (orgName: string, env: Record<string, string> = {}) => run(['sync', '--org', orgName, '--json'], env);
/** Takes more than five calls, whatever was read before. */
const wholeSync = (orgName: string, env: Record<string, string>) =>
  run(['sync', '--full', '--org', orgName, '--json'], env);

/** Calls of a sync that asked for the id of the org. */
const askedForOrg = (): number =>
  readRequestLog(org.data).filter(({ query }) => query?.includes('FROM Organization') === true).length;

describe('a login by JWT', () => {
  test('runs a command with a key file, an app and a username', async () => {
    const before = proxy.logins();
    const asked = askedForOrg();
    expect(await sync(proxy.url, jwt())).toMatchObject({ code: 0, err: '' });
    expect(proxy.logins()).toBe(before + 1);
    expect(askedForOrg()).toBe(asked);
    const token = org.file.users.integration.accessToken;
    expect(await sync(org.file.instanceUrl, { DIAGNOSE_ACCESS_TOKEN: token })).toMatchObject({ code: 0, err: '' });
    expect(askedForOrg()).toBe(asked + 1);
  });

  test('a token that dies in the middle is renewed once, by a new assertion', async () => {
    const before = proxy.logins();
    proxy.endSessions(username, [3]);
    expect(await sync(proxy.url, jwt())).toMatchObject({ code: 0, err: '' });
    expect(proxy.logins()).toBe(before + 2);
  });

  test('a second death ends the command with exit 3 and the reason', async () => {
    const before = proxy.logins();
    const requests = proxy.requests();
    proxy.endSessions(username, [3, 5]);
    const { code, out, err } = await wholeSync(proxy.url, jwt());
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain(`The session at \`${proxy.url}\` ended again right after it was renewed.`);
    expect(proxy.logins()).toBe(before + 2);
    expect(proxy.requests()).toBe(requests + 5);
  });

  test.each([
    ['a consumer key that the org does not know', { DIAGNOSE_CLIENT_ID: 'nobody' }, 3, 'client identifier invalid.'],
    [
      'a user whom the app does not admit',
      { DIAGNOSE_USERNAME: 'seller@diagnose-first.example' },
      3,
      'let admins pre-authorize users',
    ],
    ['an audience that the org does not accept', { DIAGNOSE_JWT_AUDIENCE: 'https://acme.example' }, 3, 'audience is'],
    ['a missing username', { DIAGNOSE_USERNAME: '' }, 2, 'set DIAGNOSE_USERNAME too.'],
    ['a key file that is not there', { DIAGNOSE_JWT_KEY_FILE: 'gone.key' }, 2, 'There is no file `gone.key`.'],
    ['a key that is none', { DIAGNOSE_JWT_KEY_FILE: 'bad.key' }, 2, '`bad.key` is not an RSA private key'],
    ['a token as well', { DIAGNOSE_ACCESS_TOKEN: 'x' }, 2, 'Unset one of these logins.'],
  ])('refuses %s', async (_what, change, code, sentence) => {
    const lines = readFileSync(app.keyFile, 'utf8').split('\n');
    writeFileSync(join(cwd, 'bad.key'), [lines[0], ...lines.slice(2)].join('\n'));
    const ran = await sync(proxy.url, jwt(change));
    expect({ code: ran.code, out: ran.out }).toEqual({ code, out: '' });
    expect(ran.err).toContain(sentence);
    expect(ran.err.trim().split('\n')).toHaveLength(1);
  });
});

describe("a login of the Salesforce CLI's", () => {
  beforeAll(async () => {
    await promisify(execFile)(
      process.execPath,
      [
        join(ROOT, 'tests/cli/fixtures/store-login.mjs'),
        ...[proxy.url, app.consumerKey, app.keyFile, username, 'my-sandbox'],
      ],
      {
        env: {
          ...plainEnvironment(),
          HOME: home,
          SF_AUDIENCE_URL: 'https://login.salesforce.com',
          SF_DISABLE_LOG_FILE: 'true',
        },
      },
    );
  }, 180_000);
  const audience = { SF_AUDIENCE_URL: 'https://login.salesforce.com' };

  test('is found by its alias and by its username', async () => {
    const before = proxy.logins();
    const asked = askedForOrg();
    expect(await sync('my-sandbox')).toMatchObject({ code: 0, err: '' });
    expect(await sync(username)).toMatchObject({ code: 0, err: '' });
    expect(proxy.logins()).toBe(before);
    expect(askedForOrg()).toBe(asked);
  });

  test('is renewed as the CLI does when its token dies in the middle, and the new token is kept', async () => {
    const before = proxy.logins();
    proxy.endSessions(username, [3]);
    // The library warns of http on stderr, which only a local org has.
    expect(await sync('my-sandbox', audience)).toMatchObject({ code: 0 });
    expect(proxy.logins()).toBe(before + 1);
    expect(await sync('my-sandbox', audience)).toMatchObject({ code: 0, err: '' });
    expect(proxy.logins()).toBe(before + 1);
  });

  test('ends the command at a second death', async () => {
    proxy.endSessions(username, [3, 5]);
    const { code, err } = await wholeSync('my-sandbox', audience);
    expect({ code, err }).toEqual({ code: 3, err: expect.stringContaining('ended again right after it was renewed') });
  });

  test('that does not exist is answered with those that do', async () => {
    const { code, out, err } = await sync('my-sandbx');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim()).toBe(
      'The Salesforce CLI has no login `my-sandbx`. Expected one of `my-sandbox`, a username, or the URL of an org.',
    );
  });

  test('and a user or another login are not both taken', async () => {
    expect((await run(['sync', '--org', 'my-sandbox', '--user', 'seller'])).err).toContain('Leave one of them out.');
    expect((await sync('my-sandbox', { DIAGNOSE_ACCESS_TOKEN: 'x' })).err).toContain('Unset it, or give the URL');
  });
});

test('no output, error or file has a token, an assertion or a line of the key', () => {
  const key = readFileSync(app.keyFile, 'utf8')
    .split('\n')
    .filter((line) => line.length > 20 && !line.startsWith('-'));
  expect(key.length).toBeGreaterThan(10);
  expect(proxy.secrets.size).toBeGreaterThan(8);
  rmSync(join(cwd, 'bad.key'));
  const files = readdirSync(cwd, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const texts = [...printed.flatMap(({ out, err }) => [out, err]), ...files];
  expect(texts.filter((text) => text !== '').length).toBeGreaterThan(10);
  for (const secret of [...proxy.secrets, ...key]) {
    expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  }
});
