import type { GraphQLResolveInfo } from 'graphql';
import type { ObjectSchema } from '../../../schema/types.ts';
import type { Call } from '../../http/types.ts';
import { connectionAnswer } from './answer.ts';
import { pageSize, pageStart } from './arguments.ts';
import type { ConnectionArguments } from './arguments.ts';
import { connectionQuery } from './select.ts';
import { nodeSelection, resolvedSelection } from './selection.ts';

/** Resolves `uiapi.query.<Object>` with one SOQL query that also reads the selected parents and children. */
export function resolveConnection(
  call: Call,
  object: ObjectSchema,
  args: ConnectionArguments,
  info: GraphQLResolveInfo,
): unknown {
  const { org, soql } = call.context;
  const connection = resolvedSelection(info);
  const first = pageSize(args);
  const start = pageStart(args);
  const record = { object, ...nodeSelection(info, connection) };
  const query = connectionQuery({ info, schema: org.schema }, record, args);
  const result = soql.select(call.user, query, { unlimited: true });
  if (result.kind !== 'records') throw new Error('a connection is made of records');
  const page = { records: result.page(start, first), total: result.ids.length, start };
  return connectionAnswer({ info, display: soql.display(call.user) }, connection, page);
}
