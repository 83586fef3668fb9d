import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesPackage } from '../../../src/playbook/index.ts';
import { deployZip, zipTexts } from '../../../src/salesforce/index.ts';
import { TakenError } from '../../../src/sync/index.ts';
import { takeLock } from '../../../src/sync/run/lock.ts';
import { counted, openSyncedOrg, type SyncedOrg } from './org.ts';

/** `sync` with its state on an org that changes: what was decided stays equal to a decision over all records. */

let one: SyncedOrg;
beforeAll(async () => {
  one = await openSyncedOrg();
}, 120_000);
afterAll(() => one?.close());

const newDeal = (fields?: object) => one.newDeal(fields);
const answer: SyncedOrg['newAnswer'] = (...about) => one.newAnswer(...about);

interface Stored {
  readonly Review_Flag__c: boolean;
  readonly Review_Kind__c: string | null;
  readonly Review_Detail__c: string | null;
  readonly Review_Verdict__c: string | null;
}

async function stored(id: string, object = 'DF_Answer__c'): Promise<Stored> {
  const [row] = await one.org.query<Stored>(
    `SELECT Review_Flag__c, Review_Kind__c, Review_Detail__c, Review_Verdict__c FROM ${object} WHERE Id = '${id}'`,
    'manager',
  );
  return row!;
}

const inQuestion = async (deal: string) => {
  const [row] = await one.org.query<{ DF_In_Question__c: number | null }>(
    `SELECT DF_In_Question__c FROM Opportunity WHERE Id = '${deal}'`,
    'manager',
  );
  return row!.DF_In_Question__c;
};

const SAME = 'The drivers of the night shift wait two hours at gate seven for their papers.';

test('what sync wrote makes no work: the next one writes nothing, and takes at most three API calls', async () => {
  // What was deployed on the same day is compared a second time.
  one.pass(86_400_000);
  const deal = await newDeal();
  const id = await answer(deal, 'budget', 'tbd, ask next week');
  const first = await one.sync();
  expect(first.written.map((change) => change.id)).toEqual([id]);
  expect(await inQuestion(deal)).toBe(1);
  for (const minutes of [0, 1, 30, 30]) {
    one.pass(minutes * 60_000);
    const { result, calls } = await counted(() => one.sync());
    expect(result).toMatchObject({ answers: 0, written: [], failed: [], standing: { written: [], failed: [] } });
    expect(calls.length).toBeLessThanOrEqual(3);
  }
  expect(await one.left()).toEqual([]);
});

test('a repeat is decided again when its original is changed, withdrawn or deleted, its deal renamed', async () => {
  const [first, second, third] = [await newDeal(), await newDeal(), await newDeal()];
  const original = await answer(first, 'problem', SAME);
  const copy = await answer(second, 'problem', SAME);
  const similar = await answer(third, 'problem', SAME.replace('seven', 'nine'));
  await one.sync();
  expect(await stored(copy)).toMatchObject({
    Review_Kind__c: 'Repeat',
    Review_Detail__c: expect.stringMatching(/^Synced/),
  });
  expect(await stored(similar)).toMatchObject({ Review_Kind__c: 'Repeat' });
  // The state has hashes of what customers said, not their words.
  const state = readFileSync(join(one.folder, 'service', 'state.sqlite'), 'latin1');
  expect([state.includes(original), /night shift|gate seven/i.test(state)]).toEqual([true, false]);

  expect(await one.update('Opportunity', first, { Name: 'Renamed' })).toBe(204);
  await one.sync();
  expect(await stored(copy)).toMatchObject({ Review_Detail__c: 'Renamed (problem)' });
  expect(await stored(similar)).toMatchObject({ Review_Detail__c: 'Renamed (problem)' });

  const other = 'Each invoice over nine hundred is signed by two people who are seldom in the same house.';
  expect(await one.update('DF_Answer__c', original, { Answer__c: other })).toBe(204);
  const { written } = await one.sync();
  expect(new Set(written.map(({ id }) => id))).toEqual(new Set([copy, similar]));
  expect(await stored(copy)).toMatchObject({ Review_Flag__c: false, Review_Kind__c: null });
  expect(await stored(similar)).toMatchObject({
    Review_Kind__c: 'Repeat',
    Review_Detail__c: expect.stringMatching(/^Synced/),
  });

  expect(await one.remove('DF_Answer__c', copy)).toBe(204);
  await one.sync();
  expect(await stored(similar)).toMatchObject({ Review_Flag__c: false });
  expect(await inQuestion(third)).toBeNull();

  expect(await one.update('DF_Answer__c', original, { Answer__c: SAME })).toBe(204);
  await one.sync();
  expect(await stored(similar)).toMatchObject({ Review_Kind__c: 'Repeat' });
  // With the deal its answers are deleted too.
  expect(await one.remove('Opportunity', first)).toBe(204);
  await one.sync();
  expect(await stored(similar)).toMatchObject({ Review_Flag__c: false });
  expect(await one.left()).toEqual([]);
});

