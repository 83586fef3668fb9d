import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import jsforce from 'jsforce';
import { startLocalOrg } from '../../../src/local-org/index.ts';
import { caller, startRunning, withLocalOrg } from './helpers.ts';
import type { Running } from './helpers.ts';
import { assertionOf, NOW, post, postAssertion, registerApp } from './oauth-helpers.ts';
import type { OAuthAnswer } from './oauth-helpers.ts';

const CALLBACK = 'http://localhost:1717/OauthRedirect';
const VERIFIER = 'v'.repeat(64);
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const MINUTE = 60_000;

/** A browser that opened a sign-in link. */
async function browserAt(link: string): Promise<string> {
  const { headers } = await fetch(link, { redirect: 'manual' });
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

const CLI = {
  response_type: 'code',
  client_id: 'PlatformCLI',
  redirect_uri: CALLBACK,
  state: 'a b&c',
  code_challenge: CHALLENGE,
};
type Query = Record<string, string>;
const addressOf = (running: Running, query: Query): string =>
  `${running.org.url}/services/oauth2/authorize?${new URLSearchParams(query).toString()}`;

const open = (running: Running, cookie: string, query: Query): Promise<Response> =>
  fetch(addressOf(running, query), { headers: { cookie }, redirect: 'manual' });

/** Presses a button of the consent page. */
function press(running: Running, cookie: string, query: Query, form: Query, headers: Query = {}): Promise<Response> {
  const body = new URLSearchParams(form);
  return fetch(addressOf(running, query), {
    method: 'POST',
    body,
    headers: { cookie, ...headers },
    redirect: 'manual',
  });
}

const locationOf = (answer: Response): URL => new URL(answer.headers.get('location') ?? 'about:blank');

async function codeFor(running: Running, userId: string, query: Query = CLI): Promise<string> {
  const cookie = await browserAt(running.org.signInLink());
  const answer = await press(running, cookie, query, { user: userId, decision: 'allow' });
  return locationOf(answer).searchParams.get('code') ?? '';
}

const redeem = (running: Running, code: string, changed: Query = {}): Promise<OAuthAnswer> =>
  post(running, 'token', {
    ...{ grant_type: 'authorization_code', client_id: 'PlatformCLI', redirect_uri: CALLBACK },
    ...{ code, code_verifier: VERIFIER, ...changed },
  });

describe('the consent page', () => {
  let running: Running & { stop: () => Promise<void> };
  let now = NOW.getTime();
  beforeAll(async () => {
    running = await startRunning({ clock: () => new Date(now), sessionTimeoutMinutes: 15 });
  });
  afterAll(() => running.stop());
  const idOf = (role: 'seller' | 'manager' | 'integration'): string => running.org.users[role].user.id;

  test('offers the org’s people to the browser of the printed link, and is accessible HTML', async () => {
    const cookie = await browserAt(running.org.signInLink());
    const answer = await open(running, cookie, CLI);
    const html = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(html.match(/type="radio"/g)).toHaveLength(5);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<legend>Sign in as</legend>');
    expect(html).toContain('<strong>Salesforce CLI</strong>');
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self' http://localhost:1717;");
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    document(html);
  });

  /** One heading, each field in a label, no script. */
  function document(html: string): void {
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html.match(/<label class="choice"><input/g)).toHaveLength(5);
    expect(html).not.toMatch(/<script|javascript:/);
  }

  test('a browser without a sign-in link gets no code and reads what to do', async () => {
    const shown = await open(running, '', CLI);
    expect([shown.status, await shown.text()]).toEqual([401, expect.stringContaining('You are not signed in')]);
    const pressed = await press(running, '', CLI, { user: idOf('seller'), decision: 'allow' });
    expect([pressed.status, pressed.headers.get('location')]).toEqual([401, null]);
  });

  test('Allow leads back to the client with a code and its state, Deny with access_denied', async () => {
    const cookie = await browserAt(running.org.signInLink());
    const allowed = await press(running, cookie, CLI, { user: idOf('manager'), decision: 'allow' });
    const { origin, pathname, searchParams } = locationOf(allowed);
    expect([allowed.status, origin + pathname, searchParams.get('state')]).toEqual([302, CALLBACK, 'a b&c']);
    expect(searchParams.get('code')).toMatch(/^aPrx/);
    const denied = locationOf(await press(running, cookie, CLI, { user: idOf('manager'), decision: 'deny' }));
    expect(Object.fromEntries(denied.searchParams)).toEqual({
      error: 'access_denied',
      error_description: 'end-user denied authorization',
      state: 'a b&c',
    });
  });

  test('a session of one user signs in that user only', async () => {
    const link = (await running.as('seller')('GET', '/services/oauth2/singleaccess')).json.frontdoor_uri as string;
    const cookie = await browserAt(link);
    const html = await (await open(running, cookie, CLI)).text();
    expect(html.match(/type="radio"/g)).toHaveLength(1);
    expect(html).toContain(running.org.users.seller.user.username);
    const other = locationOf(await press(running, cookie, CLI, { user: idOf('manager'), decision: 'allow' }));
    expect([other.searchParams.get('error'), other.searchParams.get('code')]).toEqual(['invalid_app_access', null]);
    const own = locationOf(await press(running, cookie, CLI, { user: idOf('seller'), decision: 'allow' }));
    expect(own.searchParams.get('code')).toMatch(/^aPrx/);
  });

  test('a form of another page is refused', async () => {
    const cookie = await browserAt(running.org.signInLink());
    for (const headers of [{ origin: 'http://localhost:3000' }, { 'sec-fetch-site': 'cross-site' }] as Query[]) {
      const answer = await press(running, cookie, CLI, { user: idOf('seller'), decision: 'allow' }, headers);
      expect([answer.status, answer.headers.get('location')]).toEqual([403, null]);
    }
  });

  test.each([
    ['another address', { redirect_uri: 'https://evil.example/' }],
    ['an address that begins like the client’s', { redirect_uri: `${CALLBACK}.evil.example` }],
    ['the client’s host with a user', { redirect_uri: 'http://localhost:1717@evil.example/OauthRedirect' }],
    ['a script', { redirect_uri: 'javascript:alert(1)' }],
    ['an address in other letters', { redirect_uri: CALLBACK.toUpperCase() }],
    ['no address', { redirect_uri: '' }],
    ['an unknown client', { client_id: 'nobody' }],
    ['a client named as a member of objects', { client_id: '__proto__' }],
  ])('no browser is sent to %s', async (_name, changed) => {
    const cookie = await browserAt(running.org.signInLink());
    for (const answer of [
      await open(running, cookie, { ...CLI, ...changed }),
      await press(running, cookie, { ...CLI, ...changed }, { user: idOf('seller'), decision: 'allow' }),
    ]) {
      expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
      expect(await answer.text()).toMatch(/error=(redirect_uri_mismatch|invalid_client_id)/);
    }
  });

  test.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ scope: 'api everything' }, 'invalid_scope'],
  ])('%p goes back to the client as %s', async (changed, error) => {
    const answer = await open(running, '', { ...CLI, ...changed } as Query);
    const { searchParams } = locationOf(answer);
    expect([answer.status, searchParams.get('error'), searchParams.get('state')]).toEqual([302, error, 'a b&c']);
  });

  test('text of the address stays text in the page', async () => {
    const cookie = await browserAt(running.org.signInLink());
    const query = { ...CLI, state: '"><script>alert(1)</script>', login_hint: "'><img src=x>" };
    expect(await (await open(running, cookie, query)).text()).not.toMatch(/<script|<img/);
  });

  test('a client without a secret and without PKCE gets nothing; one with a secret needs it then', async () => {
    const { code_challenge: _challenge, ...plain } = CLI;
    expect(locationOf(await open(running, '', plain)).searchParams.get('error')).toBe('invalid_request');
    const app = registerApp(running, { name: 'web', callbackUrls: ['https://app.example/cb?x=1'] });
    const query = { ...plain, client_id: app.consumerKey, redirect_uri: 'https://app.example/cb?x=1' };
    const form = { client_id: app.consumerKey, redirect_uri: 'https://app.example/cb?x=1' };
    const [first, second] = [
      await codeFor(running, idOf('integration'), query),
      await codeFor(running, idOf('integration'), query),
    ];
    expect((await redeem(running, first, form)).body['error']).toBe('invalid_client');
    expect((await redeem(running, second, { ...form, client_secret: app.consumerSecret })).status).toBe(200);
    // Only the users of its list are offered.
    const html = await (await open(running, await browserAt(running.org.signInLink()), query)).text();
    expect(html.match(/type="radio"/g)).toHaveLength(1);
  });

  test('a code is good once, for 15 minutes, for its client, address and verifier', async () => {
    const code = (): Promise<string> => codeFor(running, idOf('seller'));
    const used = await code();
    expect((await redeem(running, used)).status).toBe(200);
    expect((await redeem(running, used)).body).toEqual({
      error: 'invalid_grant',
      error_description: 'expired authorization code',
    });
    const verifier = await redeem(running, await code(), { code_verifier: 'w'.repeat(64) });
    expect(verifier.body['error_description']).toBe('invalid code verifier');
    const address = await redeem(running, await code(), { redirect_uri: 'http://localhost:1717/other' });
    expect(address.body['error']).toBe('redirect_uri_mismatch');
    const app = registerApp(running, { name: 'thief', callbackUrls: [CALLBACK] });
    const stolen = await redeem(running, await code(), {
      client_id: app.consumerKey,
      client_secret: app.consumerSecret,
    });
    expect(stolen.body['error_description']).toBe('expired authorization code');
    const late = await code();
    now += 15 * MINUTE;
    expect((await redeem(running, late)).body['error_description']).toBe('expired authorization code');
  });

  test('after the user’s approval JWT bearer works for an app that every user may approve', async () => {
    const app = registerApp(running, { name: 'approved', callbackUrls: [CALLBACK], preAuthorized: undefined });
    const { user } = running.org.users.manager;
    const claims = { iss: app.consumerKey, sub: user.username, aud: running.org.url, exp: now / 1000 + 60 };
    expect((await postAssertion(running, assertionOf(claims, app.key))).status).toBe(400);
    const code = await codeFor(running, user.id, { ...CLI, client_id: app.consumerKey });
    expect((await redeem(running, code, { client_id: app.consumerKey })).status).toBe(200);
    expect((await postAssertion(running, assertionOf(claims, app.key))).status).toBe(200);
  });
});

