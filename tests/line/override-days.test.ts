import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlaybook } from '../../src/playbook/index.ts';
import { deployPlaybook } from '../../src/sync/index.ts';
import { sourceObjects } from '../metadata/source.ts';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';
import { root, type UserName } from '../with-started-org.ts';

/** What becomes of overrides as days pass: the org's clock is moved by the test. */

type Errors = readonly { readonly message: string }[];
const START = '2026-11-21';
const VALUE = 'Value Proposition';
const OVERRIDE = '    override: { approver: DF_Approve_Gate_Overrides, maxDays: 14 }\n';
const shipped = readFileSync(join(root, 'playbooks/diagnose-first.yaml'), 'utf8');
const rules = sourceObjects().get('DF_Gate_Override__c')!.rules;

let org: OrgWithClock;

beforeAll(async () => {
  org = await startOrgWithClock(START);
  const playbook = shipped.replace(`  - toEnter: ${VALUE}\n`, `  - toEnter: ${VALUE}\n${OVERRIDE}`);
  const parsed = parsePlaybook(playbook, 'overrides.yaml');
  const deployed = await deployPlaybook(org.connect('integration'), parsed, { openDeals: 'unchecked' });
  if (deployed.outcome !== 'deployed') throw new Error(JSON.stringify(deployed.findings));
}, 120_000);
afterAll(() => org?.close());
beforeEach(() => org.setDay(START));

const idOf = (user: UserName) => org.org.users[user].user.id;
const messagesOf = ({ status, body }: { status: number; body: unknown }): string[] =>
  Array.isArray(body) ? (body as Errors).map(({ message }) => message) : [String(status)];
/** Names of the product's rules that refused the call, else its status or messages. */
const namesOf = (answer: { status: number; body: unknown }) =>
  messagesOf(answer).map((text) => rules.find(({ errorMessage }) => errorMessage === text)?.fullName ?? text);

async function newDeal(): Promise<string> {
  const fields = { Name: 'Days pass', StageName: 'Prospecting', CloseDate: '2027-03-31', Amount: 20_000 };
  return (await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', fields)).body.id;
}
async function ask(deal: string, until: string): Promise<string> {
  const fields = {
    Opportunity__c: deal,
    Owner_At_Request__c: idOf('seller'),
    Stage__c: VALUE,
    Stage_Order__c: 4,
    Expires_On__c: until,
    Reason__c: 'They sign on Friday.',
  };
  return (await org.rest<{ id: string }>('POST', 'sobjects/DF_Gate_Override__c', fields)).body.id;
}
const change = (id: string, fields: object, user: UserName = 'manager') =>
  org.rest('PATCH', `sobjects/DF_Gate_Override__c/${id}`, fields, user);
const decide = (id: string, day: string, more: object = { Status__c: 'Approved' }) =>
  change(id, { Decided_By__c: idOf('manager'), Decided_At__c: `${day}T12:00:00.000Z`, ...more });
const advance = (deal: string, StageName: string) => org.rest('PATCH', `sobjects/Opportunity/${deal}`, { StageName });

test('O12: a deal that entered by an override is asked at its next step for what that gate lacked, once the override ran out', async () => {
  const deal = await newDeal();
  expect((await decide(await ask(deal, '2026-11-25'), START)).status).toBe(204);
  expect((await advance(deal, VALUE)).status).toBe(204);
  // On the last day the next step is free; the day after, everything up to it is asked for.
  org.setDay('2026-11-25');
  expect((await advance(deal, 'Id. Decision Makers')).status).toBe(204);
  org.setDay('2026-11-26');
  const refused = messagesOf(await advance(deal, 'Perception Analysis'));
  expect(refused.length).toBeGreaterThan(1);
  for (const message of refused) expect(message).toContain(`Missing since ${VALUE}`);
  // Going back and losing stay free.
  expect((await advance(deal, 'Needs Analysis')).status).toBe(204);
  expect((await advance(deal, 'Closed Lost')).status).toBe(204);
});

test('O8: a request whose last day is over is neither approved nor extended; it can be declined', async () => {
  const deal = await newDeal();
  const id = await ask(deal, '2026-11-25');
  org.setDay('2026-11-26');
  expect(namesOf(await decide(id, '2026-11-26'))).toEqual(['DF_Override_Past']);
  expect(namesOf(await change(id, { Expires_On__c: '2026-12-01' }, 'seller'))).toEqual(['DF_Override_Last_Day']);
  const decline = { Status__c: 'Declined', Decision_Note__c: 'It came too late.' };
  expect((await decide(id, '2026-11-26', decline)).status).toBe(204);
});

test('an override that ran out is not revoked, and hinders no new one', async () => {
  const deal = await newDeal();
  const id = await ask(deal, '2026-11-25');
  expect((await decide(id, START)).status).toBe(204);
  org.setDay('2026-11-26');
  const revocation = {
    Status__c: 'Revoked',
    Decision_Note__c: 'It was meant for the other deal.',
    Revoked_By__c: idOf('manager'),
    Revoked_At__c: '2026-11-26T12:00:00.000Z',
  };
  expect(namesOf(await change(id, revocation))).toEqual(['DF_Override_Past']);
  const next = await ask(deal, '2026-11-26');
  expect((await decide(next, '2026-11-26')).status).toBe(204);
  expect((await advance(deal, VALUE)).status).toBe(204);
});
