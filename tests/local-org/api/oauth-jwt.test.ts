import { DatabaseSync } from 'node:sqlite';
import { openUsedAssertions } from '../../../src/local-org/security/used-assertions.ts';
import { createHmac, X509Certificate, createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jsforce from 'jsforce';
import { registerConnectedApp, startLocalOrg } from '../../../src/local-org/index.ts';
import { caller, startRunning, withLocalOrg } from './helpers.ts';
import type { Running } from './helpers.ts';
import { assertionOf, NOW, postAssertion, registerApp } from './oauth-helpers.ts';
import type { TestApp } from './oauth-helpers.ts';

const seconds = NOW.getTime() / 1000;

describe('JWT bearer', () => {
  let running: Running & { stop: () => Promise<void> };
  let app: TestApp;
  beforeAll(async () => {
    running = await startRunning({ clock: () => NOW });
    app = registerApp(running);
  });
  afterAll(() => running.stop());

  /** What a correct client claims. */
  const claims = (changed: Record<string, unknown> = {}): Record<string, unknown> => ({
    iss: app.consumerKey,
    sub: running.org.users.integration.user.username,
    aud: running.org.url,
    exp: seconds + 180,
    ...changed,
  });

  test('a registered app signs its user in, and no refresh token comes with it', async () => {
    const { status, body, headers } = await postAssertion(running, assertionOf(claims(), app.key));
    const { user } = running.org.users.integration;
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^00D\w{12}![\w.]+$/),
        scope: 'api',
        instance_url: running.org.url,
        id: `${running.org.url}/id/${running.org.org.id}/${user.id}`,
        token_type: 'Bearer',
        issued_at: String(NOW.getTime()),
      },
    ]);
    expect(headers.get('cache-control')).toBe('no-store');
    const me = await caller(running.org.url, body['access_token'] ?? '')('GET', '/services/oauth2/userinfo');
    expect(me.json.user_id).toBe(user.id);
  });

  test('jsforce signs in with an assertion', async () => {
    const connection = new jsforce.Connection({
      instanceUrl: running.org.url,
      oauth2: { clientId: app.consumerKey, loginUrl: running.org.url },
    });
    await connection.authorize({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: assertionOf(claims(), app.key),
    });
    expect(connection.userInfo?.id).toBe(running.org.users.integration.user.id);
    expect((await connection.query('SELECT Id FROM User')).totalSize).toBeGreaterThanOrEqual(5);
  });

  test.each([
    ['the org itself', undefined],
    ['the org with a slash', '/'],
    ['a production login', 'https://login.salesforce.com'],
    ['a sandbox login', 'https://test.salesforce.com/'],
    ['one of several', ['https://elsewhere.example', 'https://login.salesforce.com']],
  ])('the audience is %s', async (_name, aud) => {
    const audience = aud === undefined ? running.org.url : aud === '/' ? `${running.org.url}/` : aud;
    expect((await postAssertion(running, assertionOf(claims({ aud: audience }), app.key))).status).toBe(200);
  });

  test.each([
    ['in seconds', seconds + 1],
    ['in milliseconds, as the CLI sends it', NOW.getTime() + 300],
    ['in milliseconds, some seconds late', NOW.getTime() - 20_000],
    ['as a text', String(seconds + 60)],
  ])('exp is taken %s', async (_name, exp) => {
    expect((await postAssertion(running, assertionOf(claims({ exp }), app.key))).status).toBe(200);
  });

  test.each([
    ['an unknown client', { iss: 'nobody' }, 'invalid_client_id', 'client identifier invalid'],
    ['no client', { iss: undefined }, 'invalid_client_id', 'client identifier invalid'],
    ['another audience', { aud: 'https://elsewhere.example' }, 'invalid_grant', 'audience is invalid'],
    ['no audience', { aud: undefined }, 'invalid_grant', 'audience is invalid'],
    ['an end in the past', { exp: seconds - 1 }, 'invalid_grant', 'expired authorization code'],
    ['an end at this moment', { exp: seconds }, 'invalid_grant', 'expired authorization code'],
    ['milliseconds of long ago', { exp: NOW.getTime() - 200_000 }, 'invalid_grant', 'expired authorization code'],
    ['no end', { exp: undefined }, 'invalid_grant', 'invalid assertion'],
    ['an end that is no number', { exp: 'soon' }, 'invalid_grant', 'invalid assertion'],
    ['an unknown user', { sub: 'nobody@example.com' }, 'invalid_grant', "user hasn't approved this consumer"],
    ['no user', { sub: undefined }, 'invalid_grant', "user hasn't approved this consumer"],
    ['a list of users', { sub: ['integration@example.com'] }, 'invalid_grant', "user hasn't approved this consumer"],
  ])('%s is refused', async (_name, changed, error, description) => {
    const { status, body } = await postAssertion(running, assertionOf(claims(changed), app.key));
    expect([status, body]).toEqual([400, { error, error_description: description }]);
  });

  test('a user whom the administrator did not allow is refused', async () => {
    const sub = running.org.users.admin.user.username;
    const { status, body } = await postAssertion(running, assertionOf(claims({ sub }), app.key));
    const refusal = {
      error: 'invalid_app_access',
      error_description: 'user is not admin approved to access this app',
    };
    expect([status, body]).toEqual([400, refusal]);
  });

  test('where every user may approve the app, one who has not is refused', async () => {
    const open = registerConnectedApp(running.dataDir, { name: 'open', callbackUrls: [] }, NOW);
    const key = readFileSync(open.keyFile ?? '', 'utf8');
    const { status, body } = await postAssertion(running, assertionOf(claims({ iss: open.consumerKey }), key));
    expect([status, body['error_description']]).toEqual([400, "user hasn't approved this consumer"]);
  });

  test('another key, another algorithm and a changed text are no valid assertion', async () => {
    const other = registerApp(running, { name: 'other' });
    const good = assertionOf(claims(), app.key);
    const [head = '', body = ''] = good.split('.');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const hmac = Buffer.from('{"alg":"HS256"}').toString('base64url');
    const certificate = readFileSync(app.certificateFile ?? '', 'utf8');
    const attempts = [
      assertionOf(claims(), other.key),
      `${unsigned}.${body}.`,
      `${hmac}.${body}.${createHmac('sha256', certificate).update(`${hmac}.${body}`).digest('base64url')}`,
      assertionOf(claims(), app.key, { alg: 'RS512' }),
      `${head}.${Buffer.from(JSON.stringify(claims({ sub: 'admin' }))).toString('base64url')}.${good.split('.')[2] ?? ''}`,
      `${head}.${body}`,
      `${good}.x`,
      good.slice(0, -4),
      'x'.repeat(20_000),
      '',
    ];
    for (const assertion of attempts) {
      const answer = await postAssertion(running, assertion);
      expect([answer.status, answer.body]).toEqual([
        400,
        { error: 'invalid_grant', error_description: 'invalid assertion' },
      ]);
    }
  });

  test('an assertion with a jti is taken once, one without as often as it is valid', async () => {
    const once = assertionOf(claims({ jti: 'one' }), app.key);
    expect((await postAssertion(running, once)).status).toBe(200);
    expect((await postAssertion(running, once)).body['error_description']).toBe('invalid assertion');
    expect((await postAssertion(running, assertionOf(claims({ jti: 'two' }), app.key))).status).toBe(200);
    const plain = assertionOf(claims(), app.key);
    for (let i = 0; i < 2; i += 1) expect((await postAssertion(running, plain)).status).toBe(200);
  });

  test('a jti is known after a restart, until its assertion has ended', () => {
    const database = new DatabaseSync(':memory:');
    const times = { now: 1000, end: 5000 };
    expect(openUsedAssertions(database).use('app', 'one', times)).toBe(true);
    const again = openUsedAssertions(database);
    expect(again.use('app', 'one', { ...times, now: 4999 })).toBe(false);
    expect([again.use('other', 'one', times), again.use('app', 'two', times)]).toEqual([true, true]);
    expect(again.use('app', 'one', { now: 5000, end: 9000 })).toBe(true);
  });

  test('a replaced app has another key, and the old one is unknown', async () => {
    const first = registerApp(running, { name: 'replaced' });
    const second = registerApp(running, { name: 'replaced' });
    const signed = (one: TestApp): string => assertionOf(claims({ iss: one.consumerKey }), one.key);
    expect((await postAssertion(running, signed(first))).body['error']).toBe('invalid_client_id');
    expect((await postAssertion(running, signed(second))).status).toBe(200);
  });

  test('a certificate of one’s own is taken, a key without one is not made', () => {
    const certificate = readFileSync(app.certificateFile ?? '', 'utf8');
    const own = registerConnectedApp(running.dataDir, { name: 'own', callbackUrls: [], certificate }, NOW);
    expect(own).not.toHaveProperty('keyFile');
    expect(() =>
      registerConnectedApp(running.dataDir, { name: 'bad', callbackUrls: [], certificate: 'no PEM' }, NOW),
    ).toThrow('The app `bad` cannot be used: `certificate` is expected to be an X.509 certificate');
  });

  test('the file holds no secret, and nobody else reads it or the key', () => {
    const file = join(running.dataDir, 'connected-apps.json');
    expect(readFileSync(file, 'utf8')).not.toContain(app.consumerSecret);
    for (const path of [file, app.keyFile ?? '', app.certificateFile ?? ''])
      expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
    expect(readFileSync(join(running.dataDir, 'requests.jsonl'), 'utf8')).not.toMatch(/eyJ|00D\w{12}!/);
  });
});

