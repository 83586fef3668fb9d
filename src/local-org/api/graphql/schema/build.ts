import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { GraphQLFieldResolver } from 'graphql';
import type { Permissions } from '../../../base/permissions.ts';
import type { ObjectSchema, Schema } from '../../../schema/types.ts';
import { createTypeContext, isReadable } from './context.ts';
import type { TypeContext } from './context.ts';
import { mutationType } from './mutations.ts';
import { connectionArgs, connectionType } from './records.ts';

export interface Resolvers {
  /** For `uiapi.query.<Object>`. */
  readonly query: (object: ObjectSchema) => GraphQLFieldResolver<unknown, unknown>;
  /** For `uiapi` of a mutation. */
  readonly mutate: GraphQLFieldResolver<unknown, unknown>;
}

/**
 * Builds the UI API's GraphQL schema of one user: a type per readable object, with `Field { value displayValue }`, parents by
 * relationship name, children as connections, and mutations. Objects and fields that the user may not read are missing, so queries of
 * them are validation errors.
 */
export function buildGraphqlSchema(schema: Schema, permissions: Permissions, resolvers: Resolvers): GraphQLSchema {
  const context = createTypeContext(schema, permissions);
  const mutation = mutationType(context, resolvers.mutate);
  const uiapi = wrapper('UIAPI', 'query', recordQueryType(context, resolvers));
  return new GraphQLSchema({ ...(mutation ? { mutation } : {}), query: wrapper('Query', 'uiapi', uiapi) });
}

/** A type with a single field of another type. */
function wrapper(name: string, field: string, type: GraphQLObjectType): GraphQLObjectType {
  return new GraphQLObjectType({
    name,
    fields: { [field]: { type: new GraphQLNonNull(type), resolve: () => ({}) } },
  });
}

function recordQueryType(context: TypeContext, { query }: Resolvers): GraphQLObjectType {
  const objects = [...context.schema.objects.values()].filter((object) => isReadable(context, object));
  return new GraphQLObjectType({
    name: 'RecordQuery',
    fields: () =>
      Object.fromEntries(
        objects.map((object) => [
          object.name,
          {
            type: connectionType(context, object),
            args: connectionArgs(context, object),
            resolve: query(object),
          },
        ]),
      ),
  });
}
