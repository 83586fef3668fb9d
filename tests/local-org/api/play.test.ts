import { withLocalOrg } from './helpers.ts';

const PATH = '/services/local-org/play';

describe('situations of a busy org', () => {
  test('a record that somebody else holds refuses a save with UNABLE_TO_LOCK_ROW, and lets go', () =>
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
      const play = (body: unknown) => as('admin')('POST', PATH, body);
      await play({ allowance: { name: 'activeRulesPerObject', value: 3 } });
      const on = await play({ recalculating: { object: 'opportunity', on: true } });
      expect(on.json).toMatchObject({
        recalculating: ['opportunity'],
        allowances: { rollUpsPerObject: 25, activeRulesPerObject: 3 },
      });
      await play({ recalculating: { object: 'Opportunity', on: false } });
      await play({ allowance: { name: 'activeRulesPerObject', value: null } });
      expect((await as('admin')('GET', PATH)).json).toEqual({
        locks: [],
        recalculating: [],
        translationWorkbench: true,
        allowances: { rollUpsPerObject: 25, activeRulesPerObject: 100 },
      });
    }));

  test('only administrators play, and what is unclear changes nothing', () =>
    withLocalOrg(async ({ as }) => {
      expect((await as('seller')('POST', PATH, { lock: { id: 'x', milliseconds: 1 } })).status).toBe(403);
      for (const body of [
        {},
        { lock: { id: 'nobody', milliseconds: 5 } },
        { lock: 'all' },
        { allowance: { name: 'constructor', value: 1 } },
        { recalculating: { object: 'Nothing', on: true } },
        { storm: {} },
      ]) {
        const answer = await as('admin')('POST', PATH, body);
        expect([answer.status, answer.json[0].errorCode]).toEqual([400, 'INVALID_INPUT']);
      }
      expect((await as('admin')('GET', PATH)).json.locks).toEqual([]);
    }));
});
