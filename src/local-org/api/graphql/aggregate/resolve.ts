import type { GraphQLResolveInfo } from 'graphql';
import type { StoredValue } from '../../../base/values.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { SoqlError } from '../../../soql/errors.ts';
import type { Expression, QueryResult, RecordNode, SelectItem, SoqlQuery } from '../../../soql/types.ts';
import type { Call } from '../../http/types.ts';
import { byKey, pageAnswer } from '../query/answer.ts';
import type { Tree } from '../query/answer.ts';
import { pageSize, pageStart } from '../query/arguments.ts';
import { filterCondition } from '../query/filters.ts';
import type { Level } from '../query/filters.ts';
import { fieldType, nodeSelection, resolvedSelection, subfields } from '../query/selection.ts';
import { aggregateReader, createColumns } from './columns.ts';
import { groupExpressions, groupOrder } from './groups.ts';
import type { AggregateArguments } from './groups.ts';

/** As SOQL: more groups cannot be read, not even page by page. */
const MAX_GROUPS = 2000;

/** Rows of one page, and how many there are on all pages. */
interface Rows {
  readonly rows: readonly (readonly StoredValue[])[];
  readonly total: number;
}

/**
 * Resolves `uiapi.aggregate.<Object>` with one SOQL query: `groupBy` is its GROUP BY, and each selected value or function a column. Without
 * `groupBy` and functions there is a node for each record. Throws SoqlError as SOQL does, and for more than 2,000 groups.
 */
export function resolveAggregate(
  call: Call,
  object: ObjectSchema,
  args: AggregateArguments,
  info: GraphQLResolveInfo,
): unknown {
  const { org, soql } = call.context;
  const level: Level = { schema: org.schema, object, path: [] };
  const connection = resolvedSelection(info);
  const columns = createColumns();
  const display = soql.display(call.user);
  const node = nodeSelection(info, connection);
  const type = fieldType(node.type, 'aggregate');
  if (!type) throw new Error(`${node.type.name} has no aggregate`);
  const readers = new Map(
    node.fields
      .filter(({ name }) => name === 'aggregate')
      .map((field) => {
        const selected = { type, fields: subfields(info, field, type) };
        return [field, aggregateReader({ info, display, columns }, level, selected)];
      }),
  );
  const window = { start: pageStart(args), size: pageSize(args) };
  const result = soql.select(call.user, aggregateQuery(level, args, columns.expressions), { unlimited: true });
  const { rows, total } = rowsOf(result, columns.expressions, window);
  const nodes = rows.map((row): Tree => byKey(node.fields, (field) => readers.get(field)?.(row) ?? null));
  return pageAnswer({ info }, connection, { nodes, total, start: window.start });
}

function aggregateQuery(level: Level, args: AggregateArguments, columns: readonly Expression[]): SoqlQuery {
  const groupBy = args.groupBy ? groupExpressions(level, args.groupBy) : [];
  const [first] = groupBy;
  const ofGroup = first?.kind === 'call' && (first.name === 'ROLLUP' || first.name === 'CUBE') ? first.args[0] : first;
  // Where only the number of groups, or of records, is asked for.
  const least: Expression = ofGroup ?? { kind: 'call', name: 'COUNT', args: [] };
  const selected = columns.length > 0 ? columns : [least];
  return {
    object: level.object.name,
    select: selected.map((expression, i): SelectItem => {
      // Only grouped columns can have an alias, and records are read by their paths.
      if (expression.kind === 'call') return { kind: 'call', call: expression, ...aliasOf(i, columns) };
      return { ...expression, ...(groupBy.length > 0 || columns.some(isCall) ? aliasOf(i, columns) : {}) };
    }),
    ...(args.scope ? { scope: args.scope.toLowerCase() } : {}),
    ...(args.where ? { where: filterCondition(level, args.where) } : {}),
    groupBy,
    orderBy: args.orderBy ? groupOrder(level, args.orderBy) : [],
  };
}

const isCall = ({ kind }: Expression): boolean => kind === 'call';

const aliasOf = (index: number, columns: readonly Expression[]): { alias?: string } =>
  columns.length > 0 ? { alias: `c${index}` } : {};

function rowsOf(
  result: QueryResult,
  columns: readonly Expression[],
  { start, size }: { readonly start: number; readonly size: number },
): Rows {
  switch (result.kind) {
    case 'count':
      return { rows: [], total: result.count };
    case 'aggregate':
      if (result.rows.length > MAX_GROUPS) throw tooManyGroups();
      return { rows: result.rows.slice(start, start + size), total: result.rows.length };
    case 'records':
      return { rows: result.page(start, size).map((record) => valuesOf(record, columns)), total: result.ids.length };
  }
}

function tooManyGroups(): SoqlError {
  return new SoqlError(
    'EXCEEDED_ID_LIMIT',
    `Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch: more than ${MAX_GROUPS} groups`,
  );
}

function valuesOf(record: RecordNode, columns: readonly Expression[]): StoredValue[] {
  return columns.map((expression) => (expression.kind === 'field' ? valueAt(record, expression.path) : null));
}

function valueAt(record: RecordNode, [name = '', ...rest]: readonly string[]): StoredValue {
  const cell = record.cells.get(name);
  if (cell?.kind === 'parent') return cell.record ? valueAt(cell.record, rest) : null;
  return cell?.kind === 'value' || cell?.kind === 'computed' ? cell.value : null;
}
