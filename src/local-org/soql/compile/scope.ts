import { findParentField } from '../../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { malformed, noSuchColumn, noSuchObject, noSuchRelationship } from '../errors.ts';
import { column, identifier, join, sql } from '../sql/sql.ts';
import type { Sql } from '../sql/sql.ts';
import { readableField, readableObject } from './context.ts';
import type { QueryContext } from './context.ts';
import { nameObject } from './name-object.ts';

/** A table of the statement. */
export interface Target {
  readonly alias: string;
  readonly object: ObjectSchema;
}

/** The field at the end of a path, and the table that it is read from. */
export interface ResolvedField extends Target {
  readonly field: FieldSchema;
  /** For a field of a polymorphic parent: the tables in which the parent may be. */
  readonly targets?: readonly Target[];
}

/** The table at the end of a path of relationships. */
export interface Join extends Target {
  /** The relationship's name in the schema; empty for the object of FROM itself. */
  readonly relationship: string;
  /** For a polymorphic parent: one table per object that it may be; `object` then has the fields that they share. */
  readonly targets?: readonly Target[];
}

/** Levels of parents that a path may go up, as in Salesforce. */
const MAX_LEVELS = 5;

/**
 * Resolves the names of one SELECT: `resolve` gets a scope, whose methods add a LEFT JOIN for each distinct parent path, and returns the
 * statement's parts. FROM depends on all of them, so only the result has it, and the scope accepts no join after that.
 */
export function resolveNames<Parts>(
  context: QueryContext,
  of: { readonly object: ObjectSchema; readonly alias?: string | undefined },
  resolve: (scope: Scope) => Parts,
): { readonly parts: Parts; readonly from: Sql } {
  const joins: Sql[] = [];
  const scope = new NameScope(context, of, joins);
  const parts = resolve(scope);
  Object.freeze(joins);
  const table = sql`${context.table(scope.object)} AS ${identifier(scope.alias)}`;
  return { parts, from: join([table, ...joins], ' ') };
}

/** The tables that the names of one SELECT stand for, while its parts are made. Only `resolveNames` makes one. */
export type Scope = NameScope;

class NameScope {
  readonly context: QueryContext;
  readonly object: ObjectSchema;
  readonly alias: string;
  readonly #joins: Sql[];
  readonly #byPath = new Map<string, Join>();
  readonly #prefixes: ReadonlySet<string>;

  constructor(
    context: QueryContext,
    of: { readonly object: ObjectSchema; readonly alias?: string | undefined },
    joins: Sql[],
  ) {
    this.context = context;
    this.object = of.object;
    this.alias = context.nextAlias();
    this.#joins = joins;
    this.#prefixes = new Set([
      of.object.name.toLowerCase(),
      ...(of.alias === undefined ? [] : [of.alias.toLowerCase()]),
    ]);
  }

  /** The field at the end of a path as written. An unknown or unreadable name is INVALID_FIELD. */
  field(path: readonly string[]): ResolvedField {
    const names = this.withoutPrefix(path);
    requireDepth(names);
    const { alias, object, targets } = this.parent(names.slice(0, -1));
    const name = names.at(-1) ?? '';
    const field = readableField(this.context.permissions, object, name);
    if (!field) throw noSuchColumn(name, object.name);
    return { alias, object, field, ...(targets ? { targets } : {}) };
  }

  /** `o.Name` and `Opportunity.Name` on Opportunity are `Name`, unless a relationship has that name. */
  withoutPrefix(path: readonly string[]): readonly string[] {
    const [first, ...rest] = path;
    if (first === undefined || rest.length === 0 || !this.#prefixes.has(first.toLowerCase())) return path;
    return findParentField(this.object, first) ? path : rest;
  }

  /**
   * Joins along parent relationships; the empty path is the object itself. A polymorphic relationship is read as the Name object,
   * which has the fields that its targets share; `What:Account` is the target Account alone.
   */
  parent(relationships: readonly string[]): Join {
    let at: Join = { alias: this.alias, object: this.object, relationship: '' };
    let key = '';
    for (const written of relationships) {
      key += `${written.toLowerCase()}.`;
      at = this.#byPath.get(key) ?? this.#joinParent(at, written);
      this.#byPath.set(key, at);
    }
    return at;
  }

  #joinParent(at: Join, written: string): Join {
    const [name = '', only] = written.split(':');
    const reference = at.targets ? undefined : findParentField(at.object, name);
    if (!reference || !this.context.permissions.field(at.object.name, reference.name).read)
      throw noSuchRelationship(name);
    const objects = reference.referenceTo.flatMap((target) => readableObject(this.context, target) ?? []);
    const wanted = only === undefined ? objects : objects.filter((o) => o.name.toLowerCase() === only.toLowerCase());
    if (objects.length > 0 && wanted.length === 0) throw noSuchObject(only ?? name);
    const targets = wanted.map((object) => ({ object, alias: this.#leftJoin(at, reference, object) }));
    const [first] = targets;
    if (!first) throw noSuchRelationship(name);
    const relationship = reference.relationshipName ?? name;
    if (reference.referenceTo.length === 1 || only !== undefined) return { ...first, relationship };
    return { alias: first.alias, object: nameObject(objects), relationship, targets };
  }

  #leftJoin(at: Join, reference: FieldSchema, target: ObjectSchema): string {
    const alias = this.context.nextAlias();
    this.#joins.push(
      sql`LEFT JOIN ${this.context.table(target)} AS ${identifier(alias)} ON ${column(alias, 'Id')} = ${column(at.alias, reference.name)}`,
    );
    return alias;
  }
}

/** The id of the record in a joined table. */
export function idSql(at: Join): Sql {
  if (!at.targets) return column(at.alias, 'Id');
  const ids = at.targets.map((target) => column(target.alias, 'Id'));
  return sql`coalesce(${join(ids, ', ')})`;
}

/** Refuses a path of more than five relationships. */
export function requireDepth(names: readonly string[]): void {
  if (names.length - 1 <= MAX_LEVELS) return;
  throw malformed(`A relationship path goes up at most ${MAX_LEVELS} levels: \`${names.join('.').slice(0, 100)}\``);
}
