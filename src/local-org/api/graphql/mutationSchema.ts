import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
} from 'graphql';
import type { GraphQLFieldConfigMap, GraphQLFieldResolver, GraphQLInputFieldConfigMap } from 'graphql';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/types.ts';
import type { Permissions } from '../../base/permissions.ts';
import { graphqlNames } from './types.ts';

/** What one field of `uiapi` in a mutation does: kept among the field's GraphQL extensions. */
export interface MutationOperation {
  readonly verb: 'create' | 'update' | 'delete';
  readonly object: ObjectSchema;
}

interface MutationParts {
  readonly schema: Schema;
  readonly permissions: Permissions;
  readonly scalar: (name: string) => GraphQLScalarType;
  readonly recordType: (object: ObjectSchema) => GraphQLObjectType;
  /** Answers `uiapi(input: …) { … }` as a whole. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
}

/**
 * `Mutation { uiapi(input: UIAPIMutationsInput): UIAPIMutations! }` with `<Object>Create`, `<Object>Update` and `<Object>Delete` for what
 * the user may create, edit and delete, and in their inputs the fields that he may write. Undefined: he may write nothing.
 */
export function mutationSchema({
  schema,
  permissions,
  scalar,
  recordType,
  resolve,
}: MutationParts): GraphQLObjectType | undefined {
  const idOrRef = new GraphQLScalarType({
    name: 'IdOrRef',
    description: 'The id of a record, or `@{alias}`: the id that an operation before this one in the request gives.',
  });
  const deleteInput = new GraphQLInputObjectType({
    name: 'RecordDeleteInput',
    fields: { Id: { type: new GraphQLNonNull(idOrRef) } },
  });
  const deletePayload = new GraphQLObjectType({ name: 'RecordDeletePayload', fields: { Id: { type: GraphQLID } } });
  const fields: GraphQLFieldConfigMap<unknown, unknown> = {};

  const inputFields = (object: ObjectSchema, may: (field: FieldSchema) => boolean): GraphQLInputFieldConfigMap =>
    Object.fromEntries(
      [...object.fields.values()]
        .filter(
          (field) => field.type !== 'address' && may(field) && permissions.field(object.name, field.name).edit === true,
        )
        .map((field) => [
          field.name,
          { type: field.type === 'reference' ? idOrRef : scalar(graphqlNames(field).scalar) },
        ]),
    );

  const saving = (verb: 'create' | 'update', object: ObjectSchema): void => {
    const name = `${object.name}${verb === 'create' ? 'Create' : 'Update'}`;
    const written = inputFields(object, (field) => (verb === 'create' ? field.createable : field.updateable));
    if (Object.keys(written).length === 0) return;
    const representation = new GraphQLInputObjectType({ name: `${name}Representation`, fields: written });
    const input = new GraphQLInputObjectType({
      name: `${name}Input`,
      fields: {
        ...(verb === 'update' ? { Id: { type: new GraphQLNonNull(idOrRef) } } : {}),
        [object.name]: { type: new GraphQLNonNull(representation) },
      },
    });
    const payload = new GraphQLObjectType({
      name: `${name}Payload`,
      fields: () => ({
        Record: { type: recordType(object) },
        ...(verb === 'update' ? { success: { type: GraphQLBoolean } } : {}),
      }),
    });
    fields[name] = {
      type: payload,
      args: { input: { type: new GraphQLNonNull(input) } },
      extensions: { operation: { verb, object } satisfies MutationOperation },
    };
  };

  for (const object of schema.objects.values()) {
    const may = permissions.object(object.name);
    if (!may.read) continue;
    if (may.create) saving('create', object);
    if (may.edit) saving('update', object);
    if (may.delete)
      fields[`${object.name}Delete`] = {
        type: deletePayload,
        args: { input: { type: new GraphQLNonNull(deleteInput) } },
        extensions: { operation: { verb: 'delete', object } satisfies MutationOperation },
      };
  }
  if (Object.keys(fields).length === 0) return undefined;

  const input = new GraphQLInputObjectType({
    name: 'UIAPIMutationsInput',
    fields: { allOrNone: { type: GraphQLBoolean, defaultValue: true } },
  });
  const mutations = new GraphQLObjectType({ name: 'UIAPIMutations', fields });
  return new GraphQLObjectType({
    name: 'Mutation',
    fields: { uiapi: { type: new GraphQLNonNull(mutations), args: { input: { type: input } }, resolve } },
  });
}
