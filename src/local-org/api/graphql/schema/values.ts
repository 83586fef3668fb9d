import { GraphQLObjectType, GraphQLString } from 'graphql';
import type { FieldSchema } from '../../../schema/types.ts';
import type { TypeContext } from './context.ts';
import { graphqlNames } from './names.ts';

/** `StringValue { value displayValue }`; picklists have a `label` too. */
export function valueType(context: TypeContext, field: FieldSchema): GraphQLObjectType {
  const { value, scalar } = graphqlNames(field);
  return namedValueType(context, value, scalar);
}

/** The value type of that name: `namedValueType(context, 'LongValue', 'Long')`. */
export function namedValueType(context: TypeContext, name: string, scalar: string): GraphQLObjectType {
  const isPicklist = name === 'PicklistValue' || name === 'MultiPicklistValue';
  return context.once(
    name,
    () =>
      new GraphQLObjectType({
        name,
        fields: {
          value: { type: context.scalar(scalar) },
          displayValue: { type: GraphQLString },
          ...(isPicklist ? { label: { type: GraphQLString } } : {}),
        },
      }),
  );
}
