import { syncReviews } from '../../src/sync/index.ts';
import { startOrgWithClock } from '../org-with-clock.ts';
import type { OrgWithClock } from '../org-with-clock.ts';
import type { UserName } from '../with-started-org.ts';

type Errors = readonly { errorCode: string; message: string; fields?: readonly string[] }[];
type Fields = Readonly<Record<string, unknown>>;

const TODAY = '2026-11-21';
let org: OrgWithClock;
let account: string;
let contact: string;

beforeAll(async () => {
  org = await startOrgWithClock(TODAY);
  account = await create('Account', { Name: 'Keller & Sons' }, 'admin');
  contact = await create('Contact', { LastName: 'Keller', AccountId: account }, 'admin');
}, 120_000);
afterAll(() => org.close());

async function create(object: string, fields: Fields, user: UserName = 'seller'): Promise<string> {
  const { status, body } = await org.rest<{ id: string }>('POST', `sobjects/${object}`, fields, user);
  expect([status, body]).toEqual([201, expect.objectContaining({ success: true })]);
  return body.id;
}

/** `saved`, or each refusal as its field and code. */
async function attempt(method: string, path: string, fields?: Fields, user: UserName = 'seller'): Promise<unknown> {
  const { status, body } = await org.rest<Errors>(method, path, fields, user);
  return status < 300
    ? 'saved'
    : body.map(({ errorCode, fields: at }) => `${errorCode} ${at?.join() ?? ''}`.trim()).sort();
}
const post = (object: string, fields: Fields, user?: UserName) => attempt('POST', `sobjects/${object}`, fields, user);
const patch = (object: string, id: string, fields: Fields, user?: UserName) =>
  attempt('PATCH', `sobjects/${object}/${id}`, fields, user);
const rule = (field: string) => `FIELD_CUSTOM_VALIDATION_EXCEPTION ${field}`;

