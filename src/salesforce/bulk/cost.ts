/** A way to read or write records, with the API calls that it takes. */
interface Way<Name extends string> {
  readonly way: Name;
  readonly calls: number;
}

/** Ways with the cheapest first; of equal ones the simpler. */
type Ways<Name extends string> = readonly [Way<Name>, ...Way<Name>[]];

/** Records of a REST page; Salesforce goes down to 200 for wide rows. */
const QUERY_PAGE = 2_000;
/** Records of a call of the collections API. */
const COLLECTION = 200;
/** Records of a result page of the Bulk API where the client names no number. */
const BULK_PAGE = 250_000;
/** Pages that one call of `resultPages` names. */
const PAGES_A_LIST = 5;
/** Bytes of one ingest job. */
const JOB_BYTES = 100_000_000;

/** Questions whether a job is complete: the pauses grow to 10 s, in which an org reads some 100,000 and saves some 10,000 records. */
const polls = (records: number, inTenSeconds: number): number => 3 + Math.ceil(records / inTenSeconds);

const parts = (all: number, size: number): number => Math.max(1, Math.ceil(all / size));

/**
 * The API calls that reading so many records takes by `query` and by the Bulk API: job, questions, lists of pages, pages.
 * @param page records of a REST page, where the org sends fewer than 2,000
 */
export function waysToRead(records: number, page: number = QUERY_PAGE): Ways<'query' | 'bulk'> {
  const bulkPages = parts(records, BULK_PAGE);
  const query = { way: 'query', calls: parts(records, page) } as const;
  const bulk = {
    way: 'bulk',
    calls: 1 + polls(records, 100_000) + parts(bulkPages, PAGES_A_LIST) + bulkPages,
  } as const;
  return bulk.calls < query.calls ? [bulk, query] : [query, bulk];
}

/**
 * The API calls that saving so many records takes by the collections API, 200 a call, and by the Bulk API: for each job its creation, upload, end,
 * questions, and the refused and the unprocessed records.
 * @param width bytes of a record's CSV line
 */
export function waysToSave(records: number, width: number = 100): Ways<'collections' | 'bulk'> {
  const jobs = parts(records * width, JOB_BYTES);
  const collections = { way: 'collections', calls: parts(records, COLLECTION) } as const;
  const bulk = { way: 'bulk', calls: jobs * 5 + polls(records, 10_000) } as const;
  return bulk.calls < collections.calls ? [bulk, collections] : [collections, bulk];
}
