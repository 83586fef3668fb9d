import type { Row, RunningUser } from '../base/values.ts';
import { findObject, objectOfId } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import { quote } from '../store/database.ts';
import type { Permissions } from '../base/permissions.ts';

/** Read, edit, and full access (delete, give to another owner). */
export type Access = 'read' | 'edit' | 'full';

/** A condition in SQL with its bound values, in the order of the question marks. */
export interface SharingCondition {
  readonly text: string;
  readonly params: readonly string[];
}

/** Which records a user may see and change: org-wide defaults, owners, the role hierarchy, "view all" and "modify all". */
export interface Sharing {
  /** What a row must meet to be seen; undefined: every row may be. `alias` is the table's name in the statement. */
  readable(object: ObjectSchema, alias: string): SharingCondition | undefined;
  may(access: Access, object: ObjectSchema, row: Row): boolean;
}

export interface SharingSource {
  readonly schema: Schema;
  readonly user: RunningUser;
  readonly permissions: Permissions;
  /** Ids of the users whose role is below the user's. */
  readonly subordinates: () => ReadonlySet<string>;
  readonly row: (object: ObjectSchema, id: string) => Row | undefined;
}

/** Tasks and events: everybody who may read the object sees them, their owner and those above change them. */
const ACTIVITIES: ReadonlySet<string> = new Set(['Task', 'Event']);

/** Masters never form a circle; a schema that does all the same must not end the server. */
const MAX_DEPTH = 6;

export function openSharing(source: SharingSource): Sharing {
  const { permissions, user } = source;

  const owns = (row: Row): boolean =>
    row.OwnerId === user.id || (typeof row.OwnerId === 'string' && source.subordinates().has(row.OwnerId));

  const all = (access: Access, object: ObjectSchema): boolean => {
    const rights = permissions.object(object.name);
    return rights.modifyAll || (access === 'read' && rights.viewAll);
  };

  const viaParents = (access: Access, object: ObjectSchema, row: Row, parents: readonly FieldSchema[]): boolean =>
    parents.every((field) => {
      const id = row[field.name];
      const parent = typeof id === 'string' ? objectOfId(source.schema, id) : undefined;
      if (parent === undefined || typeof id !== 'string') return owns(row);
      const needed = access === 'read' || field.masterReadSuffices === true ? 'read' : 'edit';
      if (isOpen(needed, parent)) return true;
      const found = source.row(parent, id);
      return found !== undefined && may(needed, parent, found);
    });

  /** Whether the answer is yes for every row, without looking at it. */
  const isOpen = (access: Access, object: ObjectSchema): boolean => {
    if (all(access, object)) return true;
    if (object.sharing === 'controlledByParent') return parentsOf(object).length === 0;
    if (!object.fields.has('ownerid')) return true;
    if (access === 'read') return object.sharing !== 'private' || ACTIVITIES.has(object.name);
    return access === 'edit' && object.sharing === 'readWrite';
  };

  const may = (access: Access, object: ObjectSchema, row: Row): boolean => {
    if (isOpen(access, object)) return true;
    return object.sharing === 'controlledByParent' ? viaParents(access, object, row, parentsOf(object)) : owns(row);
  };

  const owned = (alias: string): SharingCondition => ({
    text: `(${alias}."OwnerId" = ? OR ${alias}."OwnerId" IN (SELECT value FROM json_each(?)))`,
    params: [user.id, JSON.stringify([...source.subordinates()])],
  });

  const readable = (object: ObjectSchema, alias: string, depth: number): SharingCondition | undefined => {
    if (isOpen('read', object) || depth > MAX_DEPTH) return undefined;
    if (object.sharing !== 'controlledByParent') return owned(alias);
    const conditions = parentsOf(object).flatMap((field) => {
      const parent = findObject(source.schema, field.referenceTo[0] ?? '');
      const inner = `"s${depth}"`;
      const condition = parent === undefined ? undefined : readable(parent, inner, depth + 1);
      if (parent === undefined || condition === undefined) return [];
      const column = `${alias}.${quote(field.name)}`;
      const seen = `${column} IN (SELECT ${inner}."Id" FROM ${quote(parent.name)} AS ${inner} WHERE ${condition.text})`;
      if (!object.fields.has('ownerid')) return [{ text: seen, params: condition.params }];
      const own = owned(alias);
      const text = `(${seen} OR (${column} IS NULL AND ${own.text}))`;
      return [{ text, params: [...condition.params, ...own.params] }];
    });
    if (conditions.length === 0) return undefined;
    return {
      text: conditions.map((condition) => condition.text).join(' AND '),
      params: conditions.flatMap((condition) => condition.params),
    };
  };

  return { may, readable: (object, alias) => readable(object, quote(alias), 0) };
}

/** The records that decide for a detail: its masters; for a contact its account. */
function parentsOf(object: ObjectSchema): FieldSchema[] {
  const fields = [...object.fields.values()];
  const masters = fields.filter((field) => field.relationship === 'masterDetail');
  return masters.length > 0 || object.name !== 'Contact'
    ? masters
    : fields.filter((field) => field.name === 'AccountId');
}