const newDeal = () =>
  create('Opportunity', { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2027-03-31', AccountId: account });
const answerOf = (deal: string, concept = 'problem') => ({
  Opportunity__c: deal,
  Concept__c: concept,
  Key__c: `${deal}:${concept}`,
  Answer__c: 'Every order is typed twice and one in twenty is wrong.',
});
const painOf = (deal: string) => ({ Opportunity__c: deal, Statement__c: 'We type every order twice.' });
const quote = () => ({
  Evidence__c: 'Quoted',
  Quote__c: 'We retype all of it, every single day.',
  Said_By__c: contact,
  Said_On__c: '2026-11-10',
  Source__c: 'Call',
});
const confirmation = () => ({
  Evidence__c: 'Confirmed',
  Confirmed_Words__c: 'Yes, that is what it is like.',
  Confirmed_On__c: '2026-11-20',
  Confirmed_By__c: contact,
  Confirmed_Source__c: 'Email',
});
/** Both objects that carry evidence, with a record of a new deal. */
const OBJECTS = ['DF_Answer__c', 'DF_Pain_Point__c'] as const;
const recordFor = async (object: string) => {
  const deal = await newDeal();
  return object === 'DF_Answer__c' ? answerOf(deal) : painOf(deal);
};

/** The answer's review after a sync; also that a second one has nothing to do. */
async function reviewed(id: string) {
  const integration = org.connect('integration');
  expect((await syncReviews(integration)).failed).toEqual([]);
  expect((await syncReviews(integration)).written).toEqual([]);
  const soql = `SELECT Review_Flag__c, Review_Kind__c, Review_Detail__c, Evidence_Level__c FROM DF_Answer__c WHERE Id = '${id}'`;
  const [row] = await org.query<Record<string, unknown>>(soql, 'manager');
  return {
    flag: row?.Review_Flag__c,
    kind: row?.Review_Kind__c,
    detail: row?.Review_Detail__c,
    level: row?.Evidence_Level__c,
  };
}

describe.each(OBJECTS)('evidence that cannot be, on %s', (object) => {
  test('T1: a quote of tomorrow or of the last century is refused at its day', async () => {
    const record = { ...(await recordFor(object)), ...quote() };
    for (const day of ['2026-11-22', '2027-11-21', '1999-12-31']) {
      expect(await post(object, { ...record, Said_On__c: day })).toEqual([rule('Said_On__c')]);
    }
    expect(await post(object, { ...record, ...confirmation(), Confirmed_On__c: '2026-11-22' })).toEqual([
      rule('Confirmed_On__c'),
    ]);
    expect(await post(object, { ...record, Said_On__c: TODAY })).toBe('saved');
  });

  test.each(['Quoted', 'QUOTED', 'quoted', ' Quoted '])('T2: %p without who said it is refused', async (level) => {
    const record = { ...(await recordFor(object)), ...quote(), Evidence__c: level };
    expect(await post(object, { ...record, Said_By__c: null })).not.toBe('saved');
    expect(await post(object, { ...record, Said_On__c: null })).not.toBe('saved');
    expect(await post(object, { ...record, Quote__c: null })).not.toBe('saved');
  });

  test('T5: the contact who said or confirmed it cannot be deleted, and is free when nobody names them', async () => {
    const person = await create('Contact', { LastName: 'Baker', AccountId: account }, 'admin');
    const saved = { ...(await recordFor(object)), ...quote(), Said_By__c: person };
    const id = await create(object, saved);
    const remove = () => attempt('DELETE', `sobjects/Contact/${person}`, undefined, 'admin');
    expect(await remove()).toEqual(['DELETE_FAILED']);
    expect(await patch(object, id, { ...confirmation(), Said_By__c: contact, Confirmed_By__c: person })).toBe('saved');
    expect(await remove()).toEqual(['DELETE_FAILED']);
    expect(await patch(object, id, { Confirmed_By__c: contact })).toBe('saved');
    expect(await remove()).toBe('saved');
  });

  test('T6: the old quote, day and source do not confirm; words, day, person and source of its own do', async () => {
    const record = await recordFor(object);
    const id = await create(object, { ...record, ...quote() });
    expect(await patch(object, id, { Evidence__c: 'Confirmed' })).toEqual([
      rule('Confirmed_Words__c'),
      rule('Evidence__c'),
    ]);
    const statement = (record as Fields).Answer__c ?? (record as Fields).Statement__c;
    const words = ` ${String(statement).toUpperCase()} `;
    expect(await patch(object, id, { ...confirmation(), Confirmed_Words__c: words })).toEqual([
      rule('Confirmed_Words__c'),
    ]);
    expect(await patch(object, id, { ...confirmation(), Confirmed_Words__c: 'n/a' })).toEqual([
      rule('Confirmed_Words__c'),
    ]);
    for (const field of ['Confirmed_On__c', 'Confirmed_By__c', 'Confirmed_Source__c']) {
      expect(await patch(object, id, { ...confirmation(), [field]: null })).toEqual([rule('Evidence__c')]);
    }
    expect(await patch(object, id, confirmation())).toBe('saved');
  });
});

describe('sources that a reviewer has to see', () => {
  test('T3: a sayer of another account, or of none, is flagged; a partner with a role in the deal is not', async () => {
    const deal = await newDeal();
    const partner = await create('Account', { Name: 'Partner' }, 'admin');
    const outside = await create('Contact', { LastName: 'Outside', AccountId: partner }, 'admin');
    const nowhere = await create('Contact', { LastName: 'Nowhere' });
    const id = await create('DF_Answer__c', { ...answerOf(deal), ...quote(), Said_By__c: outside });
    const alone = await create('DF_Answer__c', {
      ...answerOf(deal, 'budget'),
      Answer__c: 'They keep a budget of its own for this.',
      ...quote(),
      Said_By__c: nowhere,
    });
    expect(await reviewed(id)).toEqual({ flag: true, kind: 'Not Of Account', detail: 'Outside', level: 3 });
    expect(await reviewed(alone)).toMatchObject({ flag: true, kind: 'Not Of Account', detail: 'Nowhere' });
    await create('OpportunityContactRole', { OpportunityId: deal, ContactId: outside, Role: 'Business User' }, 'admin');
    expect(await reviewed(id)).toMatchObject({ flag: false, kind: null });
  });

  test('T4: a contact with the e-mail address of a user is flagged as a colleague', async () => {
    const [user] = await org.query<{ Email: string }>("SELECT Email FROM User WHERE Username LIKE 'seller@%'", 'admin');
    const email = String(user?.Email).toUpperCase();
    const self = await create('Contact', { LastName: 'Myself', AccountId: account, Email: email }, 'admin');
    const id = await create('DF_Answer__c', { ...answerOf(await newDeal()), ...quote(), Said_By__c: self });
    expect(await reviewed(id)).toEqual({ flag: true, kind: 'Colleague', detail: 'Myself', level: 3 });
  });

  test('T6: a confirmation that repeats the long quote is flagged, since no rule can read it', async () => {
    const words = { ...confirmation(), Confirmed_Words__c: quote().Quote__c };
    const id = await create('DF_Answer__c', { ...answerOf(await newDeal()), ...quote(), ...words });
    expect(await reviewed(id)).toMatchObject({ flag: true, kind: 'Confirmation Same As Quote', level: 4 });
  });

  test('T7: a quote from years before the deal is no reason for a flag', async () => {
    const id = await create('DF_Answer__c', { ...answerOf(await newDeal()), ...quote(), Said_On__c: '2009-05-04' });
    expect(await reviewed(id)).toMatchObject({ flag: false, level: 3 });
  });
});

describe('evidence taken back or moved', () => {
  test('E6: a seller deletes no answer, pain, override or decision', async () => {
    const deal = await newDeal();
    const override = {
      Opportunity__c: deal,
      Stage__c: 'Value Proposition',
      Stage_Order__c: 4,
      Reason__c: 'They sign on Friday.',
    };
    const [seller] = await org.query<{ Id: string }>("SELECT Id FROM User WHERE Username LIKE 'seller@%'", 'admin');
    const records = {
      DF_Answer__c: answerOf(deal),
      DF_Pain_Point__c: painOf(deal),
      DF_Gate_Override__c: { ...override, Expires_On__c: '2026-12-01', Owner_At_Request__c: seller?.Id },
      DF_Gate_Decision__c: await decision(deal),
    };
    for (const [object, fields] of Object.entries(records)) {
      const id = await create(object, fields);
      expect([object, await attempt('DELETE', `sobjects/${object}/${id}`)]).toEqual([
        object,
        ['INSUFFICIENT_ACCESS_OR_READONLY'],
      ]);
    }
  });

  test('E7: neither an answer nor a pain moves to another deal, by its key either', async () => {
    const [from, to] = [await newDeal(), await newDeal()];
    const answer = await create('DF_Answer__c', { ...answerOf(from), ...quote() });
    const pain = await create('DF_Pain_Point__c', { ...painOf(from), ...quote() });
    expect(await patch('DF_Answer__c', answer, { Opportunity__c: to, Key__c: `${to}:problem` })).not.toBe('saved');
    expect(await patch('DF_Pain_Point__c', pain, { Opportunity__c: to })).not.toBe('saved');
    expect(await patch('DF_Answer__c', answer, { Key__c: `${to}:problem` })).toEqual([rule('Key__c')]);
    const { Key__c: _key, ...byKey } = { ...answerOf(to), Key__c: '' };
    expect(await attempt('PATCH', `sobjects/DF_Answer__c/Key__c/${from}:problem`, byKey)).not.toBe('saved');
    const rows = await org.query(`SELECT Id FROM DF_Answer__c WHERE Opportunity__c = '${to}'`, 'manager');
    expect(rows).toEqual([]);
  });

  test('E8: no second answer to a concept, whatever the spelling of key and concept', async () => {
    const deal = await newDeal();
    await create('DF_Answer__c', answerOf(deal));
    for (const change of [
      {},
      { Key__c: `${deal}:PROBLEM` },
      { Key__c: `${deal}:problem ` },
      { Key__c: ` ${deal}:problem` },
      { Key__c: `${deal.toUpperCase()}:problem` },
      { Concept__c: 'PROBLEM' },
      { Concept__c: 'Problem', Key__c: `${deal}:Problem` },
      { Key__c: `${deal}:budget` },
    ]) {
      expect([change, await post('DF_Answer__c', { ...answerOf(deal), ...change })]).not.toEqual([change, 'saved']);
    }
    expect(await org.query(`SELECT Id FROM DF_Answer__c WHERE Opportunity__c = '${deal}'`, 'manager')).toHaveLength(1);
  });

  test('E8: a rejected answer moved to another concept makes no room for a new one without the verdict', async () => {
    const deal = await newDeal();
    const answer = await create('DF_Answer__c', answerOf(deal));
    expect(await patch('DF_Answer__c', answer, { Review_Verdict__c: 'Rejected' }, 'manager')).toBe('saved');
    const away = { Concept__c: 'custom 1', Key__c: `${deal}:custom 1` };
    for (const user of ['seller', 'manager'] as const)
      expect(await patch('DF_Answer__c', answer, away, user)).toEqual([rule('Concept__c')]);
    expect(await post('DF_Answer__c', answerOf(deal))).not.toBe('saved');
  });

  test.each([
    ['DF_Answer__c', { Evidence_Level__c: 4 }],
    ['DF_Answer__c', { Digit_A__c: 40 }],
    ['DF_Answer__c', { Points__c: 12 }],
    ['DF_Pain_Point__c', { Is_Confirmed__c: 1 }],
    ['Opportunity', { DF_Answers_A__c: 444 }],
    ['Opportunity', { DF_Pains_Confirmed__c: 3 }],
    ['Opportunity', { DF_Discovery_Score__c: 100 }],
  ])('E8: a computed or summed field of %s cannot be written: %p', async (object, fields) => {
    const deal = await newDeal();
    const id =
      object === 'Opportunity' ? deal : await create(object, object === 'DF_Answer__c' ? answerOf(deal) : painOf(deal));
    for (const user of ['seller', 'manager', 'admin'] as const)
      expect(await patch(object, id, fields, user)).not.toBe('saved');
  });
});

async function decision(deal: string, change: Fields = {}): Promise<Fields> {
  const [seller] = await org.query<{ Id: string }>("SELECT Id FROM User WHERE Username LIKE 'seller@%'", 'admin');
  const own = { Opportunity__c: deal, Decided_By__c: seller?.Id, Decided_At__c: `${TODAY}T11:59:00.000Z` };
  const key = { Key__c: `${deal}:${JSON.stringify(change).length}:${Math.random()}`, Playbook__c: 'diagnose-first:1' };
  return { ...own, ...key, Source__c: 'panel', Outcome__c: 'blocked', ...change };
}

describe('decisions of one’s own making', () => {
  test('B2: allowed ones, ones of another user and ones of another day are refused at their field', async () => {
    const deal = await newDeal();
    const [manager] = await org.query<{ Id: string }>("SELECT Id FROM User WHERE Username LIKE 'manager@%'", 'admin');
    const cases: readonly [Fields, string][] = [
      [{ Outcome__c: 'allowed' }, 'Outcome__c'],
      [{ Source__c: 'history' }, 'Outcome__c'],
      [{ Decided_By__c: manager?.Id }, 'Outcome__c'],
      [{ Decided_At__c: '2027-11-21T12:00:00.000Z' }, 'Decided_At__c'],
      [{ Decided_At__c: '2026-11-23T12:00:00.000Z' }, 'Decided_At__c'],
      [{ Decided_At__c: '2026-11-19T12:00:00.000Z' }, 'Decided_At__c'],
      [{ Decided_At__c: null }, 'Decided_At__c'],
    ];
    for (const [change, field] of cases) {
      expect([change, await post('DF_Gate_Decision__c', await decision(deal, change))]).toEqual([
        change,
        [rule(field)],
      ]);
    }
    expect(await post('DF_Gate_Decision__c', await decision(deal))).toBe('saved');
  });
});
