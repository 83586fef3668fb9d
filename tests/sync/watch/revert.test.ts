import { openGatedOrg } from '../../evasions/gated-org.ts';
import type { GatedOrg } from '../../evasions/gated-org.ts';
import { runEmbedded, watchOrg } from '../../../src/sync/index.ts';
import { startProxy } from '../../faults/proxy.ts';
import { counted } from '../texts/org.ts';
import { serviceOf, watchOnce, withFolder } from './service.ts';
import { inSetup, rulesOf } from './setup.ts';

let gated: GatedOrg;
beforeAll(async () => {
  gated = await openGatedOrg({ change: (yaml) => yaml.replace('exemptStages:', 'onBypass: revert\nexemptStages:') });
  await watched();
  await inSetup(gated, { off: await rulesOf(gated, 'VP') });
}, 120_000);
afterAll(() => gated.close());

const VALUE = 'Value Proposition';
const MINUTE = 60_000;

/** The lines of a watch up to now; the rules are off, so that its exit code is 1. */
async function watched(): Promise<string> {
  const { out, err } = await gated.diagnose('watch', '--once');
  expect(err).toBe('');
  return out;
}

const qualified = () => gated.newDeal({ StageName: 'Qualification' });
const tasksOf = (deal: string) =>
  gated.query<{ Subject: string; Description: string; Owner: { Username: string }; CreatedBy: { Username: string } }>(
    `SELECT Subject, Description, Owner.Username, CreatedBy.Username FROM Task WHERE WhatId = '${deal}'`,
    'admin',
  );
const bypassesOf = (deal: string) =>
  gated.query<{ Reverted_At__c: string | null; Way__c: string }>(
    `SELECT Way__c, Reverted_At__c FROM DF_Gate_Decision__c WHERE Opportunity__c = '${deal}' AND Outcome__c = 'bypassed' ORDER BY Decided_At__c, Key__c`,
    'admin',
  );

/** A watched org, and a deal that was qualified and went past the gate after that. */
async function pastTheGate(folder: string) {
  const org = serviceOf(gated);
  await watchOnce(org, folder);
  const deal = await qualified();
  expect(await gated.save(deal, { StageName: VALUE })).toBe('saved');
  return { org, deal };
}

test(
  'a deal that got past a rule that was switched off is set back, with a task for its owner',
  async () => {
    const deal = await qualified();
    expect(await gated.save(deal, { StageName: VALUE })).toBe('saved');
    expect(await watched()).toContain(`\`${deal}\` set back from \`${VALUE}\` to \`Qualification\``);
    expect(await gated.stageOf(deal)).toBe('Qualification');
    expect(await bypassesOf(deal)).toMatchObject([{ Way__c: 'rule switched off', Reverted_At__c: expect.any(String) }]);
    const tasks = await tasksOf(deal);
    const [seller, service] = [gated.users.seller.username, gated.users.integration.username];
    expect(tasks).toMatchObject([{ Owner: { Username: seller }, CreatedBy: { Username: service } }]);
    expect(tasks[0]?.Subject).toBe(`Set back from ${VALUE} to Qualification: what the gate asks is missing`);
    expect(tasks[0]?.Description.split('\n').filter((line) => line.includes('Missing since'))).toHaveLength(3);

    // Once in its life: a person who moves it again is not set back a second time.
    expect(await gated.save(deal, { StageName: VALUE })).toBe('saved');
    expect(await watched()).toContain('not set back to `Qualification`: it was set back before.');
    expect([await gated.stageOf(deal), (await tasksOf(deal)).length]).toEqual([VALUE, 1]);
  },
  MINUTE,
);

test(
  'not where a person moved it on since, nor with the permission',
  async () => {
    const [moved, permitted] = [await qualified(), await qualified()];
    expect(await gated.save(moved, { StageName: VALUE })).toBe('saved');
    expect(await gated.save(moved, { StageName: 'Needs Analysis' })).toBe('saved');
    expect(await gated.save(permitted, { StageName: 'Negotiation/Review' }, 'integration')).toBe('saved');
    const out = await watched();
    expect(out).toContain(`\`${moved}\` not set back to \`Qualification\`: somebody has moved it since.`);
    expect(out).not.toContain(`\`${permitted}\``);
    expect([await gated.stageOf(moved), await gated.stageOf(permitted)]).toEqual([
      'Needs Analysis',
      'Negotiation/Review',
    ]);
    expect(await bypassesOf(permitted)).toMatchObject([{ Way__c: 'integration', Reverted_At__c: null }]);
  },
  MINUTE,
);

test(
  'not where a person saves it in the very moment in which the watch sets it back',
  () =>
    withFolder(async (folder) => {
      const { org, deal } = await pastTheGate(folder);
      let isSaved = false;
      await counted(
        () => watchOnce(org, folder),
        async (_url, body) => {
          if (isSaved || !body.includes('"StageName":"Qualification"')) return;
          isSaved = true;
          expect(await gated.save(deal, { StageName: 'Needs Analysis' })).toBe('saved');
        },
      );
      expect([isSaved, await gated.stageOf(deal)]).toEqual([true, 'Needs Analysis']);
      await watchOnce(org, folder);
      expect([await gated.stageOf(deal), await tasksOf(deal)]).toEqual(['Needs Analysis', []]);
    }),
  MINUTE,
);

