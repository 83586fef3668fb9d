import { caller, startRunning } from './helpers.ts';
import type { Answer, Running } from './helpers.ts';

/** A stranger holds the seller's access token and nothing else, and tries each call that gives out sessions or tokens. */
describe('a session is its own user’s', () => {
  let running: Running & { stop: () => Promise<void> };
  beforeAll(async () => {
    running = await startRunning();
  });
  afterAll(() => running.stop());

  const cookieOf = async (link: string): Promise<string> =>
    ((await fetch(link, { redirect: 'manual' })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const page = (cookie: string, method = 'GET', body?: unknown): Promise<Answer> =>
    caller(running.org.url, '')(method, '/page-host/session', body, { cookie });
  const linkOf = async (): Promise<string> =>
    (await running.as('seller')('GET', '/services/oauth2/singleaccess')).json.frontdoor_uri as string;
  const token = (form: Record<string, string>): Promise<Response> =>
    fetch(`${running.org.url}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
  const userOf = async (accessToken: string): Promise<string> =>
    (await caller(running.org.url, accessToken)('GET', '/services/oauth2/userinfo')).json.user_id as string;

  test.each(['integration', 'admin', 'manager', 'revops'] as const)(
    'B6: a session from the seller’s token cannot become that of %s',
    async (role) => {
      const cookie = await cookieOf(await linkOf());
      const { seller } = running.org.users;
      const answer = await page(cookie, 'POST', { userId: running.org.users[role].user.id });
      expect([answer.status, answer.json[0].errorCode]).toEqual([403, 'INSUFFICIENT_ACCESS']);
      expect(answer.json[0].message).toContain('This session belongs to one user.');
      const session = (await page(cookie)).json;
      expect([session.user.id, await userOf(session.accessToken as string)]).toEqual([seller.user.id, seller.user.id]);
    },
  );

  test('it names nobody else to switch to, and staying the same user is no switch', async () => {
    const cookie = await cookieOf(await linkOf());
    const { seller } = running.org.users;
    expect((await page(cookie)).json.users.map((one: { role: string }) => one.role)).toEqual(['seller']);
    expect((await page(cookie, 'POST', { userId: seller.user.id })).status).toBe(200);
  });

  test('the link printed at the start is the only one that switches, also after a switch', async () => {
    const cookie = await cookieOf(running.org.signInLink());
    const { manager, seller } = running.org.users;
    const asManager = (await page(cookie, 'POST', { userId: manager.user.id })).json;
    expect([asManager.user.role, await userOf(asManager.accessToken as string)]).toEqual(['manager', manager.user.id]);
    expect((await page(cookie, 'POST', { userId: seller.user.id })).json.user.role).toBe('seller');
    // A token of the page that may switch is a token like any other.
    const inner = await caller(running.org.url, asManager.accessToken as string)(
      'GET',
      '/services/oauth2/singleaccess',
    );
    const derived = await cookieOf(inner.json.frontdoor_uri as string);
    expect((await page(derived, 'POST', { userId: seller.user.id })).status).toBe(403);
  });

  test.each([
    ['the password flow', { grant_type: 'password', username: 'integration', password: 'TOKEN' }],
    ['the refresh flow', { grant_type: 'refresh_token', refresh_token: 'TOKEN' }],
    ['the JWT flow', { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'TOKEN' }],
    ['a token exchange', { grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 'TOKEN' }],
    ['an authorization code', { grant_type: 'authorization_code', code: 'TOKEN' }],
    [
      'credentials of the integration user',
      { grant_type: 'client_credentials', client_id: 'integration', client_secret: 'TOKEN' },
    ],
  ])('%s with the seller’s token gives nothing', async (_flow, form) => {
    const secret = running.org.users.seller.accessToken;
    const filled = Object.fromEntries(
      Object.entries(form).map(([key, value]) => [key, value === 'TOKEN' ? secret : value]),
    );
    const answer = await token(filled);
    expect(answer.status).toBe(400);
    expect(await answer.json()).not.toHaveProperty('access_token');
  });

  test('frontdoor takes neither an access token nor a code twice', async () => {
    const { accessToken } = running.org.users.seller;
    const open = (query: string): Promise<Response> =>
      fetch(`${running.org.url}/secur/frontdoor.jsp?${query}`, { redirect: 'manual' });
    expect((await open(`sid=${encodeURIComponent(accessToken)}`)).status).toBe(403);
    expect((await open(`otp=${encodeURIComponent(accessToken)}`)).status).toBe(403);
    const code = new URL(await linkOf()).search.slice(1);
    expect([(await open(code)).status, (await open(code)).status]).toEqual([302, 403]);
  });

  test.each(['/services/oauth2/singleaccess', '/page-host/session', '/services/local-org/simulate'])(
    '%s takes no user to act for',
    async (path) => {
      const { integration, seller } = running.org.users;
      const answer = await running.as('seller')(
        'GET',
        `${path}?user=${integration.user.id}&userId=${integration.user.id}&login_hint=${integration.user.username}`,
        undefined,
        { 'X-User': integration.user.id, cookie: `df_sid_${running.org.port}=${seller.accessToken}` },
      );
      if (answer.status === 200)
        expect((await page(await cookieOf(answer.json.frontdoor_uri as string))).json.user.id).toBe(seller.user.id);
      else expect([401, 403]).toContain(answer.status);
    },
  );

  test('a form of megabytes is refused before it is read', async () => {
    const answer = await fetch(`${running.org.url}/services/oauth2/token`, {
      method: 'POST',
      body: 'a&'.repeat(800_000),
    });
    expect(answer.status).toBe(413);
  });

  test('a user who is not active has no token, no login, no link and is nobody to switch to', async () => {
    const { manager, admin } = running.org.users;
    const switching = await cookieOf(running.org.signInLink());
    const own = await cookieOf(running.org.signInLink('manager'));
    const link = running.org.signInLink('manager');
    const change = await caller(running.org.url, admin.accessToken)('PATCH', `sobjects/User/${manager.user.id}`, {
      IsActive: false,
    });
    expect(change.status).toBe(204);
    expect((await running.as('manager')('GET', 'limits')).status).toBe(401);
    expect((await running.as('manager')('GET', '/services/oauth2/singleaccess')).status).toBe(401);
    const answer = await token({
      grant_type: 'client_credentials',
      client_id: 'manager',
      client_secret: manager.accessToken,
    });
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ error: 'invalid_client' })]);
    expect((await page(own)).status).toBe(401);
    expect((await page(await cookieOf(link))).status).toBe(401);
    expect((await page(switching, 'POST', { userId: manager.user.id })).status).toBe(400);
    const session = (await page(switching)).json;
    expect(session.user.role).toBe('seller');
    expect(session.users.map((one: { role: string }) => one.role)).not.toContain('manager');
  });
});