test('who said it is looked at again when the contact, its role or a user changes', async () => {
  const account = await one.create('Account', { Name: 'Their house' }, 'admin');
  const elsewhere = await one.create('Account', { Name: 'Another house' }, 'admin');
  const contact = await one.create(
    'Contact',
    { LastName: 'Weber', AccountId: elsewhere, Email: 'weber@their-house.example' },
    'admin',
  );
  const deal = await newDeal({ AccountId: account });
  const source = { Said_By__c: contact, Said_On__c: '2026-11-01', Quote__c: 'We count every pallet by hand.' };
  const id = await answer(deal, 'problem', 'Pallets are counted by hand at both ends of the hall.', source);
  const kindAfter = async () => {
    await one.sync();
    expect(await one.left()).toEqual([]);
    return (await stored(id)).Review_Kind__c;
  };
  expect(await kindAfter()).toBe('Not Of Account');
  const role = await one.create('OpportunityContactRole', { OpportunityId: deal, ContactId: contact }, 'admin');
  expect(await kindAfter()).toBeNull();
  expect(await one.remove('OpportunityContactRole', role)).toBe(204);
  expect(await kindAfter()).toBe('Not Of Account');
  expect(await one.update('Contact', contact, { AccountId: account }, 'admin')).toBe(204);
  expect(await kindAfter()).toBeNull();
  const [seller] = await one.org.query<{ Email: string }>(
    `SELECT Email FROM User WHERE Id = '${one.org.org.users.seller.user.id}'`,
    'admin',
  );
  expect(await one.update('Contact', contact, { Email: seller!.Email.toUpperCase() }, 'admin')).toBe(204);
  expect(await kindAfter()).toBe('Colleague');
  const user = { Email: 'somebody.else@vendor.example' };
  expect(await one.update('User', one.org.org.users.seller.user.id, user, 'admin')).toBe(204);
  expect(await kindAfter()).toBeNull();
  expect(await one.update('Opportunity', deal, { AccountId: elsewhere })).toBe(204);
  expect(await kindAfter()).toBe('Not Of Account');
});

describe('a verdict that a manager gives between read and write', () => {
  const objects = {
    DF_Answer__c: (deal: string) => answer(deal, 'budget', 'to be determined later'),
    DF_Pain_Point__c: (deal: string) =>
      one.create('DF_Pain_Point__c', { Opportunity__c: deal, Statement__c: 'asdfgh jkl', Evidence__c: 'Heard' }),
    DF_Gate_Override__c: (deal: string) =>
      one.create('DF_Gate_Override__c', {
        Opportunity__c: deal,
        Owner_At_Request__c: one.org.org.users.seller.user.id,
        Stage__c: 'Value Proposition',
        Stage_Order__c: 4,
        Reason_Code__c: 'Renewal',
        Reason__c: 'xxx xxx',
        Expires_On__c: '2026-11-28',
        Status__c: 'Requested',
      }),
  };
  test.each(Object.entries(objects))('of %s stands', async (object, make) => {
    const id = await make(await newDeal());
    let given = 0;
    const { result } = await counted(
      () => one.sync(),
      async (_url, body) => {
        if (given > 0 || !body.includes('If-Unmodified-Since')) return;
        given += 1;
        expect(await one.update(object, id, { Review_Verdict__c: 'Cleared' }, 'manager')).toBe(204);
      },
    );
    expect(given).toBe(1);
    expect(await stored(id, object)).toMatchObject({ Review_Flag__c: false, Review_Verdict__c: 'Cleared' });
    expect(result.failed).toEqual([]);
    expect(await one.left()).toEqual([]);
    expect((await one.sync()).written).toEqual([]);
  });
});

