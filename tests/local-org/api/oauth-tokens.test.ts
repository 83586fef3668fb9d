import { caller, startRunning } from './helpers.ts';
import type { Answer, Running } from './helpers.ts';
import { assertionOf, NOW, post, postAssertion, registerApp } from './oauth-helpers.ts';
import type { TestApp } from './oauth-helpers.ts';

const MINUTE = 60_000;

describe('sessions of clients', () => {
  let running: Running & { stop: () => Promise<void> };
  let app: TestApp;
  let now = NOW.getTime();
  beforeAll(async () => {
    running = await startRunning({ clock: () => new Date(now), sessionTimeoutMinutes: 15 });
    app = registerApp(running);
  });
  afterAll(() => running.stop());

  async function signIn(by: TestApp = app): Promise<string> {
    const claims = {
      iss: by.consumerKey,
      sub: running.org.users.integration.user.username,
      aud: running.org.url,
      exp: now / 1000 + 60,
    };
    const { status, body } = await postAssertion(running, assertionOf(claims, by.key));
    expect(status).toBe(200);
    return body['access_token'] ?? '';
  }
  const use = (token: string): Promise<Answer> => caller(running.org.url, token)('GET', 'limits');
  const introspect = (token: string, by: TestApp = app): ReturnType<typeof post> =>
    post(running, 'introspect', { token, client_id: by.consumerKey, client_secret: by.consumerSecret });

  test('a session ends 15 minutes after its last call, by the org’s clock', async () => {
    const token = await signIn();
    now += 15 * MINUTE - 1;
    expect((await use(token)).status).toBe(200);
    now += 15 * MINUTE - 1;
    expect((await use(token)).status).toBe(200);
    now += 15 * MINUTE;
    const ended = await use(token);
    expect([ended.status, ended.json]).toEqual([
      401,
      [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
    ]);
  });

  test('a call in the first half of the time does not extend it', async () => {
    const token = await signIn();
    now += 7 * MINUTE;
    expect((await use(token)).status).toBe(200);
    now += 8 * MINUTE;
    expect((await use(token)).status).toBe(401);
  });

  test('the tokens of org.json do not end', async () => {
    now += 48 * 60 * MINUTE;
    expect((await running.as('seller')('GET', 'limits')).status).toBe(200);
  });

  test('getUserInfo names the timeout of the org', async () => {
    const envelope = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>${running.org.users.seller.accessToken}</sessionId></SessionHeader></e:Header><e:Body><getUserInfo xmlns="urn:partner.soap.sforce.com"/></e:Body></e:Envelope>`;
    const answer = await caller(running.org.url, '')('POST', '/services/Soap/u/64.0', envelope);
    expect(answer.text).toContain('<sessionSecondsValid>900</sessionSecondsValid>');
  });

  test.each([
    ['POST', (token: string) => post(running, 'revoke', { token })],
    ['GET', (token: string) => fetch(`${running.org.url}/services/oauth2/revoke?token=${encodeURIComponent(token)}`)],
  ])('%s revoke ends one session and no other', async (_method, revoke) => {
    const [ended, other] = [await signIn(), await signIn()];
    expect((await revoke(ended)).status).toBe(200);
    expect([(await use(ended)).status, (await use(other)).status]).toEqual([401, 200]);
    expect((await revoke(ended)).status).toBe(400);
  });

  test('revoke refuses what is no token, and keeps the tokens of org.json', async () => {
    expect(await post(running, 'revoke', { token: 'x' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_token' },
    });
    expect(await post(running, 'revoke', {})).toMatchObject({ status: 400, body: { error: 'invalid_token' } });
    const { accessToken } = running.org.users.seller;
    expect(await post(running, 'revoke', { token: accessToken })).toMatchObject({
      status: 400,
      body: { error: 'unsupported_token_type' },
    });
    expect((await use(accessToken)).status).toBe(200);
  });

  test('introspection shows a client its own session until it ends, and does not extend it', async () => {
    const token = await signIn();
    const { user } = running.org.users.integration;
    const seconds = Math.floor(now / 1000);
    expect((await introspect(token)).body).toEqual({
      active: true,
      scope: 'api',
      client_id: app.consumerKey,
      username: user.username,
      sub: `${running.org.url}/id/${running.org.org.id}/${user.id}`,
      token_type: 'access_token',
      exp: seconds + 900,
      iat: seconds,
      nbf: seconds,
    });
    const other = registerApp(running, { name: 'other' });
    expect((await introspect(token, other)).body).toEqual({ active: false });
    now += 14 * MINUTE;
    expect((await introspect(token)).body).toMatchObject({ active: true });
    now += MINUTE;
    expect((await introspect(token)).body).toEqual({ active: false });
  });

  test('introspection needs the client’s secret, in the form or by Basic', async () => {
    const token = await signIn();
    const id = app.consumerKey;
    const refused = [{ token }, { token, client_id: id }, { token, client_id: id, client_secret: 'wrong' }];
    for (const form of refused) expect((await post(running, 'introspect', form as never)).status).toBe(400);
    expect(await post(running, 'introspect', { token, client_id: 'PlatformCLI' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_client' },
    });
    const basic = Buffer.from(`${id}:${app.consumerSecret}`).toString('base64');
    expect((await post(running, 'introspect', { token }, { Authorization: `Basic ${basic}` })).body).toMatchObject({
      active: true,
    });
  });

  test.each(['openid-configuration', 'oauth-authorization-server'])(
    '.well-known/%s names endpoints that are there',
    async (name) => {
      const answer = await caller(running.org.url, '')('GET', `/.well-known/${name}`);
      expect(answer.status).toBe(200);
      expect(answer.json).toMatchObject({ issuer: running.org.url, code_challenge_methods_supported: ['S256'] });
      const endpoints = Object.entries(answer.json as Record<string, string>).filter(([key]) => /_endpoint$/.test(key));
      expect(endpoints.length).toBeGreaterThanOrEqual(4);
      for (const [, url] of endpoints) expect((await fetch(url)).status).not.toBe(404);
    },
  );

  test('the endpoints take their methods only', async () => {
    const anyone = caller(running.org.url, '');
    expect((await anyone('PUT', '/services/oauth2/revoke')).status).toBe(405);
    expect((await anyone('GET', '/services/oauth2/introspect')).status).toBe(405);
    const get = await anyone('GET', '/services/oauth2/token');
    expect([get.status, get.json.error_description]).toEqual([405, 'must use HTTP POST']);
  });
});

test.each([14, 1441, 20.5, Number.NaN])('a session timeout of %d minutes is refused', async (sessionTimeoutMinutes) => {
  await expect(startRunning({ sessionTimeoutMinutes })).rejects.toThrow(
    'is not a session timeout: 15 to 1440 minutes are expected.',
  );
});
