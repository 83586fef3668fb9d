import { check } from '../../src/cli/commands/check.ts';
import type { Io } from '../../src/cli/io.ts';
import type { DealCheck } from '../../src/deal/index.ts';
import { parsePlaybook } from '../../src/playbook/index.ts';
import { deployPlaybook } from '../../src/sync/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';
import { addSecretField } from './secret-field.ts';

const TEXT = JSON.stringify({
  playbook: 'margins',
  version: 1,
  from: '2020-01-01T00:00:00Z',
  title: 'Margins',
  currency: 'EUR',
  stages: ['Prospecting', 'Qualification', 'Needs Analysis', 'Closed Won'],
  exemptStages: ['Closed Lost'],
  questions: [{ concept: 'problem', ask: 'What is wrong?', why: 'It is what hurts.' }],
  gates: [
    { toEnter: 'Qualification', mode: 'enforce', require: [{ filled: 'Margin_Note__c' }] },
    {
      toEnter: 'Needs Analysis',
      mode: 'enforce',
      require: [{ any: [{ filled: 'Margin_Note__c' }, { filled: 'NextStep' }] }, { answered: { problem: 'Heard' } }],
    },
  ],
});

/** A response of GraphQL. */
interface Answered {
  readonly uiapi: {
    readonly query: { readonly Opportunity: { readonly edges: readonly { readonly node: object }[] } };
  };
}

let org: OrgWithClock;
let deal: string;

/** `diagnose check` as a user. */
async function checkAs(user: 'seller' | 'integration', json = false): Promise<{ code: number; out: string }> {
  let out = '';
  const io = {
    out: (text: string) => (out += text),
    err: () => undefined,
    env: { DIAGNOSE_ACCESS_TOKEN: org.org.users[user].accessToken },
    cwd: '/',
    now: () => new Date('2026-11-21T12:00:00Z'),
  } as unknown as Io;
  return { code: await check(io, { org: org.org.url, json }, deal), out };
}
const stagesOf = async (user: 'seller' | 'integration') =>
  (JSON.parse((await checkAs(user, true)).out) as DealCheck).stages.map(({ unmet, notVisible }) => [
    unmet.map(({ id }) => id.split(':')[0]),
    notVisible.map(({ id, notVisible: fields }) => [id.split(':')[0], fields]),
  ]);
const save = (fields: object, user: 'seller' | 'integration' = 'seller') =>
  org.rest('PATCH', `sobjects/Opportunity/${deal}`, fields, user);

beforeAll(async () => {
  org = await startOrgWithClock('2026-11-21');
  await addSecretField(org.connect('admin'), org.org.users.integration.user.id);
  const deployed = await deployPlaybook(org.connect('integration'), parsePlaybook(TEXT, 'margins.yaml'), {
    openDeals: 'unchecked',
  });
  expect([deployed.outcome, deployed.problems]).toEqual(['deployed', []]);
  const fields = { Name: 'Secretive', StageName: 'Prospecting', CloseDate: '2027-03-31' };
  deal = (await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', fields)).body.id;
}, 90_000);
afterAll(() => org?.close());

describe('a field that the seller may not read', () => {
  test('is refused by SOQL, left out by the UI API, and by GraphQL where it is optional', async () => {
    await expect(org.query('SELECT Margin_Note__c FROM Opportunity')).rejects.toThrow('Margin_Note__c');
    const path = `ui-api/records/${deal}?optionalFields=Opportunity.Margin_Note__c,Opportunity.NextStep`;
    const record = await org.rest<{ fields: object }>('GET', path, undefined, 'seller');
    expect(Object.keys(record.body.fields)).toContain('NextStep');
    expect(Object.keys(record.body.fields)).not.toContain('Margin_Note__c');
    const described = await org.rest<{ fields: object }>('GET', 'ui-api/object-info/Opportunity', undefined, 'seller');
    expect(Object.keys(described.body.fields)).not.toContain('Margin_Note__c');
    const ask = (directive: string) =>
      org.rest<{ data: Answered; errors: { message: string }[] }>(
        'POST',
        'graphql',
        {
          query: `query { uiapi { query { Opportunity { edges { node { NextStep { value } Margin_Note__c ${directive} { value } } } } } } }`,
        },
        'seller',
      );
    expect((await ask('')).body.errors[0]?.message).toContain('Margin_Note__c');
    const { data, errors } = (await ask('@optional')).body;
    expect([errors, Object.keys(data.uiapi.query.Opportunity.edges[0]?.node ?? {})]).toEqual([[], ['NextStep']]);
  });

  test('is named by `diagnose check`, and not counted as missing', async () => {
    const { code, out } = await checkAs('seller');
    expect(out).toContain('Not visible to you: `Margin_Note__c`.');
    expect(out).toMatch(
      /\nQualification: nothing that is visible to you is missing\n {2}Not visible to you, so it may be there or missing:\n {2}- .*Margin Note.* \(not visible to you: `Margin_Note__c`\)\n/,
    );
    expect(code).toBe(1);
    const hidden = (kind: string) => [kind, ['Margin_Note__c']];
    expect(await stagesOf('seller')).toEqual([
      [[], [hidden('filled')]],
      [['answered'], [hidden('filled'), hidden('any')]],
      [['answered'], [hidden('filled'), hidden('any')]],
    ]);
    expect((await stagesOf('integration'))[0]).toEqual([['filled'], []]);
    expect((await checkAs('integration')).out).not.toContain('visible');
  });

  test('leaves open a group whose visible part is not met', async () => {
    expect((await save({ NextStep: 'Call' })).status).toBe(204);
    expect((await stagesOf('seller'))[1]).toEqual([['answered'], [['filled', ['Margin_Note__c']]]]);
    expect((await save({ NextStep: null })).status).toBe(204);
  });

  test('is read by the rule: the save decides', async () => {
    const refused = await save({ StageName: 'Qualification' });
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining('Margin_Note__c')]);
    expect((await save({ Margin_Note__c: 'Fine' }, 'integration')).status).toBe(204);
    expect((await save({ StageName: 'Qualification' })).status).toBe(204);
  });
});