test("the org's clock is read from its answers", async () => {
  const org = one.org.connect('integration');
  await org.query('SELECT Id FROM Organization');
  expect(Math.abs(org.orgNow().getTime() - one.org.now().getTime())).toBeLessThan(60_000);
});

test('a record is left alone until the second of its last save is over: a verdict within that second stands', async () => {
  const id = await answer(await newDeal(), 'budget', 'to be checked with them');
  const pauses: number[] = [];
  const result = await one.sync({}, (org) => ({
    ...org,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
      const verdict = { Review_Verdict__c: 'Cleared' };
      expect((await one.org.rest('PATCH', `sobjects/DF_Answer__c/${id}`, verdict, 'manager')).status).toBe(204);
      one.pass(1_000);
    },
  }));
  expect(pauses).toEqual([expect.any(Number)]);
  expect(pauses[0]).toBeLessThanOrEqual(1_000);
  expect(result.failed).toEqual([]);
  expect(await stored(id)).toMatchObject({ Review_Flag__c: false, Review_Verdict__c: 'Cleared' });
  await one.sync();
  expect(await one.left()).toEqual([]);
});

test('a dry run reports what it would write and with how many calls, and writes nothing; the next sync writes it', async () => {
  const id = await answer(await newDeal(), 'budget', 'n.a. for now');
  const planned = await one.sync({ dryRun: true });
  expect(planned).toMatchObject({ written: [{ id, kind: 'Placeholder' }], calls: 1 });
  expect(await stored(id)).toMatchObject({ Review_Flag__c: false });
  expect((await one.sync()).written.map((change) => change.id)).toEqual([id]);
});

test('a full sync reads all again and writes nothing where all is decided', async () => {
  const all = await one.org.query<object>('SELECT Id FROM DF_Answer__c', 'manager');
  expect(await one.sync({ full: true })).toMatchObject({ answers: all.length, written: [], failed: [] });
  expect(await one.sync()).toMatchObject({ answers: 0 });
});

describe('records that the org refuses', () => {
  const freeze = (active: boolean) => ({
    object: 'DF_Answer__c',
    name: 'No_New_Flags',
    formula: 'AND(ISCHANGED(Review_Flag__c), ISPICKVAL(Concept__c, "alternatives"))',
    message: 'No flags in the year-end freeze.',
    errorField: 'Review_Flag__c',
    description: '',
    active,
  });
  const deploy = async (active: boolean) =>
    expect(await deployZip(one.org.connect('admin'), zipTexts(rulesPackage([freeze(active)], '66.0')))).toMatchObject({
      success: true,
    });

  test('come with the reason, do not stop the others, and are tried again although nobody changed them', async () => {
    await deploy(true);
    const deal = await newDeal();
    const refused = await answer(deal, 'alternatives', 'xxx xxx');
    const other = await answer(deal, 'timeline', 'to be determined later');
    const first = await one.sync();
    expect(first.written.map(({ id }) => id)).toContain(other);
    for (let run = 0; run < 2; run += 1) {
      const { failed } = run === 0 ? first : await one.sync();
      expect(failed).toMatchObject([
        { change: { id: refused }, errors: [{ message: 'No flags in the year-end freeze.' }] },
      ]);
    }
    await deploy(false);
    expect((await one.sync()).written.map(({ id }) => id)).toEqual([refused]);
    expect(await one.left()).toEqual([]);
  });
});

test('where the write was done and not kept, the next sync writes nothing twice', async () => {
  const id = await answer(await newDeal(), 'budget', 'XXX xxx');
  let isWritten = false;
  const { calls } = await counted(
    () => one.sync().catch((error: Error) => error.message),
    async (_url, body) => {
      if (isWritten) throw new TypeError('killed');
      // The request is sent; what follows it fails.
      isWritten = body.includes('If-Unmodified-Since');
    },
  );
  expect(calls.length).toBeGreaterThan(3);
  expect(await stored(id)).toMatchObject({ Review_Flag__c: true });
  expect((await one.sync()).written).toEqual([]);
  expect(await one.left()).toEqual([]);
});

