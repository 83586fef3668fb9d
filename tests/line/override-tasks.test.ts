import { join } from 'node:path';
import { rulesPackage } from '../../src/playbook/index.ts';
import { connectOrg, deployZip, zipTexts, type OrgConnection } from '../../src/salesforce/index.ts';
import { syncOrg, type SyncOptions } from '../../src/sync/index.ts';
import { openSqlite } from '../../src/sync/state/sqlite.ts';
import { remove, root, startOrg, type StartedOrg, type UserName } from '../with-started-org.ts';

/** Override requests by REST, and the tasks that `diagnose sync` makes of them for managers. */

const VALUE = 'Value Proposition';

interface Task {
  readonly Id: string;
  readonly OwnerId: string;
  readonly Subject: string;
  readonly Description: string;
  readonly ActivityDate: string;
  readonly Status: string;
}

let org: StartedOrg;
let deals: { Id: string; Name: string; OwnerId: string; Owner: { ManagerId: string } }[];

beforeAll(async () => {
  org = await startOrg(['--demo', '--plain', '--today', '2026-11-21']);
  const { code, stderr } = await org.diagnose('deploy', '--playbook', join(root, 'demo/demo-playbook.yaml'));
  expect([stderr, code]).toEqual(['', 0]);
  deals = await org.query(
    "SELECT Id, Name, OwnerId, Owner.ManagerId FROM Opportunity WHERE StageName = 'Needs Analysis' AND Owner.ManagerId != null AND Amount >= 1000 ORDER BY Id LIMIT 10",
  );
}, 120_000);

afterAll(async () => {
  await org.stop();
  remove(org.data);
});

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function nextDeal() {
  const deal = deals.pop();
  if (deal === undefined) throw new Error('The demo data has too few deals in Needs Analysis.');
  return deal;
}

const requestOf = (deal: { Id: string; OwnerId: string }, more: object = {}) => ({
  attributes: { type: 'DF_Gate_Override__c' },
  Opportunity__c: deal.Id,
  Owner_At_Request__c: deal.OwnerId,
  Stage__c: VALUE,
  Stage_Order__c: 4,
  Reason_Code__c: 'Renewal',
  Reason__c: `They sign on Friday, ${deal.Id}.`,
  Expires_On__c: day(7),
  Status__c: 'Requested',
  ...more,
});

/** Saves records in one call, all or none. */
async function save(records: readonly object[], user: UserName = 'seller'): Promise<string[]> {
  const saved = await org.rest<{ id: string; success: boolean }[]>(
    'POST',
    'composite/sobjects',
    { allOrNone: true, records },
    user,
  );
  expect(saved.body).toEqual(records.map(() => expect.objectContaining({ success: true })));
  return saved.body.map(({ id }) => id);
}

const tasksOf = (dealId: string) =>
  org.query<Task>(
    `SELECT Id, OwnerId, Subject, Description, ActivityDate, Status FROM Task WHERE WhatId = '${dealId}'`,
    'admin',
  );

const as = (user: UserName): OrgConnection =>
  connectOrg({ instanceUrl: org.file.instanceUrl, accessToken: org.file.users[user].accessToken });

/** The tasks of a sync without a state. */
async function syncAnew(connection: OrgConnection, options: SyncOptions) {
  const store = openSqlite(':memory:');
  const { signal } = new AbortController();
  const context = { org: connection, orgId: 'org', store, signal, now: () => new Date() };
  return (await syncOrg(context, options)).tasks;
}

async function sync(...args: string[]) {
  const ran = await org.diagnose('sync', ...args, '--json');
  expect([ran.stderr, ran.code]).toEqual(['', 0]);
  return (JSON.parse(ran.stdout) as { tasks: Record<'made' | 'withoutManager', { deal: string }[]> }).tasks;
}

