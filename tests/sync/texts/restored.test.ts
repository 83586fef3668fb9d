import { openSyncedOrg, type SyncedOrg } from './org.ts';

let one: SyncedOrg;
beforeAll(async () => {
  one = await openSyncedOrg();
}, 120_000);
afterAll(() => one?.close());

const newDeal = () => one.newDeal();
const answer: SyncedOrg['newAnswer'] = (...about) => one.newAnswer(...about);
const pain = (deal: string, text: string) =>
  one.create('DF_Pain_Point__c', { Opportunity__c: deal, Statement__c: text, Evidence__c: 'Heard' });

interface Stored {
  readonly Review_Flag__c: boolean;
  readonly Review_Kind__c: string | null;
  readonly Review_Detail__c: string | null;
}

async function stored(object: string, id: string): Promise<Stored> {
  const [row] = await one.org.query<Stored>(
    `SELECT Review_Flag__c, Review_Kind__c, Review_Detail__c FROM ${object} WHERE Id = '${id}'`,
    'manager',
  );
  return row!;
}

/** Takes a record out of the recycle bin, as its page in Salesforce does; no API of the local org does so. */
function restore(object: string, id: string): void {
  one.pass(1_000);
  const { org, users } = one.org.org;
  const [result] = org.save(users.admin.user, [{ operation: 'undelete', object, id, fields: {} }], { allOrNone: true });
  expect(result).toMatchObject({ success: true });
}

test.each([
  [
    'an answer',
    'DF_Answer__c',
    'The drivers of the night shift wait two hours at gate seven for their papers.',
    (deal: string, text: string) => answer(deal, 'problem', text),
  ],
  ['a pain', 'DF_Pain_Point__c', 'We recount every spare part by hand before the auditors come in spring.', pain],
] as const)('%s that is restored is again what later ones repeat', async (_what, object, text, make) => {
  const original = await make(await newDeal(), text);
  const copy = await make(await newDeal(), text);
  await one.sync();
  const repeat = { Review_Flag__c: true, Review_Kind__c: 'Repeat' };
  expect(await stored(object, copy)).toMatchObject(repeat);
  expect(await one.remove(object, original)).toBe(204);
  await one.sync();
  expect(await stored(object, copy)).toMatchObject({ Review_Flag__c: false, Review_Kind__c: null });
  restore(object, original);
  const { written } = await one.sync();
  expect(written.map(({ id }) => id)).toEqual([copy]);
  expect(await stored(object, copy)).toMatchObject(repeat);
  expect(await stored(object, original)).toMatchObject({ Review_Flag__c: false });
  expect(await one.left()).toEqual([]);
});

test('an original that left the recycle bin before a sync saw it is found by a full one', async () => {
  const text = 'Both cranes stand still on Mondays since nobody knows who has their keys.';
  const original = await answer(await newDeal(), 'problem', text);
  const copy = await answer(await newDeal(), 'problem', text);
  await one.sync();
  expect(await one.remove('DF_Answer__c', original)).toBe(204);
  one.org.org.org.emptyRecycleBin([original]);
  await one.sync();
  expect(await stored('DF_Answer__c', copy)).toMatchObject({ Review_Flag__c: true });
  await one.sync({ full: true });
  expect(await stored('DF_Answer__c', copy)).toMatchObject({ Review_Flag__c: false });
  expect(await one.left()).toEqual([]);
});

test('a text that is flagged, deleted and restored keeps its flag, and a copy in the recycle bin is no original', async () => {
  const deal = await newDeal();
  const id = await answer(deal, 'budget', 'tbd, ask next week');
  await one.sync();
  const flagged = await stored('DF_Answer__c', id);
  expect(flagged.Review_Flag__c).toBe(true);
  expect(await one.remove('DF_Answer__c', id)).toBe(204);
  await one.sync();
  restore('DF_Answer__c', id);
  expect((await one.sync()).written).toEqual([]);
  expect(await stored('DF_Answer__c', id)).toEqual(flagged);
  expect(await one.left()).toEqual([]);
});

test('a question that is worded anew: answers that echo it are flagged, those that echoed the old words are not', async () => {
  const ask = 'Which of your order lists are typed a second time into the ledger each week?';
  const anew = 'Who in your plant counts the spare parts before the auditors come each spring?';
  const own = { Code__c: 'own', Key__c: 'own:1', Version__c: 1 };
  const playbook = await one.create('DF_Playbook__c', own, 'admin');
  const fields = { Playbook__c: playbook, Concept__c: 'alternatives', Key__c: 'own:1:alternatives' };
  const question = await one.create('DF_Question__c', { ...fields, Ask__c: ask }, 'admin');
  const [old, next] = [
    await answer(await newDeal(), 'alternatives', ask),
    await answer(await newDeal(), 'alternatives', anew),
  ];
  await one.sync();
  expect([await stored('DF_Answer__c', old), await stored('DF_Answer__c', next)]).toMatchObject([
    { Review_Kind__c: 'Echo' },
    { Review_Flag__c: false },
  ]);
  expect(await one.update('DF_Question__c', question, { Ask__c: anew }, 'admin')).toBe(204);
  const { written } = await one.sync();
  expect(new Set(written.map(({ id }) => id))).toEqual(new Set([old, next]));
  expect([await stored('DF_Answer__c', old), await stored('DF_Answer__c', next)]).toMatchObject([
    { Review_Flag__c: false },
    { Review_Kind__c: 'Echo' },
  ]);
  expect(await one.left()).toEqual([]);
});
