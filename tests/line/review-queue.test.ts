import { checkDeal, readLivePlaybooks } from '../../src/deal/index.ts';
import { buildReport, reportPage } from '../../src/report/index.ts';
import { syncReviews } from '../../src/sync/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';
import type { UserName } from '../with-started-org.ts';

const NOW = '2026-11-21T10:00:00.000Z';

let org: OrgWithClock;

beforeAll(async () => {
  org = await startOrgWithClock('2026-11-21');
}, 180_000);
afterAll(() => org?.close());

/** A seller's deal with one answer. */
async function dealWith(name: string, text: string): Promise<{ deal: string; answer: string }> {
  const row = { Name: name, StageName: 'Prospecting', CloseDate: '2027-03-31', Amount: 1000 };
  const { id: deal } = (await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', row)).body;
  const fields = { Opportunity__c: deal, Concept__c: 'problem', Key__c: `${deal}:problem`, Answer__c: text };
  const created = await org.rest<{ id: string }>('POST', 'sobjects/DF_Answer__c', { ...fields, Evidence__c: 'Heard' });
  expect(created.status).toBe(201);
  return { deal, answer: created.body.id };
}
const change = async (id: string, fields: object, user: UserName) =>
  (await org.rest('PATCH', `sobjects/DF_Answer__c/${id}`, fields, user)).status;
const sync = () => syncReviews(org.connect('integration'), { now: NOW });
const report = async () => {
  const connection = org.connect('integration');
  return buildReport(connection, await readLivePlaybooks(connection), NOW);
};
/** Deals by diagnosis, the best first, as a list view sorts them. */
const byDiagnosis = async () =>
  (
    await org.query<{ Name: string }>(
      "SELECT Name FROM Opportunity WHERE Name LIKE 'Queue %' ORDER BY DF_Diagnosis_Order__c DESC, Name",
    )
  ).map(({ Name }) => Name);

test('a flag waits in the queue until a manager clears it, and comes back when the text changes', async () => {
  const junk = await dealWith('Queue junk', 'tbd next week');
  await org.rest('POST', 'sobjects/DF_Pain_Point__c', {
    ...{ Opportunity__c: junk.deal, Statement__c: 'They lose a day a week.', Evidence__c: 'Heard' },
  });
  await dealWith('Queue plain', 'Each order is typed twice, in the shop and in the books.');
  expect(await byDiagnosis()).toEqual(['Queue junk', 'Queue plain']);

  expect((await sync()).standing.written).toEqual([{ id: junk.deal, deal: 'Queue junk', inQuestion: 1 }]);
  expect(await byDiagnosis()).toEqual(['Queue plain', 'Queue junk']);
  const found = await report();
  expect(found.reviews).toMatchObject([
    { id: junk.answer, deal: 'Queue junk', concept: 'problem', kind: 'Placeholder', words: 'tbd next week' },
  ]);
  const [{ since, writtenBy }] = found.reviews as [(typeof found.reviews)[number]];
  const [seller] = await org.query<{ CreatedBy: { Name: string } }>(
    `SELECT CreatedBy.Name FROM DF_Answer__c WHERE Id = '${junk.answer}'`,
  );
  expect([since?.slice(0, 16), writtenBy]).toEqual([NOW.slice(0, 16), seller?.CreatedBy.Name]);
  expect(reportPage(found)).toContain('In question (Pain heard)');
  const name = { id: junk.deal, name: 'Queue junk', stage: 'Prospecting' };
  expect((await checkDeal(org.connect('seller'), name, NOW)).inQuestion).toHaveLength(1);

  expect(await change(junk.answer, { Review_Verdict__c: 'Cleared' }, 'manager')).toBe(204);
  expect((await report()).reviews).toEqual([]);
  expect((await sync()).standing.written).toEqual([{ id: junk.deal, deal: 'Queue junk', inQuestion: 0 }]);
  expect(await byDiagnosis()).toEqual(['Queue junk', 'Queue plain']);

  expect(await change(junk.answer, { Answer__c: 'asdfgh jkl' }, 'seller')).toBe(204);
  expect((await sync()).standing.written).toMatchObject([{ id: junk.deal, inQuestion: 1 }]);
  expect((await report()).reviews).toMatchObject([{ kind: 'Keyboard Mash', words: 'asdfgh jkl', askedAt: null }]);
  expect((await sync()).standing).toEqual({ written: [], failed: [] });
}, 180_000);

test('a rejected text leaves the queue with level 0, and is in it again when it was rewritten', async () => {
  const { answer } = await dealWith('Rejected', 'to be determined later');
  await sync();
  expect(await change(answer, { Review_Verdict__c: 'Rejected' }, 'manager')).toBe(204);
  const waiting = async () => (await report()).reviews.filter(({ id }) => id === answer).map(({ kind }) => kind);
  expect(await waiting()).toEqual([]);
  const [{ Evidence_Level__c: level } = {}] = await org.query<{ Evidence_Level__c?: number }>(
    `SELECT Evidence_Level__c FROM DF_Answer__c WHERE Id = '${answer}'`,
  );
  expect(level).toBe(0);
  expect(await change(answer, { Answer__c: 'Returns of the spring season are counted by hand.' }, 'seller')).toBe(204);
  await sync();
  expect(await waiting()).toEqual(['Rewritten']);
  expect(await change(answer, { Review_Flag__c: false }, 'manager')).toBe(204);
  await sync();
  expect(await waiting()).toEqual([]);
}, 180_000);

test('asking back twice about one text makes one task, and a new text may be asked about again', async () => {
  const { deal, answer } = await dealWith('Asked', 'xxx xxx');
  await sync();
  /** What the board sends: task, mark and number in one transaction. */
  const ask = (at: string) =>
    org.rest<{ data: unknown; errors?: readonly { message: string }[] }>(
      'POST',
      'graphql',
      {
        query:
          'mutation saveDeal($r0: TaskCreateInput!, $r1: DF_Answer__cUpdateInput!) { uiapi(input: { allOrNone: true }) { ' +
          'r0: TaskCreate(input: $r0) { Record { Id } } r1: DF_Answer__cUpdate(input: $r1) { Record { Id } } } }',
        variables: {
          r0: { Task: { WhatId: deal, Subject: 'What did they say?' } },
          r1: { Id: answer, DF_Answer__c: { Review_Asked_At__c: at } },
        },
      },
      'manager',
    );
  const both = [await ask('2026-11-21T10:00:00.000Z'), await ask('2026-11-21T10:01:00.000Z')];
  const [first, second] = both.map(({ body }) => (body.errors ?? []).map(({ message }) => message).join(' '));
  expect(first).toBe('');
  expect(second).toContain('was asked back about this text already');
  const tasks = () => org.query(`SELECT Id FROM Task WHERE WhatId = '${deal}'`, 'manager');
  expect(await tasks()).toHaveLength(1);
  expect((await report()).reviews.find(({ id }) => id === answer)?.askedAt).not.toBeNull();
  expect(await change(answer, { Answer__c: 'asdf asdf' }, 'seller')).toBe(204);
  await sync();
  expect((await report()).reviews.find(({ id }) => id === answer)?.askedAt).toBeNull();
  await ask('2026-11-21T11:00:00.000Z');
  expect(await tasks()).toHaveLength(2);
}, 180_000);

test('a seller clears, rejects and counts nothing', async () => {
  const { deal, answer } = await dealWith('Seller', 'n.a. for now');
  await sync();
  for (const fields of [{ Review_Verdict__c: 'Cleared' }, { Review_Flag__c: false }, { Review_Asked_At__c: NOW }])
    expect([fields, await change(answer, fields, 'seller')]).toEqual([fields, 400]);
  const { status } = await org.rest('PATCH', `sobjects/Opportunity/${deal}`, { DF_In_Question__c: null }, 'seller');
  expect(status).toBe(400);
}, 180_000);

test('a pain waits in the same queue', async () => {
  const { deal } = await dealWith('Pain', 'Every return is typed into two systems by hand.');
  const pain = { Opportunity__c: deal, Statement__c: 'asdfgh jkl', Evidence__c: 'Heard' };
  const { id } = (await org.rest<{ id: string }>('POST', 'sobjects/DF_Pain_Point__c', pain)).body;
  expect((await sync()).standing.written).toMatchObject([{ id: deal, inQuestion: 1 }]);
  const waiting = async () => (await report()).reviews.filter((one) => one.id === id);
  expect(await waiting()).toMatchObject([{ object: 'DF_Pain_Point__c', concept: null, words: 'asdfgh jkl' }]);
  const cleared = await org.rest(
    'PATCH',
    `sobjects/DF_Pain_Point__c/${id}`,
    { Review_Verdict__c: 'Cleared' },
    'manager',
  );
  expect([cleared.status, await waiting()]).toEqual([204, []]);
}, 180_000);
