import { GraphQLEnumType, GraphQLInputObjectType, GraphQLList } from 'graphql';
import type { GraphQLInputFieldConfigMap, GraphQLInputType } from 'graphql';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { parentOf, readableFields } from './context.ts';
import type { TypeContext } from './context.ts';
import { operatorsType } from './operators.ts';

/** `ASC`, `DESC`. */
export const ORDER = new GraphQLEnumType({ name: 'ResultOrder', values: { ASC: {}, DESC: {} } });
/** Where blanks are sorted to. */
export const NULLS = new GraphQLEnumType({ name: 'NullsOrder', values: { FIRST: {}, LAST: {} } });
const ORDER_BY = new GraphQLInputObjectType({
  name: 'OrderByClause',
  fields: { order: { type: ORDER, defaultValue: 'ASC' }, nulls: { type: NULLS, defaultValue: 'FIRST' } },
});

/** `Account_Filter { and or not Name { eq … } Parent { … } }` */
export function filterType(context: TypeContext, object: ObjectSchema): GraphQLInputObjectType {
  const name = `${object.name}_Filter`;
  return context.once(name, () => {
    const type: GraphQLInputObjectType = new GraphQLInputObjectType({
      name,
      fields: () => ({
        and: { type: new GraphQLList(type) },
        or: { type: new GraphQLList(type) },
        not: { type },
        ...inputFields(context, object, {
          field: (field) => operatorsType(context, field),
          parent: (parent) => filterType(context, parent),
        }),
      }),
    });
    return type;
  });
}

/** `Account_OrderBy { Name { order nulls } Parent { … } }` */
export function orderType(context: TypeContext, object: ObjectSchema): GraphQLInputObjectType {
  const name = `${object.name}_OrderBy`;
  const types = { field: () => ORDER_BY, parent: (parent: ObjectSchema) => orderType(context, parent) };
  return context.once(name, () => {
    // An order is read in the order of the type's members: the id, which decides between equal values, comes last.
    const fields = (): GraphQLInputFieldConfigMap => {
      const { Id, ...others } = inputFields(context, object, types);
      return { ...others, ...(Id ? { Id } : {}) };
    };
    return new GraphQLInputObjectType({ name, fields });
  });
}

/** One member for each field that SOQL can filter and sort, and one for each parent. A field without a type is left out. */
export function inputFields(
  context: TypeContext,
  object: ObjectSchema,
  types: {
    readonly field: (field: FieldSchema) => GraphQLInputType | undefined;
    readonly parent: (parent: ObjectSchema) => GraphQLInputType;
  },
): GraphQLInputFieldConfigMap {
  const fields: GraphQLInputFieldConfigMap = {};
  for (const field of readableFields(context, object)) {
    if (field.longText) continue;
    const type = types.field(field);
    if (type) fields[field.name] = { type };
    const parent = parentOf(context, field);
    if (parent) fields[parent.relationship] = { type: types.parent(parent.object) };
  }
  return fields;
}
