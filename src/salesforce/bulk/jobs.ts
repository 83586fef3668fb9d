import { API_VERSION, type OrgConnection } from '../connection.ts';
import { OrgRefused, OrgThrottled } from '../errors.ts';
import { pauseFor } from './stream.ts';

export type BulkKind = 'query' | 'ingest';

/** The parts of a job's information that are read. */
export interface BulkJob {
  readonly id: string;
  readonly state: 'Open' | 'UploadComplete' | 'InProgress' | 'Aborted' | 'JobComplete' | 'Failed';
  readonly numberRecordsProcessed?: number;
  readonly numberRecordsFailed?: number;
  readonly errorMessage?: string;
}

/** How a job is waited for. Milliseconds. */
export interface WaitOptions {
  readonly signal?: AbortSignal | undefined;
  /** What the org does, for people, such as `The org saves Account`; the records so far are shown with it. */
  readonly label?: string;
  /** The longest time to wait for the org. Default two hours. */
  readonly patience?: number;
}

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;
const PATIENCE = 2 * 3_600_000;

export const jobPath = (kind: BulkKind, id?: string): string =>
  `/services/data/v${API_VERSION}/jobs/${kind}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;

export async function createJob(org: OrgConnection, kind: BulkKind, body: object): Promise<BulkJob> {
  return send(org, 'POST', jobPath(kind), body);
}

export async function changeState(
  org: OrgConnection,
  kind: BulkKind,
  id: string,
  state: 'UploadComplete' | 'Aborted',
): Promise<void> {
  await send(org, 'PATCH', jobPath(kind, id), { state });
}

/** The job as it is now, or undefined if the org does not have it (results are kept for seven days). */
export async function findJob(org: OrgConnection, kind: BulkKind, id: string): Promise<BulkJob | undefined> {
  try {
    return await org.call(async (client) => client.request<BulkJob>(jobPath(kind, id)));
  } catch (error) {
    const isGone = error instanceof OrgRefused && error.details.some(({ errorCode }) => errorCode === 'NOT_FOUND');
    if (isGone) return undefined;
    throw error;
  }
}

/**
 * Ends a job of either kind that still runs, for example before a program stops. A job that has ended already is left as it is.
 * @throws OrgRefused if the org does not have the job
 */
export async function abortBulkJob(org: OrgConnection, kind: BulkKind, id: string): Promise<void> {
  try {
    await changeState(org, kind, id, 'Aborted');
  } catch (error) {
    const hasEnded =
      error instanceof OrgRefused && error.details.some(({ errorCode }) => errorCode === 'INVALIDJOBSTATE');
    if (!hasEnded) throw error;
  }
}

/**
 * Waits until a job is complete, asking at growing intervals (0.25 to 10 s).
 * @throws OrgRefused if the job fails, was aborted or is gone; OrgThrottled if it lasts too long; the reason of the signal
 */
export async function completed(
  org: OrgConnection,
  kind: BulkKind,
  id: string,
  { signal, label, patience = PATIENCE }: WaitOptions,
): Promise<BulkJob> {
  let waited = 0;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
    signal?.throwIfAborted();
    const job = await findJob(org, kind, id);
    if (job?.state === 'JobComplete') return job;
    if (job === undefined || job.state === 'Failed' || job.state === 'Aborted') throw notComplete(id, job);
    if (label !== undefined) org.onProgress?.({ name: label, done: job.numberRecordsProcessed ?? 0 });
    if (waited > patience)
      throw new OrgThrottled(`The org has not finished the bulk job \`${id}\` yet. Try again later.`);
    await pauseFor(org, pause, signal);
    waited += pause;
  }
}

function notComplete(id: string, job: BulkJob | undefined): OrgRefused {
  const reason = job === undefined ? 'is not there any more' : job.state === 'Aborted' ? 'was aborted' : 'failed';
  const why = job?.errorMessage === undefined ? '' : `: ${job.errorMessage}`;
  return new OrgRefused([
    {
      errorCode: `JOB_${(job?.state ?? 'GONE').toUpperCase()}`,
      message: `The bulk job \`${id}\` ${reason}${why}`,
      fields: [],
    },
  ]);
}

function send(org: OrgConnection, method: 'POST' | 'PATCH', path: string, body: object): Promise<BulkJob> {
  return org.call(async (client) =>
    client.request<BulkJob>({
      method,
      url: path,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  );
}
