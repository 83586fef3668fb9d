import { createReadStream } from 'node:fs';
import { readCsvRows } from '../../salesforce/index.ts';
import type { ReviewedRecord } from '../review/read.ts';

/** Records of a file that are in memory together. */
const CHUNK = 1000;

/** The records of CSV files of the Bulk API, a thousand together, as REST has them: parents are nested, blank is null, times end in `+0000`. */
export async function* recordsIn(files: readonly string[]): AsyncGenerator<readonly ReviewedRecord[]> {
  for (const file of files) {
    let records: ReviewedRecord[] = [];
    let read: Reader | undefined;
    for await (const { columns, rows } of readCsvRows(createReadStream(file, { highWaterMark: 256 * 1024 }))) {
      read ??= readerOf(columns);
      for (const row of rows) {
        records.push(read(row) as unknown as ReviewedRecord);
        if (records.length < CHUNK) continue;
        yield records;
        records = [];
      }
    }
    if (records.length > 0) yield records;
  }
}

type Reader = (row: readonly string[]) => Record<string, unknown>;
type Convert = (text: string) => unknown;

/** A field of a record or of one of its parents, with the place of its column. */
interface Column {
  readonly name: string;
  readonly place: number;
  readonly convert: Convert;
}

const FLAGS = new Set(['IsDeleted', 'Review_Flag__c']);
const NUMBERS = new Set(['DF_In_Question__c']);
const TIMES = new Set(['CreatedDate', 'LastModifiedDate', 'SystemModstamp', 'Review_Since__c', 'Review_Asked_At__c']);

function convertOf(field: string): Convert {
  if (FLAGS.has(field)) return (text) => text === 'true';
  if (NUMBERS.has(field)) return (text) => (text === '' ? null : Number(text));
  if (TIMES.has(field)) return (text) => (text === '' ? null : text.replace('Z', '+0000'));
  return (text) => (text === '' ? null : text);
}

function readerOf(paths: readonly string[]): Reader {
  const own: Column[] = [];
  const parents = new Map<string, Column[]>();
  for (const [place, path] of paths.entries()) {
    const [first = '', field] = path.split('.');
    const name = field ?? first;
    const column = { name, place, convert: convertOf(name) };
    if (field === undefined) own.push(column);
    else parents.set(first, [...(parents.get(first) ?? []), column]);
  }
  const nested = [...parents].map(([name, columns]) => ({ name, read: parentReader(columns) }));
  return (row) => {
    const record: Record<string, unknown> = {};
    for (const { name, place, convert } of own) record[name] = convert(row[place] ?? '');
    for (const { name, read } of nested) record[name] = read(row);
    return record;
  };
}

/** A parent whose fields are all blank is not there. */
function parentReader(columns: readonly Column[]): (row: readonly string[]) => Record<string, unknown> | null {
  return (row) => {
    if (columns.every(({ place }) => (row[place] ?? '') === '')) return null;
    return Object.fromEntries(columns.map(({ name, place, convert }) => [name, convert(row[place] ?? '')]));
  };
}
