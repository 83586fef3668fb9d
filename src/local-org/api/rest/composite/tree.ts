import { asArray, jsonObject } from '../../http/body.ts';
import { requireReadable } from '../../http/access.ts';
import type { SaveError } from '../../../base/values.ts';
import type { ApiResponse, Call, Route } from '../../http/types.ts';
import { requireReadableValues } from '../deserialize.ts';
import { readTree } from './read-tree.ts';

/** Creates records with their children in one transaction: all or none. */
export const treeRoutes: readonly Route[] = [
  { method: 'POST', path: '/services/data/:version/composite/tree/:object', handle },
];

/** What is not the reason: a record that was rolled back, or whose parent failed. */
const CONSEQUENCES: ReadonlySet<string> = new Set(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'PROCESSING_HALTED']);

function handle(call: Call): ApiResponse {
  const root = requireReadable(call, call.params['object'] ?? '');
  const tree = readTree(call.context.org.schema, root, asArray(jsonObject(call.request)['records'], '`records`'));
  if ('error' in tree) return refused([{ referenceId: tree.referenceId, errors: [tree.error] }]);
  requireReadableValues(call.context.org.schema, tree.requests, call.request.body);
  const results = tree.requests.length === 0 ? [] : call.save(tree.requests, { allOrNone: true });
  const named = results.map((result, i) => ({ ...result, referenceId: tree.referenceIds[i] ?? '' }));
  if (results.some((result) => !result.success))
    return refused(named.filter(({ errors }) => errors.some(({ statusCode }) => !CONSEQUENCES.has(statusCode))));
  const body = { hasErrors: false, results: named.map(({ referenceId, id }) => ({ referenceId, id })) };
  return { status: 201, body };
}

function refused(
  failed: readonly { readonly referenceId: string; readonly errors: readonly SaveError[] }[],
): ApiResponse {
  const results = failed.map(({ referenceId, errors }) => ({
    referenceId,
    errors: errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields })),
  }));
  return { status: 400, body: { hasErrors: true, results } };
}
