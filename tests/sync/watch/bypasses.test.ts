import type { OrgRule } from '../../../src/salesforce/index.ts';
import { openGatedOrg } from '../../evasions/gated-org.ts';
import type { GatedOrg, ReadyDeal } from '../../evasions/gated-org.ts';
import { deployBypass, inSetup, override, permit, rulesOf } from './setup.ts';

/** The playbook that ships, for deals from an amount on, with an override at its first gate. */
const OVERRIDE = '    override: { approver: DF_Approve_Gate_Overrides, maxDays: 14, reasons: [Renewal timing] }\n';
const FIRST_GATE = '  - toEnter: Value Proposition\n';
const change = (yaml: string): string =>
  yaml
    .replace(FIRST_GATE, FIRST_GATE + OVERRIDE)
    .replace('exemptStages:', 'appliesTo: { amountAtLeast: 10000 }\nexemptStages:');

let gated: GatedOrg;
beforeAll(async () => {
  gated = await openGatedOrg({ change });
  // What is there before the first watch is not judged.
  await gated.newDeal({ StageName: 'Qualification' });
  expect(await watched()).toEqual('Nothing new to record.');
}, 120_000);
afterAll(() => gated.close());

const VALUE = 'Value Proposition';
const NEGOTIATION = 'Negotiation/Review';
const MINUTE = 60_000;

/** Runs a watch up to now; resolves to its last line. */
async function watched(code = 0): Promise<string> {
  const ran = await gated.diagnose('watch', '--once');
  expect([ran.out, ran.err, ran.code]).toEqual([expect.any(String), '', code]);
  return ran.out.trim().split('\n').at(-1) ?? '';
}

interface Stored {
  readonly Outcome__c: string;
  readonly Way__c: string | null;
  readonly To_Stage__c: string;
  readonly Unmet__c: string | null;
  readonly Playbook__c: string;
  readonly Decided_By__r: { readonly Username: string };
  readonly Approver_Owned__c: boolean;
  readonly Evidence_Name__c: string | null;
  readonly Evidence_From__c: string | null;
  readonly Evidence_To__c: string | null;
  readonly Children_Changed_At__c: string | null;
}

const FIELDS =
  'Outcome__c, Way__c, To_Stage__c, Unmet__c, Playbook__c, Decided_By__r.Username, Approver_Owned__c, Evidence_Name__c, Evidence_From__c, Evidence_To__c, Children_Changed_At__c';

/** The decisions on a deal that are no plain `allowed`, as a manager reads them, oldest first. */
async function recorded(deal: string): Promise<readonly Stored[]> {
  const all = await gated.query<Stored>(
    `SELECT ${FIELDS} FROM DF_Gate_Decision__c WHERE Opportunity__c = '${deal}' ORDER BY Decided_At__c, Key__c`,
    'manager',
  );
  return all.filter(({ Outcome__c }) => Outcome__c !== 'allowed');
}

const by = (user: keyof GatedOrg['users']) => ({ Decided_By__r: { Username: gated.users[user].username } });
const inScope = (stage = 'Qualification') => gated.newDeal({ StageName: stage, Amount: 20_000 });

/** The names of the deals that `check --standing` lists. */
async function standing(): Promise<ReadonlyMap<string, readonly { code?: string }[]>> {
  const { out } = await gated.diagnose('check', '--standing', '--json');
  const rows = out.trim().split('\n').filter(Boolean);
  return new Map(
    rows.map((line) => {
      const { id, unmet } = JSON.parse(line) as { id: string; unmet: readonly { code?: string }[] };
      return [id, unmet];
    }),
  );
}

test(
  'what the gate asks is there: allowed, once, however often the watch runs',
  async () => {
    const { id } = await gated.readyDeal();
    expect(await gated.save(id, { StageName: NEGOTIATION })).toBe('saved');
    expect(await watched()).toBe('2 recorded: 2 allowed.');
    expect(await watched()).toBe('Nothing new to record.');
    const rows = await gated.query<Stored>(
      `SELECT Outcome__c, To_Stage__c FROM DF_Gate_Decision__c WHERE Opportunity__c = '${id}' ORDER BY Decided_At__c`,
    );
    expect(rows.map(({ Outcome__c, To_Stage__c }) => [Outcome__c, To_Stage__c])).toEqual([
      ['allowed', 'Needs Analysis'],
      ['allowed', NEGOTIATION],
    ]);
  },
  MINUTE,
);

