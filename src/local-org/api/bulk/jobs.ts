import type { BulkJob, BulkState } from '../../store/bulk-jobs.ts';
import { ApiError, badRequest, notFound } from '../http/errors.ts';
import type { ApiResponse, Call as AnyCall, Route } from '../http/types.ts';
import type { BulkApiContext } from './bulk.ts';
import { DELIMITERS, LINE_ENDINGS } from './csv.ts';

export type Call = AnyCall<BulkApiContext>;

/** What jobs of both kinds answer alike: their list, one job, and its deletion. `path` is that of the list. */
export function jobRoutes(kind: BulkJob['kind'], path: string): readonly Route<BulkApiContext>[] {
  const details = (call: Call): ApiResponse => ({ status: 200, body: jobDetails(requireJob(call, kind)) });
  return [
    { method: 'GET', path, handle: (call) => listJobs(call, kind) },
    { method: 'GET', path: `${path}/:id`, handle: details },
    { method: 'DELETE', path: `${path}/:id`, handle: (call) => deleteJob(call, kind) },
  ];
}

/** The numbers of a job in the form of `GET`; `POST` and `PATCH` answer with the first part only. */
export function jobInfo(job: BulkJob): Record<string, unknown> {
  const isIngest = job.kind === 'ingest';
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: bulkDate(job.createdDate),
    systemModstamp: bulkDate(job.systemModstamp),
    state: job.state,
    ...(job.externalIdFieldName === undefined ? {} : { externalIdFieldName: job.externalIdFieldName }),
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: Number(job.apiVersion),
    ...(isIngest && job.state === 'Open'
      ? { contentUrl: `services/data/v${job.apiVersion}/jobs/ingest/${job.id}/batches` }
      : {}),
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
  };
}

function jobDetails(job: BulkJob): Record<string, unknown> {
  const isIngest = job.kind === 'ingest';
  return {
    ...jobInfo(job),
    jobType: isIngest ? 'V2Ingest' : 'V2Query',
    numberRecordsProcessed: job.processed,
    ...(isIngest
      ? { numberRecordsFailed: job.failed, apiActiveProcessingTime: job.milliseconds, apexProcessingTime: 0 }
      : { isPkChunkingSupported: false }),
    retries: 0,
    totalProcessingTime: job.milliseconds,
    ...(job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }),
  };
}

const bulkDate = (iso: string): string => iso.replace(/Z$/, '+0000');

/** The job of the path. 404 for a job that does not exist, or is another user's, unless the caller may view all data. */
export function requireJob(call: Call, kind: BulkJob['kind']): BulkJob {
  const job = call.context.org.bulkJobs.find(call.params['id'] ?? '');
  if (job?.kind !== kind || !maySee(call, job)) throw notFound();
  return job;
}

/** Whether the caller may see a job: its own, or any with the right to view all data. */
export function maySee(call: Call, job: BulkJob): boolean {
  return job.createdById === call.user.id || call.context.org.permissions(call.user).has('ViewAllData');
}

export const invalidState = (message: string): ApiError => badRequest('INVALIDJOBSTATE', message);

/** A member of the job that may only have one of these values; the first is the default. */
export function choice(body: Readonly<Record<string, unknown>>, name: string, values: readonly string[]): string {
  const value = body[name] ?? values[0];
  if (typeof value !== 'string' || !values.includes(value))
    throw badRequest('INVALIDJOB', `InvalidJob : The value of ${name} is not one of ${values.join(', ')}`);
  return value;
}

/** Delimiter and line ending of a job. */
export function formatOf(body: Readonly<Record<string, unknown>>): Pick<BulkJob, 'columnDelimiter' | 'lineEnding'> {
  choice(body, 'contentType', ['CSV']);
  const others = Object.keys(DELIMITERS).filter((name) => name !== 'COMMA');
  return {
    columnDelimiter: choice(body, 'columnDelimiter', ['COMMA', ...others]),
    lineEnding: choice(body, 'lineEnding', Object.keys(LINE_ENDINGS)),
  };
}

/** The members of every new job. */
export function newJob(
  call: Call,
): Omit<BulkJob, 'id' | 'kind' | 'operation' | 'object' | 'columnDelimiter' | 'lineEnding'> {
  const now = call.context.org.clock().toISOString();
  return {
    createdById: call.user.id,
    createdDate: now,
    systemModstamp: now,
    state: 'Open',
    apiVersion: call.version.slice(1),
    processed: 0,
    failed: 0,
    successBytes: 0,
    failedBytes: 0,
    milliseconds: 0,
  };
}

/** Changes the state of a job. */
export function changeState(call: Call, job: BulkJob, state: BulkState): BulkJob {
  const changed = { ...job, state, systemModstamp: call.context.org.clock().toISOString() };
  call.context.org.bulkJobs.update(changed);
  return changed;
}

const PAGE = 1000;

/** `GET jobs/ingest`, `GET jobs/query`: pages of 1,000 jobs, oldest first. */
function listJobs(call: Call, kind: BulkJob['kind']): ApiResponse {
  const { query } = call.request;
  const after = Number(query.get('queryLocator') ?? 0);
  if (!Number.isSafeInteger(after) || after < 0) throw badRequest('INVALID_QUERY_LOCATOR', 'invalid query locator');
  const wanted = query.get('jobType');
  const found = call.context.org.bulkJobs.list(kind, after, PAGE + 1);
  const page = found.slice(0, PAGE);
  const isOther = wanted !== null && wanted !== (kind === 'ingest' ? 'V2Ingest' : 'V2Query');
  const next = found.length > PAGE ? page.at(-1)?.number : undefined;
  const path = `/services/data/${call.version}/jobs/${kind}`;
  return {
    status: 200,
    body: {
      done: next === undefined,
      records: isOther ? [] : page.filter(({ job }) => maySee(call, job)).map(({ job }) => listed(job)),
      nextRecordsUrl: next === undefined ? null : `${path}?queryLocator=${next}`,
    },
  };
}

function listed(job: BulkJob): Record<string, unknown> {
  return { ...jobInfo(job), jobType: job.kind === 'ingest' ? 'V2Ingest' : 'V2Query' };
}

/** `DELETE`: the job and its files. A job that is open or runs stays. */
function deleteJob(call: Call, kind: BulkJob['kind']): ApiResponse {
  const job = requireJob(call, kind);
  if (job.state === 'Open' || job.state === 'InProgress')
    throw invalidState(`InvalidJobState : A job in the state ${job.state} cannot be deleted`);
  call.context.org.bulkJobs.remove(job.id);
  call.context.bulk.files.remove(job.id);
  return { status: 204 };
}
