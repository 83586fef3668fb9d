import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { OrgConnection } from '../connection.ts';
import { OrgRefused, unusable } from '../errors.ts';
import { objectOf } from '../progress.ts';
import { completed, createJob, findJob, jobPath, type WaitOptions } from './jobs.ts';
import { keptPage, keepPage, pageFile, type Page } from './pages.ts';
import { stream, type StreamAnswer } from './stream.ts';

export interface BulkQueryOptions extends WaitOptions {
  /**
   * Where the pages are written; made if it is not there. One folder is one query: a second call with the same query and folder goes on where
   * the first was interrupted, also in another process, as long as the org keeps the job (seven days).
   */
  readonly folder: string;
  /** Also deleted and archived records. */
  readonly all?: boolean;
  /** Records in a page. The org decides by default (Salesforce: about 250,000). */
  readonly maxRecords?: number;
  /** Pages that are read at the same time. Default 4; more need more connections of the org. */
  readonly parallel?: number;
}

/** The pages of a finished query, as CSV files in order, each with the header. */
export interface BulkQueryResult {
  readonly jobId: string;
  readonly records: number;
  readonly files: readonly string[];
}

const PARALLEL = 4;

/** What a call reads and writes by. */
interface Reading {
  /** Called with the number of records of each page. */
  readonly onPage: (records: number) => void;
  readonly org: OrgConnection;
  readonly jobId: string;
  readonly options: BulkQueryOptions;
}

/**
 * Runs a query by the Bulk API 2.0 and writes its pages to files as they come; the memory does not grow with them. Pages are read at the
 * same time where the org answers `resultPages`, else one after another by locator. A page that breaks off is read again from its locator.
 * @throws OrgRefused for a query that the Bulk API does not take; OrgUnreachable, OrgUnauthorized, OrgThrottled; the reason of the signal
 */
export async function bulkQuery(org: OrgConnection, soql: string, options: BulkQueryOptions): Promise<BulkQueryResult> {
  await mkdir(options.folder, { recursive: true });
  const jobId = await jobOf(org, soql, options);
  const object = objectOf(soql);
  const job = await completed(org, 'query', jobId, { ...options, label: `The org prepares ${object}` });
  let read = 0;
  const onPage = (count: number): void => {
    read += count;
    const total = job.numberRecordsProcessed;
    org.onProgress?.({ name: `Reading ${object}`, done: read, ...(total === undefined ? {} : { total }) });
  };
  const reading = { org, jobId, options, onPage };
  const pages = (await parallelPages(reading)) ?? (await locatorPages(reading));
  const records = pages.reduce((sum, page) => sum + page.records, 0);
  if (job.numberRecordsProcessed !== undefined && records !== job.numberRecordsProcessed) {
    throw unusable(org.instanceUrl, `${records} of the ${job.numberRecordsProcessed} records of a bulk job`);
  }
  return { jobId, records, files: pages.map(({ file }) => file) };
}

/** The job that the folder has for this query, or a new one. Pages of another query in the folder are deleted. */
async function jobOf(org: OrgConnection, soql: string, { folder, all, maxRecords }: BulkQueryOptions): Promise<string> {
  const operation = all === true ? 'queryAll' : 'query';
  const asked = { instanceUrl: org.instanceUrl, soql, operation, maxRecords: maxRecords ?? null };
  const note = join(folder, 'job.json');
  const before = await readFile(note, 'utf8').then(
    (text) => JSON.parse(text) as typeof asked & { readonly jobId: string },
    () => undefined,
  );
  if (before !== undefined) {
    const { jobId, ...same } = before;
    const isSame = JSON.stringify(same) === JSON.stringify(asked);
    const job = isSame ? await findJob(org, 'query', jobId) : undefined;
    if (job !== undefined && job.state !== 'Failed' && job.state !== 'Aborted') return jobId;
    await rm(folder, { recursive: true });
    await mkdir(folder, { recursive: true });
  }
  const { id } = await createJob(org, 'query', { operation, query: soql });
  await writeFile(`${note}.part`, JSON.stringify({ ...asked, jobId: id }));
  await rename(`${note}.part`, note);
  return id;
}

interface PageList {
  readonly resultPages: readonly { readonly resultUrl: string }[];
  readonly nextRecordsUrl: string | null;
  readonly done: boolean;
}

/** Salesforce's documentation has both names of the next list. */
type ListAnswer = Partial<PageList> & { readonly nextRecordUrl?: string | null };

