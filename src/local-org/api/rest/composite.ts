import { asArray, asObject, jsonObject } from '../http/body.ts';
import { badRequest } from '../http/errors.ts';
import type { ApiRequest, ApiResponse, Call, Route } from '../http/types.ts';

const MAX_SUBREQUESTS = 25;

/** Several requests in one call, in order. Later ones may contain `@{ref.id}` of earlier responses. */
export const compositeRoutes: readonly Route[] = [
  { method: 'POST', path: '/services/data/:version/composite', handle: composite },
  { method: 'POST', path: '/services/data/:version/composite/batch', handle: batch },
];

interface Part {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body: unknown;
}

async function composite(call: Call): Promise<ApiResponse> {
  const body = jsonObject(call.request);
  if (body['allOrNone'] === true) {
    throw badRequest(
      'INVALID_INPUT',
      'allOrNone over a composite request is not supported by the local org; use composite/sobjects for records that must be saved together',
    );
  }
  const parts = asArray(body['compositeRequest'], '`compositeRequest`').map(partOf);
  checkSize(parts.length);
  if (new Set(parts.map((part) => part.referenceId)).size < parts.length) {
    throw badRequest('INVALID_INPUT', 'Each referenceId must be unique within the request');
  }
  const answers = new Map<string, ApiResponse>();
  for (const part of parts) answers.set(part.referenceId, await runPart(call, part, answers));
  return {
    status: 200,
    body: {
      compositeResponse: parts.map(({ referenceId }) => {
        const answer = answers.get(referenceId);
        return {
          body: answer?.body ?? null,
          httpHeaders: answer?.headers ?? {},
          httpStatusCode: answer?.status ?? 500,
          referenceId,
        };
      }),
    },
  };
}

function partOf(value: unknown): Part {
  const part = asObject(value, 'a subrequest');
  const { method, url, referenceId } = part;
  if (typeof method !== 'string' || typeof url !== 'string' || typeof referenceId !== 'string' || referenceId === '') {
    throw badRequest('INVALID_INPUT', '`method`, `url` and `referenceId` are expected in each subrequest');
  }
  return { method, url, referenceId, body: part['body'] };
}

async function runPart(call: Call, part: Part, answers: ReadonlyMap<string, ApiResponse>): Promise<ApiResponse> {
  const missing: string[] = [];
  const resolve = (text: string, encode: boolean): string =>
    text.replaceAll(/@\{([^}]+)\}/g, (_whole, path: string) => {
      const value = lookUp(path, answers);
      if (value === undefined) missing.push(path);
      return encode ? encodeURIComponent(String(value)) : String(value);
    });
  const url = resolve(part.url, true);
  const body = mapStrings(part.body, (text) => resolve(text, false));
  const [path] = missing;
  if (path !== undefined) {
    return {
      status: 400,
      body: [
        {
          errorCode: 'PROCESSING_HALTED',
          message: `Invalid reference specified. No value for ${path} found in ${path.split(/[.[]/)[0]}`,
        },
      ],
    };
  }
  return call.subrequest(requestOf(part.method, url, body));
}

function lookUp(path: string, answers: ReadonlyMap<string, ApiResponse>): string | number | boolean | undefined {
  const [reference = '', ...steps] = path.split(/\.|\[|\]\.?/).filter((step) => step !== '');
  const answer = answers.get(reference);
  if (!answer || answer.status >= 400) return undefined;
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
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]));
  }
  return value;
}

function requestOf(method: string, url: string, body: unknown): ApiRequest {
  const [path = '', search = ''] = url.split('?', 2);
  return {
    method: method.toUpperCase(),
    path: path.replace(/^\/*/, '/'),
    query: new URLSearchParams(search),
    headers: { 'content-type': 'application/json' },
    body: body === undefined || body === null ? new Uint8Array() : Buffer.from(JSON.stringify(body)),
  };
}

async function batch(call: Call): Promise<ApiResponse> {
  const body = jsonObject(call.request);
  const parts = asArray(body['batchRequests'], '`batchRequests`').map((value) => asObject(value, 'a subrequest'));
  checkSize(parts.length);
  const results: { statusCode: number; result: unknown }[] = [];
  let halted = false;
  for (const part of parts) {
    if (halted) {
      results.push({
        statusCode: 412,
        result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }],
      });
      continue;
    }
    // URLs of a batch begin at the version: `v66.0/sobjects/Account`.
    const url = String(part['url'] ?? '').replace(/^\/*(services\/data\/)?/, '/services/data/');
    const answer = await call.subrequest(requestOf(String(part['method'] ?? 'GET'), url, part['richInput']));
    results.push({ statusCode: answer.status, result: answer.body ?? null });
    halted = body['haltOnError'] === true && answer.status >= 400;
  }
  return { status: 200, body: { hasErrors: results.some((result) => result.statusCode >= 400), results } };
}

function checkSize(size: number): void {
  if (size > MAX_SUBREQUESTS)
    throw badRequest('LIMIT_EXCEEDED', `at most ${MAX_SUBREQUESTS} subrequests are allowed, found ${size}`);
}
