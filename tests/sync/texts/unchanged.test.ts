import { readRequestLog } from '../../../src/local-org/index.ts';
import { readRules, connectOrg, type OrgConnection } from '../../../src/salesforce/index.ts';
import { runEmbedded, syncOrg } from '../../../src/sync/index.ts';
import { openGatedOrg, type GatedOrg } from '../../evasions/gated-org.ts';
import { inSetup, rulesOf } from '../watch/setup.ts';

/** `diagnose sync` with nothing changed takes three API calls, login apart, and still finds a rule that is not as deployed. */

const DAY = 86_400_000;
let now = new Date(Date.now() - 3 * DAY);
const pass = (milliseconds: number): void => {
  now = new Date(now.getTime() + milliseconds);
};

let gated: GatedOrg;
beforeAll(async () => {
  gated = await openGatedOrg({ clock: () => now });
  const deal = await gated.newDeal();
  await gated.create('DF_Answer__c', {
    Opportunity__c: deal,
    Key__c: `${deal}:situation`,
    Concept__c: 'situation',
    Answer__c: 'Their orders of line seven wait two days for a second signature.',
    Evidence__c: 'Heard',
  });
}, 120_000);
afterAll(() => gated.close());

/** API calls that the org's request log has of the integration user since `start` lines. */
const callsSince = (start: number) =>
  readRequestLog(gated.data)
    .slice(start)
    .filter(({ user }) => user?.startsWith('integration'));

/** One `diagnose sync`: its exit code, its last line, and how many API calls the org had of it. */
async function synced(): Promise<{ code: number | null; last: string; calls: number }> {
  const start = readRequestLog(gated.data).length;
  const { code, out } = await gated.diagnose('sync');
  return { code, last: out.trim().split('\n').at(-1) ?? '', calls: callsSince(start).length };
}

const CLEAN = '0 answers reviewed, 0 records written, 0 refused.';

test('the whole command takes three calls when nothing changed, and more only after a change', async () => {
  expect(await synced()).toMatchObject({ code: 0, last: '1 answers reviewed, 0 records written, 0 refused.' });
  for (let again = 0; again < 2; again += 1) expect(await synced()).toEqual({ code: 0, last: CLEAN, calls: 3 });
}, 120_000);

test('a rule that is edited, switched off or deleted is found by the next sync, and by those after it for three calls', async () => {
  const [edited, off, deleted] = await rulesOf(gated, 'VP');
  const changes: readonly (readonly [string, () => Promise<void>])[] = [
    ['changed', () => inSetup(gated, { edited: [{ ...edited!, message: 'Ask the admin.' }] })],
    ['switched off', () => inSetup(gated, { off: [off!] })],
    ['deleted', () => inSetup(gated, { deleted: [deleted!] })],
  ];
  for (const [what, change] of changes) {
    pass(60_000);
    await change();
    const found = await synced();
    expect(found).toMatchObject({ code: 1, last: expect.stringContaining(` ${what}`) });
    expect(found.calls).toBeGreaterThan(3);
    expect(await synced()).toEqual({ ...found, calls: 3 });
  }
  pass(60_000);
  expect(await gated.deploy('--force')).toMatchObject({ code: 0 });
  expect(await synced()).toMatchObject({ code: 0, last: CLEAN });
  expect(await synced()).toEqual({ code: 0, last: CLEAN, calls: 3 });
}, 240_000);

test('an edit in the very second in which the rules were compared is found too', async () => {
  const admin = connectOrg({ instanceUrl: gated.url, accessToken: gated.users.admin.accessToken });
  const [rule] = await rulesOf(gated, 'PPQ');
  const { signal } = new AbortController();
  const folder = `${gated.data}/other`;
  const drifted = async () => {
    const org: OrgConnection = connectOrg({
      instanceUrl: gated.url,
      accessToken: gated.users.integration.accessToken,
    });
    const { drift } = await runEmbedded(org, 'sync', { folder, signal, now: () => now }, (context) => syncOrg(context));
    return drift.rules.map(({ what }) => what);
  };
  pass(60_000);
  await inSetup(gated, { edited: [{ ...rule!, message: 'First.' }] });
  expect(await drifted()).toEqual(['changed']);
  await inSetup(gated, { edited: [rule!] });
  expect(await readRules(admin, ['Opportunity'])).toContainEqual(rule);
  expect(await drifted()).toEqual([]);
  pass(20_000);
  expect(await drifted()).toEqual([]);
}, 120_000);
