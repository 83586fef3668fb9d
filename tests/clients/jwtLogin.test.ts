import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { remove, startOrg } from '../with-started-org.ts';
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
  org = await startOrg(['--empty']);
  const { code, stdout, stderr } = await org.diagnose('org', 'app', 'ci', '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  app = JSON.parse(stdout) as RegisteredApp;
});

afterAll(async () => {
  await org.stop();
  remove(org.data);
  cli.close();
});

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
