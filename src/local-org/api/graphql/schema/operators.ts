import { GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLString } from 'graphql';
import type { GraphQLInputType } from 'graphql';
import type { FieldSchema } from '../../../schema/types.ts';
import type { TypeContext } from './context.ts';
import { graphqlNames } from './names.ts';

const OPERATORS = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'like', 'in', 'nin'];
const MULTI_PICKLIST_OPERATORS = ['includes', 'excludes'];
const LIST_OPERATORS: ReadonlySet<string> = new Set(['in', 'nin', ...MULTI_PICKLIST_OPERATORS]);

/** Date literals with a count, in lower case: `range: { last_n_days: 30 }`. */
const RANGES: readonly string[] = ['day', 'week', 'month', 'quarter', 'year'].flatMap((unit) => [
  `last_n_${unit}s`,
  `next_n_${unit}s`,
  `n_${unit}s_ago`,
]);

/** The operators of a field in a filter: `StringOperators { eq ne … in nin }`. */
export function operatorsType(context: TypeContext, field: FieldSchema): GraphQLInputObjectType {
  const { operators: name, scalar } = graphqlNames(field);
  return context.once(name, () => {
    const operand = scalar === 'Date' || scalar === 'DateTime' ? dateInput(context, scalar) : context.scalar(scalar);
    const operators = [...OPERATORS, ...(scalar === 'MultiPicklist' ? MULTI_PICKLIST_OPERATORS : [])];
    return new GraphQLInputObjectType({
      name,
      fields: Object.fromEntries(
        operators.map((operator) => [
          operator,
          { type: LIST_OPERATORS.has(operator) ? new GraphQLList(operand) : operand },
        ]),
      ),
    });
  });
}

/** `DateInput { value literal range }`, of which a filter gives one. */
function dateInput(context: TypeContext, scalar: 'Date' | 'DateTime'): GraphQLInputType {
  const range = new GraphQLInputObjectType({
    name: `${scalar}Range`,
    fields: Object.fromEntries(RANGES.map((name) => [name, { type: GraphQLInt }])),
  });
  return new GraphQLInputObjectType({
    name: `${scalar}Input`,
    fields: { value: { type: context.scalar(scalar) }, literal: { type: GraphQLString }, range: { type: range } },
  });
}
