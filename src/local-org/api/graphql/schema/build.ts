import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, specifiedDirectives } from 'graphql';
import type { GraphQLFieldConfig, GraphQLFieldResolver } from 'graphql';
import type { Permissions } from '../../../base/permissions.ts';
import type { ObjectSchema, Schema } from '../../../schema/types.ts';
import { optionalDirective } from '../query/optional.ts';
import { aggregateArgs, aggregateConnectionType } from './aggregates.ts';
import { createTypeContext, isReadable } from './context.ts';
import type { TypeContext } from './context.ts';
import { mutationType } from './mutations.ts';
import { connectionArgs, connectionType } from './records.ts';

export interface Resolvers {
  /** For `uiapi.query.<Object>`. */
  readonly query: (object: ObjectSchema) => GraphQLFieldResolver<unknown, unknown>;
  /** For `uiapi.aggregate.<Object>`. */
  readonly aggregate: (object: ObjectSchema) => GraphQLFieldResolver<unknown, unknown>;
  /** For `uiapi` of a mutation. */
  readonly mutate: GraphQLFieldResolver<unknown, unknown>;
}

/**
 * Builds the UI API's GraphQL schema of one user: a type per readable object, with `Field { value displayValue }`, parents by
 * relationship name, children as connections, the same objects in groups under `aggregate`, and mutations. Objects and fields that the user may not read are missing, so queries of
 * them are validation errors.
 */
export function buildGraphqlSchema(schema: Schema, permissions: Permissions, resolvers: Resolvers): GraphQLSchema {
  const context = createTypeContext(schema, permissions);
  const mutation = mutationType(context, resolvers.mutate);
  const uiapi = wrapper('UIAPI', {
    query: recordQueryType(context, resolvers),
    aggregate: recordQueryAggregateType(context, resolvers),
  });
  return new GraphQLSchema({
    ...(mutation ? { mutation } : {}),
    query: wrapper('Query', { uiapi }),
    directives: [...specifiedDirectives, optionalDirective],
  });
}

/** A type whose fields are other types. */
function wrapper(name: string, types: Readonly<Record<string, GraphQLObjectType>>): GraphQLObjectType {
  const fields = Object.entries(types).map(
    ([field, type]) => [field, { type: new GraphQLNonNull(type), resolve: () => ({}) }] as const,
  );
  return new GraphQLObjectType({ name, fields: Object.fromEntries(fields) });
}

const readableObjects = (context: TypeContext): ObjectSchema[] =>
  [...context.schema.objects.values()].filter((object) => isReadable(context, object));

function recordQueryType(context: TypeContext, { query }: Resolvers): GraphQLObjectType {
  const field = (object: ObjectSchema): GraphQLFieldConfig<unknown, unknown> => ({
    type: connectionType(context, object),
    args: connectionArgs(context, object),
    resolve: query(object),
  });
  return new GraphQLObjectType({
    name: 'RecordQuery',
    fields: () => Object.fromEntries(readableObjects(context).map((object) => [object.name, field(object)])),
  });
}

function recordQueryAggregateType(context: TypeContext, { aggregate }: Resolvers): GraphQLObjectType {
  const field = (object: ObjectSchema): GraphQLFieldConfig<unknown, unknown> => ({
    type: aggregateConnectionType(context, object),
    args: aggregateArgs(context, object),
    resolve: aggregate(object),
  });
  return new GraphQLObjectType({
    name: 'RecordQueryAggregate',
    fields: () => Object.fromEntries(readableObjects(context).map((object) => [object.name, field(object)])),
  });
}
