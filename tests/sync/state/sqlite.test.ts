import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../../src/sync/state/sqlite.ts';
import { StateError } from '../../../src/sync/state/store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const insert = (id: string) => ({
  sql: 'insert into settled_row values ($1, $2, $3)',
  params: ['org', id, '2026-11-30T00:00:00.000Z'],
});
const rows = 'select id from settled_row order by id';

test('a position is kept together with its effects, over a new start', async () => {
  const file = join(folder, 'deep', 'state.sqlite');
  const store = openSqlite(file);
  expect(await store.position('org/watch')).toBeUndefined();
  await store.keep('org/watch', 'first', [insert('a'), insert('b')]);
  await store.keep('org/watch', 'second');
  await store.close();
  const again = openSqlite(file);
  expect(await again.position('org/watch')).toBe('second');
  expect(await again.all(rows)).toEqual([{ id: 'a' }, { id: 'b' }]);
  await again.close();
  // Names of deals and addresses of people are in it.
  expect((statSync(dirname(file)).mode & 0o777).toString(8)).toBe('700');
});

test('an effect that fails leaves neither position nor the other effects', async () => {
  const store = openSqlite(join(folder, 'state.sqlite'));
  await store.keep('org/watch', 'first', [insert('a')]);
  await expect(store.keep('org/watch', 'second', [insert('b'), insert('a')])).rejects.toThrow(/UNIQUE/);
  expect(await store.position('org/watch')).toBe('first');
  expect(await store.all(rows)).toEqual([{ id: 'a' }]);
  await store.close();
});

test('two processes may have it open; each sees what the other kept', async () => {
  const [one, other] = [openSqlite(join(folder, 'state.sqlite')), openSqlite(join(folder, 'state.sqlite'))];
  await one.keep('a', '1');
  await other.keep('b', '2');
  expect([await other.position('a'), await one.position('b')]).toEqual(['1', '2']);
  await one.close();
  await other.close();
});

test('a file of a later release, and one that is no database, are refused with what to do', async () => {
  const later = join(folder, 'later.sqlite');
  await openSqlite(later).close();
  const database = new DatabaseSync(later);
  database.exec("insert into migration values (1000, 'then')");
  database.close();
  expect(() => openSqlite(later)).toThrow(/written by a later release of diagnose/);
  const broken = join(folder, 'broken.sqlite');
  writeFileSync(broken, 'x'.repeat(10_000));
  expect(() => openSqlite(broken)).toThrow(/cannot be read .* Move the file away/);
});

test('what belongs to a deal or a contact is found by its own index, with no rows and with a state of an earlier release', async () => {
  const file = join(folder, 'state.sqlite');
  const plans = async (): Promise<readonly string[]> => {
    const store = openSqlite(file);
    const found: string[] = [];
    for (const [table, column] of [
      ['review_record', 'deal'],
      ['review_record', 'said_by'],
      ['review_role', 'contact'],
      ['review_deal', 'to_count'],
    ]) {
      const sql = `explain query plan select * from ${table} where org = $1 and ${column} = $2`;
      const [plan] = await store.all<{ detail: string }>(sql, ['org', 'x']);
      found.push(plan!.detail);
    }
    await store.close();
    return found;
  };
  const expected = [
    'SEARCH review_record USING INDEX review_record_deal (org=? AND deal=?)',
    'SEARCH review_record USING INDEX review_record_said (org=? AND said_by=?)',
    'SEARCH review_role USING INDEX review_role_contact (org=? AND contact=?)',
    'SEARCH review_deal USING INDEX review_deal_to_count (org=? AND to_count=?)',
  ];
  expect(await plans()).toEqual(expected);
  // As a state has it that was made before there were figures for the planner.
  const database = new DatabaseSync(file);
  database.exec('drop table sqlite_stat1');
  database.close();
  expect(await plans()).toEqual(expected);
});

test('a place where no file can be written is named, and nobody is advised to move a good file away', async () => {
  writeFileSync(join(folder, 'file'), '');
  const inFile = join(folder, 'file', 'state.sqlite');
  expect(() => openSqlite(inFile)).toThrow(`state in \`${inFile}\` cannot be written`);
  const isFolder = join(folder, 'folder');
  mkdirSync(isFolder);
  expect(() => openSqlite(isFolder)).toThrow(StateError);
  expect(() => openSqlite(isFolder)).toThrow(
    /cannot be written .* Check its folder, or choose another one with `--data`/,
  );
});

test('a disk that fills up while a position is kept is one sentence, and the position before it stands', async () => {
  const store = openSqlite(join(folder, 'state.sqlite'));
  await store.keep('org/watch', 'first');
  // As a full disk does, this leaves SQLite no page more.
  const [{ pages }] = (await store.all('select page_count as pages from pragma_page_count')) as [{ pages: number }];
  await store.all(`pragma max_page_count = ${pages}`);
  await expect(store.keep('org/watch', 'x'.repeat(1_000_000))).rejects.toThrow(
    /state\.sqlite` cannot be written: the disk is full\. Make room, and run the same again\./,
  );
  expect(await store.position('org/watch')).toBe('first');
  await store.close();
});
