import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../cli/cli.ts';
import { openLoginProxy } from '../login-proxy.ts';
import { remove, root, startOrg } from '../with-started-org.ts';
import type { StartedOrg } from '../with-started-org.ts';
import { openWorkplace } from './salesforceCli.ts';

interface RegisteredApp {
  readonly consumerKey: string;
  readonly keyFile: string;
}

let org: StartedOrg;
let cli: ReturnType<typeof openWorkplace>;
let app: RegisteredApp;

beforeAll(async () => {
  cli = openWorkplace();
  org = await startOrg([]);
  const { code, stdout, stderr } = await org.diagnose('org', 'app', 'ci', '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  app = JSON.parse(stdout) as RegisteredApp;
});

afterAll(async () => {
  await org.stop();
  remove(org.data);
  cli.close();
});

const noProxies = { http_proxy: '', https_proxy: '', HTTP_PROXY: '', HTTPS_PROXY: '' };
const query = ['data', 'query', '-o', 'ci', '-q', 'SELECT Id FROM User'];

test('the CLI signs in by JWT with the key of a registered app, and queries', async () => {
  expect(app.keyFile).toBe(join(org.data, 'app-ci.key'));
  expect(existsSync(app.keyFile)).toBe(true);
  const { username } = org.file.users.integration;
  const key = ['--client-id', app.consumerKey, '--jwt-key-file', app.keyFile];
  const { code, json } = await cli.sf([
    ...['org', 'login', 'jwt', '--instance-url', org.file.instanceUrl, '--username', username, '--alias', 'ci'],
    ...key,
  ]);
  expect({ code, message: json.message }).toEqual({ code: 0 });
  expect(json.result).toMatchObject({ username, instanceUrl: org.file.instanceUrl });
  expect((await cli.sf(query)).json.result).toMatchObject({ done: true, totalSize: expect.any(Number) });
});

test('the CLI signs in anew by itself when its session has ended', async () => {
  const { username } = org.file.users.integration;
  const session = { session: { username, signedOut: true } };
  expect((await org.rest('POST', '/services/local-org/simulate', session, 'admin')).status).toBe(200);
  const { code, json } = await cli.sf(query);
  expect({ code, message: json.message }).toEqual({ code: 0 });
});

describe('`diagnose --org ALIAS` with a login that the CLI made', () => {
  const audience = { SF_AUDIENCE_URL: 'https://login.salesforce.com' };

  test('signs in as the CLI does, renews a token that dies in the middle once, and the CLI goes on with the new one', async () => {
    const { username } = org.file.users.integration;
    const proxy = await openLoginProxy(org);
    try {
      const login = ['org', 'login', 'jwt', '--instance-url', proxy.url, '--username', username, '--alias', 'sandbox'];
      const key = ['--client-id', app.consumerKey, '--jwt-key-file', app.keyFile];
      const { code, json } = await cli.sf([...login, ...key], audience);
      expect({ code, message: json.message }).toEqual({ code: 0 });
      const logins = proxy.logins();
      const sync = async () =>
        (
          await diagnose(['sync', '--dry-run', '--org', 'sandbox'], {
            cwd: root,
            env: { ...noProxies, ...audience, HOME: cli.home },
          })
        ).code;
      expect(await sync()).toBe(0);
      expect(proxy.logins()).toBe(logins);
      proxy.endSessions(username, [3]);
      expect(await sync()).toBe(0);
      expect(proxy.logins()).toBe(logins + 1);
      const again = await cli.sf(['data', 'query', '-o', 'sandbox', '-q', 'SELECT Id FROM User'], audience);
      expect({ code: again.code, message: again.json.message }).toEqual({ code: 0 });
      expect(proxy.logins()).toBe(logins + 1);
    } finally {
      await proxy.close();
    }
  });

  test('answers an alias that the CLI does not have with those that it has', async () => {
    const ran = await diagnose(['sync', '--org', 'sandbx'], { cwd: root, env: { ...noProxies, HOME: cli.home } });
    expect(ran).toEqual({ code: 2, out: '', err: expect.stringContaining('Expected one of `sandbox`, a username') });
  });
});
