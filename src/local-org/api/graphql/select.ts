import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLObjectType,
  GraphQLSkipDirective,
  isObjectType,
  Kind,
} from 'graphql';
import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { findChildRelationship, findField, findObject } from '../../schema/lookup.ts';
import type { ObjectSchema, Schema } from '../../schema/types.ts';
import { SoqlError } from '../../soql/errors.ts';
import type { SelectItem, SoqlQuery } from '../../soql/types.ts';
import { filterCondition, orderItems } from './filters.ts';

/** One field of a selection under the name that the answer gives it, all its occurrences together. */
export interface Selected {
  readonly key: string;
  readonly name: string;
  readonly nodes: readonly FieldNode[];
}

export interface ConnectionArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly upperBound?: number | null;
  readonly where?: Readonly<Record<string, unknown>> | null;
  readonly orderBy?: Readonly<Record<string, unknown>> | null;
  /** As USING SCOPE: `MINE`, `EVERYTHING`. */
  readonly scope?: string | null;
}

const DEFAULT_FIRST = 10;
const MAX_FIRST = 2000;

/** The fields of several selection sets, fragments spread and @skip/@include obeyed. */
export function selectedFields(
  info: GraphQLResolveInfo,
  sets: readonly (SelectionSetNode | undefined)[],
  type: GraphQLObjectType,
): Selected[] {
  const found = new Map<string, { name: string; nodes: FieldNode[] }>();
  // Each fragment once: fragments that spread the next one twice would double with every level.
  const spread = new Set<string>();
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)?.['if'] === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)?.['if'] === false) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = found.get(key);
        if (known) known.nodes.push(selection);
        else found.set(key, { name: selection.name.value, nodes: [selection] });
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
      const condition = fragment?.typeCondition?.name.value;
      if (fragment && (condition === undefined || condition === type.name)) visit(fragment.selectionSet);
    }
  };
  sets.forEach(visit);
  return [...found].map(([key, { name, nodes }]) => ({ key, name, nodes }));
}

export const sets = (selected: Selected): (SelectionSetNode | undefined)[] =>
  selected.nodes.map((node) => node.selectionSet);

/** The type behind a field of a type, lists and non-nulls taken off. */
export function fieldType(type: GraphQLObjectType, name: string): GraphQLObjectType | undefined {
  const field = type.getFields()[name];
  const named = field && getNamedType(field.type);
  return named && isObjectType(named) ? named : undefined;
}

/** What `edges { node { … } }` of a connection selects, as one list of fields. */
export function nodeSelections(
  info: GraphQLResolveInfo,
  connection: GraphQLObjectType,
  selected: readonly Selected[],
): { type: GraphQLObjectType; fields: Selected[] } {
  const edgeType = fieldType(connection, 'edges');
  const type = edgeType && fieldType(edgeType, 'node');
  if (!edgeType || !type) throw new Error(`${connection.name} is not a connection`);
  const edges = selected.filter((field) => field.name === 'edges').flatMap(sets);
  const nodes = selectedFields(info, edges, edgeType).filter((field) => field.name === 'node');
  return { type, fields: selectedFields(info, nodes.flatMap(sets), type) };
}

/** How many records a connection asks for: 10 unless told, 2,000 at most. */
export function pageSize(args: ConnectionArgs): number {
  const first = args.first ?? DEFAULT_FIRST;
  if (first < 0) throw new SoqlError('INVALID_ARGUMENT', `\`first\` must be positive, found ${first}`);
  if (first > MAX_FIRST)
    throw new SoqlError('INVALID_ARGUMENT', `\`first\` must be at most ${MAX_FIRST}, found ${first}`);
  return first;
}

/** Cursors count: they hold the number of records before the next one. */
export const cursorOf = (place: number): string => Buffer.from(`v1:${place}`).toString('base64');

