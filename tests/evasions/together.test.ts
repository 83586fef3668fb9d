import { check } from '../../src/cli/commands/check.ts';
import { report } from '../../src/cli/commands/report.ts';
import type { Io } from '../../src/cli/io.ts';
import type { DealCheck } from '../../src/deal/index.ts';
import { parsePlaybook } from '../../src/playbook/index.ts';
import type { Report } from '../../src/report/index.ts';
import { deployPlaybook } from '../../src/sync/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';
import type { RestErrors } from './gated-org.ts';

/** A playbook for all deals whose gates ask for these fields. */
const playbook = (code: string, gates: Readonly<Record<string, readonly string[]>>, version = 1) =>
  parsePlaybook(
    JSON.stringify({
      playbook: code,
      version,
      from: `20${19 + version}-01-01T00:00:00Z`,
      title: `The way of ${code}`,
      currency: 'EUR',
      stages: ['Prospecting', 'Qualification', 'Needs Analysis', 'Closed Won'],
      exemptStages: ['Closed Lost'],
      questions: [{ concept: 'problem', ask: 'What is wrong?', why: 'It is what hurts.' }],
      gates: Object.entries(gates).map(([toEnter, fields]) => ({
        toEnter,
        mode: 'enforce',
        require: fields.map((filled) => ({ filled })),
      })),
    }),
    `${code}.yaml`,
  );

const LIVE = [
  playbook('first', { Qualification: ['NextStep', 'Type'] }),
  playbook('second', { Qualification: ['NextStep', 'LeadSource'], 'Needs Analysis': ['Description'] }),
];

let org: OrgWithClock;
let deal: string;

beforeAll(async () => {
  org = await startOrgWithClock('2026-11-21');
  for (const one of LIVE)
    expect((await deployPlaybook(org.connect('integration'), one, { openDeals: 'unchecked' })).outcome).toBe(
      'deployed',
    );
  const fields = { Name: 'Both', StageName: 'Prospecting', CloseDate: '2027-03-31' };
  deal = (await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', fields)).body.id;
}, 180_000);
afterAll(() => org?.close());

async function printed<T>(user: 'seller' | 'integration', run: (io: Io) => Promise<number>): Promise<T> {
  let out = '';
  const io = {
    out: (text: string) => (out += text),
    err: () => undefined,
    env: { DIAGNOSE_ACCESS_TOKEN: org.org.users[user].accessToken },
    cwd: '/',
    now: () => new Date('2026-11-21T12:00:00Z'),
  } as unknown as Io;
  await run(io);
  return JSON.parse(out) as T;
}

const asked = ({ playbook, sentence, code }: { playbook: string; sentence: string; code?: string | null }) => ({
  playbook,
  message: `${sentence} [DF ${code}]`,
});

const checked = () => printed<DealCheck>('seller', (io) => check(io, { org: org.org.url, json: true }, deal));

/** What a save into the stage is refused with. */
async function refusals(StageName: string): Promise<readonly string[]> {
  const { status, body } = await org.rest<RestErrors>('PATCH', `sobjects/Opportunity/${deal}`, { StageName });
  expect(status).toBe(400);
  return body.map(({ message }) => message).sort();
}

describe('two live playbooks that speak of one deal', () => {
  test('B5: check, report and a save name the same criteria, each with its playbook', async () => {
    const { playbooks, stages } = await checked();
    expect(playbooks).toEqual(['first:1', 'second:1']);
    const next = stages.find(({ toEnter }) => toEnter === 'Qualification')!.unmet.map(asked);
    expect(next.map(({ playbook }) => playbook).sort()).toEqual(['first', 'first', 'second', 'second']);
    const { missing } = await printed<Report>('integration', (io) => report(io, { org: org.org.url, json: true }));
    const byMessage = (a: { message: string }, b: { message: string }) => (a.message < b.message ? -1 : 1);
    expect(missing.map(asked).sort(byMessage)).toEqual([...next].sort(byMessage));
    expect(await refusals('Qualification')).toEqual(next.map(({ message }) => message).sort());
  });

  test('are both asked on the way to a stage that only one has a gate for', async () => {
    const { stages } = await checked();
    const further = stages.find(({ toEnter }) => toEnter === 'Needs Analysis')!.unmet.map(asked);
    expect(further).toHaveLength(5);
    expect(await refusals('Needs Analysis')).toEqual(further.map(({ message }) => message).sort());
  });

  test('let the deal in only when it has what both ask for', async () => {
    const save = (fields: object) =>
      org.rest<RestErrors>('PATCH', `sobjects/Opportunity/${deal}`, { StageName: 'Qualification', ...fields });
    const first = { NextStep: 'Visit the order desk', Type: 'New Customer' };
    const refused = await save(first);
    expect(refused.body.map(({ message }) => message)).toEqual([expect.stringContaining('Lead Source')]);
    expect((await save({ ...first, LeadSource: 'Web' })).status).toBe(204);
  });
});

describe('a decision of one’s own making', () => {
  test('B2: names a playbook version that is or was live in this org', async () => {
    const [seller] = await org.query<{ Id: string }>("SELECT Id FROM User WHERE Username LIKE 'seller@%'", 'admin');
    const save = async (Playbook__c: string | null) => {
      const own = {
        Opportunity__c: deal,
        Decided_By__c: seller?.Id,
        Decided_At__c: '2026-11-21T11:59:00.000Z',
      };
      const fields = {
        ...own,
        Key__c: `${deal}:${Playbook__c}`,
        Source__c: 'panel',
        Outcome__c: 'blocked',
        Playbook__c,
      };
      const { status, body } = await org.rest<RestErrors>('POST', 'sobjects/DF_Gate_Decision__c', fields);
      return status === 201 ? 'saved' : body.map(({ fields: at }) => at?.join());
    };
    for (const unknown of ['first:2', 'FIRST:1', 'nobody-deployed-this:1', 'first', null])
      expect([unknown, await save(unknown)]).toEqual([unknown, ['Playbook__c']]);
    expect(await save('second:1')).toBe('saved');
    const next = playbook('first', { Qualification: ['NextStep', 'Type'] }, 2);
    const deployed = await deployPlaybook(org.connect('integration'), next, { openDeals: 'unchecked' });
    expect(deployed).toMatchObject({ outcome: 'deployed' });
    expect([await save('first:1'), await save('first:2')]).toEqual(['saved', 'saved']);
  });
});
