import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runEmbedded, syncOrg } from '../../src/sync/index.ts';
import type { TasksResult } from '../../src/sync/requests/tasks.ts';
import { remove } from '../with-started-org.ts';
import { counted, openSyncedOrg, type SyncedOrg } from './texts/org.ts';

/** Tasks for overdue answers and override requests: made once, closed when what they are about is settled. */

const DAY = 86_400_000;
let one: SyncedOrg;
let deals = 0;
beforeAll(async () => {
  one = await openSyncedOrg();
  const manager = { ManagerId: one.org.org.users.manager.user.id };
  expect(await one.update('User', seller(), manager, 'admin')).toBe(204);
}, 120_000);
afterAll(() => one?.close());

const seller = () => one.org.org.users.seller.user.id;
const dayIn = (days: number) => new Date(one.org.now().getTime() + days * DAY).toISOString().slice(0, 10);

async function newDeal(): Promise<string> {
  deals += 1;
  return one.create('Opportunity', { Name: `Tasks ${deals}`, StageName: 'Prospecting', CloseDate: '2027-03-31' });
}

const openAnswer = (deal: string) =>
  one.create('DF_Answer__c', {
    Opportunity__c: deal,
    Concept__c: 'budget',
    Key__c: `${deal}:budget`,
    Status__c: 'Not Known Yet',
    Open_Owner__c: seller(),
    Open_Since__c: dayIn(0),
    Open_Until__c: dayIn(3),
  });

const request = (deal: string) =>
  one.create('DF_Gate_Override__c', {
    Opportunity__c: deal,
    Owner_At_Request__c: seller(),
    Stage__c: 'Value Proposition',
    Stage_Order__c: 4,
    Reason_Code__c: 'Renewal',
    Reason__c: 'They sign on Friday, before the workshop can be held.',
    Expires_On__c: dayIn(7),
    Status__c: 'Requested',
  });

interface Task {
  readonly OwnerId: string;
  readonly Subject: string;
  readonly Description: string;
  readonly Status: string;
}
const tasksOf = (deal: string) =>
  one.org.query<Task>(
    `SELECT OwnerId, Subject, Description, Status FROM Task WHERE WhatId = '${deal}' ORDER BY CreatedDate, Id`,
    'admin',
  );
const statusOf = async (deal: string) => (await tasksOf(deal)).map(({ Status }) => Status);

/** The tasks of one sync. */
async function synced(folder = one.folder): Promise<TasksResult> {
  one.pass(5_000);
  const { signal } = new AbortController();
  const options = { folder, signal, now: () => one.org.now() };
  return (await runEmbedded(one.org.connect('integration'), 'sync', options, (context) => syncOrg(context))).tasks;
}

test('an answer that is not known on its day gets one task for who was to find out, closed when it is answered', async () => {
  const deal = await newDeal();
  const answer = await openAnswer(deal);
  expect((await synced()).overdue.made).toEqual([]);
  one.pass(4 * DAY);
  expect((await synced()).overdue.made).toEqual([
    expect.objectContaining({ concept: 'budget', deal: `Tasks ${deals}` }),
  ]);
  const [task, ...more] = await tasksOf(deal);
  expect(more).toEqual([]);
  expect(task).toMatchObject({
    OwnerId: seller(),
    Subject: 'Find out an overdue answer: budget',
    Status: 'Not Started',
    Description: expect.stringMatching(new RegExp(`^A-\\d+ \\(${answer}\\), due \\d{4}-\\d\\d-\\d\\d$`)),
  });

  one.pass(DAY);
  await synced();
  const again = await counted(() => synced());
  expect(again.result.overdue.made).toEqual([]);
  expect(again.calls.length).toBeLessThanOrEqual(3);
  expect(await statusOf(deal)).toEqual(['Not Started']);

  const known = {
    Status__c: 'Answered',
    Answer__c: 'Forty thousand are set aside for the spring.',
    Evidence__c: 'Heard',
  };
  expect(await one.update('DF_Answer__c', answer, known)).toBe(204);
  expect((await synced()).closed).toEqual({ tasks: 1, failed: [] });
  expect(await statusOf(deal)).toEqual(['Completed']);
  expect((await synced()).closed.tasks).toBe(0);
});

