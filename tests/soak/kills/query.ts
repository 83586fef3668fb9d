import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ended, load } from '../../local-org/api/bulk-support.ts';
import type { Caller } from '../../local-org/api/helpers.ts';
import { differs } from './work.ts';
import type { Folder, Piece, Work } from './work.ts';

const ROWS = 8000;
const PAGE = 3000;
const SOQL = "SELECT Id, Name, Phone FROM Account WHERE Phone LIKE '+49 %' ORDER BY Phone";

/** Bulk 2.0 query: jobs over the same accounts, whose pages are read. */
export function queryWork(): Work {
  return {
    name: 'query',
    async prepare(call) {
      const lines = Array.from({ length: ROWS }, (_none, row) => `Queried ${row},${phoneOf(row)}`);
      const { info } = await load(
        call,
        { object: 'Account', operation: 'insert' },
        `Name,Phone\n${lines.join('\n')}\n`,
      );
      if (info.state !== 'JobComplete' || info.numberRecordsFailed !== 0) throw new Error(JSON.stringify(info));
    },
    piece: () => queryPiece(),
  };
}

const phoneOf = (row: number): string => `+49 ${String(row).padStart(6, '0')}`;

function queryPiece(): Piece {
  const acknowledged = { id: '', processed: 0, complete: false };
  /** Pages by the record that they begin with. */
  const pages = new Map<string, string>();
  /** The rows of the database, once it was read. */
  let expected: string | undefined;
  const run = async (call: Caller): Promise<void> => {
    const id = (acknowledged.id ||= await created(call));
    while (!acknowledged.complete) {
      const { json } = await call('GET', `jobs/query/${id}`);
      acknowledged.processed = json.numberRecordsProcessed as number;
      if (json.state === 'Failed' || json.state === 'Aborted') throw new Error(JSON.stringify(json));
      acknowledged.complete = json.state === 'JobComplete';
    }
    await readPages(call, id, (locator, text) => pages.set(locator, text));
  };
  return {
    run,
    read(folder) {
      expected = rowsIn(folder);
      return readJob(folder, acknowledged);
    },
    async finish(call) {
      const before = new Map(pages);
      await run(call);
      const { state } = await ended(call, `jobs/query/${acknowledged.id}`);
      const text = [...pages.values()].map((page) => page.slice(page.indexOf('\n') + 1)).join('');
      return [
        ...differs('the job', state, 'JobComplete'),
        ...[...before].flatMap(([locator, page]) => differs(`page ${locator}`, pages.get(locator), page)),
        ...(expected === undefined || text === expected
          ? []
          : [`the pages do not have the rows of the database: ${text.length} characters`]),
      ];
    },
  };
}

async function created(call: Caller): Promise<string> {
  const { status, text, json } = await call('POST', 'jobs/query', { operation: 'query', query: SOQL });
  if (status !== 200) throw new Error(`create: ${status} ${text}`);
  return json.id as string;
}

async function readPages(call: Caller, id: string, take: (locator: string, text: string) => void): Promise<void> {
  for (let locator = ''; locator !== 'null';) {
    const at = locator === '' ? '' : `&locator=${locator}`;
    const { status, text, headers } = await call('GET', `jobs/query/${id}/results?maxRecords=${PAGE}${at}`);
    if (status !== 200) throw new Error(`results: ${status} ${text}`);
    take(locator, text);
    locator = headers.get('sforce-locator') ?? 'null';
  }
}

/** The queried rows of the database, in the form of the results. */
function rowsIn({ database }: Folder): string {
  const rows = database
    .prepare(`SELECT "Id", "Name", "Phone" FROM "Account" WHERE "Phone" LIKE '+49 %' ORDER BY "Phone"`)
    .all();
  return rows.map(({ Id, Name, Phone }) => `"${String(Id)}","${String(Name)}","${String(Phone)}"\n`).join('');
}

/** A complete job has all of its rows in its file, and their places in the index. */
function readJob(
  { path, database }: Folder,
  acknowledged: { readonly id: string; readonly processed: number; readonly complete: boolean },
): readonly string[] {
  const { id } = acknowledged;
  const row = database.prepare('SELECT job FROM "~bulkJob" WHERE id15 = ?').get(id.slice(0, 15));
  if (row === undefined) return id === '' ? [] : ['an acknowledged job is lost'];
  const { state, processed } = JSON.parse(String(row.job)) as { state: string; processed: number };
  if (state !== 'JobComplete') return acknowledged.complete ? [`a complete job is ${state}`] : [];
  const results = readFileSync(join(path, 'bulk-jobs', `${id}.results`));
  const index = readFileSync(join(path, 'bulk-jobs', `${id}.index`));
  return [
    ...differs('rows', [processed, index.length / 8], [ROWS, ROWS + 1]),
    ...differs('the end of the results', index.readDoubleLE(index.length - 8), results.length),
  ];
}
