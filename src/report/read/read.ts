import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { todayIn, zoneOf, type Clock } from '../../deal/index.ts';
import { fieldsRead, type CompiledPlaybook } from '../../playbook/index.ts';
import {
  bulkQuery,
  columnsOf,
  OrgRefused,
  queryTogether,
  singleCurrency,
  unreadablePaths,
  waysToRead,
  type OrgConnection,
} from '../../salesforce/index.ts';
import { duckType, fillTable, type FilledColumn } from '../../tables/index.ts';
import { insertRecords } from './rows.ts';
import { objectTables, quoted, type ObjectTable } from './tables.ts';

/** What is read besides the columns of `tables.sql`, and when. */
export interface ReadOptions extends Clock {
  /** The fields of the opportunity that they read become columns. Default: none. */
  readonly playbooks?: readonly CompiledPlaybook[];
  /** Where the pages of bulk queries are written while they are read. Default: the folder for temporary files. */
  readonly scratch?: string;
  readonly signal?: AbortSignal;
  /** Chooses how to read so many records. Default: whichever takes fewer API calls. */
  readonly ways?: (records: number) => ReturnType<typeof waysToRead>;
}

/** How an object was read. */
export interface ObjectRead {
  readonly object: string;
  readonly records: number;
  readonly way: 'query' | 'bulk';
}

/** What `readPipeline` did. */
export interface PipelineRead {
  /** The value of `Org` in all rows. */
  readonly key: string;
  /** ISO date: which day it was for the user who read. */
  readonly today: string;
  readonly reads: readonly ObjectRead[];
}

/** Which records of an object are read; absent: all. */
const WHERE: Readonly<Record<string, string>> = {
  DF_Playbook__c: " WHERE Status__c = 'Live'",
  EmailMessage: " WHERE RelatedTo.Type = 'Opportunity'",
  Task: " WHERE CallType = 'Inbound' AND What.Type = 'Opportunity'",
};

/**
 * Objects that the report can do without, with the fields that their rows are nothing without. Whatever the org refuses of them (an object that it does
 * not have, a count that takes too long) leaves their table empty, and is noted in `Unread`.
 */
const OPTIONAL: ReadonlyMap<string, readonly string[]> = new Map([
  ['EmailMessage', ['RelatedToId', 'Incoming', 'MessageDate']],
  ['Task', ['WhatId', 'CallType']],
]);

/** A pipeline that is being read. */
interface Reading extends ReadOptions {
  readonly org: OrgConnection;
  readonly connection: DuckDBConnection;
  /** The id of the org. */
  readonly key: string;
}

/**
 * Adds the pipeline of an org to the tables of `tables.sql`: each object by the Bulk API or by REST, whichever takes fewer API calls. Rows
 * of the Bulk API go through files, so that the memory does not grow with them. Reads only.
 * @param connection of `openPipeline`; it may have other orgs already
 * @throws OrgRefused when the user may not read opportunities
 */
