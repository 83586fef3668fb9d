import { GraphQLBoolean, GraphQLID, GraphQLInt, GraphQLScalarType, GraphQLString } from 'graphql';
import type { GraphQLInputObjectType, GraphQLObjectType } from 'graphql';
import type { Permissions } from '../../../base/permissions.ts';
import { findObject } from '../../../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../../schema/types.ts';
import { SCALARS } from './names.ts';

type NamedType = GraphQLObjectType | GraphQLInputObjectType;

/** The data from which the types of one user's GraphQL schema are built. */
export interface TypeContext {
  readonly schema: Schema;
  readonly permissions: Permissions;
  /** A scalar by its name in GraphQL. */
  readonly scalar: (name: string) => GraphQLScalarType;
  /**
   * Returns the type with this name and makes it on first use. A schema has one type per name, and types refer to each other in cycles.
   */
  readonly once: <T extends NamedType>(name: string, make: () => T) => T;
}

/** Creates the context of one user's schema, without any types yet. */
export function createTypeContext(schema: Schema, permissions: Permissions): TypeContext {
  const scalars = new Map<string, GraphQLScalarType>([
    ['String', GraphQLString],
    ['Int', GraphQLInt],
    ['Boolean', GraphQLBoolean],
    ['ID', GraphQLID],
    ...SCALARS.map((name): [string, GraphQLScalarType] => [name, new GraphQLScalarType({ name })]),
  ]);
  const types = new Map<string, NamedType>();
  return {
    schema,
    permissions,
    scalar: (name) => scalars.get(name) ?? GraphQLString,
    once: <T extends NamedType>(name: string, make: () => T): T => {
      const known = types.get(name);
      if (known) return known as T;
      const type = make();
      types.set(name, type);
      return type;
    },
  };
}

export const isReadable = ({ permissions }: TypeContext, object: ObjectSchema): boolean =>
  permissions.object(object.name).read;

/** The object's fields that the user may read. Address fields are left out; their parts are separate fields. */
export function readableFields({ permissions }: TypeContext, object: ObjectSchema): FieldSchema[] {
  return [...object.fields.values()].filter(
    (field) => field.type !== 'address' && permissions.field(object.name, field.name).read,
  );
}

/**
 * The parent relationship of a reference field and its object; undefined for other fields and unreadable objects. A polymorphic reference
 * uses User if allowed.
 */
export function parentOf(
  context: TypeContext,
  field: FieldSchema,
): { readonly relationship: string; readonly object: ObjectSchema } | undefined {
  const relationship = field.relationshipName;
  if (relationship === undefined) return undefined;
  const targets = field.referenceTo
    .flatMap((name) => findObject(context.schema, name) ?? [])
    .filter((object) => isReadable(context, object));
  const object = targets.find(({ name }) => name === 'User') ?? targets[0];
  return object && { relationship, object };
}
