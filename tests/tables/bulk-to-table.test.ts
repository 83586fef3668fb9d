import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalOrg, type LocalOrg } from '../../src/local-org/index.ts';
import {
  bulkQuery,
  columnsOf,
  connectOrg,
  createMany,
  OrgRefused,
  type OrgConnection,
} from '../../src/salesforce/index.ts';
import { loadTable, openTables } from '../../src/tables/index.ts';

let folder: string;
let local: LocalOrg;
let org: OrgConnection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bulk-to-table-'));
  local = await startLocalOrg({ dataDir: join(folder, 'org'), port: 0 });
  org = connectOrg({ instanceUrl: local.url, accessToken: local.users.admin.accessToken });
  const [account] = await createMany(org, 'Account', [{ Name: 'Zoë & "Söhne"' }]);
  const deal = { StageName: 'Prospecting', CloseDate: '2026-12-31' };
  await createMany(org, 'Opportunity', [
    { ...deal, Name: 'A', Amount: 1234.56, AccountId: account?.id },
    { ...deal, Name: 'B', StageName: 'Closed Won' },
    { ...deal, Name: 'C', Amount: 0 },
  ]);
});

afterAll(async () => {
  await local.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a bulk query over several pages becomes a typed table in a file, equal to what REST answers', async () => {
  const paths = ['Id', 'Name', 'Amount', 'CloseDate', 'CreatedDate', 'IsWon', 'Account.Name'];
  const soql = `SELECT ${paths.join(', ')} FROM Opportunity ORDER BY Name`;
  const columns = await columnsOf(org, 'Opportunity', paths);
  expect(columns.map(({ type }) => type)).toEqual([
    'id',
    'string',
    'currency',
    'date',
    'datetime',
    'boolean',
    'string',
  ]);
  const { files, records } = await bulkQuery(org, soql, { folder: join(folder, 'pages'), maxRecords: 2 });
  expect(files).toHaveLength(2);
  const tables = await openTables(join(folder, 'tables.duckdb'));
  try {
    expect(await loadTable(tables.connection, 'deal', files, columns)).toBe(records);
    const found = await tables.connection.runAndReadAll(
      'SELECT "Id", "Name", "Amount"::DOUBLE AS "Amount", "CloseDate"::VARCHAR AS "CloseDate", "IsWon", "Account.Name" AS account FROM deal ORDER BY "Name"',
    );
    const rest = await org.query<Readonly<Record<string, unknown>>>(soql);
    expect(found.getRowObjectsJson()).toEqual(
      rest.map(({ Id, Name, Amount, CloseDate, IsWon, Account }) => {
        return { Id, Name, Amount, CloseDate, IsWon, account: (Account as { Name: string } | null)?.Name ?? null };
      }),
    );
    const types = await tables.connection.runAndReadAll(
      'SELECT typeof("Amount"), typeof("CreatedDate") FROM deal LIMIT 1',
    );
    expect(types.getRows()).toEqual([['DECIMAL(18,2)', 'TIMESTAMP']]);
  } finally {
    tables.close();
  }
});

test('a field that the object does not have is refused by name', async () => {
  await expect(columnsOf(org, 'Opportunity', ['Name', 'Account.Nonsense'])).rejects.toBeInstanceOf(OrgRefused);
  await expect(columnsOf(org, 'Opportunity', ['Nonsense'])).rejects.toThrow("No such column 'Nonsense'");
});