test('a second process ends with the reason that the org is taken', async () => {
  const [organization] = await one.org.query<{ Id: string }>('SELECT Id FROM Organization', 'admin');
  const release = takeLock(join(one.folder, 'service'), `sync-${organization!.Id}`);
  await expect(one.sync()).rejects.toThrow(TakenError);
  release();
  await one.sync();
});

describe('an org with many texts', () => {
  const CONCEPTS = [
    ...['situation', 'problem', 'root cause', 'business impact', 'personal impact', 'desired state', 'success metric'],
    ...['critical event', 'priority', 'cost of inaction', 'tried before', 'solution fit', 'economic buyer', 'champion'],
    ...['stakeholder risk', 'decision criteria', 'decision process', 'paper process', 'budget', 'timeline'],
  ];
  const WORDS = ['orders', 'returns', 'claims', 'quotes', 'visits', 'stock', 'payroll'];

  test('is read as a whole by the Bulk API, with the same result; later syncs read what was changed', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 110; at += 1) ids.push(await newDeal());
    const records = ids.flatMap((id, deal) =>
      CONCEPTS.map((concept, at) => ({
        attributes: { type: 'DF_Answer__c' },
        Opportunity__c: id,
        Concept__c: concept,
        Key__c: `${id}:${concept}`,
        Answer__c: `Their ${WORDS[(deal + at) % 7]} of line ${deal % 60} "${concept}",\nwait ${at} days for a second signature.`,
        Evidence__c: 'Heard',
      })),
    );
    for (let start = 0; start < records.length; start += 200) {
      const body = { allOrNone: true, records: records.slice(start, start + 200) };
      expect((await one.org.rest('POST', 'composite/sobjects', body)).status).toBe(200);
    }
    one.pass(60_000);
    const { result, calls } = await counted(() => one.sync({ full: true, dryRun: true }));
    expect(result.answers).toBeGreaterThan(2_200);
    expect(result.written.length).toBeGreaterThan(50);
    expect(calls.filter((call) => call.startsWith('POST') && call.endsWith('/jobs/query'))).toHaveLength(1);
    expect((await one.left()).length).toBe(result.written.length);
    const refusal = JSON.stringify([{ errorCode: 'FEATURENOTENABLED', message: 'Async API not enabled' }]);
    const headers = { 'content-type': 'application/json' };
    const byRest = await counted(
      () => one.sync({ full: true, dryRun: true }),
      async (url) => (url.endsWith('/jobs/query') ? new Response(refusal, { status: 400, headers }) : undefined),
    );
    expect(byRest.result).toMatchObject({ answers: result.answers });
    expect(byRest.result.written).toHaveLength(result.written.length);

    const { written } = await one.sync();
    expect(new Set(written.map(({ id }) => id))).toEqual(new Set(result.written.map(({ id }) => id)));
    expect(await one.left()).toEqual([]);
    expect(await one.sync()).toMatchObject({ answers: 0, written: [] });
  }, 240_000);

  test('begins anew after an end in the middle of a whole sync, with the files that it has', async () => {
    one.pass(60_000);
    let [isRead, parts] = [false, 0];
    // The clock is asked once for each thousand records.
    const now = () => {
      if (isRead && (parts += 1) === 3) throw new Error('Ended here.');
      return one.org.now();
    };
    const ended = counted(
      () => one.sync({ full: true }, undefined, now),
      async (url) => void (isRead ||= url.includes('/result')),
    );
    await expect(ended).rejects.toThrow('Ended here.');
    const { result, calls } = await counted(() => one.sync());
    expect(result.answers).toBeGreaterThan(2_200);
    expect(calls.filter((call) => call.startsWith('POST') && call.endsWith('/jobs/query'))).toEqual([]);
    expect(await one.left()).toEqual([]);
    expect(await one.sync()).toMatchObject({ answers: 0, written: [] });
  }, 120_000);

  test('is read as a whole again after 14 days without a sync, since deleted records are forgotten after 15', async () => {
    one.pass(13 * 86_400_000);
    expect(await one.sync()).toMatchObject({ answers: 0 });
    one.pass(14 * 86_400_000);
    const { answers, written } = await one.sync();
    expect(answers).toBeGreaterThan(2_200);
    expect(written).toEqual([]);
  }, 120_000);
});
