import { Readable } from 'node:stream';
import { makeId, sequenceOf } from '../../schema/ids.ts';
import type { BulkJob, BulkOperation } from '../../store/bulk-jobs.ts';
import { parseXml } from '../../xml/xml.ts';
import { jsonObject } from '../http/body.ts';
import { badRequest } from '../http/errors.ts';
import type { ApiResponse, Route } from '../http/types.ts';
import type { BulkApiContext } from './bulk.ts';
import { answerWith, answerWithList, resultList, wantsJson } from './classic-answers.ts';
import { csvLine } from './csv.ts';
import { checkSaves } from './ingest.ts';
import { changeState, choice, maySee, newJob } from './jobs.ts';
import type { Call } from './jobs.ts';
import { csvOfJson } from './json-batch.ts';

const PATH = '/services/async/:apiVersion/job';

/** The first Bulk API: a job has batches of up to 10 MB, in CSV or JSON; each runs as soon as it is there. */
export const classicBulkRoutes: readonly Route<BulkApiContext>[] = [
  { method: 'POST', path: PATH, handle: create },
  {
    method: 'GET',
    path: `${PATH}/:id`,
    handle: (call) => answerWith(call.request, 200, 'jobInfo', jobInfo(call, requireJob(call))),
  },
  { method: 'POST', path: `${PATH}/:id`, handle: close },
  { method: 'POST', path: `${PATH}/:id/batch`, handle: addBatch },
  {
    method: 'GET',
    path: `${PATH}/:id/batch`,
    handle: (call) =>
      answerWithList(call.request, 'batchInfoList', 'batchInfo', batchesOf(call, requireJob(call)).map(batchInfo)),
  },
  {
    method: 'GET',
    path: `${PATH}/:id/batch/:batch`,
    handle: (call) => answerWith(call.request, 200, 'batchInfo', batchInfo(requireBatch(call))),
  },
  { method: 'GET', path: `${PATH}/:id/batch/:batch/result`, handle: results },
  { method: 'GET', path: `${PATH}/:id/batch/:batch/result/:result`, handle: queryResult },
];

/** Salesforce's limit for a batch, in bytes. */
const MAX_BATCH = 10_000_000;

/** The members of a request in JSON or XML. */
function membersOf(call: Call): Readonly<Record<string, unknown>> {
  if (wantsJson(call.request)) return jsonObject(call.request);
  const document = parseXml(call.request.body);
  if ('problem' in document || document.root !== 'jobInfo') throw badRequest('InvalidJob', 'Unable to parse Job');
  return document.body;
}

function versionOf(call: Call): string {
  const version = call.params['apiVersion'] ?? '';
  if (!/^\d{2}\.0$/.test(version)) throw badRequest('InvalidVersion', `The API version ${version} is not supported`);
  return version;
}

function create(call: Call): ApiResponse {
  const body = membersOf(call);
  const apiVersion = versionOf(call);
  const contentType = choice(body, 'contentType', ['XML', 'CSV', 'JSON']);
  if (contentType === 'XML')
    throw badRequest('FeatureNotEnabled', 'The local org takes batches in CSV and JSON, not in XML');
  const isQuery = body['operation'] === 'query' || body['operation'] === 'queryAll';
  const { operation, ...rest } = checkSaves(call, isQuery ? { ...body, operation: 'insert' } : body);
  const job = call.context.org.bulkJobs.add({
    ...newJob(call),
    ...rest,
    operation: isQuery ? (body['operation'] as BulkOperation) : operation,
    apiVersion,
    kind: 'classic',
    contentType: contentType as 'CSV' | 'JSON',
    columnDelimiter: 'COMMA',
    lineEnding: 'LF',
  });
  return answerWith(call.request, 201, 'jobInfo', jobInfo(call, job));
}

function requireJob(call: Call): BulkJob {
  versionOf(call);
  const job = call.context.org.bulkJobs.find(call.params['id'] ?? '');
  if (job?.kind !== 'classic' || !maySee(call, job)) throw badRequest('InvalidJob', 'Invalid job id');
  return job;
}

