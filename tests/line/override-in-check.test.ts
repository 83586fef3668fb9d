import { check } from '../../src/cli/commands/check.ts';
import type { Io } from '../../src/cli/io.ts';
import type { DealCheck } from '../../src/deal/index.ts';
import { parsePlaybook } from '../../src/playbook/index.ts';
import { deployPlaybook } from '../../src/sync/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';

const PLAYBOOK = parsePlaybook(
  JSON.stringify({
    playbook: 'carried',
    version: 1,
    from: '2020-01-01T00:00:00Z',
    title: 'Carried by an override',
    currency: 'EUR',
    stages: ['Prospecting', 'Qualification', 'Needs Analysis', 'Closed Won'],
    exemptStages: ['Closed Lost'],
    questions: [{ concept: 'problem', ask: 'What is wrong?', why: 'It is what hurts.' }],
    gates: [
      {
        toEnter: 'Qualification',
        mode: 'enforce',
        require: [{ answered: { problem: 'Heard' } }],
        override: { approver: 'DF_Approve_Gate_Overrides', maxDays: 14 },
      },
      { toEnter: 'Needs Analysis', mode: 'enforce', require: [{ filled: 'NextStep' }] },
    ],
  }),
  'carried.yaml',
);
const START = '2026-11-21';
const LAST_DAY = '2026-11-28';

let org: OrgWithClock;
let deal: string;
let problem: string;

/** `diagnose check` as the seller, on a day. */
async function checkOn(day: string, json = false): Promise<{ code: number; out: string }> {
  org.setDay(day);
  let out = '';
  const io = {
    out: (text: string) => (out += text),
    err: () => undefined,
    env: { DIAGNOSE_ACCESS_TOKEN: org.org.users.seller.accessToken },
    cwd: '/',
    now: () => new Date(`${day}T12:00:00Z`),
  } as unknown as Io;
  return { code: await check(io, { org: org.org.url, json }, deal), out };
}

beforeAll(async () => {
  org = await startOrgWithClock(START);
  const admin = org.connect('integration');
  expect((await deployPlaybook(admin, PLAYBOOK, { openDeals: 'unchecked' })).outcome).toBe('deployed');
  const fields = { Name: 'Carried', StageName: 'Prospecting', CloseDate: '2027-03-31' };
  deal = (await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', fields)).body.id;
  const asked = await org.rest<{ id: string }>('POST', 'sobjects/DF_Gate_Override__c', {
    Opportunity__c: deal,
    Owner_At_Request__c: org.org.users.seller.user.id,
    Stage__c: 'Qualification',
    Stage_Order__c: 2,
    Expires_On__c: LAST_DAY,
    Reason__c: 'They sign on Friday.',
  });
  expect(asked.status).toBe(201);
  const { sentence, code } = (JSON.parse((await checkOn(START, true)).out) as DealCheck).stages[0]!.unmet[0]!;
  problem = `${sentence} [DF ${code}]`;
  const approved = await org.rest(
    'PATCH',
    `sobjects/DF_Gate_Override__c/${asked.body.id}`,
    { Status__c: 'Approved', Decided_By__c: org.org.users.manager.user.id, Decided_At__c: `${START}T12:00:00.000Z` },
    'manager',
  );
  expect(approved).toEqual({ status: 204, body: null });
}, 180_000);
afterAll(() => org?.close());

describe('a deal that an override carries', () => {
  test('is shown with the gate, what it opens, and its last day', async () => {
    const { code, out } = await checkOn(LAST_DAY);
    expect(out).toContain(
      `\nQualification:\n  Open by an override to enter Qualification until ${LAST_DAY}, although this is missing:\n  - ${problem}\n`,
    );
    expect(out).toContain(
      `  Open by an override to enter Qualification until ${LAST_DAY}, although some of the above is missing.`,
    );
    // The next gate is not overridden.
    expect(code).toBe(1);
  });

  test('is shown in JSON too, apart from what is missing', async () => {
    const { override, stages } = JSON.parse((await checkOn(LAST_DAY, true)).out) as DealCheck;
    expect(override).toEqual({ stage: 'Qualification', until: LAST_DAY });
    expect(stages.map(({ unmet, overridden }) => [unmet.map(({ id }) => id), overridden.map(({ id }) => id)])).toEqual([
      [[], ['answered:problem:Heard']],
      [['filled:NextStep'], ['answered:problem:Heard']],
      [['filled:NextStep'], ['answered:problem:Heard']],
    ]);
  });

  test('is carried no more on the day after', async () => {
    const { override, stages } = JSON.parse((await checkOn('2026-11-29', true)).out) as DealCheck;
    expect(override).toBeNull();
    expect(stages[0]).toMatchObject({ unmet: [{ id: 'answered:problem:Heard' }], overridden: [] });
    expect((await checkOn('2026-11-29')).out).not.toContain('override');
  });
});
