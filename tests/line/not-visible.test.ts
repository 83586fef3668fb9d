import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../../src/cli/commands/check.ts';
import { playbookCheck } from '../../src/cli/commands/playbook-check.ts';
import type { Io } from '../../src/cli/io.ts';
import type { DealCheck } from '../../src/deal/index.ts';
import { formatProblem, parsePlaybook, rulesPackage, type GateRule } from '../../src/playbook/index.ts';
import { deployZip, readRules, zipTexts } from '../../src/salesforce/index.ts';
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
let notes: readonly string[];

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
  notes = deployed.findings.map(formatProblem);
  const fields = { Name: 'Secretive', StageName: 'Prospecting', CloseDate: '2027-03-31' };
  deal = (await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', fields)).body.id;
}, 180_000);
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

describe('`playbook check --org`', () => {
  /** As the integration user: the exit code, and what is printed of a file with this text. */
  async function checked(text: string): Promise<{ code: number; printed: string }> {
    const cwd = await mkdtemp(join(tmpdir(), 'not-visible-'));
    let printed = '';
    const print = (line: string) => (printed += `${line}\n`);
    const env = { DIAGNOSE_ACCESS_TOKEN: org.org.users.integration.accessToken };
    try {
      await writeFile(join(cwd, 'margins.yaml'), text);
      const io = { out: print, err: print, env, cwd, now: () => new Date('2026-11-21T12:00:00Z') } as unknown as Io;
      return { code: await playbookCheck(io, { org: org.org.url }, ['margins.yaml']), printed };
    } finally {
      await rm(cwd, { recursive: true, force: true });
    }
  }
  const column = TEXT.indexOf('"Margin_Note__c"') + 1;
  const noteOf = (set: string) =>
    `margins.yaml:1:${column}: The permission set \`${set}\` gives no read access to \`Margin_Note__c\`. `;

  test('notes for each permission set what it cannot read, as a deploy does', async () => {
    const { printed } = await checked(TEXT);
    expect(printed).not.toMatch(/: The rule |: [^\n]*override `/);
    for (const set of ['DF_Seller', 'DF_Manager', 'DF_RevOps', 'DF_Integration']) {
      expect(printed).toContain(noteOf(set));
      expect(notes).toContainEqual(expect.stringContaining(noteOf(set)));
    }
    expect(printed).not.toContain('`Margin_Readers`');
    expect(notes.filter((note) => note.includes('permission set'))).toHaveLength(4);
  });

  test('finds what a deploy would be refused for: a changed rule', async () => {
    const integration = org.connect('integration');
    const rule = (await readRules(integration, ['Opportunity'])).find(({ formula }) => formula.includes('NextStep'));
    const changed = { ...rule, formula: 'false', id: '' } as unknown as GateRule;
    const deploy = (one: GateRule) => deployZip(integration, zipTexts(rulesPackage([one], '66.0')));
    expect((await deploy(changed)).success).toBe(true);
    const found = await checked(TEXT);
    expect(found.code).toBe(1);
    const sentence = `margins.yaml:1:${TEXT.indexOf('"margins"') + 1}: The rule \`${rule?.name}\` was changed in the org since the last deploy. `;
    expect(found.printed).toContain(sentence);
    const deployed = await deployPlaybook(integration, parsePlaybook(TEXT, 'margins.yaml'), { openDeals: 'unchecked' });
    expect(deployed).toMatchObject({ outcome: 'refused', drift: [{ rule: rule?.name, what: 'changed' }] });
    expect(deployed.drift[0]?.lines).toContain('+ false');
    expect((await deploy(rule as unknown as GateRule)).success).toBe(true);
    expect((await checked(TEXT)).printed).not.toContain(': The rule ');
  });

  test('finds an amount with a currency, which the org would refuse as it has one', async () => {
    const amount = '{"number":{"field":"Amount","atLeast":5,"currency":"EUR"}}';
    const text = TEXT.replace('{"filled":"NextStep"}', amount);
    const found = await checked(text);
    expect([found.code, found.printed]).toEqual([
      1,
      expect.stringContaining(`margins.yaml:1:${text.indexOf('"EUR"}}') + 1}: \`EUR\` is named with an amount`),
    ]);
  });
});