function requireBatch(call: Call): BulkJob {
  const job = requireJob(call);
  const batch = call.context.org.bulkJobs.find(call.params['batch'] ?? '');
  if (batch?.kind !== 'batch' || batch.jobId !== job.id) throw badRequest('InvalidBatch', 'Invalid batch id');
  return batch;
}

const batchesOf = (call: Call, job: BulkJob): BulkJob[] => call.context.org.bulkJobs.batchesOf(job.id);

/** A job is closed or aborted by a `POST` of its state. */
function close(call: Call): ApiResponse {
  const job = requireJob(call);
  const state = membersOf(call)['state'];
  if (state !== 'Closed' && state !== 'Aborted')
    throw badRequest('InvalidJob', 'The state can be set to Closed or Aborted');
  if (job.state !== 'Open' && !(job.state === 'Closed' && state === 'Aborted'))
    throw badRequest('InvalidJobState', `The job is in the state ${job.state}`);
  if (state === 'Aborted')
    for (const batch of batchesOf(call, job))
      if (batch.state === 'UploadComplete' || batch.state === 'InProgress') changeState(call, batch, 'Aborted');
  return answerWith(call.request, 200, 'jobInfo', jobInfo(call, changeState(call, job, state)));
}

async function addBatch(call: Call): Promise<ApiResponse> {
  const job = requireJob(call);
  const { body } = call.request;
  if (job.state !== 'Open') throw badRequest('InvalidJobState', `The job is in the state ${job.state}, not Open`);
  if (body.length > MAX_BATCH)
    throw badRequest('ClientInputError', `Failed to read request. Exceeded max size limit of ${MAX_BATCH}`);
  const isQuery = job.operation === 'query' || job.operation === 'queryAll';
  const text = Buffer.from(body).toString('utf8');
  if (text.trim() === '') throw badRequest('ClientInputError', 'The batch is empty');
  const data = isQuery ? undefined : job.contentType === 'JSON' ? Buffer.from(csvOfJson(body)) : body;
  const { org, bulk } = call.context;
  const { id, externalIdFieldName, ...shared } = job;
  // Open until its data is there: a batch that a kill interrupts never runs.
  const batch = org.bulkJobs.add({
    ...shared,
    ...newJob(call),
    apiVersion: job.apiVersion,
    kind: 'batch',
    jobId: id,
    ...(externalIdFieldName === undefined ? {} : { externalIdFieldName }),
    ...(isQuery ? { query: text.trim() } : {}),
  });
  if (data !== undefined) await bulk.files.store(batch.id, Readable.from([data]));
  const queued = changeState(call, batch, 'UploadComplete');
  bulk.start(batch.id);
  return answerWith(call.request, 201, 'batchInfo', batchInfo(queued));
}

/** Salesforce's names of the states of a batch. */
const BATCH_STATES: Readonly<Record<BulkJob['state'], string>> = {
  Open: 'Queued',
  UploadComplete: 'Queued',
  InProgress: 'InProgress',
  JobComplete: 'Completed',
  Failed: 'Failed',
  Aborted: 'NotProcessed',
  Closed: 'Completed',
};

function batchInfo(batch: BulkJob): Record<string, unknown> {
  return {
    id: batch.id,
    jobId: batch.jobId,
    state: BATCH_STATES[batch.state],
    stateMessage: batch.errorMessage ?? null,
    createdDate: batch.createdDate,
    systemModstamp: batch.systemModstamp,
    numberRecordsProcessed: batch.processed,
    numberRecordsFailed: batch.failed,
    totalProcessingTime: batch.milliseconds,
    apiActiveProcessingTime: batch.milliseconds,
    apexProcessingTime: 0,
  };
}

