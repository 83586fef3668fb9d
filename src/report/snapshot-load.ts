import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ReadOrg } from './pipeline.ts';
import { literal, quoted } from './read/index.ts';
import { damaged, snapshotOf, STORED, type Snapshot, type SnapshotContext } from './snapshot.ts';

/**
 * Adds the pipeline of a snapshot to the tables of `readPipeline`, as the org was read.
 * @param folder of the org and user; @param day by default that of the last snapshot
 * @throws SnapshotError where there is none, or it cannot be read
 */
export async function loadSnapshot(connection: DuckDBConnection, folder: string, day?: string): Promise<ReadOrg> {
  const snapshot = await snapshotOf(folder, day);
  try {
    return await loadOne(connection, folder, snapshot);
  } catch (error) {
    // Another process may have put a newer one of the same day in its place meanwhile.
    const again = await snapshotOf(folder, snapshot.day);
    if (again.folder === snapshot.folder) throw damaged(snapshot.day, (error as Error).message, error);
    return loadOne(connection, folder, again);
  }
}

async function loadOne(connection: DuckDBConnection, folder: string, snapshot: Snapshot): Promise<ReadOrg> {
  const { day, at, url, org } = snapshot;
  const tables = join(folder, snapshot.folder);
  const context = JSON.parse(await readFile(join(tables, 'context.json'), 'utf8')) as SnapshotContext;
  const key = await keyIn(connection, org, url);
  await connection.run('BEGIN');
  try {
    for (const table of STORED) await fill(connection, table, { path: join(tables, `${table}.parquet`), key });
    await connection.run('COMMIT');
  } catch (error) {
    await connection.run('ROLLBACK');
    throw error;
  }
  return { key, url, at, day, ...context };
}

/** The key of the org, with its host where another org in the tables has it, as local orgs have. */
async function keyIn(connection: DuckDBConnection, org: string, url: string): Promise<string> {
  const found = await connection.runAndReadAll('SELECT 1 FROM Organization WHERE Org = $org', { org });
  return found.getRowsJson().length === 0 ? org : `${org}@${new URL(url).host}`;
}

/** Adds the rows of a file, with the columns that playbooks had added. */
async function fill(
  connection: DuckDBConnection,
  table: string,
  { path, key }: { readonly path: string; readonly key: string },
): Promise<void> {
  const file = `read_parquet(${literal(path)})`;
  const described = await connection.runAndReadAll(`DESCRIBE FROM ${file}`);
  const known = await connection.runAndReadAll(`DESCRIBE ${quoted(table)}`);
  const names = new Set(known.getRowsJson().map(([name]) => String(name).toLowerCase()));
  for (const [name, type] of described.getRowsJson() as [string, string][])
    if (!names.has(name.toLowerCase()))
      await connection.run(`ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(name)} ${type}`);
  await connection.run(`INSERT INTO ${quoted(table)} BY NAME SELECT * REPLACE (${literal(key)} AS Org) FROM ${file}`);
}
