import { findChildRelationship, findField, findObject, findParentField } from '../schema/lookup.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { Org, Permissions } from '../types.ts';
import type { RunningUser } from '../save/types.ts';
import { noSuchChildren, noSuchColumn, noSuchObject, noSuchRelationship } from './errors.ts';
import { column, identifier, sql } from './sql.ts';
import type { Sql } from './sql.ts';

/** What one run of a query stands on. */
export interface QueryContext {
  readonly org: Org;
  readonly user: RunningUser;
  readonly permissions: Permissions;
  readonly now: Date;
  /** Names of the stored columns of an object's table. */
  readonly columns: (object: ObjectSchema) => ReadonlySet<string>;
  /** A table alias that the statement does not have yet. */
  readonly nextAlias: () => string;
}

export interface Reached {
  readonly alias: string;
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
}

export interface Join {
  readonly alias: string;
  readonly object: ObjectSchema;
  /** The relationship as the schema spells it. */
  readonly relationship: string;
}

/** The tables of one SELECT: the object itself and one LEFT JOIN for each distinct parent path. */
export class Scope {
  readonly object: ObjectSchema;
  readonly alias: string;
  private readonly context: QueryContext;
  private readonly joins = new Map<string, Join>();
  private readonly clauses: Sql[] = [];
  private readonly prefixes: ReadonlySet<string>;

  constructor(context: QueryContext, object: ObjectSchema, alias?: string) {
    this.context = context;
    this.object = object;
    this.alias = context.nextAlias();
    this.prefixes = new Set([object.name.toLowerCase(), ...(alias === undefined ? [] : [alias.toLowerCase()])]);
  }

  /** `"Opportunity" AS "t0" LEFT JOIN "Account" AS "t1" ON …` */
  from(): Sql {
    const base = sql`${identifier(this.object.name)} AS ${identifier(this.alias)}`;
    return this.clauses.reduce((all, clause) => sql`${all} ${clause}`, base);
  }

  /** The field at the end of a path as written. An unknown or unreadable name is INVALID_FIELD. */
  field(path: readonly string[]): Reached {
    const names = this.withoutPrefix(path);
    const at = this.parent(names.slice(0, -1));
    const name = names.at(-1) ?? '';
    const field = readableField(this.context.permissions, at.object, name);
    if (!field) throw noSuchColumn(name, at.object.name);
    return { alias: at.alias, object: at.object, field };
  }

  /** `o.Name` and `Opportunity.Name` on Opportunity are `Name`, unless a relationship has that name. */
  withoutPrefix(path: readonly string[]): readonly string[] {
    const [first, ...rest] = path;
    if (first === undefined || rest.length === 0 || !this.prefixes.has(first.toLowerCase())) return path;
    return findParentField(this.object, first) ? path : rest;
  }

  /** Joins along parent relationships; the empty path is the object itself. */
  parent(relationships: readonly string[]): Join {
    let at: Join = { alias: this.alias, object: this.object, relationship: '' };
    let key = '';
    for (const [i, name] of relationships.entries()) {
      key += `${name.toLowerCase()}.`;
      const known = this.joins.get(key);
      if (known) {
        at = known;
        continue;
      }
      const reference = findParentField(at.object, name);
      if (!reference || !this.context.permissions.field(at.object.name, reference.name).read)
        throw noSuchRelationship(name);
      const target = this.target(reference, relationships[i + 1]);
      if (!target) throw noSuchRelationship(name);
      const alias = this.context.nextAlias();
      this.clauses.push(
        sql`LEFT JOIN ${identifier(target.name)} AS ${identifier(alias)} ON ${column(alias, 'Id')} = ${column(at.alias, reference.name)}`,
      );
      at = { alias, object: target, relationship: reference.relationshipName ?? name };
      this.joins.set(key, at);
    }
    return at;
  }

  private target(reference: FieldSchema, next: string | undefined): ObjectSchema | undefined {
    const objects = reference.referenceTo.flatMap((name) => readableObject(this.context, name) ?? []);
    if (objects.length < 2) return objects[0];
    // A polymorphic owner is read as a user here; queues have no records in the local org.
    return (
      objects.find((object) => object.name === 'User') ??
      objects.find((o) => next && findParentField(o, next)) ??
      objects[0]
    );
  }
}

/** The object when it exists and the user may read it. */
export function readableObject(
  context: Pick<QueryContext, 'org' | 'permissions'>,
  name: string,
): ObjectSchema | undefined {
  const object = findObject(context.org.schema, name);
  return object && context.permissions.object(object.name).read ? object : undefined;
}

export function requireObject(context: Pick<QueryContext, 'org' | 'permissions'>, name: string): ObjectSchema {
  const object = readableObject(context, name);
  if (!object) throw noSuchObject(name);
  return object;
}

/** The field when it exists and the user may read it. */
export function readableField(permissions: Permissions, object: ObjectSchema, name: string): FieldSchema | undefined {
  const field = findField(object, name);
  return field && permissions.field(object.name, field.name).read ? field : undefined;
}

/** A child relationship whose child the user may read. */
export function requireChildren(
  context: QueryContext,
  object: ObjectSchema,
  name: string,
): { relationship: ChildRelationship; child: ObjectSchema } {
  const relationship = findChildRelationship(object, name.split('.').at(-1) ?? name);
  const child = relationship && readableObject(context, relationship.childObject);
  if (!relationship || !child) throw noSuchChildren(name);
  return { relationship, child };
}
