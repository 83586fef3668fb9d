import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ended, resultsOf } from '../../local-org/api/bulk-support.ts';
import type { Caller } from '../../local-org/api/helpers.ts';
import { differs } from './work.ts';
import type { Folder, Piece, Work } from './work.ts';

/** Rows of a job, and how many a chunk has. */
const ROWS = 2000;
const CHUNK = 200;
/** Every tenth row is refused. */
const isWrong = (row: number): boolean => row % 10 === 9;
const GOOD = Array.from({ length: ROWS }, (_none, row) => row).filter((row) => !isWrong(row));
const NO_ID = '001000000000000AAA';

type Operation = 'insert' | 'update' | 'delete';

/** A job as the database has it. */
interface StoredJob {
  readonly state: string;
  readonly processed: number;
  readonly failed: number;
  readonly successBytes: number;
  readonly failedBytes: number;
}

/** Bulk 2.0 ingest: jobs that insert accounts, then update them, then delete them. */
export function ingestWork(): Work {
  /** Ids of the accounts by row, from the results of the last insert. */
  const ids = new Map<number, string>();
  return {
    name: 'ingest',
    prepare: async () => undefined,
    piece: (number) => ingestPiece(number, (['insert', 'update', 'delete'] as const)[number % 3]!, ids),
  };
}

function ingestPiece(number: number, operation: Operation, ids: Map<number, string>): Piece {
  const acknowledged = { id: '', uploaded: false, closed: false, processed: 0 };
  const csv = csvOf(number, operation, ids);
  const run = async (call: Caller): Promise<void> => {
    const id = (acknowledged.id ||= await created(call, operation));
    if (!acknowledged.uploaded) {
      const { status, text } = await call('PUT', `jobs/ingest/${id}/batches`, csv, { 'Content-Type': 'text/csv' });
      // After a kill, the data may be there without an answer.
      if (status !== 201 && !text.includes('Found multiple contents')) throw new Error(`upload: ${status} ${text}`);
      acknowledged.uploaded = true;
    }
    if (!acknowledged.closed) {
      const { status, text } = await call('PATCH', `jobs/ingest/${id}`, { state: 'UploadComplete' });
      const isClosed = status === 200 || text.includes('InvalidJobState');
      if (!isClosed) throw new Error(`close: ${status} ${text}`);
      acknowledged.closed = true;
    }
    for (let isOver = false; !isOver;) {
      const { json } = await call('GET', `jobs/ingest/${id}`);
      acknowledged.processed = json.numberRecordsProcessed as number;
      isOver = ['JobComplete', 'Failed', 'Aborted'].includes(json.state as string);
    }
  };
  return {
    run,
    read: (folder) => readJob(folder, { number, operation, ids, csv, acknowledged }),
    async finish(call) {
      await run(call);
      const { state, numberRecordsProcessed, numberRecordsFailed } = await ended(
        call,
        `jobs/ingest/${acknowledged.id}`,
      );
      const { success, failed, unprocessed } = await resultsOf(call, acknowledged.id);
      const done = rowsOf(success);
      if (operation === 'insert') {
        ids.clear();
        for (const { id, row } of done) ids.set(row, id);
      }
      return [
        ...differs('the job', [state, numberRecordsProcessed, numberRecordsFailed], ['JobComplete', ROWS, ROWS / 10]),
        ...differs('rows with success', rowNumbers(done), GOOD),
        ...differs('refused rows', rowsOf(failed).length, ROWS / 10),
        ...differs('rows that were not reached', unprocessed.split('\n').length, 2),
      ];
    },
  };
}

async function created(call: Caller, operation: Operation): Promise<string> {
  const { status, text, json } = await call('POST', 'jobs/ingest', { object: 'Account', operation });
  if (status !== 200) throw new Error(`create: ${status} ${text}`);
  return json.id as string;
}

