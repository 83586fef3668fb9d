import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { report, type ReportOptions } from '../../src/cli/commands/report.ts';
import { snapshot } from '../../src/cli/commands/snapshot.ts';
import { watch } from '../../src/cli/commands/watch.ts';
import { explain } from '../../src/cli/errors.ts';
import type { ExitCode, GlobalOptions, Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';
import type { Report } from '../../src/report/index.ts';
import { takeLock } from '../../src/sync/run/lock.ts';
import { remove, startOrg, type StartedOrg } from '../with-started-org.ts';

let org: StartedOrg;
let isStopped = false;
beforeAll(async () => {
  org = await startOrg(['--demo', '--plain']);
}, 180_000);
afterAll(async () => {
  if (!isStopped) await org.stop();
  remove(org.data);
});

const folder = (user = 'usual'): string => join(org.data, 'snapshots', `local-org-${user}`);
const days = (user?: string): readonly string[] =>
  readdirSync(folder(user)).flatMap((name) => /^(.{10})\.json$/.exec(name)?.[1] ?? []);

interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process, with the data folder of the org. */
async function ran<Options extends GlobalOptions>(
  command: (io: Io, options: Options) => Promise<ExitCode>,
  options: Options,
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text), env: {}, cwd: org.data };
  const whole = { ...io, now: () => new Date() } as unknown as Io;
  try {
    const code = await command(whole, { data: org.data, ...options });
    return { code, out: out.join('\n'), err: err.join('\n') };
  } catch (error) {
    const { code, text } = explain(error);
    return { code, out: out.join('\n'), err: text };
  }
}

const json = (options: ReportOptions = {}): Promise<Ran> => ran(report, { json: true, ...options });

test('what prevents a snapshot is one sentence, and the report goes on without one', async () => {
  expect(await json({ snapshot: true })).toEqual({
    ...{ code: 2, out: '' },
    err: 'There is no snapshot of this org yet. `diagnose snapshot` writes one.',
  });
  writeFileSync(join(org.data, 'snapshots'), 'in the way');
  const cannot = 'The file `snapshots` cannot be written: a part of its path is a file.';
  expect(await ran(snapshot, {})).toEqual({ code: 2, out: '', err: cannot });
  const without = await json();
  expect([without.code, without.err]).toEqual([0, `The day's snapshot was not kept. ${cannot}`]);
  rmSync(join(org.data, 'snapshots'));

  const [{ Id = '' } = {}] = await org.query<{ Id: string }>('SELECT Id FROM Organization');
  const release = takeLock(join(org.data, 'service'), `report-snapshot-${Id}`);
  try {
    expect(await ran(snapshot, {})).toEqual({
      ...{ code: 3, out: '' },
      err: 'Another process writes a snapshot of this org, with the same data folder.',
    });
    const daily = await ran(snapshot, { daily: true, zone: 'UTC' });
    expect(daily.code).toBe(0);
    expect(daily.out).toMatch(/^Another process is writing the snapshot of \d{4}-\d\d-\d\d\.$/);
    const meanwhile = await json();
    expect([meanwhile.code, meanwhile.err]).toEqual([0, '']);
  } finally {
    release();
  }
}, 120_000);

