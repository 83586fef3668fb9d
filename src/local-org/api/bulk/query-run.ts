import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { StoredValue } from '../../base/values.ts';
import type { Cell, Column, RecordNode } from '../../soql/types.ts';
import type { BulkJob } from '../../store/bulk-jobs.ts';
import { BulkFault } from './columns.ts';
import type { BulkContext } from './context.ts';
import { csvLine, DELIMITERS, LINE_ENDINGS } from './csv.ts';
import type { BulkFiles } from './files.ts';
import { storeIds } from './stored-ids.ts';

/** Records that are read and written at a time; other requests are answered in between. */
const SLICE = 500;

/** Bytes of one entry of the index: a double. */
const ENTRY = 8;

/**
 * Runs the query of a job and writes its records to a file of CSV, header first, with the place of each record in the index. A job that a
 * stop interrupted begins anew.
 */
export async function runQuery(context: BulkContext, job: BulkJob, isStopping: () => boolean): Promise<void> {
  const { org, soql, files } = context;
  const user = org.user(job.createdById);
  if (user === undefined) throw new BulkFault('InvalidJob : The user of the job is not active');
  const text = job.query ?? '';
  const { columns } = soql.columns(user, text);
  if (columns.length === 0 || columns.some(({ aggregate }) => aggregate))
    throw new BulkFault('FeatureNotEnabled : Aggregate Relationships not supported in Bulk Query');
  const paths = pathsOf(columns);
  const scan = soql.scan(user, text, { allRows: job.operation === 'queryAll' });
  if (scan === undefined) throw new BulkFault('InvalidBatch : The query has no records');
  org.bulkJobs.update({ ...job, processed: 0 });
  const started = performance.now();
  const ids = storeIds(files.path(job.id, 'ids'), scan);
  const writer = openWriter(files, job, paths);
  try {
    for (let from = 0; from < ids.count; from += SLICE) {
      if (isStopping()) return;
      const now = org.bulkJobs.find(job.id);
      if (now?.state !== 'InProgress') return;
      const records = scan.records(ids.read(from, SLICE));
      writer.write(records);
      const milliseconds = Math.round(performance.now() - started);
      const systemModstamp = org.clock().toISOString();
      org.bulkJobs.update({ ...now, processed: now.processed + records.length, milliseconds, systemModstamp });
      await setImmediate();
    }
  } finally {
    writer.close();
    ids.remove();
  }
}

/** The paths of the values, parents included: `['Account', 'Name']`. */
function pathsOf(columns: readonly Column[]): string[][] {
  return columns.flatMap(({ name, columns: inner }) =>
    inner.length === 0 ? [[name]] : pathsOf(inner).map((path) => [name, ...path]),
  );
}

function openWriter(
  files: BulkFiles,
  job: BulkJob,
  paths: readonly (readonly string[])[],
): { write: (records: readonly RecordNode[]) => void; close: () => void } {
  const delimiter = DELIMITERS[job.columnDelimiter] ?? ',';
  const ending = LINE_ENDINGS[job.lineEnding] ?? '\n';
  const results = openSync(files.path(job.id, 'results'), 'w', 0o600);
  const index = openSync(files.path(job.id, 'index'), 'w', 0o600);
  const header = Buffer.from(
    job.contentType === 'JSON'
      ? ''
      : csvLine(
          paths.map((path) => path.join('.')),
          delimiter,
          ending,
        ),
  );
  let place = writeAll(results, header);
  writeAll(index, entries([place]));
  const lineOf = (record: RecordNode): string =>
    job.contentType === 'JSON'
      ? `${JSON.stringify(jsonRecord(record, job.apiVersion))}\n`
      : csvLine(
          paths.map((path) => textAt(record, path)),
          delimiter,
          ending,
        );
  return {
    write(records) {
      const places: number[] = [];
      const lines = records.map((record) => {
        const line = lineOf(record);
        places.push((place += Buffer.byteLength(line)));
        return line;
      });
      writeAll(results, Buffer.from(lines.join('')));
      writeAll(index, entries(places));
    },
    close: () => {
      closeSync(results);
      closeSync(index);
    },
  };
}

function writeAll(file: number, bytes: Uint8Array): number {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
  return bytes.length;
}

function entries(places: readonly number[]): Buffer {
  const bytes = Buffer.alloc(places.length * ENTRY);
  places.forEach((place, at) => bytes.writeDoubleLE(place, at * ENTRY));
  return bytes;
}

/** The value at a path as text; empty for null and for a parent that is not there. */
function textAt(record: RecordNode, path: readonly string[]): string {
  let node: RecordNode | null = record;
  let cell: Cell | undefined;
  for (const name of path) {
    cell = node?.cells.get(name);
    node = cell?.kind === 'parent' ? cell.record : null;
  }
  return cell?.kind === 'value' || cell?.kind === 'computed' ? textOf(cell.value) : '';
}

const textOf = (value: StoredValue): string => (value === null ? '' : String(value));

/** A record of the first Bulk API in JSON: moments and days are milliseconds since 1970. */
function jsonRecord(node: RecordNode, version: string): Record<string, unknown> {
  const { object, id } = node;
  const values = [...node.cells].map(([name, cell]): [string, unknown] => [name, jsonValue(cell, version)]);
  const url = `/services/data/v${version}/sobjects/${object.name}/${id}`;
  return { attributes: { type: object.name, url }, ...Object.fromEntries(values) };
}

function jsonValue(cell: Cell, version: string): unknown {
  if (cell.kind === 'parent') return cell.record && jsonRecord(cell.record, version);
  if (cell.kind === 'children') return null;
  const isMoment = cell.kind === 'value' && (cell.field.type === 'datetime' || cell.field.type === 'date');
  return isMoment && typeof cell.value === 'string' ? Date.parse(cell.value) : cell.value;
}

/** Where records of a result are in its file: the header ends at `header`, they are at `start` to `end`. */
export interface ResultRange {
  readonly header: number;
  readonly start: number;
  readonly end: number;
}

/** The range of so many records from the given one on. */
export function rangeOf(files: BulkFiles, id: string, from: number, count: number): ResultRange {
  const file = openSync(files.path(id, 'index'), 'r');
  try {
    const entry = (at: number): number => {
      const bytes = Buffer.alloc(ENTRY);
      readSync(file, bytes, 0, ENTRY, at * ENTRY);
      return bytes.readDoubleLE();
    };
    return { header: entry(0), start: entry(from), end: entry(from + count) };
  } finally {
    closeSync(file);
  }
}
