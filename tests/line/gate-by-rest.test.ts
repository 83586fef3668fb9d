import jsforce from 'jsforce';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePlaybook, parsePlaybook } from '../../src/playbook/index.ts';
import { remove, root, startOrg, type StartedOrg } from '../with-started-org.ts';

type Errors = { errorCode: string; message: string; fields: string[] }[];
type Deal = { Id: string; StageName: string; AccountId: string | null };

const file = join(root, 'playbooks/diagnose-first.yaml');
const playbook = compilePlaybook(parsePlaybook(readFileSync(file, 'utf8'), file));
const sentences = (...stages: string[]) =>
  playbook.gates
    .filter((gate) => stages.includes(gate.toEnter))
    .flatMap((gate) => gate.criteria.map(({ sentence, code }) => `${sentence} [DF ${code}]`))
    .sort();
const messages = (errors: Errors) => errors.map((error) => error.message).sort();

let org: StartedOrg;
let deals: Deal[];

beforeAll(async () => {
  org = await startOrg(['--demo', '--plain', '--today', '2026-11-21']);
  deals = await org.query<Deal>(
    "SELECT Id, StageName, AccountId FROM Opportunity WHERE StageName = 'Needs Analysis' AND AccountId != null ORDER BY Id LIMIT 20",
  );
}, 180_000);

afterAll(async () => {
  await org.stop();
  remove(org.data);
});

const stage = (id: string, StageName: string) => org.rest<Errors>('PATCH', `sobjects/Opportunity/${id}`, { StageName });

async function create(object: string, fields: Record<string, unknown>) {
  const answer = await org.rest<{ id: string }>('POST', `sobjects/${object}`, fields);
  expect([answer.status, answer.body]).toEqual([201, expect.objectContaining({ success: true })]);
  return answer.body.id;
}

function deal(index: number): Deal {
  const found = deals[index];
  if (!found) throw new Error('the demo data has too few deals in Needs Analysis');
  return found;
}

async function quoted(opportunity: Deal) {
  const contact = await create('Contact', { LastName: 'Keller', AccountId: opportunity.AccountId });
  const quote = { Said_By__c: contact, Said_On__c: '2026-11-20', Quote__c: 'We retype every order twice.' };
  return { Opportunity__c: opportunity.Id, Evidence__c: 'Quoted', ...quote };
}

async function diagnoseForValueProposition(opportunity: Deal) {
  const evidence = await quoted(opportunity);
  await create('DF_Answer__c', {
    Opportunity__c: opportunity.Id,
    Key__c: `${opportunity.Id}:situation`,
    Concept__c: 'situation',
    Answer__c: 'Orders arrive by mail and are typed into two systems.',
    Evidence__c: 'Heard',
  });
  await create('DF_Answer__c', {
    ...evidence,
    Key__c: `${opportunity.Id}:problem`,
    Concept__c: 'problem',
    Answer__c: 'Every order is typed twice and one in twenty is wrong.',
  });
  await create('DF_Pain_Point__c', { ...evidence, Statement__c: 'We retype every order twice.' });
}