test(
  'B1: by a permission, and by an integration',
  async () => {
    await deployBypass(gated);
    const byPermission = await inScope();
    await permit(gated, true);
    expect(await gated.save(byPermission, { StageName: NEGOTIATION })).toBe('saved');
    const won = await inScope();
    expect(await gated.save(won, { StageName: 'Closed Won' })).toBe('saved');
    const wonLongAgo = await inScope();
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    expect(await gated.save(wonLongAgo, { StageName: 'Closed Won', CloseDate: daysAgo(95) })).toBe('saved');
    const byService = await inScope();
    expect(await gated.save(byService, { StageName: VALUE }, 'integration')).toBe('saved');
    expect(await watched()).toMatch(/4 bypassed/);
    await permit(gated, false);

    const missing = gated.sentences([VALUE, 'Proposal/Price Quote', NEGOTIATION]);
    const expected = { Outcome__c: 'bypassed', Way__c: 'permission', Playbook__c: 'diagnose-first:1', ...by('seller') };
    const [one] = await recorded(byPermission);
    expect(one).toMatchObject({ ...expected, To_Stage__c: NEGOTIATION, Children_Changed_At__c: null });
    expect(one?.Unmet__c?.split('\n').sort()).toEqual(missing);
    expect(await recorded(won)).toMatchObject([{ ...expected, To_Stage__c: 'Closed Won' }]);
    expect(await recorded(byService)).toMatchObject([{ ...expected, Way__c: 'integration', ...by('integration') }]);
    const list = await standing();
    expect([list.has(won), list.has(wonLongAgo)]).toEqual([true, false]);
    // What is recorded already still stands; the watch counts deals that were won long ago too.
    expect((await gated.diagnose('watch', '--once')).out).toBe(
      `When last read, ${list.size + 1} deals stood past a gate without what it asks: \`diagnose check --standing\` lists what stands now.\nNothing new to record.\n`,
    );
    const [end] = (await gated.diagnose('watch', '--once', '--json')).out.trim().split('\n');
    expect(JSON.parse(end!)).toEqual({ kind: 'end', recorded: {}, refused: 0, standing: list.size + 1 });
    expect([byPermission, won, byService].map((id) => list.get(id)?.length)).toEqual([
      missing.length,
      missing.length,
      3,
    ]);
  },
  MINUTE,
);

test(
  'B3: by a rule that was switched off or deleted in Setup, which check, sync and watch tell of',
  async () => {
    const rules = await rulesOf(gated, 'VP');
    expect(rules).toHaveLength(3);
    const deal = await inScope('Needs Analysis');
    const refused = await gated.save(deal, { StageName: VALUE });
    expect(refused).toEqual(gated.sentences([VALUE]));
    const isFirst = ({ name }: OrgRule) => name.includes('_situation_');
    await inSetup(gated, { deleted: rules.filter(isFirst), off: rules.filter((rule) => !isFirst(rule)) });
    expect(await gated.save(deal, { StageName: VALUE })).toBe('saved');
    const sentence =
      /3 rules are not as deployed \(.*switched off.*deleted\): gates do not hold .* `diagnose deploy --force --playbook FILE`/;
    for (const command of [['check', deal, '--user', 'admin'], ['sync'], ['watch', '--once']]) {
      const { out, code } = await gated.diagnose(...command);
      expect([command[0], code, sentence.test(out)]).toEqual([command[0], 1, true]);
    }
    expect(await recorded(deal)).toMatchObject([
      { Outcome__c: 'bypassed', Way__c: 'rule deleted', To_Stage__c: VALUE, ...by('seller') },
    ]);
    expect((await standing()).get(deal)).toHaveLength(3);
    expect(await gated.deploy('--force')).toMatchObject({ code: 0 });
    expect(await watched()).toBe('Nothing new to record.');
  },
  MINUTE,
);

