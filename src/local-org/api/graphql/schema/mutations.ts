import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
} from 'graphql';
import type {
  GraphQLFieldConfig,
  GraphQLFieldConfigMap,
  GraphQLFieldResolver,
  GraphQLInputFieldConfigMap,
} from 'graphql';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import type { TypeContext } from './context.ts';
import { graphqlNames } from './names.ts';
import { recordType } from './records.ts';

/** The operation of one mutation field, stored in the field's GraphQL extensions as `operation`. */
export interface MutationOperation {
  readonly verb: 'create' | 'update' | 'delete';
  readonly object: ObjectSchema;
}

type Field = GraphQLFieldConfig<unknown, unknown>;

const ID_OR_REF = new GraphQLScalarType({
  name: 'IdOrRef',
  description: 'The id of a record, or `@{alias}`: the id that an operation before this one in the request gives.',
});
const DELETE_INPUT = new GraphQLInputObjectType({
  name: 'RecordDeleteInput',
  fields: { Id: { type: new GraphQLNonNull(ID_OR_REF) } },
});
const DELETE_PAYLOAD = new GraphQLObjectType({ name: 'RecordDeletePayload', fields: { Id: { type: GraphQLID } } });

/**
 * `Mutation { uiapi(input: UIAPIMutationsInput): UIAPIMutations! }` with `<Object>Create`, `<Object>Update` and `<Object>Delete` for what
 * the user may create, edit and delete; their inputs have the fields that the user may edit. Undefined when there is none.
 * @param resolve resolves `uiapi(input: …) { … }` with all its operations
 */
export function mutationType(
  context: TypeContext,
  resolve: GraphQLFieldResolver<unknown, unknown>,
): GraphQLObjectType | undefined {
  const fields: GraphQLFieldConfigMap<unknown, unknown> = {};
  for (const object of context.schema.objects.values()) Object.assign(fields, operationsOn(context, object));
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

function operationsOn(context: TypeContext, object: ObjectSchema): GraphQLFieldConfigMap<unknown, unknown> {
  const may = context.permissions.object(object.name);
  if (!may.read) return {};
  const create = may.create ? saveField(context, 'create', object) : undefined;
  const update = may.edit ? saveField(context, 'update', object) : undefined;
  return {
    ...(create ? { [`${object.name}Create`]: create } : {}),
    ...(update ? { [`${object.name}Update`]: update } : {}),
    ...(may.delete
      ? { [`${object.name}Delete`]: operationField(DELETE_PAYLOAD, DELETE_INPUT, { verb: 'delete', object }) }
      : {}),
  };
}

function operationField(
  payload: GraphQLObjectType,
  input: GraphQLInputObjectType,
  operation: MutationOperation,
): Field {
  return { type: payload, args: { input: { type: new GraphQLNonNull(input) } }, extensions: { operation } };
}

/** The field of a create or update operation; undefined if the user may write no field of the object. */
function saveField(context: TypeContext, verb: 'create' | 'update', object: ObjectSchema): Field | undefined {
  const name = `${object.name}${verb === 'create' ? 'Create' : 'Update'}`;
  const written = writableFields(context, object, (field) => (verb === 'create' ? field.createable : field.updateable));
  if (Object.keys(written).length === 0) return undefined;
  const representation = new GraphQLInputObjectType({ name: `${name}Representation`, fields: written });
  const input = new GraphQLInputObjectType({
    name: `${name}Input`,
    fields: {
      ...(verb === 'update' ? { Id: { type: new GraphQLNonNull(ID_OR_REF) } } : {}),
      [object.name]: { type: new GraphQLNonNull(representation) },
    },
  });
  const payload = new GraphQLObjectType({
    name: `${name}Payload`,
    fields: () => ({
      Record: { type: recordType(context, object) },
      ...(verb === 'update' ? { success: { type: GraphQLBoolean } } : {}),
    }),
  });
  return operationField(payload, input, { verb, object });
}

function writableFields(
  { permissions, scalar }: TypeContext,
  object: ObjectSchema,
  allows: (field: FieldSchema) => boolean,
): GraphQLInputFieldConfigMap {
  const writable = [...object.fields.values()].filter(
    (field) => field.type !== 'address' && allows(field) && permissions.field(object.name, field.name).edit === true,
  );
  return Object.fromEntries(
    writable.map((field) => [
      field.name,
      { type: field.type === 'reference' ? ID_OR_REF : scalar(graphqlNames(field).scalar) },
    ]),
  );
}
