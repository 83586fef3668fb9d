import { notFound } from '../http/errors.ts';
import type { ApiResponse, Call, Route } from '../http/types.ts';
import { restRecord } from './values.ts';

/** The few calls of the Tooling API that clients make as a preparation. */
export const toolingRoutes: readonly Route[] = [
  {
    method: 'GET',
    // The Salesforce CLI takes this 404 to mean that the org has no source tracking.
    path: '/services/data/:version/tooling/sobjects/:object/describe',
    handle: () => {
      throw notFound();
    },
  },
  { method: 'GET', path: '/services/data/:version/tooling/query', handle: query },
];

/** Tooling queries run on the normal objects; objects of the Tooling API (`ValidationRule` …) give INVALID_TYPE. */
function query(call: Call): ApiResponse {
  const result = call.context.soql.query(call.user, call.request.query.get('q') ?? '');
  const records = result.kind === 'records' ? result.page(0, 2000).map((node) => restRecord(node, call.version)) : [];
  const size = result.kind === 'count' ? result.count : records.length;
  return {
    status: 200,
    body: { size, totalSize: size, done: true, queryLocator: null, entityTypeName: result.object.name, records },
  };
}
