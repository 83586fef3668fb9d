import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { findChildRelationship, findField } from '../../../schema/lookup.ts';
import type { FieldSchema } from '../../../schema/types.ts';
import type { Display } from '../../../soql/display.ts';
import type { Cell, RecordNode } from '../../../soql/types.ts';
import { connectionArguments, cursorAt, pageStart } from './arguments.ts';
import { fieldType, nodeSelection, subfields } from './selection.ts';
import type { ConnectionSelection, RecordSelection, SelectedField } from './selection.ts';

/** The data needed to convert records to the response tree, whose keys are the aliases of the query. */
export interface AnswerContext {
  readonly info: GraphQLResolveInfo;
  readonly display: Display;
}

/** A part of the response, by the keys of the query. */
export type Tree = Record<string, unknown>;

/** One page of a connection's records. */
export interface Page {
  readonly records: readonly RecordNode[];
  /** Records in all pages. */
  readonly total: number;
  /** Records before this page. */
  readonly start: number;
}

/** The response tree of a connection of records: `edges`, `pageInfo` and counts, as far as they are selected. */
export function connectionAnswer(context: AnswerContext, connection: ConnectionSelection, page: Page): Tree {
  const nodes = nodeAnswers(context, connection, page);
  return pageAnswer(context, connection, { nodes, total: page.total, start: page.start });
}

/** The response tree of a connection, from the trees of the nodes of one page. */
export function pageAnswer(
  context: Pick<AnswerContext, 'info'>,
  connection: ConnectionSelection,
  page: { readonly nodes: readonly Tree[]; readonly total: number; readonly start: number },
): Tree {
  return byKey(connection.selected, (field) => {
    switch (field.name) {
      case 'edges':
        return edgeAnswers(context, connection.type, field, page);
      case 'totalCount':
        return page.total;
      case 'pageResultCount':
        return page.nodes.length;
      case 'pageInfo':
        return memberAnswers(context, fieldType(connection.type, 'pageInfo'), field, pageInfo(page));
      default:
        return null;
    }
  });
}

function nodeAnswers(context: AnswerContext, connection: ConnectionSelection, { records }: Page): Tree[] {
  const selection = nodeSelection(context.info, connection);
  return records.map((record) => recordAnswer(context, selection, record));
}

function edgeAnswers(
  { info }: Pick<AnswerContext, 'info'>,
  type: GraphQLObjectType,
  field: SelectedField,
  { nodes, start }: { readonly nodes: readonly Tree[]; readonly start: number },
): Tree[] {
  const edgeType = fieldType(type, 'edges');
  const selected = edgeType ? subfields(info, field, edgeType) : [];
  return nodes.map((node, i) => byKey(selected, ({ name }) => (name === 'cursor' ? cursorAt(start + i + 1) : node)));
}

function pageInfo({ nodes, total, start }: Parameters<typeof pageAnswer>[2]): Tree {
  const end = start + nodes.length;
  return {
    hasNextPage: end < total,
    hasPreviousPage: start > 0,
    startCursor: end > start ? cursorAt(start + 1) : null,
    endCursor: end > start ? cursorAt(end) : null,
  };
}

/** One record with the selected fields. */
export function recordAnswer(context: AnswerContext, { type, fields }: RecordSelection, record: RecordNode): Tree {
  return byKey(fields, (field) => fieldAnswer(context, type, field, record));
}

function fieldAnswer(
  context: AnswerContext,
  type: GraphQLObjectType,
  selected: SelectedField,
  record: RecordNode,
): unknown {
  const { name } = selected;
  if (name === 'Id') return record.id;
  if (name === 'ApiName') return record.object.name;
  if (name === 'WeakEtag') return weakEtag(record);
  if (name === 'DisplayValue') return cellValue(record.cells.get('Name'));
  const inner = fieldType(type, name);
  if (!inner) return null;
  const field = findField(record.object, name);
  if (field) return valueAnswer(context, inner, selected, { field, cell: record.cells.get(field.name) });
  const isRelationshipOfChildren = findChildRelationship(record.object, name) !== undefined;
  const cell = record.cells.get(isRelationshipOfChildren ? selected.key : name);
  if (cell?.kind === 'parent') {
    const selection = { type: inner, fields: subfields(context.info, selected, inner) };
    return cell.record && recordAnswer(context, selection, cell.record);
  }
  if (cell?.kind !== 'children') return null;
  const connection = { type: inner, selected: subfields(context.info, selected, inner) };
  const start = pageStart(connectionArguments(context.info, type, selected));
  return connectionAnswer(context, connection, { records: cell.records, total: cell.total, start });
}

const cellValue = (cell: Cell | undefined) => (cell?.kind === 'value' ? cell.value : null);

/** The time of the last change in epoch milliseconds, as in the UI API. */
function weakEtag({ cells }: RecordNode): number {
  const stamp = cellValue(cells.get('SystemModstamp'));
  return typeof stamp === 'string' ? Date.parse(stamp) : 0;
}

function valueAnswer(
  context: AnswerContext,
  type: GraphQLObjectType,
  selected: SelectedField,
  { field, cell }: { readonly field: FieldSchema; readonly cell: Cell | undefined },
): Tree {
  const value = cellValue(cell);
  const displayValue = context.display.value(field, value);
  return memberAnswers(context, type, selected, { value, displayValue, label: displayValue });
}

/** The selected members of an object, by their keys in the response. */
export function memberAnswers(
  { info }: Pick<AnswerContext, 'info'>,
  type: GraphQLObjectType | undefined,
  field: SelectedField,
  members: Tree,
): Tree {
  return byKey(type ? subfields(info, field, type) : [], ({ name }) => members[name] ?? null);
}

/** A tree with a value for each selected field. */
export function byKey(fields: readonly SelectedField[], answer: (field: SelectedField) => unknown): Tree {
  return Object.fromEntries(fields.map((field) => [field.key, answer(field)]));
}
