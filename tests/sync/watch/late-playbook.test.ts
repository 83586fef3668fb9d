import { takeLock } from '../../../src/sync/run/lock.ts';
import { join } from 'node:path';
import { openGatedOrg, type GatedOrg } from '../../evasions/gated-org.ts';

/** A watch of an org whose playbook comes later, as when a firm begins with the watch. */
let gated: GatedOrg;
/** Milliseconds by which the org's clock is behind. */
let behind = 7_200_000;
beforeAll(async () => {
  gated = await openGatedOrg({ clock: () => new Date(Date.now() - behind) });
}, 120_000);
afterAll(() => gated.close());

const MINUTE = 60_000;
const last = (text: string) => text.trim().split('\n').at(-1);

test(
  'without a playbook both commands report that there is no gate; what is taken back after one came is recorded',
  async () => {
    const { id, answers } = await gated.readyDeal();
    expect(await gated.save(id, { StageName: 'Value Proposition' })).toBe('saved');
    // A watch reads what was changed in the ten minutes before the last change anyway.
    behind = 0;
    await gated.newDeal();
    expect((await gated.diagnose('deploy', '--retire', 'diagnose-first')).code).toBe(0);
    const before = await gated.diagnose('watch', '--once');
    expect([before.code, before.out]).toEqual([
      0,
      'No playbook is in force in this org: it has no gates, and nothing is recorded.\nNothing new to record.\n',
    ]);
    const standing = await gated.diagnose('check', '--standing');
    expect([standing.code, standing.out]).toEqual([
      0,
      'No playbook is in force in this org, so no deal has passed a gate. Bring one in by `diagnose deploy`.\n',
    ]);

    expect((await gated.deploy()).code).toBe(0);
    expect((await gated.diagnose('watch', '--once')).out).toBe('Nothing new to record.\n');
    expect(await gated.update('DF_Answer__c', answers['problem']!, { Status__c: 'Withdrawn' })).toBe('saved');
    expect(last((await gated.diagnose('watch', '--once')).out)).toBe('1 recorded: 1 taken back.');
    const found = await gated.query<{ Evidence_To__c: string }>(
      `SELECT Evidence_To__c FROM DF_Gate_Decision__c WHERE Opportunity__c = '${id}' AND Outcome__c = 'taken back'`,
      'manager',
    );
    expect(found).toMatchObject([{ Evidence_To__c: 'Withdrawn' }]);
  },
  2 * MINUTE,
);

test(
  'a second process ends with the reason, and nothing on its standard output',
  async () => {
    const release = takeLock(join(gated.data, 'service'), `watch-${gated.local.org.id}`);
    const ran = await gated.diagnose('watch', '--once', '--json');
    release();
    expect(ran).toEqual({
      code: 3,
      out: '',
      err: 'Another process watches this org already, with the same data folder.\n',
    });
  },
  MINUTE,
);
