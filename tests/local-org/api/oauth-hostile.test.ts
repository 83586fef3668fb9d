import { randomStream } from '../../bench/seed/random.ts';
import type { Random } from '../../bench/seed/random.ts';
import { testSeed } from '../../seed.ts';
import { caller, startRunning } from './helpers.ts';
import type { Running } from './helpers.ts';
import { assertionOf, NOW, post, registerApp } from './oauth-helpers.ts';
import type { TestApp } from './oauth-helpers.ts';

const CASES = 300;
const ENDPOINTS = ['token', 'revoke', 'introspect', 'authorize'];
const GRANTS = [
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'refresh_token',
  'authorization_code',
  'client_credentials',
  'password',
  '__proto__',
  '',
];
const ODD: readonly unknown[] = [
  ...['', ' ', '\0', '\ud800', '__proto__', 'constructor', "' OR 1=1 --", '%', '%zz', 'x'.repeat(3000)],
  ...[null, true, -1, 0, 1e308, 1e-308, 2 ** 53, [], {}, [['x']], { aud: { aud: [] } }],
];
const NAMES = [
  ...['grant_type', 'assertion', 'client_id', 'client_secret', 'refresh_token', 'code', 'code_verifier', 'token'],
  ...['redirect_uri', 'scope', 'state', 'user', 'decision', '__proto__', 'toString'],
];

/** A text that may be anything, also the parts of a JWT in a wrong order. */
function oddText(random: Random, app: TestApp, running: Running): string {
  return random.pick([
    () => String(random.pick(ODD)),
    () => hostileAssertion(random, app, running),
    () => Array.from({ length: random.int(60) }, () => String.fromCharCode(random.int(0x300))).join(''),
    () => app.consumerKey,
    () => 'PlatformCLI',
    () => random.pick(GRANTS),
    () => running.org.users.seller.accessToken.slice(0, random.int(70)),
  ])();
}

/** Signed by the app's key, with claims and headers of any kind; or cut, doubled and mixed. */
function hostileAssertion(random: Random, app: TestApp, running: Running): string {
  const good = {
    iss: app.consumerKey,
    sub: running.org.users.admin.user.username,
    aud: running.org.url,
    exp: NOW.getTime() / 1000 + 60,
    jti: 'x',
  };
  const claims: Record<string, unknown> = { ...good };
  for (let n = random.int(4); n > 0; n -= 1) claims[random.pick([...Object.keys(good), 'prn'])] = random.pick(ODD);
  const header = random.pick<unknown>([
    { alg: 'RS256' },
    { alg: 'none' },
    { alg: 'HS256' },
    { alg: ['RS256'] },
    [],
    null,
    7,
  ]);
  const text = assertionOf(claims, app.key, header);
  const parts = text.split('.');
  return random.pick([
    () => text,
    () => text.slice(0, random.int(text.length)),
    () => [...parts].reverse().join('.'),
    () => `${text}.${text}`,
    () => parts.map((part) => part.toUpperCase()).join('.'),
    () => `${parts[0] ?? ''}.${'A'.repeat(random.int(20_000))}.${parts[2] ?? ''}`,
    () => '.'.repeat(random.int(2000)),
  ])();
}

test(`${CASES} hostile bodies for the OAuth endpoints give no token, no 500 and no crash`, async () => {
  const seed = testSeed(14);
  const running = await startRunning({ clock: () => NOW });
  try {
    // Its user is the integration: an assertion for the administrator is never good, however it is signed.
    const app = registerApp(running);
    const bad: unknown[] = [];
    for (let n = 0; n < CASES; n += 1) {
      const random = randomStream(seed, n);
      const form: Record<string, string> = {};
      if (random.chance(70)) form['grant_type'] = random.pick(GRANTS);
      for (let count = random.int(5); count > 0; count -= 1) form[random.pick(NAMES)] = oddText(random, app, running);
      if (random.chance(50)) form['assertion'] = hostileAssertion(random, app, running);
      const headers: Record<string, string> = random.chance(20)
        ? { Authorization: `Basic ${random.pick(['', ':', '!!!', 'YTpi', '='.repeat(500)])}` }
        : {};
      const endpoint = random.chance(70) ? 'token' : random.pick(ENDPOINTS);
      const { status, body, text } = await post(running, endpoint, form, headers);
      const known = endpoint === 'authorize' ? [302, 400, 401].includes(status) : status === 400 || status === 413;
      if (!known || body['access_token'] !== undefined || /unexpected error/i.test(text))
        bad.push({ seed, n, endpoint, form, status, text });
    }
    expect(bad).toEqual([]);
    expect((await caller(running.org.url, running.org.users.seller.accessToken)('GET', 'limits')).status).toBe(200);
  } finally {
    await running.stop();
  }
});
