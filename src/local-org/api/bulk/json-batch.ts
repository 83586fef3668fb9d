import { badRequest } from '../http/errors.ts';
import { csvLine } from './csv.ts';

/** The records of a JSON batch as CSV, with a column for each member of any record; null is `#N/A`, a parent `Account.Ext__c`. */
export function csvOfJson(body: Uint8Array): string {
  const records = parse(body).map(cellsOf);
  const names = [...new Set(records.flatMap((cells) => [...cells.keys()]))];
  if (names.length === 0) return '';
  const lines = records.map((cells) => names.map((name) => cells.get(name) ?? ''));
  return [names, ...lines].map((cells) => csvLine(cells, ',', '\n')).join('');
}

function parse(body: Uint8Array): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw badRequest('InvalidBatch', 'Failed to parse the JSON of the batch');
  }
  if (!Array.isArray(value)) throw badRequest('InvalidBatch', 'The batch is not a JSON array of records');
  return value as unknown[];
}

function cellsOf(record: unknown): Map<string, string> {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    throw badRequest('InvalidBatch', 'A record of the batch is not a JSON object');
  const cells = new Map<string, string>();
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes') continue;
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value as object))
        if (key !== 'attributes') cells.set(`${name}.${key}`, cellOf(inner));
    } else cells.set(name, cellOf(value));
  }
  return cells;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '#N/A';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
