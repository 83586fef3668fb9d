import type { Row, RunningUser } from '../base/values.ts';
import { findObject, objectOfId } from '../schema/lookup.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import { quote } from '../store/database.ts';
import type { Permissions } from '../base/permissions.ts';

/** Read, edit, and full access (delete, give to another owner). */
type Access = 'read' | 'edit' | 'full';

/** A condition in SQL with its bound values, in the order of the question marks. */
interface SharingCondition {
  readonly text: string;
  readonly params: readonly string[];
}

/** A user's record access, from org-wide defaults, ownership, the role hierarchy and the "view all" and "modify all" permissions. */
export interface Sharing {
  /**
   * The condition for rows that the user may read; undefined when all rows are readable. `alias` is the table's alias in the statement.
   */
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

/**
 * Tasks and events are readable for all users who may read the object; only the owner and users above in the role hierarchy change them.
 */
const ACTIVITIES: ReadonlySet<string> = new Set(['Task', 'Event']);

/** Stops the recursion for a schema whose master-detail fields form a cycle, which Salesforce does not allow. */
const MAX_DEPTH = 6;

/** Creates the sharing rules of one user. Rows of parents are read through `source.row`. */
export function openSharing(source: SharingSource): Sharing {
  return {
    may: (access, object, row) => may(source, access, object, row),
    readable: (object, alias) => readableIn(source, object, quote(alias), 0),
  };
}

function owns({ user, subordinates }: SharingSource, row: Row): boolean {
  return row.OwnerId === user.id || (typeof row.OwnerId === 'string' && subordinates().has(row.OwnerId));
}

/** Whether the user has the access to every row of the object, without reading any. */
function isOpen({ permissions }: SharingSource, access: Access, object: ObjectSchema): boolean {
  const rights = permissions.object(object.name);
  if (rights.modifyAll || (access === 'read' && rights.viewAll)) return true;
  if (object.sharing === 'controlledByParent') return parentsOf(object).length === 0;
  if (!object.fields.has('ownerid')) return true;
  if (access === 'read') return object.sharing !== 'private' || ACTIVITIES.has(object.name);
  return access === 'edit' && object.sharing === 'readWrite';
}

function may(source: SharingSource, access: Access, object: ObjectSchema, row: Row): boolean {
  if (isOpen(source, access, object)) return true;
  if (object.sharing !== 'controlledByParent') return owns(source, row);
  return parentsOf(object).every((field) => mayByParent(source, access, row, field));
}

/** Whether the parent that the field refers to gives access to the detail. Without a parent, access depends on the owner. */
function mayByParent(source: SharingSource, access: Access, row: Row, field: FieldSchema): boolean {
  const id = row[field.name];
  const parent = typeof id === 'string' ? objectOfId(source.schema, id) : undefined;
  if (parent === undefined || typeof id !== 'string') return owns(source, row);
  const needed = access === 'read' || field.masterReadSuffices === true ? 'read' : 'edit';
  if (isOpen(source, needed, parent)) return true;
  const found = source.row(parent, id);
  return found !== undefined && may(source, needed, parent, found);
}

function ownedIn({ user, subordinates }: SharingSource, alias: string): SharingCondition {
  return {
    text: `(${alias}."OwnerId" = ? OR ${alias}."OwnerId" IN (SELECT value FROM json_each(?)))`,
    params: [user.id, JSON.stringify([...subordinates()])],
  };
}

/** @param alias quoted; the subselects of `depth` use aliases of their depth */
function readableIn(
  source: SharingSource,
  object: ObjectSchema,
  alias: string,
  depth: number,
): SharingCondition | undefined {
  if (isOpen(source, 'read', object) || depth > MAX_DEPTH) return undefined;
  if (object.sharing !== 'controlledByParent') return ownedIn(source, alias);
  const conditions = parentsOf(object).flatMap((field) => {
    const parent = findObject(source.schema, field.referenceTo[0] ?? '');
    const inner = `"s${depth}"`;
    const condition = parent === undefined ? undefined : readableIn(source, parent, inner, depth + 1);
    if (parent === undefined || condition === undefined) return [];
    const column = `${alias}.${quote(field.name)}`;
    const seen = `${column} IN (SELECT ${inner}."Id" FROM ${quote(parent.name)} AS ${inner} WHERE ${condition.text})`;
    if (!object.fields.has('ownerid')) return [{ text: seen, params: condition.params }];
    const owned = ownedIn(source, alias);
    const text = `(${seen} OR (${column} IS NULL AND ${owned.text}))`;
    return [{ text, params: [...condition.params, ...owned.params] }];
  });
  if (conditions.length === 0) return undefined;
  return {
    text: conditions.map((condition) => condition.text).join(' AND '),
    params: conditions.flatMap((condition) => condition.params),
  };
}

/** The reference fields whose records control access: the masters of a detail, the account of a contact. */
function parentsOf(object: ObjectSchema): FieldSchema[] {
  const fields = [...object.fields.values()];
  const masters = fields.filter((field) => field.relationship === 'masterDetail');
  return masters.length > 0 || object.name !== 'Contact'
    ? masters
    : fields.filter((field) => field.name === 'AccountId');
}
