import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installApp } from '../../src/cli/setup/installApp.ts';
import { API_VERSION, deployZip, sourceToZip } from '../../src/salesforce/index.ts';
import { startOrgWithClock, type OrgWithClock } from '../org-with-clock.ts';
import { root, type UserName } from '../with-started-org.ts';

type Errors = readonly { readonly errorCode: string; readonly message: string; readonly fields: readonly string[] }[];

const START = '2026-11-21';
const EPOCH = Date.UTC(2020, 0, 1);
const number = (day: string) => (Date.parse(day) - EPOCH) / 86_400_000;
const TOO_LATE = /^Known By is too late/;
const PAST = /^Known By lies in the past/;
const OVER = /^This cannot be open any more: .* Write the answer, or withdraw it;/;
const SINCE = /^Open Since is not the day/;

/** What a call was answered with: its status, and the field and sentence of each refusal. */
const answerOf = ({ status, body }: { status: number; body: unknown }): [number, string[], string] => [
  status,
  Array.isArray(body) ? (body as Errors).flatMap(({ fields }) => fields) : [],
  Array.isArray(body) ? (body as Errors).map(({ message }) => message).join(' ') : '',
];

function actionsIn(org: OrgWithClock) {
  const deal = async (user: UserName = 'seller'): Promise<string> => {
    const fields = { Name: 'Open answers', StageName: 'Prospecting', CloseDate: '2027-03-31', Amount: 20_000 };
    return (await org.rest<{ id: string }>('POST', 'sobjects/Opportunity', fields, user)).body.id;
  };
  const create = (Opportunity__c: string, concept: string, fields: object, user: UserName = 'seller') =>
    org.rest<{ id: string }>(
      'POST',
      'sobjects/DF_Answer__c',
      { Opportunity__c, Concept__c: concept, Key__c: `${Opportunity__c}:${concept}`, ...fields },
      user,
    );
  const change = (id: string, fields: object, user: UserName = 'seller') =>
    org.rest('PATCH', `sobjects/DF_Answer__c/${id}`, fields, user);
  const open = (until: string, since = START) => ({
    Status__c: 'Not Known Yet',
    Open_Owner__c: org.org.users.seller.user.id,
    Open_Since__c: since,
    Open_Until__c: until,
  });
  const totals = async (id: string) => {
    const [found] = await org.query<Record<string, number | null>>(
      `SELECT DF_Answers_A__c, DF_Answers_B__c, DF_Open_Due__c, DF_Answer_Points__c, DF_Discovery_Score__c FROM Opportunity WHERE Id = '${id}'`,
    );
    const { DF_Answers_A__c, DF_Answers_B__c, DF_Open_Due__c, DF_Answer_Points__c, DF_Discovery_Score__c } = found!;
    return [DF_Answers_A__c, DF_Answers_B__c, DF_Open_Due__c, DF_Answer_Points__c, DF_Discovery_Score__c];
  };
  return { deal, create, change, open, totals };
}

