import { GraphQLBoolean, GraphQLEnumType, GraphQLInputObjectType } from 'graphql';
import type { GraphQLInputType } from 'graphql';
import { isGroupable } from '../../../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { aggregateMembers, AGGREGATE_CALLS, datePartsOf } from './aggregate-members.ts';
import type { TypeContext } from './context.ts';
import { inputFields, NULLS, ORDER } from './inputs.ts';

const GROUP_BY_TYPE = new GraphQLEnumType({ name: 'GroupByType', values: { GROUP_BY: {}, ROLLUP: {}, CUBE: {} } });

/** `Opportunity_GroupBy { StageName { group } CreatedDate { function } Owner { … } type }` */
export function groupByType(context: TypeContext, object: ObjectSchema): GraphQLInputObjectType {
  const name = `${object.name}_GroupBy`;
  return context.once(
    name,
    () =>
      new GraphQLInputObjectType({
        name,
        fields: () => ({
          type: { type: GROUP_BY_TYPE, defaultValue: 'GROUP_BY' },
          ...inputFields(context, object, {
            field: (field) => groupByClause(context, field),
            parent: (parent) => groupByType(context, parent),
          }),
        }),
      }),
  );
}

/** Dates are grouped by themselves or by a part, date-times by a part only; numbers, formulas and long texts not at all. */
function groupByClause(context: TypeContext, field: FieldSchema): GraphQLInputType | undefined {
  const parts = datePartsOf(field);
  const byValue = isGroupable(field);
  if (!byValue && parts.length === 0) return undefined;
  const kind = `${parts.length === 0 ? '' : field.type === 'date' ? 'Date' : 'DateTime'}${byValue ? '' : 'Part'}`;
  const name = `GroupBy${kind}Clause`;
  return context.once(name, () => {
    const fields = {
      ...(byValue ? { group: { type: GraphQLBoolean } } : {}),
      ...(parts.length > 0 ? { function: { type: enumOf(`GroupBy${kind}Function`, parts) } } : {}),
    };
    return new GraphQLInputObjectType({ name, fields });
  });
}

/** `Opportunity_AggregateOrderBy { StageName { order nulls function } Owner { … } }` */
export function aggregateOrderType(context: TypeContext, object: ObjectSchema): GraphQLInputObjectType {
  const name = `${object.name}_AggregateOrderBy`;
  const types = {
    field: (field: FieldSchema) => orderClause(context, field),
    parent: (parent: ObjectSchema) => aggregateOrderType(context, parent),
  };
  return context.once(
    name,
    () => new GraphQLInputObjectType({ name, fields: () => inputFields(context, object, types) }),
  );
}

function orderClause(context: TypeContext, field: FieldSchema): GraphQLInputType | undefined {
  const members = aggregateMembers(field);
  if (members.length === 0) return undefined;
  const hasNoFunction = field.type === 'boolean' || field.type === 'reference';
  const kind = hasNoFunction ? 'NoFunction' : members.includes('sum') ? 'Number' : 'String';
  const name = hasNoFunction ? 'NoFunctionAggregateOrderByClause' : `AggregateOrderBy${kind}Clause`;
  return context.once(name, () => {
    const functions = members.flatMap((member) => (member === 'grouping' ? [] : (AGGREGATE_CALLS[member] ?? [])));
    return new GraphQLInputObjectType({
      name,
      fields: {
        order: { type: ORDER, defaultValue: 'ASC' },
        nulls: { type: NULLS, defaultValue: 'FIRST' },
        ...(hasNoFunction ? {} : { function: { type: enumOf(`AggregateOrderBy${kind}Function`, functions) } }),
      },
    });
  });
}

function enumOf(name: string, values: readonly string[]): GraphQLEnumType {
  return new GraphQLEnumType({ name, values: Object.fromEntries(values.map((value) => [value, {}])) });
}
