import { caller, withLocalOrg } from './helpers.ts';

const PATH = '/services/local-org/simulate';

describe('situations of a busy org', () => {
  test('a record that another user has locked refuses a save with UNABLE_TO_LOCK_ROW, and lets go', () =>
    withLocalOrg(
      async ({ as }) => {
        const created = await as('seller')('POST', 'sobjects/Account', { Name: 'Busy' });
        const id: string = created.json.id;
        const held = await as('admin')('POST', PATH, { lock: { id, milliseconds: 30_000 } });
        expect([held.status, held.json.locks]).toEqual([200, [{ id, until: expect.any(String) }]]);
        const refused = await as('seller')('PATCH', `sobjects/Account/${id}`, { Name: 'Busier' });
        expect([refused.status, refused.json[0].errorCode]).toEqual([400, 'UNABLE_TO_LOCK_ROW']);
        await as('admin')('POST', PATH, { lock: { id, milliseconds: 0 } });
        expect((await as('seller')('PATCH', `sobjects/Account/${id}`, { Name: 'Busier' })).status).toBe(204);
      },
      { lockWaitMs: 50 },
    ));

  test('allowances and a running recalculation can be set and are named', () =>
    withLocalOrg(async ({ as }) => {
      const simulate = (body: unknown) => as('admin')('POST', PATH, body);
      await simulate({ allowance: { name: 'activeRulesPerObject', value: 3 } });
      const on = await simulate({ recalculating: { object: 'opportunity', on: true } });
      expect(on.json).toMatchObject({
        recalculating: ['opportunity'],
        allowances: { rollUpsPerObject: 25, activeRulesPerObject: 3 },
      });
      await simulate({ recalculating: { object: 'Opportunity', on: false } });
      await simulate({ allowance: { name: 'activeRulesPerObject', value: null } });
      expect((await as('admin')('GET', PATH)).json).toEqual({
        locks: [],
        recalculating: [],
        translationWorkbench: true,
        latency: 0,
        allowances: { rollUpsPerObject: 25, activeRulesPerObject: 100 },
      });
    }));

  test("a page's session ends: first its token, which the cookie renews, then the cookie too; a new link brings it back", () =>
    withLocalOrg(async ({ as, org }) => {
      const { url } = org;
      const anyone = caller(url, '');
      const { seller } = org.users;
      const signedIn = async (link: string): Promise<string> =>
        ((await fetch(link, { redirect: 'manual' })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      const session = async (cookie: string) => anyone('GET', '/page-host/session', undefined, { cookie });
      const end = (signedOut: boolean) =>
        as('admin')('POST', PATH, { session: { username: seller.user.username, signedOut } });
      const works = async (token: string): Promise<number> => (await caller(url, token)('GET', 'limits')).status;

      const cookie = await signedIn(org.signInLink());
      const token: string = (await session(cookie)).json.accessToken;
      expect(await works(token)).toBe(200);
      await end(false);
      expect(await works(token)).toBe(401);
      const renewed: string = (await session(cookie)).json.accessToken;
      expect(await works(renewed)).toBe(200);
      await end(true);
      expect([await works(renewed), (await session(cookie)).status]).toEqual([401, 401]);
      // Scripts that use org.json go on.
      expect(await works(seller.accessToken)).toBe(200);
      const link = (await as('seller')('GET', '/services/oauth2/singleaccess')).json.frontdoor_uri as string;
      const again: string = (await session(await signedIn(link))).json.accessToken;
      expect(await works(again)).toBe(200);
    }));

  test('a slow line answers every call of the API later', () =>
    withLocalOrg(async ({ as }) => {
      await as('admin')('POST', PATH, { latency: { milliseconds: 200 } });
      const began = performance.now();
      expect((await as('seller')('GET', 'limits')).status).toBe(200);
      expect(performance.now() - began).toBeGreaterThanOrEqual(190);
      expect((await as('admin')('POST', PATH, { latency: { milliseconds: 0 } })).json.latency).toBe(0);
    }));

  test('only administrators simulate, and an unclear request changes nothing', () =>
    withLocalOrg(async ({ as }) => {
      expect((await as('seller')('POST', PATH, { lock: { id: 'x', milliseconds: 1 } })).status).toBe(403);
      for (const body of [
        {},
        { lock: { id: 'nobody', milliseconds: 5 } },
        { lock: 'all' },
        { allowance: { name: 'constructor', value: 1 } },
        { recalculating: { object: 'Nothing', on: true } },
        { storm: {} },
        { session: { username: 'nobody@example.com', signedOut: true } },
        { latency: { milliseconds: -1 } },
      ]) {
        const answer = await as('admin')('POST', PATH, body);
        expect([answer.status, answer.json[0].errorCode]).toEqual([400, 'INVALID_INPUT']);
      }
      expect((await as('admin')('GET', PATH)).json.locks).toEqual([]);
    }));
});
