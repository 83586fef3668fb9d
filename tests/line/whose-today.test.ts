import { addDays, zoneDays } from '../../force-app/main/base/lwc/zoneDays/zoneDays.ts';
import { checkDeal } from '../../src/deal/index.ts';
import { NO_CHILDREN, compilePlaybook, needs, parsePlaybook, type GateRecord } from '../../src/playbook/index.ts';
import { deployPlaybook } from '../../src/sync/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';
import type { UserName } from '../with-started-org.ts';

const PLAYBOOK = parsePlaybook(
  JSON.stringify({
    playbook: 'days',
    version: 1,
    from: '2020-01-01T00:00:00Z',
    title: 'Days',
    currency: 'EUR',
    stages: ['Prospecting', 'Qualification', 'Closed Won'],
    exemptStages: ['Closed Lost'],
    questions: [{ concept: 'problem', ask: 'What is wrong?', why: 'It is what hurts.' }],
    gates: [
      { toEnter: 'Qualification', mode: 'enforce', require: [{ date: { field: 'CloseDate', notBefore: 'today' } }] },
    ],
  }),
  'days.yaml',
);

let org: OrgWithClock;
beforeAll(async () => {
  org = await startOrgWithClock('2026-01-01');
  const { outcome } = await deployPlaybook(org.connect('integration'), PLAYBOOK, { openDeals: 'unchecked' });
  expect(outcome).toBe('deployed');
}, 180_000);
afterAll(() => org?.close());

const live = async (user: UserName, zone: string) => {
  const { status } = await org.rest(
    'PATCH',
    `sobjects/User/${org.org.users[user].user.id}`,
    { TimeZoneSidKey: zone },
    'admin',
  );
  expect(status).toBe(204);
};

/** Whether the deal may enter the next stage at a moment: by the org's rule, by `diagnose check`, and as the panel evaluates it. */
async function verdicts(id: string, moment: string, user: UserName, zone: string): Promise<Record<string, boolean>> {
  org.setMoment(moment);
  const { stages } = await checkDeal(org.connect(user), { id, name: '', stage: '' }, moment);
  const byService = stages.find(({ toEnter }) => toEnter === 'Qualification')?.unmet.length === 0;
  const [record] = await org.query<Record<string, string>>(
    `SELECT Id, StageName, CloseDate, CreatedDate FROM Opportunity WHERE Id = '${id}'`,
  );
  const today = zoneDays(zone)(new Date(moment));
  const unmet = needs([compilePlaybook(PLAYBOOK)], record as GateRecord, 'Qualification', {
    today,
    children: NO_CHILDREN,
  });
  const saved = await org.rest('PATCH', `sobjects/Opportunity/${id}`, { StageName: 'Qualification' }, user);
  if (saved.status === 204) await org.rest('PATCH', `sobjects/Opportunity/${id}`, { StageName: 'Prospecting' }, user);
  return { rule: saved.status === 204, service: byService, panel: unmet.length === 0 };
}

const all = (is: boolean) => ({ rule: is, service: is, panel: is });

test.each([
  ['Pacific/Kiritimati', '2026-11-20T10:00:00.000Z', '2026-11-21'],
  ['Pacific/Pago_Pago', '2026-11-21T11:00:00.000Z', '2026-11-21'],
  ['UTC', '2027-01-01T00:00:00.000Z', '2027-01-01'],
  ['Europe/Berlin before the clock is put forward', '2026-03-28T23:00:00.000Z', '2026-03-29'],
  ['Europe/Berlin after it', '2026-03-29T22:00:00.000Z', '2026-03-30'],
  ['Europe/Berlin after the clock is put back', '2026-10-25T23:00:00.000Z', '2026-10-26'],
  ['America/Santiago, where a day begins at one', '2026-09-06T04:00:00.000Z', '2026-09-06'],
])('in %s a day is over at its midnight, for rule, check and panel alike', async (where, midnight, day) => {
  const zone = where.split(/[ ,]/)[0]!;
  await live('seller', zone);
  org.setMoment(midnight);
  const yesterday = addDays(day, -1);
  const fields = { Name: where, StageName: 'Prospecting', CloseDate: yesterday };
  const { body } = await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', fields);
  const before = new Date(Date.parse(midnight) - 1000).toISOString();
  expect(await verdicts(body.id, before, 'seller', zone)).toEqual(all(true));
  expect(await verdicts(body.id, midnight, 'seller', zone)).toEqual(all(false));
});

test('at one moment two users at both ends of the world have different days', async () => {
  await live('seller', 'Pacific/Kiritimati');
  await live('manager', 'Pacific/Pago_Pago');
  const noon = '2026-11-20T12:00:00.000Z';
  org.setMoment(noon);
  const fields = { Name: 'Both', StageName: 'Prospecting', CloseDate: '2026-11-20' };
  const { body } = await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', fields);
  expect(await verdicts(body.id, noon, 'seller', 'Pacific/Kiritimati')).toEqual(all(false));
  expect(await verdicts(body.id, noon, 'manager', 'Pacific/Pago_Pago')).toEqual(all(true));
  const deal = { id: body.id, name: '', stage: '' };
  const missing = async (zone: string) =>
    (await checkDeal(org.connect('seller'), deal, { now: noon, zone })).stages.find(
      ({ toEnter }) => toEnter === 'Qualification',
    )?.unmet.length;
  expect([await missing('Pacific/Pago_Pago'), await missing('Pacific/Kiritimati')]).toEqual([0, 1]);
});
