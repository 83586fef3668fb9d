import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { remove, startOrg } from '../with-started-org.ts';
import type { StartedOrg } from '../with-started-org.ts';
import { openWorkplace } from './salesforceCli.ts';

let org: StartedOrg;
let cli: ReturnType<typeof openWorkplace>;

beforeAll(async () => {
  cli = openWorkplace();
  org = await startOrg(['--empty']);
});

afterAll(async () => {
  await org.stop();
  remove(org.data);
  cli.close();
});

/**
 * Stands for a browser that opened the printed link, and for the person who presses Allow as the manager. It goes on behind, as a browser does: the CLI
 * listens for the answer only when the program that it started has ended, so the answer is sent until it is heard.
 */
const BROWSER = `#!/usr/bin/env node
import { spawn } from 'node:child_process';
const [, self, address] = process.argv;
const { COOKIE: cookie, USER_ID: user } = process.env;
if (process.env.BEHIND === undefined) {
  const env = { ...process.env, BEHIND: 'yes' };
  spawn(process.execPath, [self, address], { env, detached: true, stdio: 'ignore' }).unref();
} else {
  const html = await (await fetch(address, { headers: { cookie } })).text();
  if (!html.includes('value="' + user + '"')) throw new Error(html);
  const body = new URLSearchParams({ user, decision: 'allow' });
  const headers = { cookie, origin: new URL(address).origin };
  const answer = await fetch(address, { method: 'POST', headers, body, redirect: 'manual' });
  const callback = answer.headers.get('location');
  for (let heard = false, tries = 0; !heard && tries < 10; tries += 1)
    heard = await fetch(callback, { signal: AbortSignal.timeout(3000) }).then(() => true, () => false);
}
`;

test('the CLI signs in through the consent page, and by its refresh token once its session has ended', async () => {
  const browser = join(cli.project, 'browser.mjs');
  writeFileSync(browser, BROWSER);
  chmodSync(browser, 0o755);
  const { headers } = await fetch(org.link, { redirect: 'manual' });
  const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { id, username } = org.file.users.manager;
  const login = ['org', 'login', 'web', '--instance-url', org.file.instanceUrl, '--alias', 'web'];
  const signedIn = await cli.sf(login, { BROWSER: browser, COOKIE: cookie, USER_ID: id });
  expect({ code: signedIn.code, message: signedIn.json.message }).toEqual({ code: 0 });
  expect(signedIn.json.result).toMatchObject({ username });

  const ended = { session: { username, signedOut: true } };
  expect((await org.rest('POST', '/services/local-org/simulate', ended, 'admin')).status).toBe(200);
  const { code, json } = await cli.sf(['data', 'query', '-o', 'web', '-q', 'SELECT Id FROM User']);
  expect({ code, message: json.message }).toEqual({ code: 0 });
});
