import { unusable } from './errors.ts';
import { objectOf, type OnProgress } from './progress.ts';

/** What of a connection reads pages. */
interface Requests {
  readonly version: string;
  request(path: string): PromiseLike<unknown>;
}

interface Page {
  readonly records: readonly unknown[];
  readonly totalSize: number;
  readonly done: boolean;
  readonly next: string | undefined;
}

interface Reading {
  readonly instanceUrl: string;
  /** `queryAll` answers deleted and archived records too. Default `query`. */
  readonly resource?: 'query' | 'queryAll';
  /** Called with each page, where there are several. */
  readonly onProgress?: OnProgress;
}

/**
 * Reads all pages of a query. Stops with OrgUnreachable where the org answers something else than pages, or pages without end: jsforce's
 * own reader would follow them until the memory is full, and trips over an answer without records. Lists of child records in a
 * row are as the org sends them, up to its own page size.
 */
export async function readPages(
  client: Requests,
  soql: string,
  { instanceUrl, resource = 'query', onProgress }: Reading,
): Promise<unknown[]> {
  const records: unknown[] = [];
  const seen = new Set<string>();
  let page = asPage(
    await client.request(`/services/data/v${client.version}/${resource}?q=${encodeURIComponent(soql)}`),
    instanceUrl,
  );
  for (;;) {
    records.push(...page.records);
    if (!page.done || seen.size > 0)
      onProgress?.({ name: `Reading ${objectOf(soql)}`, done: records.length, total: page.totalSize });
    if (page.done) return records;
    const { next } = page;
    if (next === undefined || seen.has(next) || page.records.length === 0 || records.length > page.totalSize)
      throw unusable(instanceUrl, 'pages of a query that have no end');
    // An address elsewhere would get the access token.
    if (!next.startsWith('/services/')) throw unusable(instanceUrl, 'a next page outside of its API');
    seen.add(next);
    page = asPage(await client.request(next), instanceUrl);
  }
}

function asPage(answer: unknown, instanceUrl: string): Page {
  const { records, totalSize, done, nextRecordsUrl } = (
    typeof answer === 'object' && answer !== null ? answer : {}
  ) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(records) || typeof totalSize !== 'number' || typeof done !== 'boolean')
    throw unusable(instanceUrl, 'something else than the records of a query');
  return { records, totalSize, done, next: typeof nextRecordsUrl === 'string' ? nextRecordsUrl : undefined };
}
