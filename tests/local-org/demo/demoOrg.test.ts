import { remove, startOrg } from '../../with-started-org.ts';
import type { StartedOrg, UserName } from '../../with-started-org.ts';
import { mavenFiles, pipelineLines } from './mavenFiles.ts';

/** The demo data and the app's own rules in a started org, by plain REST. */
let org: StartedOrg;
let deal: { Id: string; AccountId: string };
let product: { Id: string; Product2Id: string };
let words: Record<string, string>;

beforeAll(async () => {
  org = await startOrg(['--demo', '--plain', '--today', '2026-11-21']);
  const open = "StageName = 'Needs Analysis' AND AccountId != null";
  deal = await first(`SELECT Id, AccountId FROM Opportunity WHERE ${open} ORDER BY Name LIMIT 1`);
  product = await first('SELECT Id, Product2Id FROM PricebookEntry ORDER BY Name LIMIT 1');
  const contact = await created('Contact', { LastName: 'Keller', AccountId: deal.AccountId });
  words = { Said_By__c: contact, Said_On__c: '2026-11-20', Quote__c: 'We type it all twice.' };
}, 180_000);

afterAll(async () => {
  await org.stop();
  remove(org.data);
});

async function first<T>(soql: string): Promise<T> {
  const [row] = await org.query<T>(soql);
  if (row === undefined) throw new Error(`no row for ${soql}`);
  return row;
}
type Answer = { id?: string } | { errorCode: string; fields: string[] }[] | null;
const post = (object: string, fields: object, user: UserName = 'seller') =>
  org.rest<Answer>('POST', `sobjects/${object}`, fields, user);
const patch = async (object: string, id: string, fields: object, user: UserName = 'seller') =>
  outcome(await org.rest<Answer>('PATCH', `sobjects/${object}/${id}`, fields, user));
const outcome = ({ status, body }: { status: number; body: Answer }): string =>
  Array.isArray(body)
    ? body
        .map((error) => `${error.errorCode} ${error.fields.join()}`.trim())
        .sort()
        .join('; ')
    : String(status);
async function created(object: string, fields: object, user: UserName = 'seller'): Promise<string> {
  const { status, body } = await post(object, fields, user);
  if (status !== 201 || body === null || Array.isArray(body)) throw new Error(`${object}: ${JSON.stringify(body)}`);
  return body.id ?? '';
}
const refused = async (object: string, fields: object, user: UserName = 'seller'): Promise<string> =>
  outcome(await post(object, fields, user));
const RULE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

test('the demo org holds what plain reading of the files counts', async () => {
  const lines = pipelineLines(mavenFiles().salesPipeline);
  const rows = await org.query<{ StageName: string; n: number; total: number }>(
    'SELECT StageName, COUNT(Id) n, SUM(Amount) total FROM Opportunity GROUP BY StageName',
  );
  const counts = Object.fromEntries(rows.map((row) => [row.StageName, row.n]));
  const inFile = (stage: string): number => lines.filter((line) => line[4] === stage).length;
  expect(counts['Closed Won']).toBe(inFile('Won'));
  expect(counts['Closed Lost']).toBe(inFile('Lost'));
  expect(counts['Prospecting']).toBe(inFile('Prospecting'));
  expect((counts['Qualification'] ?? 0) + (counts['Needs Analysis'] ?? 0)).toBe(inFile('Engaging'));
  const won = lines.filter((line) => line[4] === 'Won').reduce((sum, line) => sum + Number(line[7]), 0);
  expect(rows.find((row) => row.StageName === 'Closed Won')?.total).toBe(won);
  const old = await org.query('SELECT Id FROM Opportunity WHERE CreatedDate < 2018-01-01T00:00:00Z');
  expect(old).toHaveLength(inFile('Won') + inFile('Lost'));
  const [agent] = await org.query("SELECT Manager.Name, UserRole.Name FROM User WHERE Name = 'Moses Frase'");
  expect(agent).toMatchObject({ Manager: { Name: 'Dustin Brinkmann' }, UserRole: { Name: 'Central' } });
});

test('another link signs a second browser in, as the user asked for', async () => {
  const { code, stdout } = await org.diagnose('org', 'link', '--user', 'manager');
  expect(code).toBe(0);
  const link = /^Open (\S+)\n$/.exec(stdout)?.[1] ?? '';
  const opened = await fetch(link, { redirect: 'manual' });
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const session = await fetch(`${org.file.instanceUrl}/page-host/session`, { headers: { cookie } });
  expect(await session.json()).toMatchObject({ user: { role: 'manager' }, users: [{ role: 'manager' }] });
});

