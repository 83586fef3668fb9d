import type { GraphQLResolveInfo } from 'graphql';
import type { SaveResult } from '../../../base/values.ts';
import { readRecord } from '../../http/access.ts';
import type { Call } from '../../http/types.ts';
import { MutationRefused } from '../errors.ts';
import { recordAnswer } from '../query/answer.ts';
import { selectItems } from '../query/select.ts';
import { operationsOf } from './operations.ts';
import type { Operation } from './operations.ts';
import { saveOperations } from './save.ts';

export interface MutationArguments {
  readonly input?: { readonly allOrNone?: boolean | null } | null;
}

interface MutationContext {
  readonly call: Call;
  readonly info: GraphQLResolveInfo;
}

/**
 * Resolves `uiapi(input: { allOrNone }) { … }` of a mutation: saves all operations together, in their order. The result contains each
 * operation's payload by its key, or a MutationRefused, which GraphQL reports as an error of that operation.
 */
export function resolveMutation(
  call: Call,
  args: MutationArguments,
  info: GraphQLResolveInfo,
): Record<string, unknown> {
  const operations = operationsOf(info);
  const results = saveOperations(call, operations, args.input?.allOrNone !== false);
  return Object.fromEntries(
    operations.map((operation, i) => [operation.key, payloadOf({ call, info }, operation, results[i]!)]),
  );
}

function payloadOf(context: MutationContext, operation: Operation, result: SaveResult): unknown {
  if (!result.success) return new MutationRefused(result.errors);
  const id = result.id ?? '';
  return Object.fromEntries(
    operation.selected.map(({ key, name }) => {
      if (name === 'Record') return [key, savedRecord(context, operation, id)];
      return [key, name === 'success' ? true : id];
    }),
  );
}

/** The record as it is after the save; null if the user may no longer read it. */
function savedRecord({ call, info }: MutationContext, { object, record }: Operation, id: string): unknown {
  if (!record) return null;
  const { org, soql } = call.context;
  const select = selectItems({ info, schema: org.schema }, { object, ...record });
  const saved = readRecord(call, object, id, select);
  return saved ? recordAnswer({ info, display: soql.display(call.user) }, record, saved) : null;
}