describe('refresh tokens', () => {
  let running: Running & { stop: () => Promise<void> };
  let now = NOW.getTime();
  beforeAll(async () => {
    running = await startRunning({ clock: () => new Date(now), sessionTimeoutMinutes: 15 });
  });
  afterAll(() => running.stop());

  const grant = async (query: Query = CLI): Promise<OAuthAnswer['body']> =>
    (await redeem(running, await codeFor(running, running.org.users.seller.user.id, query))).body;
  const refresh = (token: string | undefined, clientId = 'PlatformCLI'): Promise<OAuthAnswer> =>
    post(running, 'token', { grant_type: 'refresh_token', client_id: clientId, refresh_token: token ?? '' });

  test('jsforce signs in with PKCE, and goes on by itself after its session has ended', async () => {
    const oauth2 = new jsforce.OAuth2({
      ...{ loginUrl: running.org.url, clientId: 'PlatformCLI', redirectUri: CALLBACK, useVerifier: true },
    });
    const address = new URL(oauth2.getAuthorizationUrl({ state: 's' }));
    const code = await codeFor(
      running,
      running.org.users.seller.user.id,
      Object.fromEntries(address.searchParams) as Query,
    );
    const connection = new jsforce.Connection({ oauth2, instanceUrl: running.org.url });
    await connection.authorize(code, { code_verifier: oauth2.codeVerifier ?? '' });
    expect(connection.userInfo?.id).toBe(running.org.users.seller.user.id);
    const first = connection.accessToken;
    let refreshed = 0;
    connection.on('refresh', () => (refreshed += 1));
    now += 15 * MINUTE;
    expect((await connection.query('SELECT Id FROM User')).totalSize).toBeGreaterThanOrEqual(5);
    expect([refreshed, connection.accessToken === first]).toEqual([1, false]);
    await connection.logout();
  });

  test('there is one only where its scope was asked for', async () => {
    expect((await grant({ ...CLI, scope: 'api' }))['refresh_token']).toBeUndefined();
    expect((await grant({ ...CLI, scope: 'api offline_access' }))['refresh_token']).toMatch(/^5Aep/);
    const whole = await grant();
    const again = await refresh(whole['refresh_token']);
    expect(again.body).toMatchObject({ scope: whole['scope'], instance_url: running.org.url, id: whole['id'] });
    expect(again.body).not.toHaveProperty('refresh_token');
  });

  test('revoking it ends its sessions; another client cannot use it', async () => {
    const { access_token: access = '', refresh_token: token = '' } = await grant();
    const second = (await refresh(token)).body['access_token'] ?? '';
    const app = registerApp(running, { name: 'other' });
    const foreign = { grant_type: 'refresh_token', client_id: app.consumerKey, refresh_token: token };
    expect((await post(running, 'token', { ...foreign, client_secret: app.consumerSecret })).body).toEqual({
      error: 'invalid_grant',
      error_description: 'expired access/refresh token',
    });
    expect((await post(running, 'revoke', { token })).status).toBe(200);
    for (const one of [access, second]) expect((await caller(running.org.url, one)('GET', 'limits')).status).toBe(401);
    expect((await refresh(token)).body['error_description']).toBe('expired access/refresh token');
  });

  test('a user has five of one client: the sixth ends the first', async () => {
    const tokens: (string | undefined)[] = [];
    for (let i = 0; i < 6; i += 1) tokens.push((await grant())['refresh_token']);
    const statuses = [];
    for (const token of tokens) statuses.push((await refresh(token)).status);
    expect(statuses).toEqual([400, 200, 200, 200, 200, 200]);
  });

  test('a user who is no longer active gets nothing from it', async () => {
    const { refresh_token: token } = await grant();
    const change = (IsActive: boolean): Promise<{ status: number }> =>
      running.as('admin')('PATCH', `sobjects/User/${running.org.users.seller.user.id}`, { IsActive });
    expect((await change(false)).status).toBe(204);
    expect((await refresh(token)).body).toEqual({ error: 'inactive_user', error_description: 'user is inactive' });
    expect((await change(true)).status).toBe(204);
    expect((await refresh(token)).status).toBe(200);
  });
});

test('a refresh token survives a restart as a hash, the access token does not, and neither is logged', () =>
  withLocalOrg(async (running) => {
    const body = (await redeem(running, await codeFor(running, running.org.users.seller.user.id))).body;
    const { access_token: access = '', refresh_token: token = '' } = body;
    expect(token).toMatch(/^5Aep/);
    await running.org.close();
    for (const name of ['org.sqlite', 'requests.jsonl']) {
      const bytes = readFileSync(join(running.dataDir, name));
      expect([name, bytes.includes(token), bytes.includes(access)]).toEqual([name, false, false]);
    }
    const org = await startLocalOrg({ dataDir: running.dataDir, port: 0 });
    try {
      const form = { grant_type: 'refresh_token', client_id: 'PlatformCLI', refresh_token: token };
      const answer = await post({ ...running, org }, 'token', form);
      expect(answer.status).toBe(200);
      expect((await caller(org.url, answer.body['access_token'] ?? '')('GET', 'limits')).status).toBe(200);
      expect((await caller(org.url, access)('GET', 'limits')).status).toBe(401);
    } finally {
      await org.close();
    }
  }));
