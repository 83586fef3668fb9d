import { join } from 'node:path';
import { openOrg } from '../../../src/local-org/org/open.ts';
import { userOf } from '../seed/fill.ts';
import { jobEnded, jsonOf } from './keep-alive-client.ts';
import { ACCOUNT_QUERY, addAccounts } from './many-accounts.ts';
import { withServedOrg } from './served-org.ts';
import type { ServedOrg } from './served-org.ts';

export interface ExportReport {
  readonly rows: number;
  /** Of the job: from its creation until it is complete. */
  readonly seconds: number;
  /** Of reading all pages by their locators, one after another. */
  readonly readSeconds: number;
  readonly megabytesOfCsv: number;
  /** The most memory of the server's process after each step. */
  readonly memory: readonly { readonly step: string; readonly megabytes: number }[];
  /** Rows of the pages that were read by locator, and of those of `resultPages`, which were read at the same time. */
  readonly rowsByLocator: number;
  readonly rowsByResultPages: number;
}

/** Records of a page by locator. */
const PAGE = 100_000;

/** Exports accounts by one Bulk query job from a server that does nothing else, and reads its result in both ways. */
export async function exportFigures(folder: string, rows: number): Promise<ExportReport> {
  const dataDir = join(folder, 'export');
  const made = openOrg({ dataDir });
  addAccounts(made, userOf(made, 'admin'), rows);
  made.close();
  return withServedOrg(dataDir, async (org) => {
    const { client, token, used } = org;
    const memory: { step: string; megabytes: number }[] = [];
    const note = async (step: string): Promise<void> => {
      memory.push({ step, megabytes: (await used()).peakMegabytes });
    };
    await note('start');
    const started = performance.now();
    const body = JSON.stringify({ operation: 'query', query: ACCOUNT_QUERY });
    const { id } = await jsonOf(client, { method: 'POST', path: 'jobs/query', token: token(), body });
    const path = `jobs/query/${String(id)}`;
    await jobEnded(client, token(), path);
    const seconds = (performance.now() - started) / 1000;
    await note('job complete');
    const reading = performance.now();
    const { rows: rowsByLocator, bytes } = await readByLocator(org, path);
    const readSeconds = (performance.now() - reading) / 1000;
    await note('read by locator');
    const rowsByResultPages = await readPages(org, path);
    await note('read by resultPages');
    return { rows, seconds, readSeconds, megabytesOfCsv: bytes / 1e6, memory, rowsByLocator, rowsByResultPages };
  });
}

async function readPage(org: ServedOrg, path: string): Promise<{ rows: number; bytes: number; locator: string }> {
  let bytes = 0;
  const onData = (part: Buffer): void => void (bytes += part.length);
  const { status, headers } = await org.client.send({ method: 'GET', path, token: org.token(), onData });
  if (status !== 200) throw new Error(`${path}: ${status}`);
  const locator = String(headers['sforce-locator']);
  return { rows: Number(headers['sforce-numberofrecords']), bytes, locator };
}

async function readByLocator(org: ServedOrg, path: string): Promise<{ rows: number; bytes: number }> {
  let [rows, bytes] = [0, 0];
  for (let locator = ''; locator !== 'null';) {
    const page = await readPage(org, `${path}/results?maxRecords=${PAGE}${locator && `&locator=${locator}`}`);
    rows += page.rows;
    bytes += page.bytes;
    locator = page.locator;
  }
  return { rows, bytes };
}

/** Up to five pages at the same time. */
async function readPages(org: ServedOrg, path: string): Promise<number> {
  let rows = 0;
  for (let next: unknown = `${path}/resultPages`; typeof next === 'string';) {
    const { resultPages, nextRecordsUrl } = await jsonOf(org.client, { method: 'GET', path: next, token: org.token() });
    const pages = (resultPages as { resultUrl: string }[]).map(({ resultUrl }) => readPage(org, resultUrl));
    for (const page of await Promise.all(pages)) rows += page.rows;
    next = nextRecordsUrl;
  }
  return rows;
}