test('an answer counts until a manager rejects it; a seller cannot, and deletes nothing', async () => {
  const answer = {
    Opportunity__c: deal.Id,
    Concept__c: 'problem',
    Key__c: `${deal.Id}:problem`,
    Answer__c: 'Typed twice.',
  };
  const points = async (): Promise<unknown> =>
    first(
      `SELECT DF_Answers_A__c, DF_Answer_Points__c, DF_Diagnosis_Status__c FROM Opportunity WHERE Id = '${deal.Id}'`,
    );
  expect(await refused('DF_Answer__c', { ...answer, Answer__c: 'n/a' })).toBe(`${RULE} Answer__c`);
  expect(await refused('DF_Answer__c', { ...answer, Key__c: `${deal.Id}:budget` })).toBe(`${RULE} Key__c`);
  const id = await created('DF_Answer__c', { ...answer, ...words, Evidence__c: 'Quoted' });
  expect(await refused('DF_Answer__c', answer)).toBe('DUPLICATE_VALUE Key__c');
  expect(await points()).toMatchObject({
    DF_Answers_A__c: 30,
    DF_Answer_Points__c: 9,
    DF_Diagnosis_Status__c: 'Started',
  });
  expect(await patch('DF_Answer__c', id, { Review_Verdict__c: 'Rejected' })).toContain('Review_Verdict__c');
  expect(outcome(await org.rest<Answer>('DELETE', `sobjects/DF_Answer__c/${id}`))).toBe(
    'INSUFFICIENT_ACCESS_OR_READONLY',
  );
  expect(await patch('DF_Answer__c', id, { Review_Verdict__c: 'Rejected' }, 'manager')).toBe('204');
  expect(await points()).toMatchObject({ DF_Answers_A__c: 0, DF_Answer_Points__c: 0 });
});

test('a product stands on a confirmed pain of its own deal, and holds that pain where it is', async () => {
  const pain = { Opportunity__c: deal.Id, Statement__c: 'We type every order twice.', Impact_Likely__c: 50_000 };
  expect(await refused('DF_Pain_Point__c', { ...pain, Evidence__c: 'Confirmed' })).toBe(
    `${RULE} Confirmed_Words__c; ${RULE} Evidence__c; ${RULE} Evidence__c`,
  );
  const id = await created('DF_Pain_Point__c', { ...pain, ...words, Evidence__c: 'Quoted' });
  const prescription = { Pain_Point__c: id, Product__c: product.Product2Id, Because__c: 'It takes orders from mails.' };
  expect(await refused('DF_Prescription__c', prescription)).toBe(`${RULE} Pain_Point__c`);
  const confirmed = {
    Evidence__c: 'Confirmed',
    Confirmed_Words__c: 'Yes, that is it.',
    Confirmed_On__c: words.Said_On__c,
    Confirmed_By__c: words.Said_By__c,
    Confirmed_Source__c: 'Playback',
  };
  expect(await patch('DF_Pain_Point__c', id, confirmed)).toBe('204');
  const prescribed = await created('DF_Prescription__c', prescription);
  expect(await patch('DF_Pain_Point__c', id, { Status__c: 'Withdrawn' })).toBe(`${RULE} Evidence__c`);

  const line = { OpportunityId: deal.Id, PricebookEntryId: product.Id, Quantity: 1, UnitPrice: 10 };
  await created('OpportunityLineItem', line);
  expect(await refused('OpportunityLineItem', { ...line, DF_Prescription__c: prescribed })).toBe(
    `${RULE} DF_Prescription_For__c`,
  );
  await created('OpportunityLineItem', { ...line, DF_Prescription__c: prescribed, DF_Prescription_For__c: deal.Id });
  const rollups = 'DF_Lines_Unlinked__c, DF_Pains_Confirmed__c, DF_Impact_Confirmed__c';
  expect(await first(`SELECT ${rollups} FROM Opportunity WHERE Id = '${deal.Id}'`)).toMatchObject({
    DF_Lines_Unlinked__c: 1,
    DF_Pains_Confirmed__c: 1,
    DF_Impact_Confirmed__c: 50_000,
  });
});

test('an override is refused, since the playbook of the demo allows none', async () => {
  const { OwnerId } = await first<{ OwnerId: string }>(`SELECT OwnerId FROM Opportunity WHERE Id = '${deal.Id}'`);
  const override = {
    Opportunity__c: deal.Id,
    Owner_At_Request__c: OwnerId,
    Stage__c: 'Proposal/Price Quote',
    Stage_Order__c: 7,
    Reason__c: 'The board meets.',
    Expires_On__c: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10),
  };
  expect(await refused('DF_Gate_Override__c', override)).toBe(`${RULE} Stage__c`);
  expect(await refused('DF_Gate_Override__c', override, 'manager')).toBe(`${RULE} Stage__c`);
  // Nobody creates an approved one either.
  expect(await refused('DF_Gate_Override__c', { ...override, Status__c: 'Approved' })).toBe(
    `${RULE} Stage__c; ${RULE} Status__c`,
  );
});

test('only RevOps and the service write playbooks', async () => {
  const playbook = { Name: 'x 1', Code__c: 'x', Version__c: 1, Key__c: 'x:1' };
  expect(await refused('DF_Playbook__c', playbook)).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  const id = await created('DF_Playbook__c', playbook, 'revops');
  await created(
    'DF_Question__c',
    { Playbook__c: id, Key__c: 'x:1:problem', Concept__c: 'problem', Ask__c: 'What hurts?' },
    'revops',
  );
  expect(await patch('Opportunity', deal.Id, { DF_Playbook_Pin__c: 'x:1' })).toContain('DF_Playbook_Pin__c');
  expect(await patch('Opportunity', deal.Id, { DF_Playbook_Pin__c: 'x:1' }, 'integration')).toBe('204');
});