test('the certificate is one of X.509 for the key, self-signed and valid for a year', () =>
  withLocalOrg((running) => {
    const app = registerApp(running);
    const certificate = new X509Certificate(readFileSync(app.certificateFile ?? ''));
    expect(certificate.subject).toBe('CN=ci');
    expect(certificate.issuer).toBe('CN=ci');
    expect([certificate.validFrom, certificate.validTo]).toEqual([
      'Nov 29 12:00:00 2026 GMT',
      'Nov 29 12:00:00 2027 GMT',
    ]);
    const key = createPrivateKey(app.key);
    expect(certificate.checkPrivateKey(key)).toBe(true);
    expect(certificate.verify(createPublicKey(key))).toBe(true);
    return Promise.resolve();
  }));

test('a file of apps that cannot be read stops a start with advice, and changes nothing while the org runs', () =>
  withLocalOrg(
    async (running) => {
      const app = registerApp(running);
      const file = join(running.dataDir, 'connected-apps.json');
      const claims = {
        iss: app.consumerKey,
        sub: running.org.users.integration.user.username,
        aud: running.org.url,
        exp: seconds + 60,
      };
      expect((await postAssertion(running, assertionOf(claims, app.key))).status).toBe(200);
      writeFileSync(file, '[{"name": "x"}]');
      utimesSync(file, 1, 1);
      expect((await postAssertion(running, assertionOf(claims, app.key))).status).toBe(200);
      await running.org.close();
      await expect(startLocalOrg({ dataDir: running.dataDir, port: 0 })).rejects.toThrow(
        'The app `x` cannot be used: it needs a `name` and a `consumerKey`. Correct the file, or delete it and register the apps again with `diagnose org app`.',
      );
    },
    { clock: () => NOW },
  ));
