import { asObject } from '../../http/body.ts';
import { badRequest } from '../../http/errors.ts';
import type { ApiRequest, ApiResponse } from '../../http/types.ts';

/** A subrequest of a composite request or a node of a graph. */
export interface Part {
  /** In capitals. */
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body: unknown;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The answers so far, by reference id. */
export type Answers = ReadonlyMap<string, ApiResponse>;

/** Reads a list of subrequests. Throws INVALID_INPUT for one without method, url and referenceId, and for a referenceId that is not unique. */
export function readParts(values: readonly unknown[]): Part[] {
  const parts = values.map(partOf);
  if (new Set(parts.map((part) => part.referenceId)).size < parts.length)
    throw badRequest('INVALID_INPUT', 'Each referenceId must be unique within the request');
  return parts;
}

function partOf(value: unknown): Part {
  const { method, url, referenceId, body, httpHeaders } = asObject(value, 'a subrequest');
  if (typeof method !== 'string' || typeof url !== 'string' || typeof referenceId !== 'string' || referenceId === '')
    throw badRequest('INVALID_INPUT', '`method`, `url` and `referenceId` are expected in each subrequest');
  const given = Object.entries(asObject(httpHeaders ?? {}, '`httpHeaders`'));
  const headers = given.map(([name, text]) => [name.toLowerCase(), String(text)] as const);
  return {
    method: method.toUpperCase(),
    url,
    referenceId,
    body,
    // The three that the whole request decides about; a subrequest cannot have its own.
    headers: Object.fromEntries(
      headers.filter(([name]) => !['accept', 'authorization', 'content-type'].includes(name)),
    ),
  };
}

/** The references of a subrequest to others: `@{acc.id}` and `@{query.records[0].Id}` → `acc`, `query`. */
export function referencesOf(part: Part): string[] {
  const found: string[] = [];
  const note = (text: string): string => {
    for (const match of text.matchAll(REFERENCE)) found.push((match[1] ?? '').split(/[.[]/)[0] ?? '');
    return text;
  };
  note(part.url);
  mapStrings(part.body, note);
  return found;
}

const REFERENCE = /@\{([^}]+)\}/g;

/** What references may add to one subrequest, in characters: a long text that is named a million times would fill the memory. */
const MAX_REFERENCED = 12_000_000;

/**
 * The request of a subrequest with its references replaced, or the response of one that refers to something that is not there. Throws
 * LIMIT_EXCEEDED when the references make it too large.
 */
export function resolvePart(part: Part, answers: Answers): { request: ApiRequest } | { response: ApiResponse } {
  const missing: string[] = [];
  let added = 0;
  const resolve = (text: string, encode: boolean): string =>
    text.replaceAll(REFERENCE, (_whole, path: string) => {
      const value = lookUp(path, answers);
      if (value === undefined) missing.push(path);
      added += String(value).length;
      if (added > MAX_REFERENCED)
        throw badRequest(
          'LIMIT_EXCEEDED',
          `References add more than ${MAX_REFERENCED} characters to ${part.referenceId}`,
        );
      return encode ? encodeURIComponent(String(value)) : String(value);
    });
  const url = resolve(part.url, true);
  const body = mapStrings(part.body, (text) => resolve(text, false));
  const [path] = missing;
  if (path === undefined) return { request: requestOf({ ...part, url, body }) };
  const message = `Invalid reference specified. No value for ${path} found in ${path.split(/[.[]/)[0]}`;
  return { response: { status: 400, body: [{ errorCode: 'PROCESSING_HALTED', message }] } };
}

function lookUp(path: string, answers: Answers): string | number | boolean | undefined {
  const [reference = '', ...steps] = path.split(/\.|\[|\]\.?/).filter((step) => step !== '');
  const answer = answers.get(reference);
  if (!answer || answer.status >= 300) return undefined;
  let value: unknown = answer.body;
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]));
  return value;
}

/** Makes the request of a subrequest whose references are replaced. */
export function requestOf({ method, url, body, headers }: Omit<Part, 'referenceId'>): ApiRequest {
  const mark = url.indexOf('?');
  return {
    method: method.toUpperCase(),
    path: (mark < 0 ? url : url.slice(0, mark)).replace(/^\/*/, '/'),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    headers: { ...headers, 'content-type': 'application/json' },
    body: body === undefined || body === null ? new Uint8Array() : Buffer.from(JSON.stringify(body)),
  };
}