test('another day closes the task, and makes another one when it is over too', async () => {
  const deal = await newDeal();
  const answer = await openAnswer(deal);
  one.pass(4 * DAY);
  await synced();
  expect(await one.update('DF_Answer__c', answer, { Open_Until__c: dayIn(2) })).toBe(204);
  await synced();
  expect(await statusOf(deal)).toEqual(['Completed']);
  one.pass(3 * DAY);
  await synced();
  expect(await statusOf(deal)).toEqual(['Completed', 'Not Started']);
});

test.each(['withdrawn', 'run out', 'deleted'])(
  'the task of a request that came by API is closed when it is %s',
  async (how) => {
    const deal = await newDeal();
    const id = await request(deal);
    expect((await synced()).made).toEqual([expect.objectContaining({ deal: `Tasks ${deals}` })]);
    expect((await synced()).made).toEqual([]);
    expect(await statusOf(deal)).toEqual(['Not Started']);
    if (how === 'withdrawn') expect(await one.update('DF_Gate_Override__c', id, { Status__c: 'Withdrawn' })).toBe(204);
    else if (how === 'deleted') expect(await one.remove('DF_Gate_Override__c', id)).toBe(204);
    else one.pass(8 * DAY);
    expect((await synced()).closed.tasks).toBe(1);
    expect(await statusOf(deal)).toEqual(['Completed']);
  },
);

/** A sync that is ended when it has made its tasks, and before it keeps them. */
async function killedSync(): Promise<void> {
  one.pass(5_000);
  const { signal } = new AbortController();
  const ended = runEmbedded(
    one.org.connect('integration'),
    'sync',
    { folder: one.folder, signal, now: () => one.org.now() },
    (context) => {
      const keep: typeof context.store.keep = (key, value, effects) =>
        key.endsWith('/sync-tasks') && effects !== undefined
          ? Promise.reject(new Error('killed'))
          : context.store.keep(key, value, effects);
      return syncOrg({ ...context, store: { ...context.store, keep } });
    },
  );
  await expect(ended).rejects.toThrow('killed');
}

test('a sync that ends between making a task and keeping it makes no second one, and its task is closed later', async () => {
  const deal = await newDeal();
  const id = await request(deal);
  await killedSync();
  expect(await statusOf(deal)).toEqual(['Not Started']);
  expect((await synced()).made).toEqual([]);
  expect(await statusOf(deal)).toEqual(['Not Started']);
  await one.update('DF_Gate_Override__c', id, { Status__c: 'Withdrawn' });
  await synced();
  expect(await statusOf(deal)).toEqual(['Completed']);
});

test('its task is closed too where the request is withdrawn before the next sync', async () => {
  const deal = await newDeal();
  const id = await request(deal);
  await killedSync();
  await one.update('DF_Gate_Override__c', id, { Status__c: 'Withdrawn' });
  expect((await synced()).closed).toEqual({ tasks: 1, failed: [] });
  expect(await statusOf(deal)).toEqual(['Completed']);
});

test('without its state a sync knows its tasks by what they name', async () => {
  const [waiting, settled] = [await newDeal(), await newDeal()];
  await request(waiting);
  const id = await request(settled);
  await synced();
  await one.update('DF_Gate_Override__c', id, { Status__c: 'Withdrawn' });
  const folder = mkdtempSync(join(tmpdir(), 'sync-anew-'));
  expect(await synced(folder)).toMatchObject({ made: [], closed: { tasks: 1 } });
  expect(await statusOf(waiting)).toEqual(['Not Started']);
  expect(await statusOf(settled)).toEqual(['Completed']);
  remove(folder);
});

test.each(['created', 'not created'])(
  'a create whose answer is lost goes on in the same sync, without a second task: %s',
  async (how) => {
    const deal = await newDeal();
    await request(deal);
    let creates = 0;
    const { result } = await counted(
      () => synced(),
      async (url, body) => {
        if (!url.endsWith('/composite/sobjects') || !body.includes(`"WhatId":"${deal}"`)) return;
        creates += 1;
        if (creates > 1) return;
        if (how === 'created') await one.org.rest('POST', 'composite/sobjects', JSON.parse(body), 'integration');
        throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
      },
    );
    // The org's own save of the first one comes by the same way.
    expect(creates).toBe(2);
    expect(result.made).toEqual([expect.objectContaining({ deal: `Tasks ${deals}` })]);
    expect(await statusOf(deal)).toEqual(['Not Started']);
    expect((await synced()).made).toEqual([]);
  },
);
