import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import type {
  GraphQLFieldConfigMap,
  GraphQLFieldResolver,
  GraphQLInputFieldConfigMap,
  GraphQLInputType,
  GraphQLOutputType,
} from 'graphql';
import { findObject } from '../../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/types.ts';
import type { Permissions } from '../../base/permissions.ts';
import { mutationSchema } from './mutationSchema.ts';
import { graphqlNames, SCALARS } from './types.ts';

export interface GraphqlCallbacks {
  /** Answers `uiapi.query.<Object>`. */
  readonly query: (object: ObjectSchema) => GraphQLFieldResolver<unknown, unknown>;
  /** Answers `uiapi` of a mutation. */
  readonly mutate: GraphQLFieldResolver<unknown, unknown>;
}

const PAGE_INFO = new GraphQLObjectType({
  name: 'PageInfo',
  fields: {
    hasNextPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    hasPreviousPage: { type: new GraphQLNonNull(GraphQLBoolean) },
    startCursor: { type: GraphQLString },
    endCursor: { type: GraphQLString },
  },
});

const ORDER = new GraphQLEnumType({ name: 'ResultOrder', values: { ASC: {}, DESC: {} } });
const NULLS = new GraphQLEnumType({ name: 'NullsOrder', values: { FIRST: {}, LAST: {} } });
const ORDER_BY = new GraphQLInputObjectType({
  name: 'OrderByClause',
  fields: { order: { type: ORDER, defaultValue: 'ASC' }, nulls: { type: NULLS, defaultValue: 'FIRST' } },
});

/**
 * The UI API's GraphQL schema over what one user may read: a type for each object, with `Field { value displayValue }`, parents by
 * relationship name, children as connections; and mutations. What the user may not read or write is not in it, so asking for it is a
 * validation error.
 */