describe('the gate by plain REST', () => {
  test('a stage without its diagnosis is refused, with one entry for each missing criterion', async () => {
    const { status, body } = await stage(deal(0).Id, 'Value Proposition');
    expect(status).toBe(400);
    expect(body.map((error) => error.errorCode)).toEqual(body.map(() => 'FIELD_CUSTOM_VALIDATION_EXCEPTION'));
    expect(messages(body)).toEqual(sentences('Value Proposition'));
    expect(body.map(({ fields }) => fields)).toEqual(body.map(() => ['StageName']));
  });

  test("a jump to Negotiation/Review is refused with three gates' worth of sentences", async () => {
    const { status, body } = await stage(deal(0).Id, 'Negotiation/Review');
    expect(status).toBe(400);
    expect(messages(body)).toEqual(sentences('Value Proposition', 'Proposal/Price Quote', 'Negotiation/Review'));
  });

  test('editing something else, going back and losing the deal are never refused; reopening crosses every gate', async () => {
    const { Id } = deal(0);
    expect((await org.rest('PATCH', `sobjects/Opportunity/${Id}`, { NextStep: 'Call on Monday' })).status).toBe(204);
    expect((await stage(Id, 'Qualification')).status).toBe(204);
    expect((await stage(Id, 'Closed Lost')).status).toBe(204);
    expect(messages((await stage(Id, 'Value Proposition')).body)).toEqual(sentences('Value Proposition'));
    expect((await stage(Id, 'Needs Analysis')).status).toBe(204);
  });

  test('after the missing records are created, the same PATCH passes', async () => {
    const opportunity = deal(1);
    expect((await stage(opportunity.Id, 'Value Proposition')).status).toBe(400);
    await diagnoseForValueProposition(opportunity);
    expect(await stage(opportunity.Id, 'Value Proposition')).toEqual({ status: 204, body: null });
    const [row] = await org.query<{ StageName: string }>(
      `SELECT StageName FROM Opportunity WHERE Id = '${opportunity.Id}'`,
    );
    expect(row?.StageName).toBe('Value Proposition');
  });

  test('jsforce is refused with the same sentences, and passes as the integration user, who has the bypass', async () => {
    const { Id } = deal(2);
    const connect = (accessToken: string) =>
      new jsforce.Connection({ instanceUrl: org.file.instanceUrl, accessToken, version: '66.0' });
    const attempt = connect(org.file.users.seller.accessToken)
      .sobject('Opportunity')
      .update({ Id, StageName: 'Value Proposition' });
    const refusal = (await attempt.catch((error: unknown) => error)) as { errorCode: string; data: Errors };
    expect(refusal.errorCode).toBe('MULTIPLE_API_ERRORS');
    expect(messages(refusal.data)).toEqual(sentences('Value Proposition'));
    const saved = await connect(org.file.users.integration.accessToken)
      .sobject('Opportunity')
      .update({ Id, StageName: 'Value Proposition' });
    expect(saved).toMatchObject({ id: Id, success: true });
  });

  test('a new deal beyond the first gate is refused with one sentence, and saved in the first stage', async () => {
    const fields = { Name: 'Walk-in', CloseDate: '2027-01-31', StageName: 'Negotiation/Review' };
    const refused = await org.rest<Errors>('POST', 'sobjects/Opportunity', fields);
    expect([refused.status, messages(refused.body)]).toEqual([
      400,
      [`${playbook.newRecordSentence} [DF ${playbook.ruleCodes?.['new-record']}]`],
    ]);
    await create('Opportunity', { ...fields, StageName: 'Prospecting' });
  });

  test('a pain that claims `Confirmed` and nothing else is refused', async () => {
    const pain = { Opportunity__c: deal(3).Id, Statement__c: 'Orders go missing.', Evidence__c: 'Confirmed' };
    const { status, body } = await org.rest<Errors>('POST', 'sobjects/DF_Pain_Point__c', pain);
    expect(status).toBe(400);
    expect(body.length).toBeGreaterThan(0);
    expect(new Set(body.map((error) => error.errorCode))).toEqual(new Set(['FIELD_CUSTOM_VALIDATION_EXCEPTION']));
  });

  test('a second answer to the same concept is refused, and so is a key that is not its record’s', async () => {
    const { Id } = deal(3);
    const answer = { Opportunity__c: Id, Concept__c: 'situation', Answer__c: 'Paper forms.', Evidence__c: 'Heard' };
    await create('DF_Answer__c', { ...answer, Key__c: `${Id}:situation` });
    const twice = await org.rest<Errors>('POST', 'sobjects/DF_Answer__c', { ...answer, Key__c: `${Id}:situation` });
    expect([twice.status, twice.body[0]?.errorCode]).toEqual([400, 'DUPLICATE_VALUE']);
    const foreign = { ...answer, Concept__c: 'problem', Key__c: `${deal(4).Id}:problem` };
    const refused = await org.rest<Errors>('POST', 'sobjects/DF_Answer__c', foreign);
    expect([refused.status, refused.body[0]?.errorCode]).toEqual([400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION']);
  });

  test('upsert by the key is idempotent', async () => {
    const { Id } = deal(5);
    const path = `sobjects/DF_Answer__c/Key__c/${Id}:problem`;
    const fields = { Opportunity__c: Id, Concept__c: 'problem', Answer__c: 'Late invoices.', Evidence__c: 'Heard' };
    expect((await org.rest('PATCH', path, fields)).status).toBe(201);
    expect((await org.rest('PATCH', path, { ...fields, Answer__c: 'Late and wrong invoices.' })).status).toBe(200);
    const rows = await org.query<{ Answer__c: string }>(
      `SELECT Answer__c FROM DF_Answer__c WHERE Opportunity__c = '${Id}'`,
    );
    expect(rows.map((row) => row.Answer__c)).toEqual(['Late and wrong invoices.']);
  });

  test('`diagnose check` prints the same sentences and codes as the org', async () => {
    const { Id } = deal(6);
    const refused = await stage(Id, 'Negotiation/Review');
    const { code, stdout } = await org.diagnose('check', Id, '--json');
    expect(code).toBe(1);
    const { stages } = JSON.parse(stdout) as { stages: { unmet: { sentence: string; code: string }[] }[] };
    const listed = stages.flatMap(({ unmet }) => unmet.map(({ sentence, code: own }) => `${sentence} [DF ${own}]`));
    expect(listed).toEqual(expect.arrayContaining(messages(refused.body)));
    const text = await org.diagnose('check', Id);
    for (const message of messages(refused.body)) expect(text.stdout).toContain(message);
  });
});
