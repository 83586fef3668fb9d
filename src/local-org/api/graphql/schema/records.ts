import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import type { GraphQLFieldConfigMap, GraphQLInputType } from 'graphql';
import { findObject } from '../../../schema/lookup.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { isReadable, parentOf, readableFields } from './context.ts';
import type { TypeContext } from './context.ts';
import { filterType, orderType } from './inputs.ts';
import { valueType } from './values.ts';

/** Position of a page among all pages. */
export const PAGE_INFO = new GraphQLObjectType({
  name: 'PageInfo',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    startCursor: { type: GraphQLString },
    endCursor: { type: GraphQLString },
  },
});

/** A record: its fields with their values, its parents, and its children as connections. */
export function recordType(context: TypeContext, object: ObjectSchema): GraphQLObjectType {
  const { name } = object;
  return context.once(name, () => new GraphQLObjectType({ name, fields: () => recordFields(context, object) }));
}

function recordFields(context: TypeContext, object: ObjectSchema): GraphQLFieldConfigMap<unknown, unknown> {
  const fields: GraphQLFieldConfigMap<unknown, unknown> = {
    Id: { type: new GraphQLNonNull(GraphQLID) },
    ApiName: { type: new GraphQLNonNull(GraphQLString) },
    WeakEtag: { type: new GraphQLNonNull(context.scalar('Long')) },
    DisplayValue: { type: GraphQLString },
  };
  for (const field of readableFields(context, object)) {
    if (field.type !== 'id') fields[field.name] = { type: valueType(context, field) };
    const parent = parentOf(context, field);
    if (parent) fields[parent.relationship] = { type: recordType(context, parent.object) };
  }
  for (const { childObject, relationshipName } of object.childRelationships) {
    const child = findObject(context.schema, childObject);
    if (!child || !isReadable(context, child) || fields[relationshipName]) continue;
    fields[relationshipName] = { type: connectionType(context, child), args: connectionArgs(context, child) };
  }
  return fields;
}

/** A page of records: `edges { node cursor }`, `pageInfo`, and counts. */
export function connectionType(context: TypeContext, object: ObjectSchema): GraphQLObjectType {
  const name = `${object.name}Connection`;
  return context.once(name, () => {
    const edge = new GraphQLObjectType({
      name: `${object.name}Edge`,
      fields: () => ({
        node: { type: recordType(context, object) },
        cursor: { type: new GraphQLNonNull(GraphQLString) },
      }),
    });
    return new GraphQLObjectType({
      name,
      fields: {
        edges: { type: new GraphQLList(edge) },
        pageInfo: { type: new GraphQLNonNull(PAGE_INFO) },
        totalCount: { type: new GraphQLNonNull(GraphQLInt) },
        pageResultCount: { type: new GraphQLNonNull(GraphQLInt) },
      },
    });
  });
}

/** The arguments of a connection; `upperBound` is accepted and has no effect here. */
export function connectionArgs(context: TypeContext, object: ObjectSchema): Record<string, { type: GraphQLInputType }> {
  return {
    first: { type: GraphQLInt },
    after: { type: GraphQLString },
    upperBound: { type: GraphQLInt },
    where: { type: filterType(context, object) },
    orderBy: { type: orderType(context, object) },
    scope: { type: GraphQLString },
  };
}
