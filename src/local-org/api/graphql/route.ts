import { execute, getNamedType, GraphQLError, isObjectType, parse, validate } from 'graphql';
import type { DocumentNode, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { jsonObject } from '../http/body.ts';
import type { ApiResponse, Call, Route } from '../http/types.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import { SoqlError } from '../../soql/errors.ts';
import { connectionAnswer } from './answer.ts';
import { mutationAnswer, MutationRefused } from './mutations.ts';
import { buildGraphqlSchema } from './schema.ts';
import { connectionQuery, nodeSelections, pageSize, placeAfter, selectedFields } from './select.ts';
import type { ConnectionArgs } from './select.ts';
import { isRangeError, messageOf } from '../../base/error-text.ts';

/** `POST /services/data/vNN.0/graphql`: `uiapi { query { … } }` and `mutation { uiapi { … } }`. Errors come in GraphQL's shape at HTTP 200. */
export const graphqlRoutes: readonly Route[] = [{ method: 'POST', path: '/services/data/:version/graphql', handle }];

type MutationArgs = Parameters<typeof mutationAnswer>[1];

const MAX_SUBQUERIES = 10;
/** Many times what a page asks for in one query. */
const MAX_TOKENS = 10_000;

async function handle(call: Call): Promise<ApiResponse> {
  const body = jsonObject(call.request);
  const { query, variables, operationName } = body;
  if (typeof query !== 'string')
    return answer(undefined, [{ message: 'A `query` is expected', extensions: { ErrorType: 'InvalidSyntax' } }]);
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: MAX_TOKENS });
    // Before validation, which compares every pair of fields of one name.
    if (topLevelQueries(document) > MAX_SUBQUERIES) {
      const message = `A query has at most ${MAX_SUBQUERIES} subqueries`;
      return answer(undefined, [{ message, extensions: { ErrorType: 'OperationNotSupported' } }]);
    }
  } catch (error) {
    return answer(undefined, [errorEntry(error, 'InvalidSyntax')]);
  }
  const schema = schemaFor(call);
  const faults = faultsOf(schema, document);
  if (faults.length > 0) return answer(undefined, faults);
  const result = await run(schema, call, document, variables, operationName);
  return answer(result.data ?? null, (result.errors ?? []).flatMap(errorEntries));
}

/** What is wrong with a query that can be parsed. */
function faultsOf(schema: GraphQLSchema, document: DocumentNode): ErrorEntry[] {
  try {
    return validate(schema, document).map((fault) => errorEntry(fault, 'ValidationError'));
  } catch (error) {
    // Validation calls itself for each level of a query.
    return [errorEntry(error, 'ValidationError')];
  }
}

/** One schema for what a user may read; a deploy or a changed assignment makes new permissions, and with them a new schema. */
function schemaFor(call: Call): GraphQLSchema {
  const { org, graphqlSchemas } = call.context;
  const permissions = org.permissions(call.user);
  const known = graphqlSchemas.get(permissions);
  if (known) return known;
  const schema = buildGraphqlSchema(org.schema, permissions, {
    query: (object) => (_source, args, context, info) =>
      connection(context as Call, object, args as ConnectionArgs, info),
    mutate: (_source, args, context, info) => mutationAnswer(context as Call, args as MutationArgs, info),
  });
  graphqlSchemas.set(permissions, schema);
  return schema;
}

function run(
  schema: GraphQLSchema,
  call: Call,
  document: DocumentNode,
  variables: unknown,
  operationName: unknown,
): ReturnType<typeof execute> {
  return execute({
    schema,
    document,
    contextValue: call,
    variableValues: typeof variables === 'object' && variables !== null ? (variables as Record<string, unknown>) : {},
    operationName: typeof operationName === 'string' ? operationName : undefined,
    // The answer's tree is made ahead, by the names that it will have: aliases never clash.
    fieldResolver: (source, _args, _context, info) =>
      (source as Record<string, unknown> | null)?.[String(info.path.key)],
  });
}

function connection(call: Call, object: ObjectSchema, args: ConnectionArgs, info: GraphQLResolveInfo): unknown {
  const type = getNamedType(info.returnType);
  if (!isObjectType(type)) throw new Error(`${object.name} has no connection type`);
  const selected = selectedFields(
    info,
    info.fieldNodes.map((node) => node.selectionSet),
    type,
  );
  const { type: nodeType, fields } = nodeSelections(info, type, selected);
  const first = pageSize(args);
  const from = placeAfter(args);
  const query = connectionQuery(info, call.context.org.schema, object, args, nodeType, fields);
  const result = call.context.soql.select(call.user, query, { unlimited: true });
  if (result.kind !== 'records') throw new Error('a connection is made of records');
  return connectionAnswer(
    { info, display: call.context.soql.display(call.user) },
    type,
    selected,
    result.page(from, first),
    result.ids.length,
    from,
  );
}

/** How many objects `uiapi { query { … } }` asks for, aliases counted one by one. */
function topLevelQueries(document: DocumentNode): number {
  let count = 0;
  const visit = (node: unknown, depth: readonly string[]): void => {
    const set = (node as { selectionSet?: { selections: readonly { kind: string; name?: { value: string } }[] } })
      .selectionSet;
    for (const selection of set?.selections ?? []) {
      const name = selection.kind === 'Field' ? (selection.name?.value ?? '') : '';
      if (depth.join('.') === 'uiapi.query' && name !== '' && !name.startsWith('__')) count += 1;
      else visit(selection, name === '' ? depth : [...depth, name]);
    }
  };
  for (const definition of document.definitions) visit(definition, []);
  return count;
}

interface ErrorEntry {
  readonly message: string;
  readonly locations?: readonly { line: number; column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly ErrorType: string };
}

/** An operation that was refused for several reasons has an entry for each. */
function errorEntries(error: GraphQLError): ErrorEntry[] {
  const entry = errorEntry(error, 'DataFetchingException');
  const cause = error.originalError;
  return cause instanceof MutationRefused ? cause.sentences.map((message) => ({ ...entry, message })) : [entry];
}

function errorEntry(error: unknown, type: string): ErrorEntry {
  if (isRangeError(error) || (error instanceof GraphQLError && isRangeError(error.originalError)))
    return { message: 'The query is nested too deeply', extensions: { ErrorType: type } };
  if (!(error instanceof GraphQLError)) return { message: messageOf(error), extensions: { ErrorType: type } };
  const cause = error.originalError;
  return {
    message: error.message,
    ...(error.locations ? { locations: error.locations.map(({ line, column }) => ({ line, column })) } : {}),
    ...(error.path ? { path: [...error.path] } : {}),
    extensions: {
      ErrorType: cause instanceof SoqlError && cause.errorCode.startsWith('INVALID') ? 'DataFetchingException' : type,
    },
  };
}

function answer(data: unknown, errors: readonly ErrorEntry[]): ApiResponse {
  return { status: 200, body: { data: data ?? null, errors } };
}
