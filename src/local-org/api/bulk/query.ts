import { Readable } from 'node:stream';
import { parseSoql } from '../../soql/parse/parse.ts';
import type { BulkJob } from '../../store/bulk-jobs.ts';
import { jsonObject } from '../http/body.ts';
import { ApiError, badRequest } from '../http/errors.ts';
import type { ApiResponse, Route } from '../http/types.ts';
import type { BulkApiContext } from './bulk.ts';
import { changeState, choice, formatOf, invalidState, jobInfo, jobRoutes, newJob, requireJob } from './jobs.ts';
import type { Call } from './jobs.ts';
import { rangeOf } from './query-run.ts';

const PATH = '/services/data/:version/jobs/query';

/** Bulk API 2.0: queries whose results are written to a file and read in pages. */
export const bulkQueryRoutes: readonly Route<BulkApiContext>[] = [
  { method: 'POST', path: PATH, handle: create },
  ...jobRoutes('query', PATH),
  { method: 'PATCH', path: `${PATH}/:id`, handle: abort },
  { method: 'GET', path: `${PATH}/:id/results`, handle: results },
  { method: 'GET', path: `${PATH}/:id/resultPages`, handle: resultPages },
];

/** Records of a page when the client asks for no number. */
const PAGE = 250_000;

/** Salesforce's number of pages that `resultPages` names at a time. */
const PARALLEL_PAGES = 5;

function create(call: Call): ApiResponse {
  const body = jsonObject(call.request);
  const operation = choice(body, 'operation', ['query', 'queryAll']) as 'query' | 'queryAll';
  const query = body['query'];
  if (typeof query !== 'string' || query.trim() === '')
    throw badRequest('INVALIDJOB', 'InvalidJob : No query specified');
  const object = checkQuery(call, query);
  const job = call.context.org.bulkJobs.add({
    ...newJob(call),
    ...formatOf(body),
    kind: 'query',
    operation,
    object,
    query,
    state: 'UploadComplete',
  });
  call.context.bulk.start(job.id);
  return { status: 200, body: jobInfo(job) };
}

/** The name of the queried object. Throws SoqlError for a query that is wrong, ApiError for one that only REST takes. */
function checkQuery(call: Call, text: string): string {
  const { object, columns, grouped } = call.context.soql.columns(call.user, text);
  const { select, groupBy, offset, offsetSlot } = parseSoql(text);
  const refuse = (what: string): ApiError =>
    badRequest('API_ERROR', `${what} not supported in Bulk V2 Query with CSV content type`);
  if (select.some(({ kind }) => kind === 'children')) throw refuse('Aggregate Relationships');
  if (grouped || groupBy.length > 0 || columns.length === 0) throw refuse('Aggregate functions and GROUP BY are');
  if (offset !== undefined || offsetSlot !== undefined) throw refuse('OFFSET is');
  if (select.some(({ kind }) => kind === 'typeof')) throw refuse('TYPEOF is');
  return object.name;
}

function abort(call: Call): ApiResponse {
  const job = requireJob(call, 'query');
  if (jsonObject(call.request)['state'] !== 'Aborted')
    throw badRequest('INVALIDJOB', 'InvalidJob : The state of a query job can be set to Aborted');
  if (job.state !== 'UploadComplete' && job.state !== 'InProgress')
    throw invalidState(`InvalidJobState : A job in the state ${job.state} cannot be aborted`);
  return { status: 200, body: jobInfo(changeState(call, job, 'Aborted')) };
}

function requireComplete(call: Call): BulkJob {
  const job = requireJob(call, 'query');
  if (job.state !== 'JobComplete')
    throw invalidState(
      `InvalidJobState : The job is in the state ${job.state}; its results come when it is JobComplete`,
    );
  if (call.version !== `v${job.apiVersion}`)
    throw new ApiError(409, [
      {
        errorCode: 'API_ERROR',
        message: `The job was created with the API version ${job.apiVersion}; use it for the results`,
      },
    ]);
  return job;
}

/** A locator is the number of the page's first record in base 64, as Salesforce's are. */
const locatorOf = (record: number): string => Buffer.from(String(record)).toString('base64url');

/** The record at which the page of a locator begins; 0 without one. */
function startOf(call: Call, name: string, job: BulkJob): number {
  const locator = call.request.query.get(name);
  if (locator === null) return 0;
  const text = Buffer.from(locator, 'base64url').toString('latin1');
  if (!/^\d{1,12}$/.test(text) || Number(text) >= Math.max(1, job.processed))
    throw badRequest('INVALID_QUERY_LOCATOR', 'invalid query locator');
  return Number(text);
}

function pageSize(call: Call): number {
  const asked = call.request.query.get('maxRecords');
  if (asked === null) return PAGE;
  if (!/^\d{1,12}$/.test(asked) || Number(asked) === 0)
    throw badRequest('INVALIDJOB', 'InvalidJob : maxRecords must be a number above 0');
  return Number(asked);
}

function results(call: Call): ApiResponse {
  const job = requireComplete(call);
  const from = startOf(call, 'locator', job);
  const count = Math.min(pageSize(call), job.processed - from);
  const { files } = call.context.bulk;
  const { header, start, end } = rangeOf(files, job.id, from, count);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield* files.read(job.id, 'results', { start: 0, end: header }) as AsyncIterable<Uint8Array>;
    if (end > start) yield* files.read(job.id, 'results', { start, end }) as AsyncIterable<Uint8Array>;
  }
  const next = from + count;
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/csv; charset=UTF-8',
      'Sforce-NumberOfRecords': String(count),
      // The text `null`: clients read on until they find it.
      'Sforce-Locator': next < job.processed ? locatorOf(next) : 'null',
    },
    body: Readable.from(bytes()),
  };
}

/** Up to five addresses of pages, which a client may read at the same time. */
function resultPages(call: Call): ApiResponse {
  const job = requireComplete(call);
  const size = pageSize(call);
  const from = startOf(call, 'nextRecordsLocator', job);
  const base = `/services/data/${call.version}/jobs/query/${job.id}`;
  const asked = call.request.query.has('maxRecords') ? `&maxRecords=${size}` : '';
  const starts: number[] = [];
  let at = from;
  do {
    starts.push(at);
    at += size;
  } while (at < job.processed && starts.length < PARALLEL_PAGES);
  const isDone = at >= job.processed;
  return {
    status: 200,
    body: {
      resultPages: starts.map((start) => ({ resultUrl: `${base}/results?locator=${locatorOf(start)}${asked}` })),
      nextRecordsUrl: isDone ? null : `${base}/resultPages?nextRecordsLocator=${locatorOf(at)}${asked}`,
      done: isDone,
    },
  };
}