test(
  'B4: the compiled playbook damaged: said, and nothing judged by it',
  async () => {
    const [record] = await gated.query<{ Id: string; Compiled__c: string }>(
      'SELECT Id, Compiled__c FROM DF_Playbook__c',
      'admin',
    );
    expect(await gated.update('DF_Playbook__c', record!.Id, { Compiled__c: '{"gates":' }, 'admin')).toBe('saved');
    for (const command of [['sync'], ['watch', '--once']]) {
      const { out, code } = await gated.diagnose(...command);
      expect([command[0], code]).toEqual([command[0], 1]);
      expect(out).toContain('The compiled form of `diagnose-first:1` cannot be read');
    }
    expect(await gated.update('DF_Playbook__c', record!.Id, { Compiled__c: record!.Compiled__c }, 'admin')).toBe(
      'saved',
    );
  },
  MINUTE,
);

test(
  'with an override: who approved it, and whether they owned the deal by then',
  async () => {
    const deals = [await inScope('Needs Analysis'), await inScope('Needs Analysis')];
    for (const deal of deals) await override(gated, deal);
    // Of one the approver becomes the owner before it advances.
    expect(await gated.update('Opportunity', deals[1]!, { OwnerId: gated.users.manager.id }, 'admin')).toBe('saved');
    expect(await gated.save(deals[0]!, { StageName: VALUE })).toBe('saved');
    expect(await gated.save(deals[1]!, { StageName: VALUE }, 'manager')).toBe('saved');
    expect(await watched()).toMatch(/2 overridden/);
    const [own, others] = [await recorded(deals[0]!), await recorded(deals[1]!)];
    expect(own).toMatchObject([{ Outcome__c: 'overridden', Approver_Owned__c: false, ...by('seller') }]);
    expect(others).toMatchObject([{ Outcome__c: 'overridden', Approver_Owned__c: true, ...by('manager') }]);
    expect(own[0]?.Unmet__c?.split('\n').sort()).toEqual(gated.sentences([VALUE]));
  },
  MINUTE,
);

test(
  'A3, A4: a deal that comes into scope late, however it was kept out of it',
  async () => {
    const lowered = await inScope();
    for (const fields of [{ Amount: 5000 }, { StageName: NEGOTIATION }, { Amount: 20_000 }])
      expect(await gated.save(lowered, fields)).toBe('saved');
    const inserted = await gated.newDeal({ StageName: 'Closed Won', Amount: 0 });
    expect(await gated.save(inserted, { Amount: 30_000 })).toBe('saved');
    const seenBefore = await gated.newDeal({ StageName: NEGOTIATION, Amount: 0 });
    expect(await watched()).toMatch(/2 in scope late/);
    expect(await gated.save(seenBefore, { Amount: 30_000 }, 'manager')).toBe('saved');
    expect(await watched()).toMatch(/^1 recorded: 1 in scope late/);
    const missing = gated.sentences([VALUE, 'Proposal/Price Quote', NEGOTIATION]);
    for (const [deal, user, stage] of [
      [lowered, 'seller', NEGOTIATION],
      [inserted, 'seller', 'Closed Won'],
      [seenBefore, 'manager', NEGOTIATION],
    ] as const) {
      const rows = await recorded(deal);
      expect(rows).toMatchObject([{ Outcome__c: 'in scope late', To_Stage__c: stage, ...by(user) }]);
      expect(rows[0]?.Unmet__c?.split('\n').sort()).toEqual(missing);
    }
    const list = await standing();
    expect([lowered, inserted, seenBefore].every((id) => list.has(id))).toBe(true);
  },
  MINUTE,
);

