import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { takeLock } from '../../../src/sync/run/lock.ts';
import { finished, ROOT, type Ran } from '../../cli/cli.ts';
import { openGatedOrg, type GatedOrg } from '../../evasions/gated-org.ts';

/** The watch as people run it: before there is a playbook, twice, until Ctrl-C, and with a state that is damaged. */
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

const MAIN = join(ROOT, 'dist', 'src', 'cli', 'main.js');

/** `watch` as a process of its own, from when it prints how it follows the org. */
async function following(...args: readonly string[]): Promise<ChildProcess & { readonly ended: Promise<Ran> }> {
  const child = spawn(process.execPath, [MAIN, 'watch', '--every', '1', '--data', gated.data, ...args]);
  const ended = finished(child);
  await Promise.race([once(child.stderr, 'data'), ended]);
  return Object.assign(child, { ended });
}

test(
  'it runs until Ctrl-C: how it follows, each decision, and at the end what it recorded',
  async () => {
    // This org has not selected Opportunity: it accepts the subscription and sends no event, and the stage history is read anyway.
    const child = await following();
    await gated.newDeal({ Name: 'Followed' });
    await once(child.stdout!, 'data');
    child.kill('SIGINT');
    const { code, out, err } = await child.ended;
    expect(err).toBe('Listening to change events; the stage history is read at least every 1 s too.\n');
    expect(out).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC {2}allowed: Followed, made in `Prospecting`, by .+\.\n/);
    expect([code, last(out)]).toEqual([0, '1 recorded: 1 allowed.']);
  },
  MINUTE,
);

test(
  'where the org refuses the subscription, as to a user who may not see all deals, it reports that with the reason',
  async () => {
    const child = await following('--user', 'seller');
    child.kill('SIGINT');
    expect((await child.ended).err).toMatch(
      /^No change events \(.*not allowed to subscribe.*\): the stage history is read every 1 s\.\n/,
    );
  },
  MINUTE,
);

test(
  'a state that is damaged is one sentence with what to do, for watch and sync; without it they begin anew',
  async () => {
    const service = join(gated.data, 'service');
    writeFileSync(join(service, 'state.sqlite'), 'x'.repeat(10_000));
    for (const command of [
      ['watch', '--once'],
      ['sync', '--json'],
    ]) {
      const { code, out, err } = await gated.diagnose(...command);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^The service's state in `.*state\.sqlite` cannot be read .* the next run builds it anew/);
    }
    for (const name of readdirSync(service)) await rm(join(service, name), { recursive: true });
    // As an earlier release made it. Names of deals and addresses of people are in it.
    chmodSync(service, 0o755);
    expect((await gated.diagnose('sync')).out).toMatch(/^[1-9]\d* answers reviewed, 0 records written, 0 refused\.\n/);
    expect((statSync(service).mode & 0o777).toString(8)).toBe('700');
    expect(last((await gated.diagnose('watch', '--once')).out)).toBe('Nothing new to record.');
  },
  MINUTE,
);
