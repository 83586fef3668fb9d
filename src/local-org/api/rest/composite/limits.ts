import { badRequest } from '../../http/errors.ts';
import type { ApiError } from '../../http/errors.ts';
import type { Part } from './parts.ts';

/** Salesforce's limits of the composite calls. */
export const MAX_SUBREQUESTS = 25;
const MAX_QUERIES_AND_COLLECTIONS = 5;
const MAX_CHUNKS = 10;

/** The resource below the version: `/services/data/v66.0/sobjects/X` → `sobjects/X`, without the query string. */
export const resourceOf = (url: string): string =>
  url
    .replace(/[?#].*$/s, '')
    .replace(/^\/*services\/data\/v\d+\.\d\//i, '')
    .replace(/\/+$/, '');

/** The limit that a composite request exceeds, in a sentence; undefined when it may run. The apostrophe is Salesforce's. */
export function exceededLimit(parts: readonly Part[]): string | undefined {
  if (parts.length > MAX_SUBREQUESTS) return `The request can’t contain more than ${MAX_SUBREQUESTS} operations.`;
  const counted = parts.filter(({ url }) => /^(query|queryall|composite\/sobjects)(\/|$)/i.test(resourceOf(url)));
  return counted.length > MAX_QUERIES_AND_COLLECTIONS
    ? `The request can’t contain more than ${MAX_QUERIES_AND_COLLECTIONS} Query or sObject Collections operations.`
    : undefined;
}

/**
 * Whether a composite request may hold this one. Composite calls are not nested, since a few small bodies would become millions of requests. What is
 * all or none holds records and queries only: they wait for nothing, as one transaction needs. Bulk jobs have answers that are streams.
 */
export function isAllowedInside(url: string, allOrNone: boolean): boolean {
  const resource = resourceOf(url);
  if (/^\/*(jobs|services\/async)(\/|$)/i.test(resource)) return false;
  return allOrNone
    ? /^(sobjects|query|queryall|composite\/sobjects|limits)(\/|$)/i.test(resource)
    : !/^composite(\/(?!sobjects(\/|$))|$)/i.test(resource);
}

/** Salesforce saves a collection in chunks of one object: a list that alternates between objects has many. */
export function tooManyChunks(objects: readonly (string | undefined)[]): ApiError | undefined {
  const chunks = objects.filter((object, i) => i === 0 || object !== objects[i - 1]).length;
  if (chunks <= MAX_CHUNKS) return undefined;
  return badRequest(
    'LIMIT_EXCEEDED',
    `Cannot have more than ${MAX_CHUNKS} chunks in a single operation. Please rearrange the data to reduce chunking.`,
  );
}
