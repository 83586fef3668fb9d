import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { readLivePlaybooks } from '../../src/deal/index.ts';
import { reportOfSnapshots, reportOverOrgs, takeSnapshot, type Report } from '../../src/report/index.ts';
import { judgeOrgs } from '../../src/report/pipeline.ts';
import { openPipeline } from '../../src/report/read/index.ts';
import { loadSnapshot } from '../../src/report/snapshot-load.ts';
import { snapshotsIn, STORED, writeSnapshot, type Snapshot } from '../../src/report/snapshot.ts';
import { connectOrg } from '../../src/salesforce/index.ts';
import { remove, startOrg, type StartedOrg } from '../with-started-org.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const TODAY = '2026-11-21';

let org: StartedOrg;
/** The snapshot of the demo as its manager reads it, of which tests take copies. */
let first: string;
let live: Report;
const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
  folders.push(folder);
  return folder;
}

function copyOfFirst(): string {
  const folder = newFolder();
  cpSync(first, folder, { recursive: true });
  return folder;
}

beforeAll(async () => {
  org = await startOrg(['--demo', '--today', TODAY]);
  const connection = connectOrg({
    instanceUrl: org.file.instanceUrl,
    accessToken: org.file.users.manager.accessToken,
  });
  const reported = { org: connection, playbooks: await readLivePlaybooks(connection) };
  first = newFolder();
  await takeSnapshot(reported, { now: NOW }, first);
  live = await reportOverOrgs([reported], NOW, { snapshots: [newFolder()] });
}, 120_000);
afterAll(async () => {
  await org.stop();
  remove(org.data);
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Without the texts in question, of which a snapshot has the kind of the finding only. */
const wordless = (report: Report): Report => ({
  ...report,
  reviews: report.reviews.map((one) => ({ ...one, words: '', reason: one.kind ?? '' })),
});

test('the report of a snapshot is that of the org at that time, with its names, and over chosen deals too', async () => {
  expect(live.heat.length).toBeGreaterThan(2);
  expect(live.reviews.length).toBeGreaterThan(0);
  expect(await reportOfSnapshots([first], undefined)).toEqual(wordless(live));
  const connection = connectOrg({
    instanceUrl: org.file.instanceUrl,
    accessToken: org.file.users.manager.accessToken,
  });
  const choice = { stage: 'Qualification' };
  const reported = { org: connection, playbooks: await readLivePlaybooks(connection) };
  const chosen = await reportOverOrgs([reported], NOW, { choice });
  expect(chosen.totals.deals).toBeGreaterThan(0);
  expect(await reportOfSnapshots([first], TODAY, { choice })).toEqual(wordless(chosen));
}, 120_000);

test("a snapshot has none of the customer's words", async () => {
  const words = await org.query<{ Answer__c: string | null; Quote__c: string | null }>(
    'SELECT Answer__c, Quote__c FROM DF_Answer__c WHERE Answer__c != null',
  );
  const { connection, close } = await openPipeline();
  try {
    await loadSnapshot(connection, first);
    const all = await Promise.all(
      STORED.map(async (table) => JSON.stringify((await connection.runAndReadAll(`FROM "${table}"`)).getRowsJson())),
    );
    const [snapshot] = await snapshotsIn(first);
    const text = `${all.join('\n')}${readFileSync(join(first, snapshot!.folder, 'context.json'), 'utf8')}`;
    const stored = words
      .flatMap(({ Answer__c, Quote__c }) => [Answer__c, Quote__c])
      .filter((one) => one !== null && one.length > 12 && text.includes(one));
    expect([words.length > 50, stored]).toEqual([true, []]);
  } finally {
    close();
  }
}, 180_000);

/** The pipeline of the first snapshot, judged, and written into the folder by a connection that fails at the given COPY. */
async function writeAgain(folder: string, { failAt = -1, at = NOW } = {}): Promise<Snapshot> {
  const { connection, close } = await openPipeline();
  try {
    const read = { ...(await loadSnapshot(connection, first)), at };
    await judgeOrgs(connection, [read], {});
    let copies = 0;
    const failing = new Proxy(connection, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (name !== 'run') return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        return async (sql: string) => {
          if (sql.startsWith('COPY') && copies++ === failAt) throw new Error('No space left on device');
          return target.run(sql);
        };
      },
    });
    return await writeSnapshot(failing as DuckDBConnection, read, folder);
  } finally {
    close();
  }
}

test('a second snapshot of a day takes the place of the first one', async () => {
  const folder = copyOfFirst();
  const [before] = readdirSync(folder);
  const at = '2026-11-21T18:00:00.000Z';
  const { folder: name } = await writeAgain(folder, { at });
  expect(readdirSync(folder).sort()).toEqual([name, `${TODAY}.json`].sort());
  expect(before).not.toBe(name);
  const report = await reportOfSnapshots([folder], undefined);
  expect({ ...report, generatedAt: NOW }).toEqual(wordless(live));
  expect(report.generatedAt).toBe(at);
}, 180_000);

test('one that breaks off, wherever that is, leaves the former one as it was and nothing of itself', async () => {
  const folder = copyOfFirst();
  const before = readdirSync(folder).sort();
  // Some of the tables, the deals at risk, and those past a gate.
  for (const failAt of [0, 5, STORED.length, STORED.length + 1])
    await expect(writeAgain(folder, { failAt })).rejects.toThrow('No space left');
  expect(readdirSync(folder).sort()).toEqual(before);
  expect(await reportOfSnapshots([folder], TODAY)).toEqual(wordless(live));
  // What a killed process left behind goes with the next one.
  mkdirSync(join(folder, `${TODAY}-abcdef`));
  writeFileSync(join(folder, `${TODAY}-abcdef`, 'User.parquet'), 'half');
  await writeAgain(folder);
  expect(readdirSync(folder)).toHaveLength(2);
}, 180_000);