describe('a request that came by API', () => {
  test('makes one task for the manager of the deal’s owner, which a second sync does not make again', async () => {
    const deal = nextDeal();
    const [id] = await save([requestOf(deal)]);
    expect((await sync('--dry-run')).made).toEqual([expect.objectContaining({ deal: deal.Name })]);
    expect(await tasksOf(deal.Id)).toEqual([]);

    const ran = await org.diagnose('sync');
    expect(ran.stdout).toMatch(/override O-\d{6} to enter `Value Proposition`: .+ got a task\.\n/);
    expect(ran.stdout).toMatch(/ 0 records written, 1 task made, 0 refused\.\n$/);
    const [task, ...more] = await tasksOf(deal.Id);
    expect(more).toEqual([]);
    expect(task).toMatchObject({
      OwnerId: deal.Owner.ManagerId,
      Subject: `Decide about a request to enter ${VALUE}`,
      ActivityDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      Status: 'Not Started',
    });
    expect(task?.Description).toMatch(new RegExp(`^They sign on Friday, ${deal.Id}\\.\\n\\nO-\\d{6} \\(${id}\\)$`));

    expect((await sync()).made).toEqual([]);
    // Done or thrown away is not missing.
    await org.rest('PATCH', `sobjects/Task/${task?.Id}`, { Status: 'Completed' }, 'admin');
    expect((await sync()).made).toEqual([]);
    await org.rest('DELETE', `sobjects/Task/${task?.Id}`, undefined, 'admin');
    expect((await sync()).made).toEqual([]);
    expect(await tasksOf(deal.Id)).toEqual([]);
  }, 120_000);

  test('makes none where the panel saved its task with it', async () => {
    const deal = nextDeal();
    const request = requestOf(deal);
    const { Id: WhatId, Owner: owner } = deal;
    await save([
      request,
      {
        attributes: { type: 'Task' },
        Subject: 'Über einen Antrag entscheiden: Value Proposition',
        Description: request.Reason__c,
        WhatId,
        OwnerId: owner.ManagerId,
        ActivityDate: day(0),
        Status: 'Not Started',
        Priority: 'Normal',
      },
    ]);
    expect((await sync()).made).toEqual([]);
    expect(await tasksOf(WhatId)).toHaveLength(1);
  }, 180_000);

  test('makes none once it was withdrawn, or has run out', async () => {
    const [withdrawn, late] = [nextDeal(), nextDeal()];
    const [id] = await save([requestOf(withdrawn), requestOf(late)]);
    await org.rest('PATCH', `sobjects/DF_Gate_Override__c/${id}`, { Status__c: 'Withdrawn' });
    const made = async (days: number) => {
      const clock = { now: `${day(days)}T12:00:00Z`, zone: 'UTC' };
      return (await syncAnew(as('integration'), { clock, dryRun: true })).made.map((one) => one.deal);
    };
    expect(await made(7)).toEqual([late.Name]);
    expect(await made(8)).toEqual([]);
    expect((await sync()).made).toEqual([expect.objectContaining({ deal: late.Name })]);
  }, 180_000);

  test('is named where the owner has no manager, or one who has left', async () => {
    const deal = nextDeal();
    await save([requestOf(deal)]);
    const manager = `sobjects/User/${deal.Owner.ManagerId}`;
    expect((await org.rest('PATCH', manager, { IsActive: false }, 'admin')).status).toBe(204);
    const ran = await org.diagnose('sync');
    expect([ran.code, ran.stdout]).toEqual([
      0,
      expect.stringMatching(
        /override O-\d{6} to enter `Value Proposition`: nobody got a task, because .+ has no active manager\. Set the manager of that user, or ask an approver\.\n/,
      ),
    ]);
    expect(await tasksOf(deal.Id)).toEqual([]);
    expect((await org.rest('PATCH', manager, { IsActive: true }, 'admin')).status).toBe(204);
    expect((await sync()).made).toEqual([expect.objectContaining({ deal: deal.Name })]);
  }, 120_000);

  test('whose task the org refuses is named with the reason, and comes again with the next sync', async () => {
    const deal = nextDeal();
    await save([requestOf(deal)]);
    const rule = (active: boolean) => ({
      object: 'Task',
      name: 'No_New_Tasks',
      formula: 'ISNEW()',
      message: 'No new tasks in the year-end freeze.',
      errorField: 'Subject',
      description: '',
      active,
    });
    const deploy = (active: boolean) => deployZip(as('admin'), zipTexts(rulesPackage([rule(active)], '66.0')));
    expect(await deploy(true)).toMatchObject({ success: true });
    const ran = await org.diagnose('sync');
    expect([ran.code, ran.stdout]).toEqual([
      1,
      expect.stringMatching(/: the task was refused\. No new tasks in the year-end freeze\.\n[^]* 1 refused\.\n$/),
    ]);
    expect(await deploy(false)).toMatchObject({ success: true });
    expect((await sync()).made).toEqual([expect.objectContaining({ deal: deal.Name })]);
  }, 120_000);
});

test('who may not read tasks gets the reason of the org, and no task is made', async () => {
  const service = as('integration');
  const query: OrgConnection['query'] = (soql) =>
    service.query(soql.includes('FROM Task') ? 'SELECT Id FROM DF_Nothing__c' : soql);
  expect(await syncAnew({ ...service, query }, { dryRun: true })).toEqual({
    made: [],
    withoutManager: [],
    failed: [],
    overdue: { made: [], withoutOwner: [], failed: [] },
    closed: { tasks: 0, failed: [] },
    refused: expect.stringContaining('DF_Nothing__c'),
  });
});
