import { Readable } from 'node:stream';
import { findField, findObject } from '../../schema/lookup.ts';
import type { BulkJob, BulkOperation } from '../../store/bulk-jobs.ts';
import { asObject, jsonObject, parseJson } from '../http/body.ts';
import { badRequest } from '../http/errors.ts';
import { multipart } from '../http/multipart.ts';
import type { ApiResponse, Route } from '../http/types.ts';
import type { BulkApiContext } from './bulk.ts';
import { CsvFault, csvLine, DELIMITERS, LINE_ENDINGS } from './csv.ts';
import type { CsvRecord } from './csv.ts';
import { dataRecords, RESULT_COLUMNS } from './ingest-run.ts';
import { changeState, choice, formatOf, invalidState, jobInfo, jobRoutes, newJob, requireJob } from './jobs.ts';
import type { Call } from './jobs.ts';

const PATH = '/services/data/:version/jobs/ingest';
const CSV = 'text/csv; charset=UTF-8';

/** Bulk API 2.0: records in CSV that are saved after the upload. */
export const bulkIngestRoutes: readonly Route<BulkApiContext>[] = [
  { method: 'POST', path: PATH, handle: create },
  ...jobRoutes('ingest', PATH),
  { method: 'PATCH', path: `${PATH}/:id`, handle: closeOrAbort },
  { method: 'PUT', path: `${PATH}/:id/batches`, handle: upload },
  { method: 'GET', path: `${PATH}/:id/successfulResults`, handle: (call) => results(call, 'success') },
  { method: 'GET', path: `${PATH}/:id/failedResults`, handle: (call) => results(call, 'failed') },
  { method: 'GET', path: `${PATH}/:id/unprocessedrecords`, handle: unprocessed },
];

const OPERATIONS: readonly BulkOperation[] = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];

async function create(call: Call): Promise<ApiResponse> {
  const type = call.request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data/i.test(type))
    return { status: 200, body: jobInfo(addJob(call, jsonObject(call.request))) };
  const parts = multipart(type, Buffer.from(call.request.body));
  const content = parts.get('content');
  if (content === undefined) throw badRequest('INVALIDJOB', 'InvalidJob : The parts `job` and `content` are expected');
  const job = addJob(call, parseJob(parts.get('job')));
  await storeData(call, job, [content]);
  const started = changeState(call, job, 'UploadComplete');
  call.context.bulk.start(job.id);
  return { status: 200, body: jobInfo(started) };
}

function parseJob(part: Buffer | undefined): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseJson(part?.toString('utf8') ?? '');
  } catch {
    throw badRequest('INVALIDJOB', 'InvalidJob : The part `job` is not JSON');
  }
  return asObject(value, 'the part `job`');
}

function addJob(call: Call, body: Record<string, unknown>): BulkJob {
  return call.context.org.bulkJobs.add({
    ...newJob(call),
    ...formatOf(body),
    ...checkSaves(call, body),
    kind: 'ingest',
  });
}

/** What a new job saves. Throws Salesforce's error for an object, an operation or a key that cannot be. */
export function checkSaves(
  call: Call,
  body: Readonly<Record<string, unknown>>,
): Pick<BulkJob, 'operation' | 'object' | 'externalIdFieldName'> {
  const { org } = call.context;
  const rights = org.permissions(call.user);
  if (body['operation'] === undefined) throw badRequest('INVALIDJOB', 'InvalidJob : No operation specified');
  const operation = choice(body, 'operation', OPERATIONS) as BulkOperation;
  const name = body['object'];
  const object = typeof name === 'string' ? findObject(org.schema, name) : undefined;
  if (object === undefined || !rights.object(object.name).read)
    throw badRequest('INVALIDJOB', `InvalidJob : Unable to find object: ${typeof name === 'string' ? name : ''}`);
  if (operation === 'hardDelete' && !rights.has('BulkApiHardDelete'))
    throw badRequest(
      'FEATURENOTENABLED',
      'FeatureNotEnabled : hardDelete operation requires special user profile permission, please contact your system administrator',
    );
  const key = body['externalIdFieldName'];
  if (operation === 'upsert') {
    if (typeof key !== 'string' || key === '')
      throw badRequest(
        'INVALIDJOB',
        `InvalidJob : External ID was blank for ${object.name}. An External ID must be specified for upsert.`,
      );
    const field = findField(object, key);
    if (field?.externalId !== true && field?.type !== 'id')
      throw badRequest(
        'INVALIDJOB',
        `InvalidJob : Field name provided, ${key} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`,
      );
  }
  return { operation, object: object.name, ...(operation === 'upsert' ? { externalIdFieldName: String(key) } : {}) };
}