test('a watch keeps one snapshot a day, over two days', async () => {
  const start = Date.parse('2026-11-28T22:30:00Z');
  let now = start;
  const errors: string[] = [];
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const io = {
    ...{ out: () => undefined, err: (text: string) => errors.push(text), env: {}, cwd: org.data },
    ...{ now: () => new Date(now), ended: () => ended, lines: () => [] },
    // In this process, whose clock the test sets.
    runApart: async (argv: readonly string[]) => {
      const printed: Record<'out' | 'err', string[]> = { out: [], err: [] };
      const channels = { out: (text: string) => printed.out.push(text), err: (text: string) => printed.err.push(text) };
      const code = await run(argv, { ...io, ...channels } as unknown as Io);
      return { code, out: printed.out.join('\n'), err: printed.err.join('\n') };
    },
  } as unknown as Io;
  const running = watch(io, { data: org.data, zone: 'Europe/Berlin', every: '1' }, 20);
  const until = async (count: number): Promise<void> => {
    for (const stop = Date.now() + 90_000; Date.now() < stop && kept().length < count;) await pauseFor(20);
  };
  const kept = (): readonly string[] => errors.filter((line) => line.startsWith('The snapshot of'));
  await until(1);
  await pauseFor(300);
  // Midnight in Berlin.
  now = start + 45 * 60_000;
  await until(2);
  await pauseFor(300);
  end();
  await running;
  expect(kept()).toEqual(['The snapshot of 2026-11-28 is kept.', 'The snapshot of 2026-11-29 is kept.']);
  expect(days()).toEqual(['2026-11-28', '2026-11-29']);
  // Another watch of that day, and a day that the position has, write none.
  let isOver = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  const again = watch({ ...io, ended: () => over }, { data: org.data, zone: 'Europe/Berlin' }, 20);
  await pauseFor(1000);
  isOver();
  await again;
  expect(kept()).toHaveLength(2);
  renameSync(join(org.data, 'snapshots'), join(org.data, 'of-the-watch'));
}, 120_000);

const pauseFor = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('a snapshot and the report of it, without the org', async () => {
  const written = await org.diagnose('snapshot');
  expect([written.code, written.stderr]).toEqual([0, '']);
  expect(written.stdout).toMatch(/^The snapshot of \d{4}-\d\d-\d\d has \d+ open deals and takes \d+ kB in `.+`\.\n$/);
  const [day = ''] = days();
  const once = await org.diagnose('snapshot', '--daily');
  expect([once.code, once.stdout]).toEqual([0, `There is a snapshot of ${day} already.\n`]);
  const asJson = await org.diagnose('snapshot', '--daily', '--json');
  expect(JSON.parse(asJson.stdout)).toEqual({ day, isWritten: false, isKept: true });
  const live = await json();
  // The report kept its own in place of that.
  const again = await ran(snapshot, { json: true });
  const { path, ...about } = JSON.parse(again.out) as { path: string; day: string; openDeals: number };
  expect([about.day, days(), readdirSync(folder()).length]).toEqual([day, [day], 2]);
  expect(readdirSync(path)).toContain('Opportunity.parquet');
  // Users see different deals and names.
  const manager = await json({ user: 'manager' });
  expect([manager.err, days('manager')]).toEqual(['', [day]]);
  const chosen = await json({ user: 'seller', stage: 'Qualification' });
  expect([chosen.code, readdirSync(join(org.data, 'snapshots'))]).toEqual([
    0,
    ['local-org-manager', 'local-org-usual'],
  ]);

  await org.stop();
  isStopped = true;
  const parsed = (text: string) => {
    const { reviews, generatedAt, ...rest } = JSON.parse(text) as Report;
    const wordless = reviews.map(({ words: _words, reason: _reason, ...one }) => one);
    return { ...rest, reviews: wordless, isTimed: generatedAt !== '' };
  };
  const kept = await org.diagnose('report', '--json', '--snapshot');
  expect([kept.code, kept.stderr]).toEqual([0, '']);
  expect(parsed(kept.stdout)).toEqual(parsed(live.out));
  const ofDay = await json({ snapshot: day, user: 'manager' });
  expect(parsed(ofDay.out)).toEqual(parsed(manager.out));
  const wrong = await json({ snapshot: 'yesterday' });
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('`yesterday` is not a day.')]);
  const file = join(folder(), `${day}.json`);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"format":1', '"format":9'));
  const newer = await json({ snapshot: true });
  expect([newer.code, newer.err]).toEqual([1, expect.stringContaining('has the format 9, and this release reads 1.')]);
  const other = await json({ snapshot: true, orgs: 'https://acme.example,https://b.example' });
  expect([other.code, other.err]).toEqual([2, expect.stringContaining('There is no snapshot of this org yet.')]);
}, 120_000);
