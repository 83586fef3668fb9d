import { generateKeyPairSync, verify } from 'node:crypto';
import { connectOrg, OrgThrottled, OrgUnauthorized, OrgUnreachable, storedLogin } from '../../src/salesforce/index.ts';
import { audienceOf, readSigningKey, signInByJwt } from '../../src/salesforce/login/jwt.ts';
import { createSession } from '../../src/salesforce/session.ts';
import { withFakeOrg } from './fakeOrg.ts';

const instanceUrl = 'https://acme.my.salesforce.com';

/** A session with tokens `t0`, `t1` … and a clock that stands until it is moved. */
function sessionWithClock() {
  let minutes = 0;
  let renewals = 0;
  const session = createSession({
    instanceUrl,
    accessToken: 't0',
    renew: async () => `t${(renewals += 1)}`,
    now: () => new Date(minutes * 60_000),
  });
  return { session, renewals: () => renewals, passMinutes: (passed: number) => void (minutes += passed) };
}

describe('a session', () => {
  test('gives all who found the same token refused one new token', async () => {
    const { session, renewals } = sessionWithClock();
    expect(await Promise.all([session.renew('t0'), session.renew('t0')])).toEqual(['t1', 't1']);
    expect(await session.renew('t0')).toBe('t1');
    expect(renewals()).toBe(1);
  });

  test('is not renewed again within ten minutes, and is after them', async () => {
    const { session, renewals, passMinutes } = sessionWithClock();
    await session.renew('t0');
    passMinutes(9);
    await expect(session.renew('t1')).rejects.toThrow('ended again right after it was renewed');
    expect(renewals()).toBe(1);
    passMinutes(2);
    expect(await session.renew('t1')).toBe('t2');
  });

  test('passes on why it could not be renewed', async () => {
    const renew = async () => {
      throw new OrgUnauthorized('The app is gone.');
    };
    await withFakeOrg(
      () => ({ status: 401, body: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] }),
      async (url) => {
        const org = connectOrg({ instanceUrl: url, accessToken: 't0', renew });
        const error = await org.query('SELECT Id FROM Account').catch((error: Error) => error);
        expect([error instanceof OrgUnauthorized, (error as Error).message]).toEqual([true, 'The app is gone.']);
      },
    );
  });

  test('that was renewed by another client of the connection is used by the next call', async () => {
    await withFakeOrg(
      () => ({ status: 200, body: { totalSize: 0, done: true, records: [] } }),
      async (url, seen) => {
        const org = connectOrg({ instanceUrl: url, accessToken: 't0', renew: async () => 't1' });
        await org.session.renew('t0');
        await org.query('SELECT Id FROM Account');
        expect(seen.map(({ token }) => token)).toEqual(['t1']);
        expect(JSON.stringify(org)).not.toContain('t1');
      },
    );
  });
});

describe('a login by JWT', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const login = (url: string) => ({ url, clientId: 'app', username: 'sync@acme.example', key: privateKey });
  const now = () => new Date('2026-11-21T10:00:00Z');

  test('sends an assertion of three minutes that the certificate of the app verifies', async () => {
    await withFakeOrg(
      () => ({
        status: 200,
        body: {
          access_token: 'fresh',
          instance_url: 'https://acme.my.salesforce.com/',
          id: 'https://login.salesforce.com/id/00Dxx0000001gPLEAY/005xx000001SwiUAAS',
        },
      }),
      async (url, seen) => {
        const organizationId = '00Dxx0000001gPLEAY';
        expect(await signInByJwt(login(url), { now })).toEqual({ accessToken: 'fresh', instanceUrl, organizationId });
        const assertion = new URLSearchParams(seen[0]?.body).get('assertion') ?? '';
        const [head = '', claims = '', signature = ''] = assertion.split('.');
        expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toEqual({ alg: 'RS256' });
        expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
          iss: 'app',
          sub: 'sync@acme.example',
          aud: url,
          exp: now().getTime() / 1000 + 180,
        });
        const signed = Buffer.from(`${head}.${claims}`);
        expect(verify('RSA-SHA256', signed, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
      },
    );
  });

  test.each([
    ['https://acme.my.salesforce.com', 'https://login.salesforce.com'],
    ['https://login.salesforce.com', 'https://login.salesforce.com'],
    ['https://acme--dev.sandbox.my.salesforce.com', 'https://test.salesforce.com'],
    ['https://fun-4711.scratch.my.salesforce.com', 'https://test.salesforce.com'],
    ['https://test.salesforce.com', 'https://test.salesforce.com'],
    ['http://localhost:4600', 'http://localhost:4600'],
  ])('at %s is for %s', (url, audience) => {
    expect(audienceOf(url)).toBe(audience);
  });

  test('that is refused gives the reason without the assertion, even if the org repeats it', async () => {
    let sent = '';
    await withFakeOrg(
      ({ body }) => {
        sent = new URLSearchParams(body).get('assertion') ?? '';
        return { status: 400, body: { error: 'invalid_grant', error_description: `invalid assertion ${sent}` } };
      },
      async (url) => {
        const error = await signInByJwt(login(url), { now }).catch((error: Error) => error);
        expect(error).toBeInstanceOf(OrgUnauthorized);
        expect((error as Error).message).toContain('by JWT: invalid assertion ….');
        expect(sent).toHaveLength((error as Error).message.includes(sent) ? 0 : sent.length);
        expect(sent.length).toBeGreaterThan(300);
      },
    );
  });

  test.each([
    ['a page', { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }, OrgUnreachable],
    ['no token', { status: 200, body: {} }, OrgUnreachable],
    [
      'an address that would get the token unprotected',
      { status: 200, body: { access_token: 'x', instance_url: 'http://acme.example' } },
      OrgUnreachable,
    ],
    ['a limit', { status: 429 }, OrgThrottled],
  ])('is not made of %s', async (_what, answer, kind) => {
    await withFakeOrg(
      () => answer,
      async (url) => {
        const policy = { attempts: 1, base: 1, cap: 1 };
        await expect(signInByJwt(login(url), { now, policy })).rejects.toBeInstanceOf(kind);
      },
    );
  });

  test('takes RSA keys only', () => {
    const pem = (key: typeof privateKey) => String(key.export({ type: 'pkcs8', format: 'pem' }));
    expect(readSigningKey(pem(privateKey))?.type).toBe('private');
    expect(readSigningKey(pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey))).toBeUndefined();
    expect(readSigningKey('nonsense')).toBeUndefined();
  });
});

test('without the library no login of the CLI is found, and another failure to load it is passed on', async () => {
  const failing = (code: string) => async () => {
    throw Object.assign(new Error("Cannot find package '@salesforce/core' imported from alias.js"), { code });
  };
  expect(await storedLogin('prod', failing('ERR_MODULE_NOT_FOUND'))).toEqual({ kind: 'no-library' });
  await expect(storedLogin('prod', failing('ERR_OTHER'))).rejects.toThrow('Cannot find package');
});
