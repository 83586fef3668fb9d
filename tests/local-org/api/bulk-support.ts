import type { Answer, Caller } from './helpers.ts';

/** Creates an ingest job, which must succeed, and gives its id. */
export async function createJob(call: Caller, body: Record<string, unknown>): Promise<string> {
  const answer = await call('POST', 'jobs/ingest', body);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json.id as string;
}

/** Uploads data and closes the job. */
export async function uploadAndClose(call: Caller, id: string, csv: string | Uint8Array): Promise<void> {
  const put = await call('PUT', `jobs/ingest/${id}/batches`, csv, { 'Content-Type': 'text/csv' });
  if (put.status !== 201) throw new Error(`${put.status} ${put.text}`);
  const patch = await call('PATCH', `jobs/ingest/${id}`, { state: 'UploadComplete' });
  if (patch.status !== 200) throw new Error(patch.text);
}

/** The job's information when it has ended. */
export async function ended(call: Caller, path: string): Promise<Answer['json']> {
  for (let waited = 0; waited < 60_000; waited += 10) {
    const { json } = await call('GET', path);
    if (['JobComplete', 'Failed', 'Aborted'].includes(json.state as string)) return json;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${path} did not end`);
}

export interface Loaded {
  readonly id: string;
  readonly info: Answer['json'];
  readonly success: string;
  readonly failed: string;
  readonly unprocessed: string;
}

/** Runs a whole job and gives what a client can read of it. */
export async function load(call: Caller, job: Record<string, unknown>, csv: string | Uint8Array): Promise<Loaded> {
  const id = await createJob(call, job);
  await uploadAndClose(call, id, csv);
  const info = await ended(call, `jobs/ingest/${id}`);
  return { id, info, ...(await resultsOf(call, id)) };
}

export async function resultsOf(call: Caller, id: string): Promise<Pick<Loaded, 'success' | 'failed' | 'unprocessed'>> {
  const text = async (kind: string): Promise<string> => {
    const answer = await call('GET', `jobs/ingest/${id}/${kind}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.text;
  };
  return {
    success: await text('successfulResults'),
    failed: await text('failedResults'),
    unprocessed: await text('unprocessedrecords'),
  };
}
