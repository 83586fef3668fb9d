import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalOrg } from '../../../src/local-org/index.ts';
import { caller, startRunning, withLocalOrg } from './helpers.ts';
import type { Running } from './helpers.ts';

const EXPIRED = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }];

describe('who may call', () => {
  let running: Running & { stop: () => Promise<void> };
  beforeAll(async () => {
    running = await startRunning();
  });
  afterAll(() => running.stop());

  test.each([
    ['GET', '/services/data/v66.0'],
    ['GET', '/services/data/v66.0/query?q=SELECT+Id+FROM+User'],
    ['POST', '/services/data/v66.0/sobjects/Account'],
    ['POST', '/services/data/v66.0/graphql'],
    ['GET', '/services/data/v66.0/ui-api/object-info/Account'],
    ['GET', '/services/oauth2/userinfo'],
    ['GET', '/services/oauth2/singleaccess'],
    ['GET', '/page-host/session'],
    ['GET', '/page-host/flexipages/Opportunity'],
    ['GET', '/page-host/pages'],
    ['GET', '/id/00D000000000000/005000000000000'],
    ['GET', '/nothing/here'],
  ])('%s %s without a token is 401', async (method, path) => {
    const answer = await caller(running.org.url, '')(method, path);
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual(EXPIRED);
  });

  test.each(['wrong', '00D5g0000000001!wrong', 'x'.repeat(5000)])('a wrong token is 401', async (token) => {
    const answer = await caller(running.org.url, token)('GET', 'limits');
    expect(answer.status).toBe(401);
    expect(answer.json).toEqual(EXPIRED);
  });

  test('the versions are open to everyone', async () => {
    const answer = await caller(running.org.url, '')('GET', '/services/data');
    expect(answer.status).toBe(200);
    expect(answer.json).toContainEqual({ label: "Spring '26", url: '/services/data/v66.0', version: '66.0' });
  });

  test('Bearer and OAuth are the same, and leading slashes collapse', async () => {
    for (const scheme of ['Bearer', 'OAuth', 'bearer']) {
      const answer = await fetch(`${running.org.url}//services/data/v51.0/limits`, {
        headers: { Authorization: `${scheme} ${running.org.users.seller.accessToken}` },
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('sforce-limit-info')).toMatch(/^api-usage=\d+\/\d+$/);
    }
  });

  test.each(['role', 'username'] as const)('client credentials by %s give a working token', async (by) => {
    const { user, accessToken } = running.org.users.integration;
    const answer = await fetch(`${running.org.url}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: by === 'role' ? 'integration' : user.username,
        client_secret: accessToken,
      }),
    });
    expect(answer.status).toBe(200);
    const body = (await answer.json()) as Record<string, string>;
    expect(body).toMatchObject({ instance_url: running.org.url, token_type: 'Bearer' });
    expect(body['id']).toBe(`${running.org.url}/id/${running.org.org.id}/${user.id}`);
    expect(body['access_token']).not.toBe(accessToken);
    const me = await caller(running.org.url, body['access_token'] ?? '')('GET', '/services/oauth2/userinfo');
    expect(me.json).toMatchObject({
      user_id: user.id,
      preferred_username: user.username,
      organization_id: running.org.org.id,
    });
  });

  test.each([
    [{ grant_type: 'client_credentials', client_id: 'integration', client_secret: 'wrong' }, 'invalid_client'],
    [{ grant_type: 'client_credentials', client_id: 'nobody', client_secret: '' }, 'invalid_client'],
    [{ grant_type: 'client_credentials' }, 'invalid_client'],
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
    [{}, 'invalid_request'],
  ])('the token endpoint refuses %p with %s', async (form, error) => {
    const answer = await fetch(`${running.org.url}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams(form as Record<string, string>),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error });
  });

  test("a secret of one user is not another's", async () => {
    const answer = await fetch(`${running.org.url}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'admin',
        client_secret: running.org.users.seller.accessToken,
      }),
    });
    expect(answer.status).toBe(400);
  });

  test('the identity link of the resource map leads to the user', async () => {
    const seller = running.as('seller');
    const map = await seller('GET', '/services/data/v66.0/');
    const identity = await seller('GET', new URL(map.json.identity as string).pathname);
    expect(identity.json).toMatchObject({
      user_id: running.org.users.seller.user.id,
      asserted_user: true,
      user_type: 'STANDARD',
    });
    const other = await seller('GET', `/id/${running.org.org.id}/${running.org.users.admin.user.id}`);
    expect(other.status).toBe(404);
  });

  test('a token of another start is worth nothing', () =>
    withLocalOrg(async (other) => {
      const answer = await caller(running.org.url, other.org.users.admin.accessToken)('GET', 'limits');
      expect(answer.status).toBe(401);
    }));

  test('a deactivated user is signed out, and the org still starts', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'local-org-'));
    try {
      const first = await startLocalOrg({ dataDir, port: 0 });
      const { manager, admin } = first.users;
      const change = await caller(first.url, admin.accessToken)('PATCH', `sobjects/User/${manager.user.id}`, {
        IsActive: false,
      });
      expect(change.status).toBe(204);
      expect((await caller(first.url, manager.accessToken)('GET', 'limits')).status).toBe(401);
      await first.close();
      const second = await startLocalOrg({ dataDir, port: 0 });
      expect((await caller(second.url, second.users.manager.accessToken)('GET', 'limits')).status).toBe(401);
      expect((await caller(second.url, second.users.seller.accessToken)('GET', 'limits')).status).toBe(200);
      await second.close();
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
