import { GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString } from 'graphql';
import type { GraphQLFieldConfigMap, GraphQLInputType } from 'graphql';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { aggregateOrderType, groupByType } from './aggregate-inputs.ts';
import { aggregateMembers } from './aggregate-members.ts';
import { parentOf, readableFields } from './context.ts';
import type { TypeContext } from './context.ts';
import { filterType } from './inputs.ts';
import { graphqlNames } from './names.ts';
import { PAGE_INFO } from './records.ts';
import { namedValueType, valueType } from './values.ts';

/** A page of groups: `edges { node { aggregate { … } } cursor }`, `pageInfo`, and the number of groups. */
export function aggregateConnectionType(context: TypeContext, object: ObjectSchema): GraphQLObjectType {
  const name = `${object.name}AggregateConnection`;
  return context.once(name, () => {
    const node = new GraphQLObjectType({
      name: `${object.name}Result`,
      fields: () => ({ aggregate: { type: aggregateType(context, object) } }),
    });
    const edge = new GraphQLObjectType({
      name: `${object.name}AggregateEdge`,
      fields: { node: { type: node }, cursor: { type: new GraphQLNonNull(GraphQLString) } },
    });
    return new GraphQLObjectType({
      name,
      fields: {
        edges: { type: new GraphQLList(edge) },
        pageInfo: { type: new GraphQLNonNull(PAGE_INFO) },
        totalCount: { type: new GraphQLNonNull(GraphQLInt) },
      },
    });
  });
}

/** The arguments of a connection of groups. */
export function aggregateArgs(context: TypeContext, object: ObjectSchema): Record<string, { type: GraphQLInputType }> {
  return {
    first: { type: GraphQLInt },
    after: { type: GraphQLString },
    groupBy: { type: groupByType(context, object) },
    orderBy: { type: aggregateOrderType(context, object) },
    scope: { type: GraphQLString },
    where: { type: filterType(context, object) },
  };
}

/** One group: its fields with what is computed of each, and the same of its parents. */
function aggregateType(context: TypeContext, object: ObjectSchema): GraphQLObjectType {
  const name = `${object.name}Aggregate`;
  return context.once(name, () => new GraphQLObjectType({ name, fields: () => aggregateFields(context, object) }));
}

function aggregateFields(context: TypeContext, object: ObjectSchema): GraphQLFieldConfigMap<unknown, unknown> {
  const fields: GraphQLFieldConfigMap<unknown, unknown> = {};
  for (const field of readableFields(context, object)) {
    if (aggregateMembers(field).length > 0) fields[field.name] = { type: fieldAggregateType(context, field) };
    const parent = parentOf(context, field);
    if (parent) fields[parent.relationship] = { type: aggregateType(context, parent.object) };
  }
  return fields;
}

/** `CurrencyAggregate { value displayValue avg { … } count { … } … }`: the value of a grouped field, and the functions of its type. */
function fieldAggregateType(context: TypeContext, field: FieldSchema): GraphQLObjectType {
  const { value, scalar } = graphqlNames(field);
  const name = value.replace(/Value$/, 'Aggregate');
  return context.once(name, () => {
    const members = aggregateMembers(field).map((member) => [member, { type: memberType(context, field, member) }]);
    return new GraphQLObjectType({
      name,
      fields: {
        value: { type: context.scalar(scalar) },
        displayValue: { type: GraphQLString },
        ...(value === 'PicklistValue' ? { label: { type: GraphQLString } } : {}),
        ...(Object.fromEntries(members) as GraphQLFieldConfigMap<unknown, unknown>),
      },
    });
  });
}

function memberType(context: TypeContext, field: FieldSchema, member: string): GraphQLObjectType {
  switch (member) {
    case 'count':
    case 'countDistinct':
      return namedValueType(context, 'LongValue', 'Long');
    case 'max':
    case 'min':
      return valueType(context, field);
    case 'avg':
    case 'sum':
      return field.type === 'int' ? namedValueType(context, 'DoubleValue', 'Double') : valueType(context, field);
    case 'dayOnly':
      return namedValueType(context, 'DateValue', 'Date');
    default:
      return namedValueType(context, 'IntValue', 'Int');
  }
}
