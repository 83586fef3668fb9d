import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import { getArgumentValues } from 'graphql';
import { findChildRelationship, findField } from '../../schema/lookup.ts';
import type { Display } from '../../soql/display.ts';
import type { RecordNode } from '../../soql/types.ts';
import { cursorOf, fieldType, nodeSelections, placeAfter, selectedFields, sets } from './select.ts';
import type { ConnectionArgs, Selected } from './select.ts';

/** Everything that turns records into the answer's tree. Keys are the answer's: aliases are already applied. */
export interface AnswerContext {
  readonly info: GraphQLResolveInfo;
  readonly display: Display;
}

export function connectionAnswer(
  context: AnswerContext,
  type: GraphQLObjectType,
  selected: readonly Selected[],
  records: readonly RecordNode[],
  total: number,
  from: number,
): Record<string, unknown> {
  const { info } = context;
  const edgeType = fieldType(type, 'edges');
  const { type: nodeType, fields } = nodeSelections(info, type, selected);
  const nodes = records.map((record) => nodeAnswer(context, nodeType, fields, record));
  return Object.fromEntries(
    selected.map((field) => {
      switch (field.name) {
        case 'edges':
          return [
            field.key,
            nodes.map((node, i) =>
              Object.fromEntries(
                (edgeType ? selectedFields(info, sets(field), edgeType) : []).map(({ key, name }) => [
                  key,
                  name === 'cursor' ? cursorOf(from + i + 1) : node,
                ]),
              ),
            ),
          ];
        case 'totalCount':
          return [field.key, total];
        case 'pageResultCount':
          return [field.key, records.length];
        case 'pageInfo':
          return [field.key, pageInfo(context, type, field, records.length, total, from)];
        default:
          return [field.key, null];
      }
    }),
  );
}

function pageInfo(
  context: AnswerContext,
  type: GraphQLObjectType,
  field: Selected,
  count: number,
  total: number,
  from: number,
): Record<string, unknown> {
  const values: Record<string, unknown> = {
    hasNextPage: from + count < total,
    hasPreviousPage: from > 0,
    startCursor: count > 0 ? cursorOf(from + 1) : null,
    endCursor: count > 0 ? cursorOf(from + count) : null,
  };
  const inner = fieldType(type, 'pageInfo');
  return Object.fromEntries(
    (inner ? selectedFields(context.info, sets(field), inner) : []).map(({ key, name }) => [key, values[name] ?? null]),
  );
}

/** One record with the selected fields. */
export function nodeAnswer(
  context: AnswerContext,
  type: GraphQLObjectType,
  fields: readonly Selected[],
  record: RecordNode,
): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.key, memberAnswer(context, type, field, record)]));
}

function memberAnswer(context: AnswerContext, type: GraphQLObjectType, field: Selected, record: RecordNode): unknown {
  if (field.name === 'Id') return record.id;
  if (field.name === 'ApiName') return record.object.name;
  if (field.name === 'WeakEtag') {
    const stamp = record.cells.get('SystemModstamp');
    return stamp?.kind === 'value' && typeof stamp.value === 'string' ? Date.parse(stamp.value) : 0;
  }
  if (field.name === 'DisplayValue') {
    const name = record.cells.get('Name');
    return name?.kind === 'value' ? name.value : null;
  }
  const inner = fieldType(type, field.name);
  const known = findField(record.object, field.name);
  const relationship = findChildRelationship(record.object, field.name);
  if (inner && known) {
    const cell = record.cells.get(known.name);
    const value = cell?.kind === 'value' ? cell.value : null;
    const members: Record<string, unknown> = {
      value,
      displayValue: context.display.value(known, value),
      label: context.display.value(known, value),
    };
    return Object.fromEntries(
      selectedFields(context.info, sets(field), inner).map(({ key, name }) => [key, members[name] ?? null]),
    );
  }
  const cell = record.cells.get(relationship ? field.key : field.name);
  if (inner && cell?.kind === 'parent') {
    return cell.record && nodeAnswer(context, inner, selectedFields(context.info, sets(field), inner), cell.record);
  }
  if (inner && cell?.kind === 'children') {
    const definition = type.getFields()[field.name];
    const node = field.nodes[0];
    const args =
      definition && node ? (getArgumentValues(definition, node, context.info.variableValues) as ConnectionArgs) : {};
    const selected = selectedFields(context.info, sets(field), inner);
    return connectionAnswer(context, inner, selected, cell.records, cell.total, placeAfter(args));
  }
  return null;
}
