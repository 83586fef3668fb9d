import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagnose, ROOT, startPreparedOrg, type Ran, type Started } from './cli.ts';
import { restAs, type Rest } from './rest.ts';

/** Two live versions of one playbook in an org with demo deals; each test stands on what the ones before it left. */
describe('moving open deals to another version', () => {
  let cwd: string;
  let started: Started;
  let org: Rest;
  const run = (...args: string[]): Promise<Ran> => diagnose(args, { cwd });
  const pins = () => org.query<{ Id: string }>('SELECT Id FROM Opportunity WHERE DF_Playbook_Pin__c != null');

  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'diagnose-migrate-'));
    started = await startPreparedOrg(['--demo', '--plain'], { cwd });
    org = await restAs(cwd, 'integration');
    const first = await readFile(join(ROOT, 'playbooks', 'diagnose-first.yaml'), 'utf8');
    const second = first
      .replace('version: 1', 'version: 2')
      .replace('2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z')
      .replace('situation: Heard, problem: Quoted', 'situation: Quoted, problem: Quoted');
    await writeFile(join(cwd, 'second.yaml'), second);
    const deployed = await run('deploy', '--playbook', 'second.yaml');
    expect([deployed.code, deployed.err]).toEqual([0, '']);
  }, 120_000);

  afterAll(async () => {
    (started as Started | undefined)?.child.kill('SIGKILL');
    await (started as Started | undefined)?.ended;
    await rm(cwd, { recursive: true, force: true });
  });

  test('prints what would change, deal by deal, and writes nothing', async () => {
    const ran = await run('playbook', 'migrate', 'diagnose-first', '--to', '2', '--dry-run');
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toMatch(/: diagnose-first:1 → diagnose-first:2/);
    expect(ran.out).toMatch(/\n {2}\+ Missing since Value Proposition: how the customer handles this today \(Quoted/);
    expect(ran.out).toMatch(/\d+ open deals would move to `diagnose-first:2`; nothing was written\.\n$/);
    expect(await pins()).toEqual([]);
  }, 180_000);

  test('pins every open deal, and twice changes nothing', async () => {
    const open = await org.query<{ Id: string }>('SELECT Id FROM Opportunity WHERE IsClosed = false');
    const ran = await run('playbook', 'migrate', 'diagnose-first', '--json');
    const { written, failed } = JSON.parse(ran.out) as { written: string[]; failed: unknown[] };
    expect([ran.code, failed]).toEqual([0, []]);
    expect(written.length).toBeGreaterThan(10);
    expect(written.length).toBeLessThanOrEqual(open.length);
    expect((await pins()).map(({ Id }) => Id).sort()).toEqual([...written].sort());
    const again = await run('playbook', 'migrate', 'diagnose-first');
    expect([again.code, again.out]).toEqual([
      0,
      `Nothing to move to \`diagnose-first:2\`. ${written.length} open deals are there already.\n`,
    ]);
  }, 180_000);

  test.each([
    ['a playbook that the org does not have', ['nobody'], 'The org has no live playbook `nobody`.'],
    ['a version that is not live', ['diagnose-first', '--to', '7'], 'Version `7` of `diagnose-first` is not live'],
    ['a version that is none', ['diagnose-first', '--to', 'two'], '`two` is not a version.'],
  ])(
    'refuses %s',
    async (_name, args, sentence) => {
      const ran = await run('playbook', 'migrate', ...args);
      expect(ran).toEqual({ code: 2, out: '', err: expect.stringContaining(sentence) as string });
    },
    60_000,
  );
});
