import { asArray, asObject, jsonObject } from '../../http/body.ts';
import { badRequest } from '../../http/errors.ts';
import type { ApiResponse, Call, Route } from '../../http/types.ts';
import { exceededLimit, isAllowedInside, MAX_SUBREQUESTS } from './limits.ts';
import { readParts, requestOf } from './parts.ts';
import type { Part } from './parts.ts';
import { answerOf, runParts } from './run.ts';

/** Several requests in one call, in order. Later ones may contain `@{ref.id}` of earlier responses. */
export const compositeRoutes: readonly Route[] = [
  { method: 'POST', path: '/services/data/:version/composite', handle: composite },
  { method: 'POST', path: '/services/data/:version/composite/batch', handle: batch },
];

/** `collateSubrequests` is accepted: it only lets Salesforce save several subrequests at once, which changes no answer. */
async function composite(call: Call): Promise<ApiResponse> {
  const body = jsonObject(call.request);
  const allOrNone = body['allOrNone'] === true;
  const parts = readParts(asArray(body['compositeRequest'], '`compositeRequest`'));
  const limit = exceededLimit(parts);
  if (limit !== undefined) {
    const response = { status: 400, body: [{ errorCode: 'LIMIT_EXCEEDED', message: limit }] };
    return { status: 200, body: { compositeResponse: [answerOf(null, response)] } };
  }
  const allows = ({ url }: Part): boolean => isAllowedInside(url, allOrNone);
  const run = allOrNone
    ? await call.atomic(async (subrequest) => {
        const value = await runParts(parts, { subrequest, allOrNone, allows });
        return { value, commit: !value.failed };
      })
    : await runParts(parts, { subrequest: call.subrequest, allOrNone, allows });
  return { status: 200, body: { compositeResponse: run.answers } };
}

async function batch(call: Call): Promise<ApiResponse> {
  const body = jsonObject(call.request);
  const parts = asArray(body['batchRequests'], '`batchRequests`').map((value) => asObject(value, 'a subrequest'));
  if (parts.length > MAX_SUBREQUESTS)
    throw badRequest('LIMIT_EXCEEDED', `The request can’t contain more than ${MAX_SUBREQUESTS} operations.`);
  const results: { statusCode: number; result: unknown }[] = [];
  let halted = false;
  for (const part of parts) {
    if (halted) {
      const result = [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }];
      results.push({ statusCode: 412, result });
      continue;
    }
    // URLs of a batch begin at the version: `v66.0/sobjects/Account`.
    const url = String(part['url'] ?? '').replace(/^\/*(services\/data\/)?/, '/services/data/');
    const request = requestOf({ method: String(part['method'] ?? 'GET'), url, body: part['richInput'], headers: {} });
    const answer: ApiResponse = isAllowedInside(url, false)
      ? await call.subrequest(request)
      : { status: 400, body: [{ errorCode: 'INVALID_INPUT', message: `\`${url}\` cannot be part of a batch` }] };
    results.push({ statusCode: answer.status, result: answer.body ?? null });
    halted = body['haltOnError'] === true && answer.status >= 400;
  }
  return { status: 200, body: { hasErrors: results.some((result) => result.statusCode >= 400), results } };
}
