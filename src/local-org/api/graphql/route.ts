import { execute, parse, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { jsonObject } from '../http/body.ts';
import type { ApiResponse, Call, Route } from '../http/types.ts';
import { errorEntries, errorEntry } from './errors.ts';
import type { ErrorEntry } from './errors.ts';
import { resolveMutation } from './mutation/mutate.ts';
import type { MutationArguments } from './mutation/mutate.ts';
import { resolveAggregate } from './aggregate/resolve.ts';
import type { AggregateArguments } from './aggregate/groups.ts';
import type { ConnectionArguments } from './query/arguments.ts';
import { resolveConnection } from './query/connection.ts';
import { withoutAbsent } from './query/optional.ts';
import { buildGraphqlSchema } from './schema/build.ts';
import { topLevelQueries } from './top-level-queries.ts';

/** `POST /services/data/vNN.0/graphql`: `uiapi { query { … } aggregate { … } }` and `mutation { uiapi { … } }`. Errors are GraphQL's, at HTTP 200. */
export const graphqlRoutes: readonly Route[] = [{ method: 'POST', path: '/services/data/:version/graphql', handle }];

const MAX_SUBQUERIES = 10;
/** The largest accepted query, in tokens; queries of pages are far smaller. */
const MAX_TOKENS = 10_000;

interface Request {
  readonly document: DocumentNode;
  readonly variables: unknown;
  readonly operationName: unknown;
}

async function handle(call: Call): Promise<ApiResponse> {
  const { query, variables, operationName } = jsonObject(call.request);
  if (typeof query !== 'string')
    return answer(undefined, [{ message: 'A `query` is expected', extensions: { ErrorType: 'InvalidSyntax' } }]);
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: MAX_TOKENS });
    // Checked before validation, whose cost grows with the square of the number of fields with the same name.
    if (topLevelQueries(document) > MAX_SUBQUERIES) {
      const message = `A query has at most ${MAX_SUBQUERIES} subqueries`;
      return answer(undefined, [{ message, extensions: { ErrorType: 'OperationNotSupported' } }]);
    }
  } catch (error) {
    return answer(undefined, [errorEntry(error, 'InvalidSyntax')]);
  }
  const schema = schemaFor(call);
  const asked = withoutAbsent(schema, document);
  const errors = validationErrors(schema, asked);
  if (errors.length > 0) return answer(undefined, errors);
  const result = await run(schema, call, { document: asked, variables, operationName });
  return answer(result.data ?? null, (result.errors ?? []).flatMap(errorEntries));
}

function validationErrors(schema: GraphQLSchema, document: DocumentNode): ErrorEntry[] {
  try {
    return validate(schema, document).map((error) => errorEntry(error, 'ValidationError'));
  } catch (error) {
    // Validation is recursive, so a deeply nested query can overflow the stack.
    return [errorEntry(error, 'ValidationError')];
  }
}

/** The schema of the call's user, cached by the permissions object. A deploy or a changed assignment makes a new permissions object. */
function schemaFor(call: Call): GraphQLSchema {
  const { org, graphqlSchemas } = call.context;
  const permissions = org.permissions(call.user);
  const known = graphqlSchemas.get(permissions);
  if (known) return known;
  const schema = buildGraphqlSchema(org.schema, permissions, {
    query: (object) => (_source, args, context, info) =>
      resolveConnection(context as Call, object, args as ConnectionArguments, info),
    aggregate: (object) => (_source, args, context, info) =>
      resolveAggregate(context as Call, object, args as AggregateArguments, info),
    mutate: (_source, args, context, info) => resolveMutation(context as Call, args as MutationArguments, info),
  });
  graphqlSchemas.set(permissions, schema);
  return schema;
}

function run(
  schema: GraphQLSchema,
  call: Call,
  { document, variables, operationName }: Request,
): ReturnType<typeof execute> {
  return execute({
    schema,
    document,
    contextValue: call,
    variableValues: typeof variables === 'object' && variables !== null ? (variables as Record<string, unknown>) : {},
    operationName: typeof operationName === 'string' ? operationName : undefined,
    // Resolvers return trees whose keys are aliases, so that a field can be selected twice with different arguments.
    fieldResolver: (source, _args, _context, info) =>
      (source as Record<string, unknown> | null)?.[String(info.path.key)],
  });
}

function answer(data: unknown, errors: readonly ErrorEntry[]): ApiResponse {
  return { status: 200, body: { data: data ?? null, errors } };
}