describe('E1: evidence taken back from a deal that stands past the gate', () => {
  const lower = (deal: ReadyDeal) => gated.update('DF_Answer__c', deal.answers['problem']!, { Evidence__c: 'Heard' });
  const withdraw = (deal: ReadyDeal) => gated.update('DF_Pain_Point__c', deal.pain, { Status__c: 'Withdrawn' });
  const reject = (deal: ReadyDeal) =>
    gated.update('DF_Answer__c', deal.answers['situation']!, { Review_Verdict__c: 'Rejected' }, 'manager');
  const remove = async (deal: ReadyDeal) =>
    (await gated.rest('DELETE', `sobjects/DF_Answer__c/${deal.answers['situation']}`, undefined, 'integration')).status;

  test.each([
    ['lowered', lower, 'seller', 'problem', 'Quoted', 'Heard', 1],
    ['withdrawn', withdraw, 'seller', 'pain', 'Confirmed', 'Withdrawn', 3],
    ['rejected', reject, 'manager', 'situation', 'Heard', 'Rejected', 1],
    ['deleted', remove, 'integration', 'situation', 'Heard', 'Deleted', 1],
  ] as const)(
    '%s',
    async (_how, take, user, subject, from, to, count) => {
      const deal = await gated.readyDeal();
      expect(await gated.save(deal.id, { StageName: NEGOTIATION })).toBe('saved');
      await watched();
      expect([await take(deal)].flat()).not.toContain(400);
      expect(await watched()).toBe('1 recorded: 1 taken back.');
      const rows = await recorded(deal.id);
      expect(rows).toMatchObject([
        { Outcome__c: 'taken back', Evidence_From__c: from, Evidence_To__c: to, To_Stage__c: NEGOTIATION, ...by(user) },
      ]);
      // What it is, and no word of what was written.
      expect(rows[0]?.Evidence_Name__c).toMatch(new RegExp(`^${subject} \\([AP]-\\d{6}\\)$`));
      expect(rows[0]?.Unmet__c?.split('\n')).toHaveLength(count);
      expect((await standing()).get(deal.id)).toHaveLength(count);
      // Nothing happened since: nothing is recorded again.
      expect(await watched()).toBe('Nothing new to record.');
    },
    MINUTE,
  );

  test(
    'what is given back is no row, and what is taken back again is one',
    async () => {
      const deal = await gated.readyDeal();
      const set = (level: string) => gated.update('DF_Answer__c', deal.answers['problem']!, { Evidence__c: level });
      expect(await gated.save(deal.id, { StageName: VALUE })).toBe('saved');
      await watched();
      for (const level of ['Heard', 'Quoted', 'Assumed']) {
        expect(await set(level)).toBe('saved');
        await watched();
      }
      expect(
        (await recorded(deal.id)).map(({ Evidence_From__c, Evidence_To__c }) => [Evidence_From__c, Evidence_To__c]),
      ).toEqual([
        ['Quoted', 'Heard'],
        ['Quoted', 'Assumed'],
      ]);
    },
    MINUTE,
  );
});

test(
  'children changed between the save and its reading: judged late, with both times',
  async () => {
    await permit(gated, true);
    const deal = await gated.readyDeal();
    expect(await gated.update('DF_Answer__c', deal.answers['problem']!, { Evidence__c: 'Heard' })).toBe('saved');
    expect(await gated.save(deal.id, { StageName: VALUE })).toBe('saved');
    expect(await gated.update('DF_Answer__c', deal.answers['situation']!, { Evidence__c: 'Assumed' })).toBe('saved');
    await permit(gated, false);
    await watched();
    const rows = await recorded(deal.id);
    expect(rows).toMatchObject([{ Outcome__c: 'judged late', Way__c: null, To_Stage__c: VALUE }]);
    expect(rows[0]?.Children_Changed_At__c).toEqual(expect.any(String));
  },
  MINUTE,
);

test(
  'what a watch cannot know: a field filled after the save counts as filled, a permission taken away as none',
  async () => {
    const filled = await gated.readyDeal();
    expect(await gated.save(filled.id, { DF_Desired_Outcome__c: null })).toBe('saved');
    const deal = await inScope();
    await permit(gated, true);
    for (const id of [filled.id, deal]) expect(await gated.save(id, { StageName: NEGOTIATION })).toBe('saved');
    await permit(gated, false);
    expect(await gated.save(filled.id, { DF_Desired_Outcome__c: 'Orders are typed once.' })).toBe('saved');
    await watched();
    expect(await recorded(filled.id)).toEqual([]);
    expect(await recorded(deal)).toMatchObject([{ Outcome__c: 'bypassed', Way__c: 'unknown' }]);
  },
  MINUTE,
);
