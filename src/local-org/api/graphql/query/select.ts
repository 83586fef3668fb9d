import type { GraphQLResolveInfo } from 'graphql';
import { findChildRelationship, findField, findObject } from '../../../schema/lookup.ts';
import type { ObjectSchema, Schema } from '../../../schema/types.ts';
import { SoqlError } from '../../../soql/errors.ts';
import type { SelectItem, SoqlQuery } from '../../../soql/types.ts';
import { connectionArguments, pageSize, pageStart } from './arguments.ts';
import type { ConnectionArguments } from './arguments.ts';
import { filterCondition, orderItems } from './filters.ts';
import { fieldType, nodeSelection, subfields } from './selection.ts';
import type { RecordSelection, SelectedField } from './selection.ts';

export interface SelectContext {
  readonly info: GraphQLResolveInfo;
  readonly schema: Schema;
}

/** A selection with the object of its records. */
export interface SelectedRecord extends RecordSelection {
  readonly object: ObjectSchema;
}

/** Converts a connection's selection and arguments to a query, without LIMIT and OFFSET. */
export function connectionQuery(context: SelectContext, record: SelectedRecord, args: ConnectionArguments): SoqlQuery {
  const { object } = record;
  const { schema } = context;
  return {
    object: object.name,
    select: uniqueItems(selectItems(context, record)),
    ...(args.scope ? { scope: args.scope.toLowerCase() } : {}),
    ...(args.where ? { where: filterCondition({ schema, object, path: [] }, args.where) } : {}),
    groupBy: [],
    orderBy: args.orderBy ? orderItems({ schema, object, path: [] }, args.orderBy) : [],
  };
}

/** SELECT items for the fields, parents and children that are selected. @param path the relationships that lead to the record */
export function selectItems(
  context: SelectContext,
  record: SelectedRecord,
  path: readonly string[] = [],
): SelectItem[] {
  const { object, fields } = record;
  const names = new Set(fields.map((field) => field.name));
  const items: SelectItem[] = [{ kind: 'field', path: [...path, 'Id'] }];
  if (names.has('WeakEtag') && findField(object, 'SystemModstamp')) {
    items.push({ kind: 'field', path: [...path, 'SystemModstamp'] });
  }
  if (names.has('DisplayValue') && findField(object, 'Name')) {
    items.push({ kind: 'field', path: [...path, 'Name'] });
  }
  return [...items, ...fields.flatMap((field) => itemsOf(context, record, field, path))];
}

function itemsOf(
  context: SelectContext,
  { object, type }: SelectedRecord,
  field: SelectedField,
  path: readonly string[],
): SelectItem[] {
  const inner = fieldType(type, field.name);
  if (!inner || field.name.startsWith('__')) return [];
  if (findField(object, field.name)) return [{ kind: 'field', path: [...path, field.name] }];
  const relationship = findChildRelationship(object, field.name);
  if (relationship && inner.name === `${relationship.childObject}Connection`) {
    if (path.length > 0) throw childrenOfParent([...path, field.name]);
    const child = findObject(context.schema, relationship.childObject);
    if (!child) throw new Error(`${field.name} has no child object`);
    return [childItem(context, type, field, child)];
  }
  const parent = findObject(context.schema, inner.name);
  if (!parent) return [];
  const selection = { object: parent, type: inner, fields: subfields(context.info, field, inner) };
  return selectItems(context, selection, [...path, field.name]);
}

function childrenOfParent(path: readonly string[]): SoqlError {
  return new SoqlError('INVALID_FIELD', `Child records of a parent (\`${path.join('.')}\`) cannot be queried`);
}

/** A subquery for child records. Its page becomes LIMIT and OFFSET, unlike that of a top-level connection. */
function childItem(
  context: SelectContext,
  parentType: SelectedRecord['type'],
  field: SelectedField,
  child: ObjectSchema,
): SelectItem {
  const { info } = context;
  const type = fieldType(parentType, field.name);
  if (!type) throw new Error(`${field.name} has no connection type`);
  const args = connectionArguments(info, parentType, field);
  const node = nodeSelection(info, { type, selected: subfields(info, field, type) });
  const query = connectionQuery(context, { object: child, ...node }, args);
  return {
    kind: 'children',
    relationship: field.name,
    key: field.key,
    query: { ...query, limit: pageSize(args), offset: pageStart(args) },
  };
}

/** GraphQL may select a field under several aliases; SOQL selects it once. */
function uniqueItems(items: readonly SelectItem[]): SelectItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    if (item.kind === 'children') return true;
    const key = item.kind === 'field' ? item.path.join('.').toLowerCase() : JSON.stringify(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
