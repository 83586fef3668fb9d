import { findChildRelationship, findField, findObject, findParentField } from '../schema/lookup.ts';
import type { ChildRelationship, FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { Org } from '../org/types.ts';
import type { Permissions } from '../base/permissions.ts';
import type { RunningUser } from '../base/values.ts';
import { malformed, noSuchChildren, noSuchColumn, noSuchObject, noSuchRelationship } from './errors.ts';
import { NAME_OBJECT, nameObject } from './names.ts';
import { column, identifier, join, sql } from './sql.ts';
import type { Sql } from './sql.ts';

/** What one run of a query stands on. */
export interface QueryContext {
  readonly org: Org;
  readonly user: RunningUser;
  readonly permissions: Permissions;
  /** Deleted records too. */
  readonly allRows: boolean;
  /** What an object is in FROM: its table, or with the deleted records. */
  readonly table: (object: ObjectSchema) => Sql;
  /** Which records of the object the user may see; undefined: all. */
  readonly readable: (object: ObjectSchema, alias: string) => Sql | undefined;
  /** Names of the stored columns of an object's table. */
  readonly columns: (object: ObjectSchema) => ReadonlySet<string>;
  /** A table alias that the statement does not have yet. */
  readonly nextAlias: () => string;
}

export interface Reached {
  readonly alias: string;
  readonly object: ObjectSchema;
  readonly field: FieldSchema;
  /** Where a polymorphic parent may be found, when the field is read from whichever it is. */
  readonly anyOf?: readonly Target[];
}

export interface Target {
  readonly alias: string;
  readonly object: ObjectSchema;
}

export interface Join {
  readonly alias: string;
  readonly object: ObjectSchema;
  /** The relationship as the schema spells it. */
  readonly relationship: string;
  /** For a polymorphic parent: all objects that it may be; `object` then has what they share. */
  readonly anyOf?: readonly Target[];
}

/** Levels of parents that a path may go up, as in Salesforce. */
const MAX_LEVELS = 5;

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
    const base = sql`${this.context.table(this.object)} AS ${identifier(this.alias)}`;
    return this.clauses.reduce((all, clause) => sql`${all} ${clause}`, base);
  }

  /** The field at the end of a path as written. An unknown or unreadable name is INVALID_FIELD. */
  field(path: readonly string[]): Reached {
    const names = this.withoutPrefix(path);
    requireDepth(names);
    const at = this.parent(names.slice(0, -1));
    const name = names.at(-1) ?? '';
    const field = readableField(this.context.permissions, at.object, name);
    if (!field) throw noSuchColumn(name, at.object.name);
    return { alias: at.alias, object: at.object, field, ...(at.anyOf ? { anyOf: at.anyOf } : {}) };
  }

  /** The id of the record that a join stands for. */
  idSql(at: Join): Sql {
    if (!at.anyOf) return column(at.alias, 'Id');
    return sql`coalesce(${join(
      at.anyOf.map((target) => column(target.alias, 'Id')),
      ', ',
    )})`;
  }

  /** `o.Name` and `Opportunity.Name` on Opportunity are `Name`, unless a relationship has that name. */
  withoutPrefix(path: readonly string[]): readonly string[] {
    const [first, ...rest] = path;
    if (first === undefined || rest.length === 0 || !this.prefixes.has(first.toLowerCase())) return path;
    return findParentField(this.object, first) ? path : rest;
  }

  /**
   * Joins along parent relationships; the empty path is the object itself. A polymorphic relationship is read as the Name object,
   * which has what its targets share; `What:Account` is the one that is an Account.
   */
  parent(relationships: readonly string[]): Join {
    let at: Join = { alias: this.alias, object: this.object, relationship: '' };
    let key = '';
    for (const written of relationships) {
      key += `${written.toLowerCase()}.`;
      const known = this.joins.get(key);
      at = known ?? this.joinParent(at, written);
      this.joins.set(key, at);
    }
    return at;
  }

  private joinParent(at: Join, written: string): Join {
    const [name = '', only] = written.split(':');
    const reference = at.anyOf ? undefined : findParentField(at.object, name);
    if (!reference || !this.context.permissions.field(at.object.name, reference.name).read)
      throw noSuchRelationship(name);
    const objects = reference.referenceTo.flatMap((target) => readableObject(this.context, target) ?? []);
    const wanted = only === undefined ? objects : objects.filter((o) => o.name.toLowerCase() === only.toLowerCase());
    if (objects.length > 0 && wanted.length === 0) throw noSuchObject(only ?? name);
    const targets = wanted.map((object) => ({ object, alias: this.leftJoin(at, reference, object) }));
    const [first] = targets;
    if (!first) throw noSuchRelationship(name);
    const relationship = reference.relationshipName ?? name;
    if (reference.referenceTo.length === 1 || only !== undefined) return { ...first, relationship };
    return { alias: first.alias, object: nameObject(objects), relationship, anyOf: targets };
  }

  private leftJoin(at: Join, reference: FieldSchema, target: ObjectSchema): string {
    const alias = this.context.nextAlias();
    this.clauses.push(
      sql`LEFT JOIN ${this.context.table(target)} AS ${identifier(alias)} ON ${column(alias, 'Id')} = ${column(at.alias, reference.name)}`,
    );
    return alias;
  }
}

/** Refuses a path of more than five relationships. */
export function requireDepth(names: readonly string[]): void {
  if (names.length - 1 <= MAX_LEVELS) return;
  throw malformed(`A relationship path goes up at most ${MAX_LEVELS} levels: \`${names.join('.').slice(0, 100)}\``);
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
  if (object.name === NAME_OBJECT) return field;
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
