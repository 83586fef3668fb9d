import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { chooseDeals, ReportChoiceError, type ReportChoice } from '../../src/report/choose.ts';
import { writeParquet } from '../../src/report/parquet.ts';
import { openPipeline } from '../../src/report/read/index.ts';
import { fillRecords } from './support/records.ts';

const USERS = [
  { Id: 'u1', Name: 'Kim Park', ManagerId: 'm1' },
  { Id: 'u2', Name: 'Lee Roy', ManagerId: 'm2' },
  { Id: 'm1', Name: 'Mia Moss', ManagerId: 'vp' },
  { Id: 'm2', Name: 'Max Marr', ManagerId: 'vp' },
  { Id: 'vp', Name: 'Vic Vale', ManagerId: null },
];
const deal = (Id: string, OwnerId: string, fields: object = {}) => ({
  ...{
    Id,
    Name: `O'Neil "${Id}"`,
    OwnerId,
    StageName: 'Prospecting',
    IsClosed: false,
    CloseDate: '2026-01-01',
    Amount: 10.25,
  },
  ...{ RecordType: { DeveloperName: 'New_Business' }, CreatedDate: '2026-01-01T08:00:00.000+0000', ...fields },
});
const DEALS = [
  deal('a', 'u1'),
  deal('b', 'u2', { StageName: 'Needs Analysis', RecordType: { DeveloperName: 'Renewal' } }),
  deal('c', 'm1', { IsClosed: true, StageName: 'Closed Won', CloseDate: '2026-06-01' }),
  deal('d', 'u1', { IsClosed: true, StageName: 'Closed Won', CloseDate: '2025-06-01', RecordType: null }),
];
const STAGES = ['Prospecting', 'Needs Analysis', 'Closed Won'].map((ApiName, SortOrder) => ({ ApiName, SortOrder }));
const HISTORY = ['2025-05-01', '2026-05-01'].map((day, at) => ({
  ...{ Id: `h${at}`, OpportunityId: 'c', StageName: 'Prospecting', CreatedDate: `${day}T08:00:00.000+0000` },
}));

async function withPipeline<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const { connection, close } = await openPipeline();
  try {
    await fillRecords(
      connection,
      { User: USERS, Opportunity: DEALS, OpportunityStage: STAGES, OpportunityHistory: HISTORY },
      [],
    );
    await connection.run("INSERT INTO Organization (Org, Url, Today) VALUES ('o', 'https://x.test', '2026-11-21')");
    return await use(connection);
  } finally {
    close();
  }
}

const rows = async (connection: DuckDBConnection, sql: string) =>
  (await connection.runAndReadAll(sql)).getRowsJson().map((row) => row.join(' '));

test.each<[string, ReportChoice, string]>([
  ['nothing chosen', {}, 'a b c d'],
  ['a stage', { stage: 'Needs Analysis' }, 'b'],
  ['a record type', { recordType: 'New_Business' }, 'a c'],
  ['a day: open deals, and those closed since', { since: '2026-01-01' }, 'a b c'],
  ['a seller', { team: 'Kim Park' }, 'a d'],
  ['a manager, with own deals', { team: 'Mia Moss' }, 'a c d'],
  ['the manager of managers', { team: 'Vic Vale' }, 'a b c d'],
  ['several together', { team: 'Vic Vale', since: '2026-01-01', recordType: 'New_Business' }, 'a c'],
])('chooses the deals: %s', async (_name, choice, ids) => {
  await withPipeline(async (connection) => {
    await chooseDeals(connection, choice);
    expect((await rows(connection, 'SELECT Id FROM Opportunity ORDER BY Id')).join(' ')).toBe(ids);
    const history = await rows(connection, 'SELECT Id FROM OpportunityHistory ORDER BY Id');
    expect(history).toEqual(choice.since === undefined ? ['h0', 'h1'] : ['h1']);
  });
});

test.each<[ReportChoice, string]>([
  [
    { stage: 'Prospekting' },
    'The org has no stage `Prospekting`. There are `Closed Won`, `Needs Analysis`, `Prospecting`.',
  ],
  [{ team: 'Nobody' }, 'The org has no user `Nobody`. There are `Kim Park`'],
  [{ recordType: "x' OR 1=1" }, "The org has no record type `x' OR 1=1`. There are `New_Business`, `Renewal`."],
  [{ since: 'last week' }, '`last week` is not a day. Expected one such as `2026-09-01`.'],
])('names what there is where %j chooses what there is not', async (choice, message) => {
  await withPipeline(async (connection) => {
    const error = await chooseDeals(connection, choice).catch((refusal: Error) => refusal);
    expect(error).toBeInstanceOf(ReportChoiceError);
    expect((error as Error).message).toContain(message);
  });
});

test('Parquet files by org and day have all rows, a second writing replaces them, and another engine reads each table as one', async () => {
  const folder = mkdtempSync(join(tmpdir(), "it's parquet-"));
  try {
    await withPipeline(async (connection) => {
      await writeParquet(connection, folder);
      await writeParquet(connection, folder);
      const at = (table: string) =>
        `read_parquet('${join(folder, table).replaceAll("'", "''")}/*/*/*.parquet', hive_partitioning = true)`;
      const own = await rows(
        connection,
        'SELECT Id, Name, Amount, CloseDate, CreatedDate, IsClosed FROM Opportunity ORDER BY Id',
      );
      const written = await rows(
        connection,
        `SELECT Id, Name, Amount, CloseDate, CreatedDate, IsClosed FROM ${at('Opportunity')} ORDER BY Id`,
      );
      expect(written).toEqual(own);
      expect(await rows(connection, `SELECT DISTINCT Org, day::VARCHAR FROM ${at('User')}`)).toEqual(['o 2026-11-21']);
      expect(await rows(connection, `SELECT Url FROM ${at('Organization')}`)).toEqual(['https://x.test']);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
