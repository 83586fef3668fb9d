import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LocalOrgStartError, startLocalOrg } from '../../../src/local-org/index.ts';
import { caller } from './helpers.ts';

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'data-dir-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

let number = 0;
const newFolder = (): string => join(parent, `folder-${(number += 1)}`);
const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

/** A folder in which an org was, with one account. */
async function usedFolder(): Promise<string> {
  const dataDir = newFolder();
  const org = await startLocalOrg({ dataDir, port: 0 });
  const { status } = await caller(org.url, org.users.admin.accessToken)('POST', 'sobjects/Account', { Name: 'Kept' });
  expect(status).toBe(201);
  await org.close();
  return dataDir;
}

test('an org that is made anew in a folder is another one by its id, which stays over restarts', async () => {
  const dataDir = newFolder();
  const ids: string[] = [];
  for (const isFirst of [true, false, true]) {
    if (isFirst) await rm(dataDir, { recursive: true, force: true });
    const org = await startLocalOrg({ dataDir, port: 0 });
    ids.push(org.org.id);
    await org.close();
  }
  expect(ids[0]).toMatch(/^00D\w{15}$/);
  expect([ids[1], ids[2] === ids[0]]).toEqual([ids[0], false]);
});

describe('other users of the machine', () => {
  test('can read nothing in a new data folder, while the org runs and after', async () => {
    const dataDir = newFolder();
    const org = await startLocalOrg({ dataDir, port: 0 });
    const names = await readdir(dataDir);
    expect(names).toEqual(
      expect.arrayContaining(['lock', 'org.json', 'org.sqlite', 'org.sqlite-wal', 'requests.jsonl']),
    );
    for (const name of names) expect([name, await modeOf(join(dataDir, name))]).toEqual([name, '600']);
    expect(await modeOf(dataDir)).toBe('700');
    await org.close();
    for (const name of await readdir(dataDir)) expect([name, await modeOf(join(dataDir, name))]).toEqual([name, '600']);
  });

  test('can no longer read a folder of before', async () => {
    const dataDir = await usedFolder();
    for (const name of await readdir(dataDir)) await chmod(join(dataDir, name), 0o644);
    await writeFile(join(dataDir, 'sync-retry.jsonl'), '{}\n', { mode: 0o644 });
    await chmod(dataDir, 0o755);
    const org = await startLocalOrg({ dataDir, port: 0 });
    for (const name of await readdir(dataDir)) expect([name, await modeOf(join(dataDir, name))]).toEqual([name, '600']);
    expect(await modeOf(dataDir)).toBe('700');
    await org.close();
  });

  test('keep their way into a folder in which something else lies, though not into the org’s files', async () => {
    const dataDir = newFolder();
    await mkdir(dataDir, { mode: 0o755 });
    await writeFile(join(dataDir, 'notes.txt'), 'mine', { mode: 0o644 });
    const org = await startLocalOrg({ dataDir, port: 0 });
    expect([await modeOf(dataDir), await modeOf(join(dataDir, 'notes.txt'))]).toEqual(['755', '644']);
    expect(await modeOf(join(dataDir, 'org.sqlite'))).toBe('600');
    await org.close();
  });
});

describe('a file that is not this org’s', () => {
  /** Starting is refused with the advice, and the file is as it was, byte for byte. */
  async function isRefused(dataDir: string, message: string | RegExp, file = 'org.sqlite'): Promise<void> {
    const before = await readFile(join(dataDir, file));
    const attempt = startLocalOrg({ dataDir, port: 0 });
    await expect(attempt).rejects.toThrow(LocalOrgStartError);
    await expect(attempt).rejects.toThrow(message);
    await expect(attempt).rejects.toThrow('Nothing was changed.');
    expect((await readFile(join(dataDir, file))).equals(before)).toBe(true);
  }

  const ADVICE = 'Choose another folder with `--data DIR`, or move that file away and start again.';

  test('is refused where it is no database', async () => {
    const dataDir = newFolder();
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'org.sqlite'), 'Dear diary, this is a text of more than sixteen bytes.\n');
    await isRefused(dataDir, `org.sqlite\` is not a database of a local org. Nothing was changed. ${ADVICE}`);
  });

  test('is refused where it is a folder', async () => {
    const dataDir = newFolder();
    await mkdir(join(dataDir, 'org.sqlite'), { recursive: true });
    const attempt = startLocalOrg({ dataDir, port: 0 });
    await expect(attempt).rejects.toThrow(LocalOrgStartError);
    await expect(attempt).rejects.toThrow(`org.sqlite\` is not a file. Nothing was changed. ${ADVICE}`);
  });

  test.each([
    ['has tables of its own', 'CREATE TABLE songs (title TEXT)'],
    ['says whose it is', 'PRAGMA application_id = 12345'],
    ['has tables and a write-ahead log', 'PRAGMA journal_mode = WAL; CREATE TABLE songs (title TEXT)'],
  ])('is refused where another program’s database %s', async (_what, sql) => {
    const dataDir = newFolder();
    await mkdir(dataDir);
    const other = new DatabaseSync(join(dataDir, 'org.sqlite'));
    other.exec(sql);
    other.close();
    await isRefused(dataDir, `org.sqlite\` is the database of another program. Nothing was changed. ${ADVICE}`);
  });

  test('is refused where a newer version wrote it', async () => {
    const dataDir = await usedFolder();
    const newer = new DatabaseSync(join(dataDir, 'org.sqlite'));
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await isRefused(
      dataDir,
      /was written by a newer version of Diagnose First \(format 99; this version reads up to \d+\)/,
    );
  });

  test.each([20_000, 3000, 50])('is refused where it was cut to %d bytes', async (length) => {
    const dataDir = await usedFolder();
    await truncate(join(dataDir, 'org.sqlite'), length);
    await isRefused(
      dataDir,
      /org\.sqlite` is damaged \(.+\)\. Nothing was changed\. Put a copy of the file back, or begin anew with `diagnose org reset`\./,
    );
  });

  test('is refused where its pages were overwritten', async () => {
    const dataDir = await usedFolder();
    const file = join(dataDir, 'org.sqlite');
    const bytes = await readFile(file);
    await writeFile(file, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 7)]));
    await isRefused(dataDir, 'org.sqlite` is damaged');
  });

  test('is refused as the lock file too', async () => {
    const dataDir = newFolder();
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'lock'), 'A lock of another program, of more than sixteen bytes.\n');
    await isRefused(dataDir, 'is not the lock file of a local org', 'lock');
  });

  test('is refused in place of the folder', async () => {
    const file = newFolder();
    await writeFile(file, 'text');
    await expect(startLocalOrg({ dataDir: file, port: 0 })).rejects.toThrow(
      'is a file. Choose a folder with `--data DIR`.',
    );
  });
});

test('a folder of the releases before, whose database names no format, opens with its records', async () => {
  const dataDir = await usedFolder();
  const old = new DatabaseSync(join(dataDir, 'org.sqlite'));
  old.exec('PRAGMA user_version = 0; PRAGMA application_id = 0');
  old.close();
  const org = await startLocalOrg({ dataDir, port: 0 });
  const found = await caller(org.url, org.users.admin.accessToken)('GET', 'query?q=SELECT+Name+FROM+Account');
  expect(found.json.records).toEqual([expect.objectContaining({ Name: 'Kept' })]);
  await org.close();
});
