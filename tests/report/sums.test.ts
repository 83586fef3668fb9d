import { createServer, type AddressInfo } from 'node:net';
import pg from 'pg';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sumsOf } from '../../src/report/additive.ts';
import { computeReport } from '../../src/report/compute.ts';
import { sqlText } from '../../src/report/figures.ts';
import { judgePipeline } from '../../src/report/gates/index.ts';
import { jointPage, type OrgSums, type Report } from '../../src/report/index.ts';
import { openPipeline } from '../../src/report/read/index.ts';
import { jointReport, publishSums, readSums, SumsError, type JointReport } from '../../src/report/sums/index.ts';
import { testSeed } from '../seed.ts';
import { startPostgres, type StartedPostgres } from '../with-postgres.ts';
import type { Records } from './support/naive.ts';
import { NOW, pipelineOf, PLAYBOOKS, TODAY } from './support/random-pipeline.ts';
import { fillRecords, tablesOf } from './support/records.ts';

interface Org {
  readonly key: string;
  readonly records: Records;
  readonly today?: string;
  readonly currency?: string;
}

/** The report over these orgs together, and what of it can be added up. */
async function reported(orgs: readonly Org[]): Promise<{ readonly report: Report; readonly sums: readonly OrgSums[] }> {
  const { connection, close } = await openPipeline();
  try {
    for (const org of orgs) await fill(connection, org);
    await connection.run(sqlText('views'));
    await connection.run('INSERT INTO Named SELECT Org, Id FROM "User"');
    const report = await computeReport(connection, {
      playbooks: PLAYBOOKS,
      reviews: [],
      now: NOW,
      today: TODAY,
      org: 'all',
    });
    return { report, sums: await sumsOf(connection) };
  } finally {
    close();
  }
}

async function fill(
  connection: DuckDBConnection,
  { key, records, today = TODAY, currency = 'EUR' }: Org,
): Promise<void> {
  await fillRecords(connection, tablesOf(records), PLAYBOOKS, key);
  await connection.run(
    "INSERT INTO Organization VALUES ($key, $name, $url, $now::TIMESTAMP, $today::DATE, 'UTC', $currency)",
    { key, name: `Org ${key}`, url: `https://${key}.test`, now: NOW, today, currency },
  );
  await judgePipeline(connection, { org: key, playbooks: PLAYBOOKS, now: NOW, today, zone: 'UTC' });
}

const sumsOfOne = async (org: Org): Promise<OrgSums> => (await reported([org])).sums[0]!;

let server: StartedPostgres;
let databases = 0;
beforeAll(async () => {
  server = await startPostgres();
}, 120_000);
afterAll(async () => {
  await server.stop();
});

/** The address of a new database on the server. */
async function newDatabase(): Promise<string> {
  databases += 1;
  const name = `sums${databases}`;
  await inDatabase(server.url, `CREATE DATABASE ${name}`);
  return server.url.replace(/\/postgres$/, `/${name}`);
}