function jobInfo(call: Call, job: BulkJob): Record<string, unknown> {
  const batches = batchesOf(call, job);
  const count = (state: string): number => batches.filter((batch) => BATCH_STATES[batch.state] === state).length;
  const sum = (name: 'processed' | 'failed' | 'milliseconds'): number =>
    batches.reduce((total, batch) => total + batch[name], 0);
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: job.createdDate,
    systemModstamp: job.systemModstamp,
    state: job.state,
    externalIdFieldName: job.externalIdFieldName ?? null,
    concurrencyMode: 'Parallel',
    contentType: job.contentType,
    numberBatchesQueued: count('Queued'),
    numberBatchesInProgress: count('InProgress'),
    numberBatchesCompleted: count('Completed'),
    numberBatchesFailed: count('Failed'),
    numberBatchesTotal: batches.length,
    numberRecordsProcessed: sum('processed'),
    numberRetries: 0,
    apiVersion: wantsJson(call.request) ? Number(job.apiVersion) : job.apiVersion,
    numberRecordsFailed: sum('failed'),
    totalProcessingTime: sum('milliseconds'),
    apiActiveProcessingTime: sum('milliseconds'),
    apexProcessingTime: 0,
  };
}

/** The id of a query's one result, made of that of its batch. */
const resultId = (batch: BulkJob): string => makeId('752', sequenceOf(batch.id));

function requireRun(call: Call): BulkJob {
  const batch = requireBatch(call);
  if (batch.state !== 'JobComplete' && batch.state !== 'Failed' && batch.state !== 'Aborted')
    throw badRequest('InvalidBatch', 'Batch not completed');
  return batch;
}

/** The result of each record in the order of the batch, or the results of a query. */
function results(call: Call): ApiResponse {
  const batch = requireRun(call);
  const isJson = batch.contentType === 'JSON';
  if (batch.query !== undefined) return resultList(isJson, batch.state === 'JobComplete' ? [resultId(batch)] : []);
  const lines = readUpTo(call, batch, 'success', batch.successBytes);
  return isJson ? jsonStream(lines) : csvStream(csvLine(['Id', 'Success', 'Created', 'Error'], ',', '\n'), lines);
}

function queryResult(call: Call): ApiResponse {
  const batch = requireRun(call);
  if (
    batch.query === undefined ||
    batch.state !== 'JobComplete' ||
    call.params['result']?.slice(0, 15) !== resultId(batch).slice(0, 15)
  )
    throw badRequest('InvalidBatch', 'Invalid result id');
  const bytes = readUpTo(call, batch, 'results', Number.MAX_SAFE_INTEGER);
  return batch.contentType === 'JSON' ? jsonStream(bytes) : csvStream('', bytes);
}

async function* readUpTo(
  call: Call,
  batch: BulkJob,
  kind: 'success' | 'results',
  end: number,
): AsyncGenerator<Uint8Array> {
  const { files } = call.context.bulk;
  if (end > 0 && files.has(batch.id, kind))
    yield* files.read(batch.id, kind, { start: 0, end }) as AsyncIterable<Uint8Array>;
}

function csvStream(header: string, bytes: AsyncIterable<Uint8Array>): ApiResponse {
  async function* all(): AsyncGenerator<Uint8Array> {
    if (header !== '') yield Buffer.from(header);
    yield* bytes;
  }
  return { status: 200, headers: { 'Content-Type': 'text/csv; charset=UTF-8' }, body: Readable.from(all()) };
}

/** The lines of a file, each a JSON value, as a JSON array. */
function jsonStream(bytes: AsyncIterable<Uint8Array>): ApiResponse {
  async function* all(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('[');
    let isOpen = false;
    for await (const chunk of bytes) {
      // A line feed stands between two values only: JSON escapes it within texts. The last one is left out.
      const text = isOpen ? Buffer.concat([Buffer.from(','), chunk]) : Buffer.from(chunk);
      isOpen = chunk.at(-1) === 10;
      yield Buffer.from((isOpen ? text.subarray(0, -1) : text).toString('latin1').replaceAll('\n', ','), 'latin1');
    }
    yield Buffer.from(']');
  }
  return { status: 200, headers: { 'Content-Type': 'application/json; charset=UTF-8' }, body: Readable.from(all()) };
}
