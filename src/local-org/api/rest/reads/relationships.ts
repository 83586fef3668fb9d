import { normalizeId } from '../../../schema/ids.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { readRecord, requireObjectOfId, requireReadable } from '../../http/access.ts';
import { methodNotAllowed, notFound } from '../../http/errors.ts';
import type { ApiResponse, Call } from '../../http/types.ts';
import type { SoqlQuery } from '../../../soql/types.ts';
import { restRecord } from '../values.ts';

/** As many children as one page of a query has; the rest is read by a query. */
const MAX_CHILDREN = 2000;

/** Whether `…/sobjects/X/FIRST/SECOND` is a relationship of a record: FIRST is an id of the object. */
export function isRelationship(object: ObjectSchema, first: string): boolean {
  return normalizeId(first)?.startsWith(object.keyPrefix) === true;
}

/** Reads `…/sobjects/Opportunity/ID/Account` (the parent) or `…/sobjects/Account/ID/Contacts` (the children). `?fields=` chooses fields. */
export function readRelationship(
  call: Call,
  object: ObjectSchema,
  names: { id: string; relationship: string },
): ApiResponse {
  const name = names.relationship.toLowerCase();
  const lookup = [...object.fields.values()].find((field) => field.relationshipName?.toLowerCase() === name);
  if (lookup) return readParent(call, object, { id: names.id, field: lookup.name });
  const child = object.childRelationships.find((one) => one.relationshipName.toLowerCase() === name);
  if (!child) throw notFound();
  if (!readRecord(call, object, names.id, [{ kind: 'field', path: ['Id'] }])) throw notFound();
  const childObject = requireReadable(call, child.childObject);
  const result = call.context.soql.select(call.user, {
    object: childObject.name,
    select: selected(call, childObject),
    where: {
      kind: 'compare',
      left: { kind: 'field', path: [child.field] },
      operator: '=',
      value: { kind: 'string', value: normalizeId(names.id) ?? '' },
    },
    groupBy: [],
    orderBy: [],
    limit: MAX_CHILDREN,
  });
  const nodes = result.kind === 'records' ? result.page(0, MAX_CHILDREN) : [];
  const records = nodes.map((node) => restRecord(node, call.version));
  return { status: 200, body: { totalSize: records.length, done: true, records } };
}

/**
 * The record at the end of `…/sobjects/Opportunity/ID/Account`, which is changed or deleted along that path. Throws NOT_FOUND, and METHOD_NOT_ALLOWED
 * for the way to children.
 */
export function parentOf(
  call: Call,
  object: ObjectSchema,
  names: { id: string; relationship: string },
): { readonly object: string; readonly id: string } {
  const name = names.relationship.toLowerCase();
  const lookup = [...object.fields.values()].find((field) => field.relationshipName?.toLowerCase() === name);
  if (lookup) {
    const { target, parentId } = requireParent(call, object, { id: names.id, field: lookup.name });
    return { object: target.name, id: parentId };
  }
  if (object.childRelationships.some((one) => one.relationshipName.toLowerCase() === name))
    throw methodNotAllowed(call.request.method, ['GET', 'HEAD']);
  throw notFound();
}

function requireParent(
  call: Call,
  object: ObjectSchema,
  { id, field }: { id: string; field: string },
): { readonly target: ObjectSchema; readonly parentId: string } {
  const cell = readRecord(call, object, id, [{ kind: 'field', path: [field] }])?.cells.get(field);
  const parentId = cell?.kind === 'value' ? cell.value : null;
  if (typeof parentId !== 'string') throw notFound();
  return { target: requireObjectOfId(call, parentId), parentId };
}

function readParent(call: Call, object: ObjectSchema, names: { id: string; field: string }): ApiResponse {
  const { target, parentId } = requireParent(call, object, names);
  const parent = readRecord(call, target, parentId, selected(call, target));
  if (!parent) throw notFound();
  return { status: 200, body: restRecord(parent, call.version) };
}

/** The fields of `?fields=`, or all that the user may read. FIELDS(ALL) is not for this: it takes 200 records at most. */
function selected(call: Call, object: ObjectSchema): SoqlQuery['select'] {
  const given = (call.request.query.get('fields') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const rights = call.context.org.permissions(call.user);
  const all = [...object.fields.values()]
    .map(({ name }) => name)
    .filter((name) => rights.field(object.name, name).read);
  const names = given.length > 0 ? given : all;
  return ['Id', ...names.filter((name) => name.toLowerCase() !== 'id')].map((name) => ({
    kind: 'field',
    path: name.split('.'),
  }));
}