/** The row's number is in `Site`, or for deletions, which have only an id, in the order of the file. */
function csvOf(number: number, operation: Operation, ids: ReadonlyMap<number, string>): string {
  const lines = Array.from({ length: ROWS }, (_none, row) => {
    const id = ids.get(row) ?? NO_ID;
    if (operation === 'insert') return `${isWrong(row) ? '' : `Row ${row}`},${siteOf(number, row)}`;
    return operation === 'update' ? `${id},${siteOf(number, row)}` : id;
  });
  return `${{ insert: 'Name,Site', update: 'Id,Site', delete: 'Id' }[operation]}\n${lines.join('\n')}\n`;
}

const siteOf = (number: number, row: number): string => `${number}/${row}`;

interface Killed {
  readonly number: number;
  readonly operation: Operation;
  readonly ids: ReadonlyMap<number, string>;
  readonly csv: string;
  readonly acknowledged: { readonly id: string; uploaded: boolean; closed: boolean; processed: number };
}

/** The rows of whole chunks are saved, with their results, and no others. */
function readJob({ path, database }: Folder, killed: Killed): readonly string[] {
  const { number, operation, ids, csv, acknowledged } = killed;
  const row = database.prepare('SELECT job FROM "~bulkJob" WHERE id15 = ?').get(acknowledged.id.slice(0, 15));
  if (row === undefined) return acknowledged.id === '' ? [] : ['an acknowledged job is lost'];
  const job = JSON.parse(String(row.job)) as StoredJob;
  const file = (kind: string): string => join(path, 'bulk-jobs', `${acknowledged.id}.${kind}`);
  const valid = (kind: 'success' | 'failed', bytes: number): string =>
    bytes === 0 ? '' : readFileSync(file(kind)).subarray(0, bytes).toString();
  const isUploaded = existsSync(file('data'));
  const sites = new Map(
    database
      .prepare(`SELECT "Id" AS id, "Site" AS site FROM "Account" WHERE "Site" LIKE ?`)
      .all(`${number}/%`)
      .map(({ id, site }) => [String(id), Number(String(site).split('/')[1])]),
  );
  const reached = GOOD.filter((one) => one < job.processed);
  const done = rowsOf(valid('success', job.successBytes));
  const gone = [...ids].filter(
    ([, id]) => database.prepare('SELECT 1 FROM "Account" WHERE "Id" = ?').get(id) === undefined,
  );
  const saved = operation === 'delete' ? gone.map(([one]) => one) : [...sites.values()].sort((a, b) => a - b);
  const savedIds = operation === 'delete' ? gone.map(([, id]) => id) : [...sites.keys()];
  return [
    ...(acknowledged.uploaded && !isUploaded ? ['acknowledged data is lost'] : []),
    ...(isUploaded ? differs('the data', readFileSync(file('data'), 'utf8') === csv, true) : []),
    ...(acknowledged.closed && job.state === 'Open' ? ['a closed job is open'] : []),
    ...(job.processed < acknowledged.processed ? ['acknowledged progress is lost'] : []),
    ...(job.processed % CHUNK === 0 ? [] : [`half a chunk: ${job.processed} rows`]),
    ...differs('saved rows', saved, reached),
    ...differs('ids of results', done.map(({ id }) => id).sort(), savedIds.sort()),
    ...differs('results', [done.length, rowsOf(valid('failed', job.failedBytes)).length], [reached.length, job.failed]),
  ];
}

/** The lines of a results file: the record, and the row's number. Deletions have it in their place: wrong ones are left out. */
function rowsOf(csv: string): { id: string; row: number }[] {
  const lines = csv.split('\n').filter((one) => one !== '' && !one.startsWith('"sf__Id"'));
  return lines.map((line, at) => {
    const cells = line.split('","').map((cell) => cell.replace(/^"|"$/g, ''));
    const site = cells.at(-1)!.split('/')[1];
    return { id: cells[0]!, row: site === undefined ? GOOD[at]! : Number(site) };
  });
}

const rowNumbers = (rows: readonly { row: number }[]): number[] => rows.map(({ row }) => row);
