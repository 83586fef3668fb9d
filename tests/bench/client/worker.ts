import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import jsforce from 'jsforce';
import { request } from 'undici';
import { bulkQuery, bulkSave, connectOrg } from '../../../src/salesforce/index.ts';
import { openTables } from '../../../src/tables/database.ts';
import { loadTable, type TypedColumn } from '../../../src/tables/load.ts';
import { peakMegabytes } from '../peak.ts';

// One contestant in a process of its own: worker.ts WHAT URL RECORDS FOLDER. Prints what it took as JSON, without the start of the process.

const [what = '', url = '', count = '0', folder = ''] = process.argv.slice(2);
const records = Number(count);
const SOQL = 'SELECT Id, Name, StageName, Amount, CloseDate, CreatedDate, IsWon FROM Opportunity';
const token = { instanceUrl: url, accessToken: '00D000000000001!T' };
const column = (name: string, type: string, precision = 0, scale = 0): TypedColumn => ({
  name,
  type,
  precision,
  scale,
});
const COLUMNS = [
  column('Id', 'id'),
  column('Name', 'string'),
  column('StageName', 'picklist'),
  column('Amount', 'currency', 18, 2),
  column('CloseDate', 'date'),
  column('CreatedDate', 'datetime'),
  column('IsWon', 'boolean'),
];

function* objects(): Generator<{ readonly Id: string; readonly Name: string; readonly Amount: number }> {
  for (let n = 0; n < records; n += 1) {
    yield { Id: `006${String(n).padStart(12, '0')}AAA`, Name: `Deal ${n}, "new"`, Amount: n };
  }
}

const contestants: Readonly<Record<string, () => Promise<number>>> = {
  /** Ours: pages to files, files to a typed table. */
  async table() {
    const { files } = await bulkQuery(connectOrg(token), SOQL, { folder: join(folder, 'pages') });
    const database = await openTables(join(folder, 'table.duckdb'));
    const rows = await loadTable(database.connection, 'deal', files, COLUMNS);
    database.close();
    return rows;
  },
  /** The same bytes by undici to a file, and DuckDB's own CREATE TABLE over it, which guesses the types. */
  async floor() {
    const file = join(folder, 'all.csv');
    const { body } = await request(`${url}/services/data/v66.0/jobs/query/750000000000001AAA/results`);
    await pipeline(body, createWriteStream(file));
    const instance = await DuckDBInstance.create(join(folder, 'floor.duckdb'), { memory_limit: '200MB' });
    const connection = await instance.connect();
    const result = await connection.run(`CREATE TABLE deal AS SELECT * FROM read_csv('${file}')`);
    const rows = Number((await result.getRows())[0]?.[0]);
    connection.closeSync();
    instance.closeSync();
    return rows;
  },
  async 'jsforce-read'() {
    const connection = new jsforce.Connection({ ...token, version: '66.0' });
    let rows = 0;
    for await (const _row of await connection.bulk2.query(SOQL)) rows += 1;
    return rows;
  },
  async save() {
    const options = { operation: 'update', columns: ['Id', 'Name', 'Amount'], folder } as const;
    let rows = 0;
    for await (const { processed } of bulkSave(connectOrg(token), 'Opportunity', objects(), options)) rows += processed;
    return rows;
  },
  async 'jsforce-save'() {
    const connection = new jsforce.Connection({ ...token, version: '66.0' });
    const job = connection.bulk2.createJob({ operation: 'update', object: 'Opportunity' });
    await job.open();
    await job.uploadData([...objects()] as never);
    await job.close();
    await job.poll(100, 60_000);
    return records;
  },
};

mkdirSync(folder, { recursive: true });
const run = contestants[what];
if (run === undefined) throw new Error(`there is no contestant ${what}`);
const started = performance.now();
const rows = await run();
const milliseconds = performance.now() - started;
const megabytes = Math.round(peakMegabytes());
process.stdout.write(JSON.stringify({ milliseconds, megabytes, rows }));
