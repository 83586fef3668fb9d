import { failureText } from '../../src/cli/commands/sync-text.ts';
import { createMany, LOCKED, type OrgConnection } from '../../src/salesforce/index.ts';
import { openSyncedOrg, type SyncedOrg } from './texts/org.ts';

/** Rows that another transaction holds, in a local org that simulates it. */

let one: SyncedOrg;
beforeAll(async () => {
  one = await openSyncedOrg(20);
}, 120_000);
afterAll(() => one?.close());

const hold = async (id: string, milliseconds: number): Promise<void> => {
  const { status } = await one.org.rest(
    'POST',
    '/services/local-org/simulate',
    { lock: { id, milliseconds } },
    'admin',
  );
  expect(status).toBe(200);
};
const newDeal = (Name: string) => one.newDeal({ Name });
/** The connection without its pauses; `onPause` runs instead of each. */
const hasty = (org: OrgConnection, onPause: (count: number) => Promise<void> = async () => undefined) => {
  let pauses = 0;
  return { ...org, sleep: () => onPause((pauses += 1)) };
};
const answersOf = (deal: string, concepts: readonly string[]) =>
  concepts.map((concept) => ({
    Opportunity__c: deal,
    Concept__c: concept,
    Key__c: `${deal}:${concept}`,
    Answer__c: `What they said about the ${concept} of the old press`,
    Evidence__c: 'Heard',
  }));
const CONCEPTS = ['situation', 'problem', 'budget'];

test('answers of a deal that another transaction holds are created once it lets go, the others at once, each once', async () => {
  const [held, free] = [await newDeal('Held'), await newDeal('Free')];
  await hold(held, 60_000);
  const seen: number[] = [];
  const org = hasty(one.org.connect('integration'), async (count) => {
    seen.push((await one.org.query('SELECT Id FROM DF_Answer__c', 'manager')).length);
    if (count === 2) await hold(held, 0);
  });
  const records = CONCEPTS.flatMap((concept) => [...answersOf(held, [concept]), ...answersOf(free, [concept])]);
  const outcomes = await createMany(org, { object: 'DF_Answer__c', parent: 'Opportunity__c' }, records);
  expect(outcomes.map(({ success }) => success)).toEqual(records.map(() => true));
  expect(seen).toEqual([3, 3]);
  const rows = await one.org.query<{ Id: string; Key__c: string }>('SELECT Id, Key__c FROM DF_Answer__c', 'manager');
  expect(rows.map(({ Key__c }) => Key__c).sort()).toEqual(records.map(({ Key__c }) => Key__c).sort());
  expect(outcomes.map(({ id }) => rows.find(({ Id }) => Id === id)?.Key__c)).toEqual(
    records.map(({ Key__c }) => Key__c),
  );
});

test('a text whose deal stays locked is reported in plain words, and the next sync writes it', async () => {
  await one.sync();
  const deals = [await newDeal('Busy'), await newDeal('Quiet')];
  for (const deal of deals) await one.newAnswer(deal, 'root cause', 'asdfgh');
  await hold(deals[0]!, 60_000);
  one.pass(5_000);
  const { written, failed } = await one.sync({}, hasty);
  expect(written.map(({ deal }) => deal)).toEqual(['Quiet']);
  expect(failed.map(({ errors }) => errors[0]?.errorCode)).toEqual([LOCKED]);
  expect(failed.map(failureText)).toEqual([
    expect.stringMatching(
      /^A-\d+ `root cause` of `Busy`: refused\. Another user or process was saving this record or its opportunity the whole time\. Nothing of it was written; the next sync tries again\.$/,
    ),
  ]);
  await hold(deals[0]!, 0);
  const next = await one.sync();
  expect([next.written.map(({ deal }) => deal), next.failed]).toEqual([['Busy'], []]);
  expect(await one.left()).toEqual([]);
});