async function inDatabase(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const sorted = <T>(rows: readonly T[]): readonly string[] => rows.map((row) => JSON.stringify(row, keys(row))).sort();
/** JSON with the same keys is the same text, whatever their order. */
const keys = (row: unknown): string[] => Object.keys(row as object).sort();
const amountOf = (rows: readonly { readonly amount: number | null }[]): number =>
  rows.reduce((sum, { amount }) => sum + Math.round((amount ?? 0) * 100), 0) / 100;
const countOf = (rows: readonly { readonly amount: number | null }[]) => ({
  deals: rows.length,
  amount: amountOf(rows),
});

/** What both reports have, in one form. */
function ofReport(report: Report) {
  const states = [...new Set(report.overrides.map(({ state }) => state))];
  const { closed, won, lost, noDecision, asked, complete } = report.outcome;
  return {
    totals: report.totals,
    stages: sorted(report.stages),
    pipeline: sorted(report.pipeline),
    gates: sorted(report.gates),
    missing: sorted(report.missing),
    risk: sorted(report.risk),
    ...{ atRisk: countOf(report.atRisk), pastGate: countOf(report.pastGate), misfits: countOf(report.misfits) },
    overrides: sorted(
      states.map((state) => ({ state, ...countOf(report.overrides.filter((one) => one.state === state)) })),
    ),
    pains: sorted(report.pains),
    questions: sorted(report.questions),
    quotes: report.quotes,
    journey: sorted(report.journey.map(({ medianDays: _days, ...line }) => line)),
    outcome: { closed, won, lost, noDecision, asked, complete },
    outcomeQuestions: sorted(report.outcome.questions.map(({ comparison: _comparison, ...counts }) => counts)),
  };
}

function ofSums(joint: JointReport): ReturnType<typeof ofReport> {
  const { questions, ...outcome } = joint.outcome;
  return {
    totals: joint.totals as Report['totals'],
    ...{ stages: sorted(joint.stages), pipeline: sorted(joint.pipeline), gates: sorted(joint.gates) },
    ...{ missing: sorted(joint.missing), risk: sorted(joint.risk), overrides: sorted(joint.overrides) },
    atRisk: joint.atRisk as ReturnType<typeof countOf>,
    pastGate: joint.pastGate as ReturnType<typeof countOf>,
    misfits: joint.misfits as ReturnType<typeof countOf>,
    ...{ pains: sorted(joint.pains), questions: sorted(joint.questions), quotes: joint.quotes },
    ...{ journey: sorted(joint.journey), outcome, outcomeQuestions: sorted(questions) },
  };
}

const orgsOf = (seed: number): readonly Org[] =>
  ['one', 'two', 'three'].map((key, at) => ({ key, records: pipelineOf(seed + at) }));

test('the sum over three orgs in PostgreSQL is the report over their records together, on random pipelines', async () => {
  const first = testSeed();
  const seen = { missing: 0, pastGate: 0, overrides: 0, journey: 0, heard: 0, closed: 0 };
  for (let seed = first; seed < first + 8; seed += 4) {
    const url = await newDatabase();
    const orgs = orgsOf(seed);
    for (const org of orgs) await publishSums(url, [await sumsOfOne(org)]);
    const joint = jointReport(await readSums(url));
    const { report } = await reported(orgs);
    expect({ seed, ...ofSums(joint) }).toEqual({ seed, ...ofReport(report) });
    expect(joint.orgs.map(({ org, day }) => [org, day])).toEqual([
      ['one', TODAY],
      ['three', TODAY],
      ['two', TODAY],
    ]);
    seen.missing += joint.missing.length;
    seen.pastGate += joint.pastGate.deals;
    seen.overrides += joint.overrides.length;
    seen.journey += joint.journey.filter(({ wentOn }) => wentOn !== null).length;
    seen.heard += joint.questions.reduce((sum, { heard }) => sum + heard, 0);
    seen.closed += joint.outcome.closed;
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
}, 180_000);

describe('sums by org and day', () => {
  const [one, two] = orgsOf(77);
  let url: string;
  let sums: readonly OrgSums[];
  beforeAll(async () => {
    url = await newDatabase();
    sums = [await sumsOfOne(one!), await sumsOfOne(two!)];
    // At the same time, into a database without the tables, one org twice.
    await Promise.all([publishSums(url, [sums[0]!]), publishSums(url, [sums[1]!]), publishSums(url, [sums[0]!])]);
  }, 180_000);

  const rowsIn = (address: string) =>
    inDatabase(
      address,
      'SELECT org, day::text, figure, key, measure, value FROM diagnose_first.sum_day ORDER BY 1, 2, 3, 4, 5',
    );

  test('written again are the same rows', async () => {
    const before = await rowsIn(url);
    await publishSums(url, sums);
    expect(await rowsIn(url)).toEqual(before);
    expect(before.length).toBe(sums.reduce((sum, { rows }) => sum + rows.length, 0));
    // Small: no row is about a deal or a person.
    expect(JSON.stringify(before)).not.toMatch(/Seller|005\d|006\d/);
  });

  test('of a later report of the day take the place of those before, and of a later day count in place of the earlier day', async () => {
    const fewer = { ...one!, records: { ...one!.records, deals: one!.records.deals.slice(0, 10) } };
    await publishSums(url, [await sumsOfOne(fewer)]);
    const sameDay = (await reported([fewer, two!])).report;
    expect(jointReport(await readSums(url)).totals).toEqual(sameDay.totals);
    const tomorrow = { ...one!, today: '2026-11-22' };
    await publishSums(url, [await sumsOfOne(tomorrow)]);
    const nextDay = jointReport(await readSums(url));
    expect(nextDay.totals).toEqual((await reported([tomorrow, two!])).report.totals);
    expect(nextDay.orgs.map(({ org, day }) => [org, day])).toEqual([
      ['one', '2026-11-22'],
      ['two', TODAY],
    ]);
    expect(jointPage(nextDay)).toContain(`<span class="past">${TODAY}</span>`);
    expect(jointReport(await readSums(url, TODAY)).totals).toEqual(sameDay.totals);
    await publishSums(url, sums);
  }, 120_000);

  test('in two currencies have no amounts, and a page that states why', async () => {
    const several = await newDatabase();
    await publishSums(several, [sums[0]!, await sumsOfOne({ ...two!, currency: 'USD' })]);
    const joint = jointReport(await readSums(several));
    expect(joint.withoutAmounts).toBe('The orgs have the currencies EUR, USD, which cannot be added up.');
    expect([joint.totals.openAmount, joint.currency, joint.stages[0]?.amount, joint.pains[0]?.impact]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(joint.totals.openDeals).toBeGreaterThan(0);
    const page = jointPage(joint);
    expect(page).toContain('The orgs have the currencies EUR, USD, which cannot be added up.');
    expect(page).not.toMatch(/NaN|undefined|€|\$\d/);
  }, 180_000);

  test('have no share over fewer than five deals, and no outcome over thirty deals or five owners', () => {
    const row = (figure: string, key: readonly string[], measures: Readonly<Record<string, number>>) =>
      Object.entries(measures).map(([measure, value]) => ({ figure, key, measure, value: String(value) }));
    const of = (deals: number, people: number, started: number) =>
      jointReport({
        orgs: [{ ...sums[0]!, questions: ['budget'] }],
        rows: [
          ...row('heard', ['budget'], { deals: 2 }),
          ...row('started', [], { deals: started }),
          ...row('journey', ['Prospecting', 'No pain known'], { deals, people, wentOn: 3, lost: 2 }),
        ],
      });
    const given = ({ questions, journey }: JointReport) => [questions[0]?.share, journey[0]?.wentOn, journey[0]?.lost];
    expect(given(of(30, 5, 5))).toEqual([0.4, 3, 2]);
    expect(given(of(29, 5, 4))).toEqual([null, null, null]);
    expect(given(of(30, 4, 5))).toEqual([0.4, null, null]);
  });

  test('are nothing yet in a database without the tables', async () => {
    await expect(readSums(await newDatabase())).rejects.toThrow(
      /^The database `127\.0\.0\.1:\d+\/sums\d+` has no sums yet\. `diagnose report` writes them\.$/,
    );
  });
});

describe('a database that cannot be used is one sentence without the password', () => {
  const secretOf = (url: string) => new URL(url).password;
  const faultOf = async (url: string): Promise<string> => {
    const error = await publishSums(url, []).catch((fault: Error) => fault);
    expect(error).toBeInstanceOf(SumsError);
    const { message } = error as Error;
    const secret = URL.canParse(url) ? secretOf(url) : '';
    if (secret !== '') expect(message).not.toContain(secret);
    return message;
  };
  const closedPort = (): Promise<number> =>
    new Promise((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(port));
      });
    });

  test('no server', async () => {
    const port = await closedPort();
    expect(await faultOf(`postgres://kim:very-secret@127.0.0.1:${port}/sums`)).toBe(
      `No PostgreSQL answers at \`127.0.0.1:${port}/sums\`. Check that it runs and that DATABASE_URL names it.`,
    );
    expect(await faultOf('postgres://kim:very-secret@nowhere.invalid/sums')).toMatch(
      /^No PostgreSQL answers at `nowhere\.invalid:5432\/sums`\./,
    );
  });

  test('a server that ends the connection', async () => {
    const rude = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await new Promise((resolve) => rude.once('listening', resolve));
    const { port } = rude.address() as AddressInfo;
    expect(await faultOf(`postgres://kim:very-secret@127.0.0.1:${port}/sums`)).toMatch(/^No PostgreSQL answers at /);
    rude.close();
  });

  test('a wrong password, no such database, no address', async () => {
    const place = new URL(server.url).host;
    expect(await faultOf(server.url.replace(/:[^:@/]+@/, ':very-secret@'))).toBe(
      `The PostgreSQL at \`${place}/postgres\` refuses the user or the password of DATABASE_URL.`,
    );
    expect(await faultOf(server.url.replace(/\/postgres$/, '/nothing'))).toBe(
      `The PostgreSQL at \`${place}/nothing\` has no database of that name. Create it, or change DATABASE_URL.`,
    );
    expect(await faultOf('mysql://kim:very-secret@db/sums')).toMatch(
      /^DATABASE_URL is not the address of a PostgreSQL database\./,
    );
  });

  test('tables of another version are left as they are', async () => {
    const url = await newDatabase();
    await publishSums(url, []);
    await inDatabase(url, 'UPDATE diagnose_first.version SET version = 2');
    const message =
      'The tables of the database have version 2, and this release writes version 1. Use the release that made them, or another database.';
    expect(await faultOf(url)).toBe(message);
    await expect(readSums(url)).rejects.toThrow(message);
  });

  test('a user who may not create the schema', async () => {
    const url = await newDatabase();
    await inDatabase(url, "CREATE ROLE reader LOGIN PASSWORD 'very-secret'");
    const reader = url.replace(/\/\/[^@]+@/, '//reader:very-secret@');
    expect(await faultOf(reader)).toMatch(
      /^The user of DATABASE_URL may not do this in `[^`]+`: permission denied .* It needs to create the schema `diagnose_first` once, and to write its tables\.$/,
    );
    await publishSums(url, []);
    await inDatabase(
      url,
      'GRANT USAGE ON SCHEMA diagnose_first TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA diagnose_first TO reader',
    );
    expect(jointReport(await readSums(reader)).orgs).toEqual([]);
  });
});
