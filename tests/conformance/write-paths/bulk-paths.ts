import { load } from '../../local-org/api/bulk-support.ts';
import { caller } from '../../local-org/api/helpers.ts';
import { messagesOf, ofResults, KEY_FIELD } from './outcomes.ts';
import type { WritePath, Writer } from './outcomes.ts';
import type { Outcome } from '../../evasions/gated-org.ts';

type Fields = Readonly<Record<string, unknown>>;

/** An empty cell leaves the field as it is; `#N/A` empties it. */
const quoted = (cell: unknown): string => `"${String(cell ?? '').replaceAll('"', '""') || '#N/A'}"`;
/** A table of one row. */
export const csvOf = (fields: Fields): string =>
  `${Object.keys(fields).join()}\n${Object.values(fields).map(quoted).join()}\n`;

/** The errors of the only row of failed results. */
export function errorsOf(failed: string): Outcome {
  const [, cell = ''] = /\n"[^"]*","((?:[^"]|"")*)"/.exec(failed) ?? [];
  return errorsOfCell(cell.replaceAll('""', '"'));
}

/** The errors of a row, `CODE:message:fields --`, several parted by `;`. */
export const errorsOfCell = (cell: string): Outcome =>
  messagesOf(
    cell
      .split(/ --;?/)
      .filter((error) => error.trim() !== '')
      .map((error) => {
        const [, errorCode = '', message = error] = /^([A-Z_]+):(.*):[^:]*$/.exec(error) ?? [];
        return { errorCode, message };
      }),
  );

/** A job of the Bulk API 2.0 with one row. */
async function ingest(by: Writer, job: Record<string, unknown>, fields: Fields): Promise<Outcome> {
  const whole = { object: 'Opportunity', contentType: 'CSV', lineEnding: 'LF', ...job };
  const { info, failed } = await load(caller(by.url, by.accessToken), whole, csvOf(fields));
  if (info.state !== 'JobComplete') return [`the job is ${info.state}`];
  return info.numberRecordsFailed === 0 ? 'saved' : errorsOf(failed);
}

/** A job of the first Bulk API with one batch of one record. */
async function classic(by: Writer, job: Record<string, unknown>, fields: Fields): Promise<Outcome> {
  const call = caller(by.url, by.accessToken);
  const body = { object: 'Opportunity', contentType: 'JSON', ...job };
  const path = `/services/async/66.0/job/${(await call('POST', '/services/async/66.0/job', body)).json.id}`;
  // As in a table, an empty text leaves the field as it is; null empties it.
  const record = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === '' ? null : value]));
  const batch = (await call('POST', `${path}/batch`, [record])).json.id as string;
  for (let tries = 0; tries < 1000; tries += 1) {
    const json = { 'Content-Type': 'application/json' };
    const answer = await call('GET', `${path}/batch/${batch}/result`, undefined, json);
    if (answer.status === 200) return ofResults(answer.json as never);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return ['the batch did not end'];
}

const byKey = { operation: 'upsert', externalIdFieldName: KEY_FIELD };

export const BULK_UPDATE_PATHS: readonly WritePath[] = [
  {
    name: 'Bulk API 2.0: update',
    write: (by, { id: Id, fields }) => ingest(by, { operation: 'update' }, { Id, ...fields }),
  },
  {
    name: 'Bulk API: update',
    write: (by, { id: Id, fields }) => classic(by, { operation: 'update' }, { Id, ...fields }),
  },
];

export const BULK_UPSERT_PATHS: readonly WritePath[] = [
  {
    name: 'Bulk API 2.0: upsert by external id',
    write: (by, { key, fields }) => ingest(by, byKey, { [KEY_FIELD]: key, ...fields }),
  },
  {
    name: 'Bulk API: upsert by external id',
    write: (by, { key, fields }) => classic(by, byKey, { [KEY_FIELD]: key, ...fields }),
  },
];

export const BULK_INSERT_PATHS: readonly WritePath[] = [
  {
    name: 'Bulk API 2.0: insert',
    write: (by, { fields }) => ingest(by, { operation: 'insert' }, fields),
  },
  {
    name: 'Bulk API: insert',
    write: (by, { fields }) => classic(by, { operation: 'insert' }, fields),
  },
];
