/** Run by itself in a process with nothing else in it: one read of the org that `diagnose sync` does, measured; prints a `SyncFigures` as JSON. */
import { join } from 'node:path';
import { keepHeapSmall } from '../../../src/cli/small-heap.ts';
import { bulkQuery, connectOrg } from '../../../src/salesforce/index.ts';
import { runEmbedded, syncOrg } from '../../../src/sync/index.ts';
import { REVIEW_FIELDS, REVIEWED_OBJECTS } from '../../../src/sync/review/read.ts';
import type { SyncFigures, SyncWork } from './figures.ts';
import { peakMegabytes } from '../peak.ts';

const [work = 'full', folder = '', instanceUrl = '', accessToken = '', organizationId = ''] = process.argv.slice(2);
const org = connectOrg({ instanceUrl, accessToken, organizationId });
const { signal } = new AbortController();

/** The bytes that a whole sync reads, and nothing is done with them. */
async function download(): Promise<number> {
  let records = 0;
  for (const object of REVIEWED_OBJECTS)
    records += (
      await bulkQuery(org, `SELECT ${REVIEW_FIELDS[object]} FROM ${object}`, { folder: join(folder, object), signal })
    ).records;
  return records;
}

let written = 0;
async function sync(full: boolean): Promise<number> {
  const options = { folder, signal, now: () => new Date() };
  const { records, standing } = await runEmbedded(org, 'sync', options, (context) =>
    syncOrg(context, { full, onChange: () => undefined }),
  );
  written = records + standing.written.length;
  return records;
}

const WORK: Readonly<Record<SyncWork, () => Promise<number>>> = {
  download,
  full: () => sync(true),
  unchanged: () => sync(false),
};

// As the command does.
keepHeapSmall();
const started = performance.now();
await WORK[work as SyncWork]();
const { user, system } = process.cpuUsage();
const figures: SyncFigures = {
  seconds: (performance.now() - started) / 1000,
  cpuSeconds: (user + system) / 1e6,
  peakMegabytes: peakMegabytes(),
  calls: org.meter.sent(),
  written,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