/** Refuses to set deals back. */
const refusal = (): Response =>
  Response.json({
    compositeResponse: [
      {
        body: [{ errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Not now.', fields: [] }],
        httpHeaders: {},
        httpStatusCode: 400,
        referenceId: 'r0',
      },
    ],
  });

test(
  'what the org refuses is not tried again within the minute, with --once by the next run, five times in all; each refusal is reported',
  () =>
    withFolder(async (folder) => {
      const { org, deal } = await pastTheGate(folder);
      let tries = 0;
      let reads = 0;
      const ended = new AbortController();
      const refusing = async (url: string, body: string): Promise<Response | void> => {
        if (body.includes('"StageName":"Qualification"')) {
          tries += 1;
          return refusal();
        }
        if (tries > 0 && url.includes('OpportunityHistory')) reads += 1;
        if (reads >= 5) ended.abort();
      };
      const embedded = { folder, signal: ended.signal, now: org.now };
      const follow = () =>
        runEmbedded(org, 'watch', embedded, (context) => watchOrg(context, { every: 50, rest: 300 }));
      await counted(follow, refusing);
      expect(tries).toBe(1);
      const left: (string | undefined)[][] = [];
      for (const known of [2, 3, 4, 5, 5]) {
        const { result: news } = await counted(() => watchOnce(org, folder), refusing);
        expect(tries).toBe(known);
        left.push(news.flatMap((one) => (one.kind === 'reverted' ? [one.reverted.left, one.reverted.reason] : [])));
      }
      const again = ['refused for now', 'Not now.'];
      expect(left).toEqual([again, again, again, ['refused', 'Not now.'], []]);
      expect([await gated.stageOf(deal), await tasksOf(deal)]).toEqual([VALUE, []]);
    }),
  MINUTE,
);

test(
  'its own save, whose answer was lost, is no save of a person: the deal gets its task',
  () =>
    withFolder(async (folder) => {
      let isLost = false;
      const proxy = await startProxy(gated.url, async (sent, forward) => {
        const answer = await forward(sent);
        if (isLost || !sent.body.includes('"StageName":"Qualification"')) return answer;
        isLost = true;
        return 'reset';
      });
      try {
        const org = serviceOf({ ...gated, url: proxy.url });
        await watchOnce(org, folder);
        const deal = await qualified();
        expect(await gated.save(deal, { StageName: VALUE })).toBe('saved');
        const news = await watchOnce(org, folder);
        expect(isLost).toBe(true);
        expect(news.flatMap((one) => (one.kind === 'reverted' ? [one.reverted.left] : []))).toEqual([undefined]);
        expect([await gated.stageOf(deal), (await tasksOf(deal)).length]).toEqual(['Qualification', 1]);
        expect(await bypassesOf(deal)).toMatchObject([{ Reverted_At__c: expect.any(String) }]);
      } finally {
        await proxy.close();
      }
    }),
  MINUTE,
);

test(
  'a run that was interrupted between the stage and the task goes on with the task',
  async () => {
    const deal = await qualified();
    expect(await gated.save(deal, { StageName: VALUE })).toBe('saved');
    // As the interrupted run left it.
    expect(await gated.save(deal, { StageName: 'Qualification' }, 'integration')).toBe('saved');
    await watched();
    expect([await gated.stageOf(deal), (await tasksOf(deal)).length]).toEqual(['Qualification', 1]);
    expect(await bypassesOf(deal)).toMatchObject([{ Reverted_At__c: expect.any(String) }]);
    await watched();
    expect((await tasksOf(deal)).length).toBe(1);
  },
  MINUTE,
);

test.each([
  ['two days fast', 2],
  ['two days slow', -2],
])(
  'on a machine whose clock is %s, a deal is set back at the time of the org',
  (_how, days) =>
    withFolder(async (folder) => {
      const org = serviceOf(gated, () => new Date(Date.now() + days * 86_400_000));
      await watchOnce(org, folder);
      const deal = await qualified();
      expect(await gated.save(deal, { StageName: VALUE })).toBe('saved');
      await watchOnce(org, folder);
      const [decision] = await gated.query<{ Reverted_At__c: string; CreatedDate: string }>(
        `SELECT Reverted_At__c, CreatedDate FROM DF_Gate_Decision__c WHERE Opportunity__c = '${deal}' AND Outcome__c = 'bypassed'`,
        'admin',
      );
      const after = Date.parse(decision!.Reverted_At__c) - Date.parse(decision!.CreatedDate);
      expect(Math.abs(after)).toBeLessThan(3_600_000);
      const [task] = await gated.query<{ ActivityDate: string; CreatedDate: string }>(
        `SELECT ActivityDate, CreatedDate FROM Task WHERE WhatId = '${deal}'`,
        'admin',
      );
      const apart = Date.parse(task!.ActivityDate) - Date.parse(task!.CreatedDate);
      expect(Math.abs(apart)).toBeLessThan(1.6 * 86_400_000);
    }),
  MINUTE,
);