export function buildGraphqlSchema(
  schema: Schema,
  permissions: Permissions,
  callbacks: GraphqlCallbacks,
): GraphQLSchema {
  const scalars = new Map<string, GraphQLScalarType>([
    ['String', GraphQLString],
    ['Int', GraphQLInt],
    ['Boolean', GraphQLBoolean],
    ['ID', GraphQLID],
    ...SCALARS.map((name): [string, GraphQLScalarType] => [name, new GraphQLScalarType({ name })]),
  ]);
  const scalar = (name: string): GraphQLScalarType => scalars.get(name) ?? GraphQLString;
  const made = new Map<string, GraphQLObjectType | GraphQLInputObjectType>();
  const once = <T extends GraphQLObjectType | GraphQLInputObjectType>(name: string, make: () => T): T => {
    const known = made.get(name);
    if (known) return known as T;
    const type = make();
    made.set(name, type);
    return type;
  };

  const readable = [...schema.objects.values()].filter((object) => permissions.object(object.name).read);
  const fieldsOf = (object: ObjectSchema): FieldSchema[] =>
    [...object.fields.values()].filter(
      (field) => field.type !== 'address' && permissions.field(object.name, field.name).read,
    );
  const targetOf = (field: FieldSchema): ObjectSchema | undefined => {
    const targets = field.referenceTo
      .flatMap((name) => findObject(schema, name) ?? [])
      .filter((object) => permissions.object(object.name).read);
    return targets.find((object) => object.name === 'User') ?? targets[0];
  };

  const valueType = (field: FieldSchema): GraphQLOutputType => {
    const names = graphqlNames(field);
    return once(
      names.value,
      () =>
        new GraphQLObjectType({
          name: names.value,
          fields: {
            value: { type: scalar(names.scalar) },
            displayValue: { type: GraphQLString },
            ...(names.value === 'PicklistValue' || names.value === 'MultiPicklistValue'
              ? { label: { type: GraphQLString } }
              : {}),
          },
        }),
    );
  };

  const nodeType = (object: ObjectSchema): GraphQLObjectType =>
    once(
      object.name,
      () =>
        new GraphQLObjectType({
          name: object.name,
          fields: () => {
            const fields: GraphQLFieldConfigMap<unknown, unknown> = {
              Id: { type: new GraphQLNonNull(GraphQLID) },
              ApiName: { type: new GraphQLNonNull(GraphQLString) },
              WeakEtag: { type: new GraphQLNonNull(scalar('Long')) },
              DisplayValue: { type: GraphQLString },
            };
            for (const field of fieldsOf(object)) {
              if (field.type !== 'id') fields[field.name] = { type: valueType(field) };
              const target = field.relationshipName === undefined ? undefined : targetOf(field);
              if (target && field.relationshipName !== undefined)
                fields[field.relationshipName] = { type: nodeType(target) };
            }
            for (const child of object.childRelationships) {
              const target = findObject(schema, child.childObject);
              if (!target || !permissions.object(target.name).read || fields[child.relationshipName]) continue;
              fields[child.relationshipName] = { type: connectionType(target), args: connectionArgs(target) };
            }
            return fields;
          },
        }),
    );

  const connectionType = (object: ObjectSchema): GraphQLObjectType =>
    once(`${object.name}Connection`, () => {
      const edge = new GraphQLObjectType({
        name: `${object.name}Edge`,
        fields: () => ({ node: { type: nodeType(object) }, cursor: { type: new GraphQLNonNull(GraphQLString) } }),
      });
      return new GraphQLObjectType({
        name: `${object.name}Connection`,
        fields: {
          edges: { type: new GraphQLList(edge) },
          pageInfo: { type: new GraphQLNonNull(PAGE_INFO) },
          totalCount: { type: new GraphQLNonNull(GraphQLInt) },
          pageResultCount: { type: new GraphQLNonNull(GraphQLInt) },
        },
      });
    });

  const connectionArgs = (object: ObjectSchema): Record<string, { type: GraphQLInputType }> => ({
    first: { type: GraphQLInt },
    after: { type: GraphQLString },
    upperBound: { type: GraphQLInt },
    where: { type: filterType(object) },
    orderBy: { type: orderType(object) },
    scope: { type: GraphQLString },
  });

  const filterType = (object: ObjectSchema): GraphQLInputObjectType =>
    once(
      `${object.name}_Filter`,
      () =>
        new GraphQLInputObjectType({
          name: `${object.name}_Filter`,
          fields: () => {
            const self = filterType(object);
            const fields: GraphQLInputFieldConfigMap = {
              and: { type: new GraphQLList(self) },
              or: { type: new GraphQLList(self) },
              not: { type: self },
            };
            for (const field of fieldsOf(object)) {
              if (field.longText) continue;
              fields[field.name] = { type: operatorsType(field) };
              const target = field.relationshipName === undefined ? undefined : targetOf(field);
              if (target && field.relationshipName !== undefined)
                fields[field.relationshipName] = { type: filterType(target) };
            }
            return fields;
          },
        }),
    );

  const orderType = (object: ObjectSchema): GraphQLInputObjectType =>
    once(
      `${object.name}_OrderBy`,
      () =>
        new GraphQLInputObjectType({
          name: `${object.name}_OrderBy`,
          fields: () => {
            const fields: GraphQLInputFieldConfigMap = {};
            for (const field of fieldsOf(object)) {
              if (field.longText) continue;
              fields[field.name] = { type: ORDER_BY };
              const target = field.relationshipName === undefined ? undefined : targetOf(field);
              if (target && field.relationshipName !== undefined)
                fields[field.relationshipName] = { type: orderType(target) };
            }
            return fields;
          },
        }),
    );

  const operatorsType = (field: FieldSchema): GraphQLInputObjectType => {
    const names = graphqlNames(field);
    return once(names.operators, () => {
      const temporal = names.scalar === 'Date' || names.scalar === 'DateTime';
      const value = temporal
        ? new GraphQLInputObjectType({
            name: `${names.scalar}Input`,
            fields: {
              value: { type: scalar(names.scalar) },
              literal: { type: GraphQLString },
              range: {
                type: new GraphQLInputObjectType({
                  name: `${names.scalar}Range`,
                  fields: Object.fromEntries(RANGES.map((name) => [name, { type: GraphQLInt }])),
                }),
              },
            },
          })
        : scalar(names.scalar);
      const operators = [
        'eq',
        'ne',
        'lt',
        'lte',
        'gt',
        'gte',
        'like',
        'in',
        'nin',
        ...(names.scalar === 'MultiPicklist' ? ['includes', 'excludes'] : []),
      ];
      return new GraphQLInputObjectType({
        name: names.operators,
        fields: Object.fromEntries(
          operators.map((name) => [
            name,
            { type: ['in', 'nin', 'includes', 'excludes'].includes(name) ? new GraphQLList(value) : value },
          ]),
        ),
      });
    });
  };

  const mutation = mutationSchema({ schema, permissions, scalar, recordType: nodeType, resolve: callbacks.mutate });
  return new GraphQLSchema({
    ...(mutation ? { mutation } : {}),
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        uiapi: {
          type: new GraphQLNonNull(
            new GraphQLObjectType({
              name: 'UIAPI',
              fields: {
                query: {
                  type: new GraphQLNonNull(
                    new GraphQLObjectType({
                      name: 'RecordQuery',
                      fields: () =>
                        Object.fromEntries(
                          readable.map((object) => [
                            object.name,
                            {
                              type: connectionType(object),
                              args: connectionArgs(object),
                              resolve: callbacks.query(object),
                            },
                          ]),
                        ),
                    }),
                  ),
                  resolve: () => ({}),
                },
              },
            }),
          ),
          resolve: () => ({}),
        },
      },
    }),
  });
}

/** `range: { last_n_days: 30 }` */
export const RANGES: readonly string[] = [
  ...[
    'last_n_days',
    'next_n_days',
    'n_days_ago',
    'last_n_weeks',
    'next_n_weeks',
    'n_weeks_ago',
    'last_n_months',
    'next_n_months',
  ],
  ...[
    'n_months_ago',
    'last_n_quarters',
    'next_n_quarters',
    'n_quarters_ago',
    'last_n_years',
    'next_n_years',
    'n_years_ago',
  ],
];