export function placeAfter(args: ConnectionArgs): number {
  if (args.after === null || args.after === undefined) return 0;
  const place = /^v1:(\d+)$/.exec(Buffer.from(args.after, 'base64').toString('utf8'))?.[1];
  if (place === undefined)
    throw new SoqlError('INVALID_ARGUMENT', `\`after\` is not a cursor of this query: \`${args.after.slice(0, 60)}\``);
  return Number(place);
}

/** A connection's selection as a query. LIMIT and OFFSET are set for children only; the outermost page is cut by the caller. */
export function connectionQuery(
  info: GraphQLResolveInfo,
  schema: Schema,
  object: ObjectSchema,
  args: ConnectionArgs,
  type: GraphQLObjectType,
  fields: readonly Selected[],
): SoqlQuery {
  return {
    object: object.name,
    select: uniqueItems(selectItems(info, schema, object, type, fields, [])),
    ...(args.scope ? { scope: args.scope.toLowerCase() } : {}),
    ...(args.where ? { where: filterCondition(schema, object, args.where) } : {}),
    groupBy: [],
    orderBy: args.orderBy ? orderItems(schema, object, args.orderBy) : [],
  };
}

/** The columns behind the selected fields of one object, parents and children included. */
export function selectItems(
  info: GraphQLResolveInfo,
  schema: Schema,
  object: ObjectSchema,
  type: GraphQLObjectType,
  fields: readonly Selected[],
  path: readonly string[],
): SelectItem[] {
  const items: SelectItem[] = [{ kind: 'field', path: [...path, 'Id'] }];
  if (fields.some((field) => field.name === 'WeakEtag') && findField(object, 'SystemModstamp')) {
    items.push({ kind: 'field', path: [...path, 'SystemModstamp'] });
  }
  if (fields.some((field) => field.name === 'DisplayValue') && findField(object, 'Name')) {
    items.push({ kind: 'field', path: [...path, 'Name'] });
  }
  for (const selected of fields) {
    const inner = fieldType(type, selected.name);
    if (!inner || selected.name.startsWith('__')) continue;
    const child = findChildRelationship(object, selected.name);
    if (findField(object, selected.name)) {
      items.push({ kind: 'field', path: [...path, selected.name] });
    } else if (child && inner.name === `${child.childObject}Connection`) {
      items.push(childItem(info, schema, type, selected, child.childObject, path));
    } else {
      const parent = findObject(schema, inner.name);
      if (parent)
        items.push(
          ...selectItems(info, schema, parent, inner, selectedFields(info, sets(selected), inner), [
            ...path,
            selected.name,
          ]),
        );
    }
  }
  return items;
}

function childItem(
  info: GraphQLResolveInfo,
  schema: Schema,
  type: GraphQLObjectType,
  selected: Selected,
  childName: string,
  path: readonly string[],
): SelectItem {
  if (path.length > 0)
    throw new SoqlError(
      'INVALID_FIELD',
      `Child records of a parent (\`${[...path, selected.name].join('.')}\`) cannot be queried`,
    );
  const child = findObject(schema, childName);
  const node = selected.nodes[0];
  const definition = type.getFields()[selected.name];
  const connection = fieldType(type, selected.name);
  if (!child || !node || !definition || !connection) throw new Error(`${selected.name} has no child object`);
  const args = getArgumentValues(definition, node, info.variableValues) as ConnectionArgs;
  const { type: nodeType, fields } = nodeSelections(info, connection, selectedFields(info, sets(selected), connection));
  const query = connectionQuery(info, schema, child, args, nodeType, fields);
  return {
    kind: 'children',
    relationship: selected.name,
    key: selected.key,
    query: { ...query, limit: pageSize(args), offset: placeAfter(args) },
  };
}

function uniqueItems(items: readonly SelectItem[]): SelectItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = item.kind === 'field' ? item.path.join('.').toLowerCase() : JSON.stringify(item);
    if (item.kind === 'children') return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
