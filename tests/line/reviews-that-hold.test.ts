import { syncReviews } from '../../src/sync/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';
import type { UserName } from '../with-started-org.ts';

let org: OrgWithClock;
let deals = 0;

beforeAll(async () => {
  org = await startOrgWithClock('2026-11-21');
}, 180_000);
afterAll(() => org?.close());

/** A seller's answer on a deal of its own. */
async function answered(text: string, fields: object = {}): Promise<string> {
  deals += 1;
  const deal = { Name: `Reviews ${deals}`, StageName: 'Prospecting', CloseDate: '2027-03-31' };
  const { id } = (await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', deal)).body;
  const answer = { Opportunity__c: id, Concept__c: 'problem', Key__c: `${id}:problem`, Answer__c: text };
  const created = await org.rest<{ id: string }>('POST', 'sobjects/DF_Answer__c', {
    ...answer,
    Evidence__c: 'Heard',
    ...fields,
  });
  expect(created.status).toBe(201);
  return created.body.id;
}

const change = async (id: string, fields: object, user: UserName = 'seller') =>
  (await org.rest('PATCH', `sobjects/DF_Answer__c/${id}`, fields, user)).status;
const judge = async (id: string, verdict: 'Cleared' | 'Rejected') =>
  expect(await change(id, { Review_Verdict__c: verdict }, 'manager')).toBe(204);
const sync = async () =>
  (await syncReviews(org.connect('integration'))).written.map(({ effect, verdict }) => ({ effect, verdict }));

interface Stored {
  readonly Review_Verdict__c: string | null;
  readonly Review_Flag__c: boolean;
  readonly Review_Kind__c: string | null;
  readonly Evidence_Level__c: number;
  readonly LastModifiedById: string;
}
async function stored(id: string): Promise<Stored> {
  const [row] = await org.query<Stored>(
    `SELECT Review_Verdict__c, Review_Flag__c, Review_Kind__c, Evidence_Level__c, LastModifiedById FROM DF_Answer__c WHERE Id = '${id}'`,
  );
  return row!;
}

describe('an answer that a manager cleared (T8)', () => {
  test('is unreviewed after the next sync when its text becomes another one, and is looked at again', async () => {
    const id = await answered('tbd next week');
    expect(await sync()).toEqual([{ effect: 'flag', verdict: null }]);
    await judge(id, 'Cleared');
    expect(await sync()).toEqual([]);
    expect(await change(id, { Answer__c: 'asdfgh jkl' })).toBe(204);
    expect(await sync()).toEqual([{ effect: 'unreview', verdict: null }]);
    expect(await stored(id)).toMatchObject({
      Review_Verdict__c: null,
      Review_Flag__c: true,
      Review_Kind__c: 'Keyboard Mash',
    });
    expect(await sync()).toEqual([]);
  });

  test('is unreviewed when its quote is changed, and has no flag where nothing is wrong', async () => {
    const quoted = { Evidence__c: 'Heard', Quote__c: 'We type it all twice.' };
    const id = await answered('Each order is typed twice, in the shop and in the books.', quoted);
    await judge(id, 'Cleared');
    expect(await sync()).toEqual([{ effect: 'fingerprint', verdict: 'Cleared' }]);
    expect(await change(id, { Quote__c: 'We type it all three times.' })).toBe(204);
    expect(await sync()).toEqual([{ effect: 'unreview', verdict: null }]);
    expect(await stored(id)).toMatchObject({ Review_Verdict__c: null, Review_Flag__c: false, Evidence_Level__c: 2 });
    expect(await sync()).toEqual([]);
  });

  test('is unreviewed when a seller swaps the text between verdict and sync', async () => {
    const id = await answered('Orders of the night shift are entered the next morning.');
    await judge(id, 'Cleared');
    expect(await change(id, { Answer__c: 'xxx xxx' })).toBe(204);
    expect(await sync()).toEqual([{ effect: 'unreview', verdict: null }]);
    expect(await stored(id)).toMatchObject({ Review_Verdict__c: null, Review_Flag__c: true });
  });

  test('stays cleared when its note or its evidence is changed', async () => {
    const id = await answered('Invoices of the second plant wait for a signature.');
    await judge(id, 'Cleared');
    await sync();
    expect(await change(id, { Note__c: 'Ask their controller.', Evidence__c: 'Assumed' })).toBe(204);
    expect(await sync()).toEqual([]);
    expect(await stored(id)).toMatchObject({ Review_Verdict__c: 'Cleared', Evidence_Level__c: 1 });
  });
});

describe('an answer that a manager rejected (T9)', () => {
  test('goes back to the manager as rewritten, counts nothing until the manager clears it, and is written once', async () => {
    const id = await answered('to be determined later');
    await sync();
    await judge(id, 'Rejected');
    expect(await sync()).toEqual([]);
    expect(await change(id, { Answer__c: 'Returns of the spring season are counted by hand.' })).toBe(204);
    expect(await sync()).toEqual([{ effect: 'flag', verdict: 'Rejected' }]);
    const rewritten = {
      Review_Verdict__c: 'Rejected',
      Review_Flag__c: true,
      Review_Kind__c: 'Rewritten',
      Evidence_Level__c: 0,
    };
    expect(await stored(id)).toMatchObject(rewritten);
    expect(await sync()).toEqual([]);
    await judge(id, 'Cleared');
    expect(await sync()).toEqual([]);
    expect(await stored(id)).toMatchObject({ Review_Verdict__c: 'Cleared', Evidence_Level__c: 2 });
  });

  test('is flagged too when it was rewritten before any sync looked at it', async () => {
    const id = await answered('The claims desk closes at noon.');
    await judge(id, 'Rejected');
    expect(await change(id, { Answer__c: 'The claims desk closes at noon, so claims wait a day.' })).toBe(204);
    expect(await sync()).toEqual([{ effect: 'flag', verdict: 'Rejected' }]);
    expect(await stored(id)).toMatchObject({ Review_Kind__c: 'Rewritten', Evidence_Level__c: 0 });
  });

  test('keeps its verdict, flag and fingerprint from the seller, who may write none of them', async () => {
    const id = await answered('Payroll is checked by three people.');
    await judge(id, 'Rejected');
    for (const fields of [{ Review_Verdict__c: null }, { Review_Flag__c: true }, { Reviewed_Hash__c: 'a'.repeat(64) }])
      expect([fields, await change(id, fields)]).toEqual([fields, 400]);
    expect(await change(id, { Reviewed_Hash__c: 'a'.repeat(64) }, 'manager')).toBe(400);
    expect(await stored(id)).toMatchObject({ Review_Verdict__c: 'Rejected', Evidence_Level__c: 0 });
  });
});
