import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { duckType, loadTable, TableLoadError, type TypedColumn } from '../../src/tables/load.ts';

const column = (name: string, type: string, precision = 0, scale = 0): TypedColumn => ({
  name,
  type,
  precision,
  scale,
});
const COLUMNS = [
  column('Id', 'id'),
  column('Name', 'string'),
  column('Amount', 'currency', 18, 2),
  column('Size__c', 'double', 18, 0),
  column('Level__c', 'int', 8),
  column('CloseDate', 'date'),
  column('CreatedDate', 'datetime'),
  column('IsWon', 'boolean'),
  column('Owner.Name', 'string'),
];
const HEADER = COLUMNS.map(({ name }) => `"${name}"`).join();

let folder: string;
let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tables-'));
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(name: string, ...rows: readonly string[]): string {
  const path = join(folder, `it's ${name}.csv`);
  writeFileSync(path, [HEADER, ...rows, ''].join('\n'));
  return path;
}

const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();

const FULL =
  '"006A","Zoë says ""yes"", twice\nand again","1234567890123.45","7","3","2026-02-28","2026-11-21T09:08:07.123Z","true","Kim"';
const EMPTY = '"006B","","","","","","","",""';

describe('a table of bulk results', () => {
  test('has the types of the columns, and NULL where Salesforce has no value', async () => {
    const files = [fileOf('one', FULL), fileOf('two', EMPTY)];
    expect(await loadTable(connection, 'deal "x"', files, COLUMNS)).toBe(2);
    const types = await rows(
      `SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'deal "x"'`,
    );
    expect(types.map((one) => [one['column_name'], one['data_type']])).toEqual([
      ['Id', 'VARCHAR'],
      ['Name', 'VARCHAR'],
      ['Amount', 'DECIMAL(18,2)'],
      ['Size__c', 'DECIMAL(18,0)'],
      ['Level__c', 'INTEGER'],
      ['CloseDate', 'DATE'],
      ['CreatedDate', 'TIMESTAMP'],
      ['IsWon', 'BOOLEAN'],
      ['Owner.Name', 'VARCHAR'],
    ]);
    const [full, empty] = await rows('SELECT * FROM "deal ""x""" ORDER BY "Id"');
    expect(full).toEqual({
      Id: '006A',
      Name: 'Zoë says "yes", twice\nand again',
      Amount: '1234567890123.45',
      Size__c: '7',
      Level__c: 3,
      CloseDate: '2026-02-28',
      CreatedDate: '2026-11-21 09:08:07.123',
      IsWon: true,
      'Owner.Name': 'Kim',
    });
    expect(Object.values(empty ?? {}).filter((value) => value !== null)).toEqual(['006B']);
  });

  test('reads numbers with an exponent', async () => {
    const row = '"006C","x","1.25E7","7.0","3","2026-02-28","2026-11-21T09:08:07.000Z","false","y"';
    await loadTable(connection, 'numbers', [fileOf('exponent', row)], COLUMNS);
    expect(await rows('SELECT "Amount", "Size__c", "CreatedDate" FROM numbers')).toEqual([
      { Amount: '12500000.00', Size__c: '7', CreatedDate: '2026-11-21 09:08:07' },
    ]);
  });

  test('replaces the table of before, and is empty for a page without records', async () => {
    expect(await loadTable(connection, 'again', [fileOf('full', FULL, EMPTY)], COLUMNS)).toBe(2);
    expect(await loadTable(connection, 'again', [fileOf('none')], COLUMNS)).toBe(0);
    expect(await rows('SELECT count(*)::INTEGER AS n FROM again')).toEqual([{ n: 0 }]);
  });

  test.each([
    ['columns in another order', [...COLUMNS].reverse(), 'has the columns Id, Name'],
    ['a text where a number is expected', COLUMNS.with(1, column('Name', 'double')), 'could not be made'],
  ])('is not made of %s', async (_what, columns, words) => {
    const error = await loadTable(connection, 'bad', [fileOf('bad', FULL)], columns).catch((error: Error) => error);
    expect(error).toBeInstanceOf(TableLoadError);
    expect((error as Error).message).toContain(words);
  });
});

test.each([
  ['int', 8, 0, 'INTEGER'],
  ['long', 18, 0, 'BIGINT'],
  ['percent', 5, 2, 'DECIMAL(5, 2)'],
  ['double', 0, 0, 'DOUBLE'],
  ['double', 40, 2, 'DOUBLE'],
  ['time', 0, 0, 'VARCHAR'],
  ['multipicklist', 0, 0, 'VARCHAR'],
])('a field of the type %s (%d, %d) is %s', (type, precision, scale, expected) => {
  expect(duckType({ type, precision, scale })).toBe(expected);
});