export async function readPipeline(
  connection: DuckDBConnection,
  org: OrgConnection,
  options: ReadOptions,
): Promise<PipelineRead> {
  const [about] = await org.query<{ Id: string; Name: string }>('SELECT Id, Name FROM Organization');
  const key = await keyOf(connection, about?.Id ?? org.organizationId ?? org.instanceUrl, org.instanceUrl);
  const reading: Reading = { ...options, org, connection, key };
  const longTexts = await addPlaybookColumns(reading);
  const tables: ObjectTable[] = [];
  for (const table of await objectTables(connection)) tables.push(await readableOf(reading, table));
  const present = tables.filter(({ columns }) => columns.length > 0);
  const reads: ObjectRead[] = [];
  const scratch = await mkdtemp(join(options.scratch ?? tmpdir(), 'pipeline-'));
  try {
    for (const { table, records } of await counted(reading, present))
      reads.push(await readObject(reading, table, { records, folder: join(scratch, table.object) }));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  await readRates(reading, present);
  for (const field of longTexts.map(quoted))
    await connection.run(`UPDATE Opportunity SET ${field} = 'filled' WHERE Org = $key AND ${field} IS NOT NULL`, {
      key,
    });
  const today = await todayIn(org, options);
  await connection.run(
    'INSERT INTO Organization VALUES ($key, $name, $url, $now::TIMESTAMP, $today::DATE, $zone, $currency)',
    {
      ...{ key, name: about?.Name ?? '', url: org.instanceUrl, now: options.now },
      today,
      zone: await zoneOf(org, options.zone),
      currency: (await orUndefined(singleCurrency(org))) ?? null,
    },
  );
  return { key, today, reads };
}

/** The id of the org; with its host where another org in the tables has that id, as local orgs have. */
async function keyOf(connection: DuckDBConnection, id: string, url: string): Promise<string> {
  const found = await connection.runAndReadAll('SELECT 1 FROM Organization WHERE Org = $id AND Url <> $url', {
    id,
    url,
  });
  return found.getRowsJson().length === 0 ? id : `${id}@${new URL(url).host}`;
}

/**
 * Makes columns of the fields that the playbooks read, with the types that the org has for them. Resolves to those with long texts, of which a
 * playbook can only ask whether they are filled: their words are the customer's, and stay in the org.
 */
async function addPlaybookColumns({ org, connection, playbooks = [] }: Reading): Promise<readonly string[]> {
  const [deal] = (await objectTables(connection)).filter(({ object }) => object === 'Opportunity');
  const known = new Set(deal?.columns.map(({ name }) => name.toLowerCase()));
  const wanted = [...new Set(playbooks.flatMap(fieldsRead))].filter((path) => !known.has(path.toLowerCase()));
  const hidden = await unreadablePaths(org, 'Opportunity', wanted);
  const columns = await columnsOf(
    org,
    'Opportunity',
    wanted.filter((path) => !hidden.includes(path)),
  );
  const added = [...columns.map((one) => [one.name, duckType(one)]), ...hidden.map((path) => [path, 'VARCHAR'])];
  for (const [name = '', type] of added)
    await connection.run(`ALTER TABLE Opportunity ADD COLUMN ${quoted(name)} ${type}`);
  return columns.filter(({ type }) => type === 'textarea').map(({ name }) => name);
}

/** Notes what is not read; `field` null: the object as a whole. */
async function noteUnread({ connection, key }: Reading, object: string, field: string | null): Promise<void> {
  await connection.run('INSERT INTO Unread VALUES ($key, $object, $field)', { key, object, field });
}

/** The table without what this user may not read, which is noted in `Unread`; without columns where the object itself is not readable. */
async function readableOf(reading: Reading, table: ObjectTable): Promise<ObjectTable> {
  const { org } = reading;
  const { object, columns } = table;
  const hidden = await orUndefined(
    unreadablePaths(
      org,
      object,
      columns.map(({ name }) => name),
    ),
  );
  if (hidden === undefined || OPTIONAL.get(object)?.some((field) => hidden.includes(field)) === true) {
    if (object === 'Opportunity') throw notReadable();
    await noteUnread(reading, object, null);
    return { object, columns: [] };
  }
  for (const field of hidden) await noteUnread(reading, object, field);
  return { object, columns: columns.filter(({ name }) => !hidden.includes(name)) };
}

function notReadable(): OrgRefused {
  const message = 'This user may not read opportunities.';
  return new OrgRefused([{ errorCode: 'INSUFFICIENT_ACCESS', message, fields: [] }]);
}

/** A table with the number of its records. */
interface Counted {
  readonly table: ObjectTable;
  readonly records: number;
}

/** The tables with the number of their records, in one call. Where the org refuses it, the report does without the optional ones. */
async function counted(reading: Reading, tables: readonly ObjectTable[]): Promise<readonly Counted[]> {
  const optional = tables.filter(({ object }) => OPTIONAL.has(object));
  const all = optional.length === 0 ? undefined : await orUndefined(countsOf(reading, tables));
  if (all !== undefined) return all;
  for (const { object } of optional) await noteUnread(reading, object, null);
  return countsOf(
    reading,
    tables.filter((table) => !optional.includes(table)),
  );
}

async function countsOf({ org }: Reading, tables: readonly ObjectTable[]): Promise<readonly Counted[]> {
  const counts = await queryTogether(
    org,
    tables.map(({ object }) => ({ soql: `SELECT COUNT(Id) records FROM ${object}${WHERE[object] ?? ''}` })),
  );
  return tables.map((table, index) => ({ table, records: Number(counts[index]?.rows[0]?.['records'] ?? 0) }));
}

async function readObject(
  reading: Reading,
  { object, columns }: ObjectTable,
  { records, folder }: { readonly records: number; readonly folder: string },
): Promise<ObjectRead> {
  const { org, connection, key, signal, ways = waysToRead } = reading;
  signal?.throwIfAborted();
  const soql = `SELECT ${columns.map(({ name }) => name).join(', ')} FROM ${object}${WHERE[object] ?? ''}`;
  const [{ way }] = ways(records);
  if (way === 'bulk') {
    const result = await orUndefined(bulkQuery(org, soql, { folder, ...(signal === undefined ? {} : { signal }) }));
    if (result !== undefined) {
      await fillTable(connection, object, { files: result.files, columns }, { Org: key });
      await rm(folder, { recursive: true, force: true });
      return { object, records: result.records, way };
    }
  }
  const query = org.query<Readonly<Record<string, unknown>>>(soql);
  const rows = await (OPTIONAL.has(object) ? orUndefined(query) : query);
  if (rows === undefined) {
    await noteUnread(reading, object, null);
    return { object, records: 0, way: 'query' };
  }
  await insertRecords(connection, object, rows, { org: key, columns });
  return { object, records: rows.length, way: 'query' };
}

const RATE: readonly FilledColumn[] = [
  { name: 'IsoCode', type: 'VARCHAR' },
  { name: 'ConversionRate', type: 'DOUBLE' },
  { name: 'IsCorporate', type: 'BOOLEAN' },
];

/** Only an org with several currencies has the field and the rates. */
async function readRates({ org, connection, key }: Reading, tables: readonly ObjectTable[]): Promise<void> {
  const deal = tables.find(({ object }) => object === 'Opportunity');
  if (!deal?.columns.some(({ name }) => name === 'CurrencyIsoCode')) return;
  const rates = await org.query<Readonly<Record<string, unknown>>>(
    'SELECT IsoCode, ConversionRate, IsCorporate FROM CurrencyType WHERE IsActive = true',
  );
  await insertRecords(connection, 'CurrencyType', rates, { org: key, columns: RATE });
}

async function orUndefined<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof OrgRefused)) throw error;
    return undefined;
  }
}