/** Plants a snapshot of another day, with other figures. */
function plant(folder: string, day: string, figures: Partial<Snapshot['figures']> = {}): void {
  const file = readdirSync(first).find((name) => name.endsWith('.json'))!;
  const snapshot = JSON.parse(readFileSync(join(first, file), 'utf8')) as Snapshot;
  const own = `${day}-planted`;
  cpSync(join(first, snapshot.folder), join(folder, own), { recursive: true });
  const planted = { ...snapshot, day, folder: own, figures: { ...snapshot.figures, ...figures } };
  writeFileSync(join(folder, `${day}.json`), JSON.stringify(planted));
}

const days = async (folder: string): Promise<readonly string[]> => (await snapshotsIn(folder)).map(({ day }) => day);

test('each day of the last 90 is kept, and of older ones the first of each week', async () => {
  const folder = newFolder();
  // 2026-08-24 is the 90th day, a Monday; the others of that August are a week from Monday, and one more Sunday.
  const old = ['2026-08-09', '2026-08-17', '2026-08-19', '2026-08-22', '2026-08-23'];
  const kept = ['2026-08-24', '2026-08-25', '2026-11-20'];
  for (const day of [...old, ...kept]) plant(folder, day);
  await writeAgain(folder);
  expect(await days(folder)).toEqual(['2026-08-09', '2026-08-17', ...kept, TODAY]);
  expect(readdirSync(folder)).toHaveLength(2 * 6);
}, 180_000);

test('a report is compared with the day nearest to a week ago, and a day without a snapshot is a gap', async () => {
  const folder = copyOfFirst();
  const { inQuestion, pastGate } = (await snapshotsIn(folder))[0]!.figures;
  plant(folder, '2026-11-10');
  plant(folder, '2026-11-13', { inQuestion: inQuestion + 2, pastGate, openDeals: 7, scores: 100 });
  plant(folder, '2026-11-19');
  plant(folder, '2026-11-25');
  const report = await reportOfSnapshots([folder], TODAY);
  expect(report.headlines[2]?.text).toBe('Since 2026-11-13: 2 deals fewer in question.');
  expect(report.trend).toHaveLength(12);
  expect(report.trend.filter(({ openDeals }) => openDeals !== null).map(({ day }) => day)).toEqual([
    ...['2026-11-10', '2026-11-13', '2026-11-19'],
    TODAY,
  ]);
  expect(report.trend[3]).toMatchObject({ openDeals: 7, averageScore: 14.3 });
  expect(Object.values(report.trend[4]!)).toEqual(['2026-11-14', ...Array<null>(9).fill(null)]);
  const { totals } = report;
  expect(report.trend.at(-1)).toMatchObject({
    ...{ openDeals: totals.openDeals, openAmount: totals.openAmount, averageScore: totals.averageScore },
    ...{ inQuestion: totals.inQuestion, notStarted: totals.notStarted, pastGate: report.pastGate.length },
    atRisk: report.atRisk.length,
  });
  // A day whose deals at risk cannot be read is not compared with; its figures are known.
  truncateSync(join(folder, '2026-11-13-planted', 'AtRisk.parquet'), 10);
  const other = await reportOfSnapshots([folder], TODAY);
  expect(other.headlines[2]?.text).toMatch(/^Since 2026-11-10:/);
  expect(other.trend).toEqual(report.trend);
  // As an earlier release wrote it.
  rmSync(join(folder, '2026-11-10-planted', 'PastGate.parquet'));
  expect((await reportOfSnapshots([folder], TODAY)).headlines[2]?.text).toMatch(/^Since 2026-11-19:/);
}, 180_000);

test('what cannot be read is one sentence', async () => {
  const folder = newFolder();
  const refused = (day?: string) =>
    reportOfSnapshots([folder], day).then(
      () => '',
      (error: Error) => error.message,
    );
  expect(await refused()).toBe('There is no snapshot of this org yet. `diagnose snapshot` writes one.');
  plant(folder, '2026-11-20');
  plant(folder, TODAY);
  expect(await refused('2026-11-19')).toBe(
    'There is no snapshot of 2026-11-19. There are 2, from 2026-11-20 to 2026-11-21.',
  );
  truncateSync(join(folder, `${TODAY}-planted`, 'Opportunity.parquet'), 100);
  expect(await refused()).toMatch(/^The snapshot of 2026-11-21 cannot be read: .+\. Choose another day\.$/);
  rmSync(join(folder, `${TODAY}-planted`), { recursive: true });
  expect(await refused()).toMatch(/^The snapshot of 2026-11-21 cannot be read: .+ Choose another day\.$/);
  writeFileSync(join(folder, `${TODAY}.json`), '{"format":');
  expect(await refused()).toMatch(/^The snapshot of 2026-11-21 cannot be read: .+ Choose another day\.$/);
  writeFileSync(join(folder, `${TODAY}.json`), '{"format":0}');
  expect(await refused()).toBe(
    'The snapshot of 2026-11-21 has the format 0, and this release reads 1. Use the release that wrote it.',
  );
  // Neither is a day of the trend, and the other day is read.
  expect(await days(folder)).toEqual(['2026-11-20']);
  expect(await refused('2026-11-20')).toBe('');
}, 180_000);
