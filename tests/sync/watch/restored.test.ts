import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGatedOrg, type GatedOrg } from '../../evasions/gated-org.ts';
import { root } from '../../with-started-org.ts';

let gated: GatedOrg;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restored-'));
  gated = await openGatedOrg();
}, 120_000);
afterAll(async () => {
  await gated.close();
  rmSync(folder, { recursive: true, force: true });
});

const NEGOTIATION = 'Negotiation/Review';
const MINUTE = 60_000;

async function watched(): Promise<string> {
  const { out, err, code } = await gated.diagnose('watch', '--once');
  expect([err, code]).toEqual(['', 0]);
  return out.trim().split('\n').at(-1) ?? '';
}

interface Stored {
  readonly Evidence_From__c: string;
  readonly Evidence_To__c: string;
  readonly Unmet__c: string;
}

const takenBack = (deal: string) =>
  gated.query<Stored>(
    `SELECT Evidence_From__c, Evidence_To__c, Unmet__c FROM DF_Gate_Decision__c WHERE Opportunity__c = '${deal}' AND Outcome__c = 'taken back' ORDER BY Decided_At__c, Key__c`,
    'manager',
  );

async function standsWithout(deal: string): Promise<number> {
  const { out } = await gated.diagnose('check', '--standing', '--json');
  const rows = out.trim().split('\n').filter(Boolean);
  const listed = rows.map((line) => JSON.parse(line) as { id: string; unmet: readonly unknown[] });
  return listed.find(({ id }) => id === deal)?.unmet.length ?? 0;
}

const remove = async (object: string, id: string) =>
  expect((await gated.rest('DELETE', `sobjects/${object}/${id}`, undefined, 'integration')).status).toBe(204);

/** Takes a record out of the recycle bin, as its page in Salesforce does; no API of the local org does so. */
function restore(object: string, id: string): void {
  const { org } = gated.local;
  const [result] = org.save(org.user(gated.users.admin.id)!, [{ operation: 'undelete', object, id, fields: {} }], {
    allOrNone: true,
  });
  expect(result).toMatchObject({ success: true });
}

test.each([
  ['an answer', 'DF_Answer__c', 'Heard', 1],
  ['a pain', 'DF_Pain_Point__c', 'Confirmed', 3],
] as const)(
  '%s that is deleted, restored and deleted again: two records, and none of the restoring',
  async (_what, object, level, count) => {
    const deal = await gated.readyDeal();
    expect(await gated.save(deal.id, { StageName: NEGOTIATION })).toBe('saved');
    await watched();
    const child = object === 'DF_Answer__c' ? deal.answers['situation']! : deal.pain;
    await remove(object, child);
    expect(await watched()).toBe('1 recorded: 1 taken back.');
    expect(await standsWithout(deal.id)).toBe(count);
    restore(object, child);
    expect(await watched()).toBe('Nothing new to record.');
    expect(await standsWithout(deal.id)).toBe(0);
    await remove(object, child);
    expect(await watched()).toBe('1 recorded: 1 taken back.');
    const once = { Evidence_From__c: level, Evidence_To__c: 'Deleted' };
    expect(await takenBack(deal.id)).toMatchObject([once, once]);
  },
  MINUTE,
);

test(
  'deleted and restored between two reads: nothing is recorded',
  async () => {
    const deal = await gated.readyDeal();
    expect(await gated.save(deal.id, { StageName: NEGOTIATION })).toBe('saved');
    await watched();
    await remove('DF_Answer__c', deal.answers['problem']!);
    restore('DF_Answer__c', deal.answers['problem']!);
    expect(await watched()).toBe('Nothing new to record.');
    expect(await standsWithout(deal.id)).toBe(0);
  },
  MINUTE,
);

test(
  'a question that is worded anew takes nothing back; what is taken back later is named by the new words',
  async () => {
    const deal = await gated.readyDeal();
    expect(await gated.save(deal.id, { StageName: NEGOTIATION })).toBe('saved');
    const lower = (concept: string) => gated.update('DF_Answer__c', deal.answers[concept]!, { Evidence__c: 'Assumed' });
    await watched();
    expect(await lower('situation')).toBe('saved');
    expect(await watched()).toBe('1 recorded: 1 taken back.');

    const file = join(folder, 'worded-anew.yaml');
    const shipped = readFileSync(join(root, 'playbooks/diagnose-first.yaml'), 'utf8');
    const why = 'why: Every improvement will be measured from where they stand now.';
    const other = 'why: Treating the wrong cause costs them money and leaves the pain.';
    expect([shipped.includes(why), shipped.includes(other)]).toEqual([true, true]);
    writeFileSync(
      file,
      shipped
        .replace(why, 'why: Where they stand now is the measure of all that follows.')
        .replace(other, 'why: The wrong cause leaves the pain where it is.')
        .replace('ask: What do you think keeps causing it?', 'ask: What keeps bringing it back?'),
    );
    expect(await gated.diagnose('deploy', '--playbook', file)).toMatchObject({ code: 0 });
    expect(await gated.save(deal.id, { Description: 'Call again' })).toBe('saved');
    expect(await watched()).toBe('Nothing new to record.');
    expect(await lower('root cause')).toBe('saved');
    expect(await watched()).toBe('1 recorded: 1 taken back.');
    const [first, second] = await takenBack(deal.id);
    expect(first!.Unmet__c).toContain('Every improvement will be measured');
    expect(second!.Unmet__c.split('\n')).toEqual([expect.stringContaining('The wrong cause leaves the pain')]);
  },
  MINUTE,
);