/** All pages by `resultPages`, or undefined where the org does not have that resource. */
async function parallelPages(reading: Reading): Promise<readonly Page[] | undefined> {
  const { org, jobId, options } = reading;
  const urls: string[] = [];
  const size = options.maxRecords === undefined ? '' : `?maxRecords=${options.maxRecords}`;
  let next: string | null = `${jobPath('query', jobId)}/resultPages${size}`;
  while (next !== null) {
    options.signal?.throwIfAborted();
    const list: PageList | undefined = await pageList(org, next, urls.length === 0);
    if (list === undefined) return undefined;
    const known = urls.length;
    urls.push(...list.resultPages.map(({ resultUrl }) => apiPath(org, resultUrl)).filter((url) => !urls.includes(url)));
    if (list.nextRecordsUrl !== null && urls.length === known)
      throw unusable(org.instanceUrl, 'pages of a bulk job that have no end');
    next = list.nextRecordsUrl === null ? null : apiPath(org, list.nextRecordsUrl);
  }
  const pages: Page[] = [];
  const waiting = urls.entries();
  let isOver = false;
  const readSome = async (): Promise<void> => {
    for (const [index, url] of waiting) {
      if (isOver) return;
      pages[index] = await pageAt(reading, index, url).catch((error: unknown) => {
        isOver = true;
        throw error;
      });
    }
  };
  const readers = Array.from({ length: Math.min(options.parallel ?? PARALLEL, urls.length) }, readSome);
  const ended = await Promise.allSettled(readers);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return pages;
}

async function pageList(org: OrgConnection, url: string, isFirst: boolean): Promise<PageList | undefined> {
  let answer: ListAnswer | null;
  try {
    answer = await org.call(async (client) => client.request<ListAnswer | null>(url));
  } catch (error) {
    if (isFirst && error instanceof OrgRefused) return undefined;
    throw error;
  }
  if (!Array.isArray(answer?.resultPages))
    throw unusable(org.instanceUrl, 'something else than the pages of a bulk job');
  return {
    resultPages: answer.resultPages,
    nextRecordsUrl: answer.nextRecordsUrl ?? answer.nextRecordUrl ?? null,
    done: answer.done ?? true,
  };
}

/** Salesforce writes addresses with and without the slash at the beginning; with a host they would get the token elsewhere. */
function apiPath(org: OrgConnection, url: string): string {
  const path = url.replace(/^\/*/, '/');
  if (!path.startsWith('/services/')) throw unusable(org.instanceUrl, 'a page outside of its API');
  return path;
}

/** All pages one after another. */
async function locatorPages(reading: Reading): Promise<readonly Page[]> {
  const { jobId, options } = reading;
  const pages: Page[] = [];
  const seen = new Set<string>();
  let locator: string | null = null;
  do {
    const query = new URLSearchParams({
      ...(locator === null ? {} : { locator }),
      ...(options.maxRecords === undefined ? {} : { maxRecords: String(options.maxRecords) }),
    });
    const page = await pageAt(reading, pages.length, `${jobPath('query', jobId)}/results?${query.toString()}`);
    pages.push(page);
    locator = page.next;
    if (locator !== null && seen.has(locator))
      throw unusable(reading.org.instanceUrl, 'pages of a bulk job that have no end');
    seen.add(locator ?? '');
  } while (locator !== null);
  return pages;
}

/** The page of this number: from the folder if it is there already, else from the org. */
async function pageAt(reading: Reading, index: number, path: string): Promise<Page> {
  const page = (await keptPage(reading.options.folder, index)) ?? (await downloaded(reading, index, path));
  reading.onPage(page.records);
  return page;
}

async function downloaded({ org, options }: Reading, index: number, path: string): Promise<Page> {
  const { folder, signal } = options;
  const part = `${pageFile(folder, index)}.part`;
  const { records, next } = await stream(org, { method: 'GET', path, signal }, async ({ headers, body }) => {
    await pipeline(body, createWriteStream(part), signal === undefined ? {} : { signal });
    return aboutPage(headers);
  });
  return keepPage(folder, index, { records, next });
}

/** Salesforce writes the text `null` where there is no next page. */
function aboutPage(headers: StreamAnswer['headers']): { readonly records: number; readonly next: string | null } {
  const locator = headers['sforce-locator'] ?? 'null';
  return { records: Number(headers['sforce-numberofrecords'] ?? 0), next: locator === 'null' ? null : locator };
}