describe('"not known yet" in an org', () => {
  let org: OrgWithClock;
  let act: ReturnType<typeof actionsIn>;

  beforeAll(async () => {
    org = await startOrgWithClock(START);
    act = actionsIn(org);
  }, 180_000);
  afterAll(() => org?.close());
  beforeEach(() => org.setDay(START));

  test('is a 9 on the deal with its due day, the earliest of several, and scores nothing', async () => {
    const deal = await act.deal();
    expect((await act.totals(deal)).slice(2)).toEqual([null, 0, 0]);
    const { body: problem } = await act.create(deal, 'problem', act.open('2026-12-05'));
    expect(await act.totals(deal)).toEqual([90, 0, number('2026-12-05'), 0, 0]);
    await act.create(deal, 'budget', act.open('2026-11-30'));
    await act.create(deal, 'situation', { Status__c: 'Answered', Answer__c: 'By hand.', Evidence__c: 'Heard' });
    expect(await act.totals(deal)).toEqual([92, 90_000, number('2026-11-30'), 2, 2]);
    const answered = { Status__c: 'Answered', Answer__c: 'Orders are typed twice.', Evidence__c: 'Heard' };
    expect((await act.change(problem.id, answered)).status).toBe(204);
    expect((await act.totals(deal)).slice(0, 3)).toEqual([22, 90_000, number('2026-11-30')]);
  });

  test('stops counting when it is withdrawn or rejected, and then no day is due', async () => {
    const deal = await act.deal();
    const { body } = await act.create(deal, 'problem', act.open('2026-12-05'));
    await act.change(body.id, { Review_Verdict__c: 'Rejected' }, 'manager');
    expect((await act.totals(deal)).slice(0, 3)).toEqual([0, 0, 99_999]);
    await act.change(body.id, { Review_Verdict__c: null }, 'manager');
    expect((await act.totals(deal)).slice(0, 3)).toEqual([90, 0, number('2026-12-05')]);
    await act.change(body.id, { Status__c: 'Withdrawn' });
    expect((await act.totals(deal)).slice(0, 3)).toEqual([0, 0, 99_999]);
  });

  test('cannot be moved to another concept, so that a new one begins its own thirty days', async () => {
    const deal = await act.deal();
    const { body } = await act.create(deal, 'problem', act.open('2026-12-05'));
    const away = { Concept__c: 'custom 1', Key__c: `${deal}:custom 1` };
    expect(answerOf(await act.change(body.id, away))).toEqual([
      400,
      ['Concept__c'],
      expect.stringMatching(/^An answer stays with the concept/),
    ]);
  });

  test('cannot be made younger: since is today, once, whatever the status does in between', async () => {
    const deal = await act.deal();
    const refused = [400, ['Open_Since__c'], expect.stringMatching(SINCE)];
    expect(answerOf(await act.create(deal, 'problem', act.open('2026-12-05', '2026-11-22')))).toEqual(refused);
    const { body } = await act.create(deal, 'problem', act.open('2026-12-05'));
    org.setDay('2026-12-01');
    expect(answerOf(await act.change(body.id, { Open_Since__c: '2026-12-01' }))).toEqual(refused);
    expect((await act.change(body.id, { Status__c: 'Withdrawn' })).status).toBe(204);
    expect(answerOf(await act.change(body.id, { Open_Since__c: null }))).toEqual(refused);
    const again = { Status__c: 'Not Known Yet', Open_Since__c: '2026-12-01', Open_Until__c: '2026-12-30' };
    expect(answerOf(await act.change(body.id, again))).toEqual([400, expect.anything(), expect.stringMatching(SINCE)]);
    const renewed = { Status__c: 'Not Known Yet', Open_Until__c: '2026-12-30' };
    expect(answerOf(await act.change(body.id, renewed))).toEqual([
      400,
      ['Open_Until__c'],
      expect.stringMatching(TOO_LATE),
    ]);
    const kept = { Status__c: 'Not Known Yet', Open_Until__c: '2026-12-21' };
    expect((await act.change(body.id, kept)).status).toBe(204);
  });

  test('is due within 30 days; a manager who does not find out may give 60, a seller or the finder may not', async () => {
    const deal = await act.deal();
    const late = [400, ['Open_Until__c'], expect.stringMatching(TOO_LATE)];
    expect(answerOf(await act.create(deal, 'problem', act.open('2026-12-22')))).toEqual(late);
    expect(answerOf(await act.create(deal, 'problem', act.open('2026-11-20')))).toEqual([
      400,
      ['Open_Until__c'],
      expect.stringMatching(PAST),
    ]);
    const { body } = await act.create(deal, 'problem', act.open('2026-12-21'));
    org.setDay('2026-12-22');
    expect(answerOf(await act.change(body.id, { Open_Until__c: '2027-01-15' }))).toEqual([
      400,
      ['Open_Until__c'],
      expect.stringMatching(OVER),
    ]);
    expect(answerOf(await act.change(body.id, { Open_Until__c: '2027-01-21' }, 'manager'))).toEqual(late);
    const toManager = { Open_Owner__c: org.org.users.manager.user.id };
    expect(answerOf(await act.change(body.id, { ...toManager, Open_Until__c: '2027-01-15' }, 'manager'))).toEqual(late);
    expect((await act.change(body.id, { Open_Until__c: '2027-01-20' }, 'manager')).status).toBe(204);
    expect(answerOf(await act.change(body.id, toManager, 'manager'))).toEqual(late);
    expect((await act.change(body.id, { Note__c: 'Their board meets in January.' })).status).toBe(204);
    expect((await act.totals(deal)).slice(0, 3)).toEqual([90, 0, number('2027-01-20')]);
  });
});

describe('an org with the formulas of the release before', () => {
  /** The app with the digits as they were before open answers counted. */
  async function appBefore(): Promise<Uint8Array> {
    const folder = mkdtempSync(join(tmpdir(), 'app-before-'));
    try {
      cpSync(join(root, 'force-app/main'), folder, { recursive: true });
      for (const name of ['Digit_A__c', 'Digit_B__c']) {
        const file = join(folder, `default/objects/DF_Answer__c/fields/${name}.field-meta.xml`);
        const text = readFileSync(file, 'utf8');
        const before = text.replace(/IF\(Open_Due__c &lt; 99999, 9, Evidence_Level__c\)/, 'Evidence_Level__c');
        expect(before).not.toBe(text);
        writeFileSync(file, before);
      }
      return await sourceToZip(folder, API_VERSION);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test('counts an answer that is open as 9 as soon as the new formulas are deployed', async () => {
    const org = await startOrgWithClock(START, {
      install: async (admin) => {
        const outcome = await deployZip(admin, await appBefore());
        expect(outcome.problems).toEqual([]);
      },
    });
    try {
      const { deal, create, open, totals } = actionsIn(org);
      const id = await deal();
      await create(id, 'problem', open('2026-12-05'));
      expect((await totals(id)).slice(0, 3)).toEqual([0, 0, number('2026-12-05')]);
      await installApp(org.connect('admin'));
      expect((await totals(id)).slice(0, 3)).toEqual([90, 0, number('2026-12-05')]);
    } finally {
      await org.close();
    }
  }, 180_000);
});