async function upload(call: Call): Promise<ApiResponse> {
  const job = requireJob(call, 'ingest');
  if (job.state !== 'Open') throw invalidState(`InvalidJobState : The job is in the state ${job.state}, not Open`);
  if (call.context.bulk.files.hasData(job.id))
    throw invalidState(
      `Found multiple contents for job: <${job.id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.`,
    );
  await storeData(call, job, call.request.upload ?? [call.request.body]);
  return { status: 201 };
}

function storeData(call: Call, job: BulkJob, data: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  return call.context.bulk.files.store(job.id, Readable.from(data));
}

function closeOrAbort(call: Call): ApiResponse {
  const job = requireJob(call, 'ingest');
  const state = jsonObject(call.request)['state'];
  if (state === 'Aborted') {
    if (job.state === 'JobComplete' || job.state === 'Failed' || job.state === 'Aborted')
      throw invalidState(`InvalidJobState : A job in the state ${job.state} cannot be aborted`);
    return { status: 200, body: jobInfo(changeState(call, job, 'Aborted')) };
  }
  if (state !== 'UploadComplete')
    throw badRequest('INVALIDJOB', 'InvalidJob : The state of a job can be set to UploadComplete or Aborted');
  if (job.state !== 'Open') throw invalidState(`InvalidJobState : The job is in the state ${job.state}, not Open`);
  const closed = changeState(call, job, 'UploadComplete');
  call.context.bulk.start(job.id);
  return { status: 200, body: jobInfo(closed) };
}

function requireEnded(call: Call): BulkJob {
  const job = requireJob(call, 'ingest');
  if (job.state !== 'JobComplete' && job.state !== 'Failed' && job.state !== 'Aborted')
    throw invalidState(`InvalidJobState : The job is in the state ${job.state}; its results come when it has ended`);
  return job;
}

/** The header line of the data, with these columns before it; empty without data. */
async function headerLine(call: Call, job: BulkJob, before: readonly string[]): Promise<string> {
  const { files } = call.context.bulk;
  let cells: readonly string[] = [];
  if (files.has(job.id, 'data'))
    for await (const record of readable(dataRecords(files, job))) {
      cells = record.cells;
      break;
    }
  return before.length + cells.length === 0 ? '' : line(job, [...before, ...cells]);
}

/** The records up to one that cannot be read. */
async function* readable(records: AsyncIterable<CsvRecord>): AsyncGenerator<CsvRecord> {
  try {
    yield* records;
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
  }
}

const line = (job: BulkJob, cells: readonly string[]): string =>
  csvLine(cells, DELIMITERS[job.columnDelimiter] ?? ',', LINE_ENDINGS[job.lineEnding] ?? '\n');

async function results(call: Call, kind: 'success' | 'failed'): Promise<ApiResponse> {
  const job = requireEnded(call);
  const { files } = call.context.bulk;
  const header = await headerLine(call, job, RESULT_COLUMNS[kind]);
  const end = kind === 'success' ? job.successBytes : job.failedBytes;
  async function* lines(): AsyncGenerator<string | Uint8Array> {
    yield header;
    if (end > 0) yield* files.read(job.id, kind, { start: 0, end }) as AsyncIterable<Uint8Array>;
  }
  return { status: 200, headers: { 'Content-Type': CSV }, body: Readable.from(lines()) };
}

/** The records that a failed or aborted job did not come to, as they were uploaded. */
async function unprocessed(call: Call): Promise<ApiResponse> {
  const job = requireEnded(call);
  const header = await headerLine(call, job, []);
  const { files } = call.context.bulk;
  async function* lines(): AsyncGenerator<string> {
    yield header;
    if (job.state === 'JobComplete' || !files.has(job.id, 'data')) return;
    let place = -1;
    for await (const { cells } of readable(dataRecords(files, job))) {
      if (place >= job.processed) yield line(job, cells);
      place += 1;
    }
  }
  return { status: 200, headers: { 'Content-Type': CSV }, body: Readable.from(lines()) };
}
