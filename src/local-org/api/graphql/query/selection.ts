import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isObjectType,
  Kind,
} from 'graphql';
import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo, SelectionNode, SelectionSetNode } from 'graphql';

/** One field of a selection by its key in the response, with all its occurrences. */
export interface SelectedField {
  /** The alias, or the name where there is none. */
  readonly key: string;
  readonly name: string;
  readonly nodes: readonly FieldNode[];
}

type SelectionSets = readonly (SelectionSetNode | undefined)[];

/** The fields that selection sets select on `type`. Fragments are expanded; `@skip` and `@include` are applied. */
export function selectedFields(
  info: GraphQLResolveInfo,
  selectionSets: SelectionSets,
  type: GraphQLObjectType,
): SelectedField[] {
  const found = new Map<string, { name: string; nodes: FieldNode[] }>();
  // Each fragment is expanded once. Otherwise a chain of fragments that each spread the next one twice would grow exponentially.
  const spread = new Set<string>();
  const visit = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (isSkipped(info, selection)) continue;
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
  selectionSets.forEach(visit);
  return [...found].map(([key, { name, nodes }]) => ({ key, name, nodes }));
}

function isSkipped({ variableValues }: GraphQLResolveInfo, selection: SelectionNode): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.['if'] === true) return true;
  return getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.['if'] === false;
}

/** The selection sets of a field's occurrences. */
export const selectionSetsOf = ({ nodes }: Pick<SelectedField, 'nodes'>): SelectionSets =>
  nodes.map((node) => node.selectionSet);

/** The fields selected within a field of type `type`. */
export function subfields(info: GraphQLResolveInfo, field: SelectedField, type: GraphQLObjectType): SelectedField[] {
  return selectedFields(info, selectionSetsOf(field), type);
}

/** The object type and the selection of the field that is being resolved. */
export function resolvedSelection(info: GraphQLResolveInfo): ConnectionSelection {
  const type = getNamedType(info.returnType);
  if (!isObjectType(type)) throw new Error(`${info.fieldName} has no object type`);
  return { type, selected: selectedFields(info, selectionSetsOf({ nodes: info.fieldNodes }), type) };
}

/** The object type of a field of a type, without lists and non-nulls; undefined for scalars and unknown fields. */
export function fieldType(type: GraphQLObjectType, name: string): GraphQLObjectType | undefined {
  const field = type.getFields()[name];
  const named = field && getNamedType(field.type);
  return named && isObjectType(named) ? named : undefined;
}

/** A connection's type, and what the query selects of it. */
export interface ConnectionSelection {
  readonly type: GraphQLObjectType;
  readonly selected: readonly SelectedField[];
}

/** A record's type, and the fields that the query selects of it. */
export interface RecordSelection {
  readonly type: GraphQLObjectType;
  readonly fields: readonly SelectedField[];
}

/** The selection of `edges { node { … } }` of a connection. */
export function nodeSelection(info: GraphQLResolveInfo, { type, selected }: ConnectionSelection): RecordSelection {
  const edgeType = fieldType(type, 'edges');
  const nodeType = edgeType && fieldType(edgeType, 'node');
  if (!edgeType || !nodeType) throw new Error(`${type.name} is not a connection`);
  const edges = selected.filter((field) => field.name === 'edges').flatMap(selectionSetsOf);
  const nodes = selectedFields(info, edges, edgeType).filter((field) => field.name === 'node');
  return { type: nodeType, fields: selectedFields(info, nodes.flatMap(selectionSetsOf), nodeType) };
}
