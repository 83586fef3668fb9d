import type { StoredValue } from '../../base/values.ts';
import type { OrderItem, RecordNode, SelectItem } from '../../soql/types.ts';
import { detailCell } from './cells.ts';
import type { ReportCell } from './cells.ts';
import { compareKeys, sortKey } from './compareValues.ts';
import { groupOf } from './groups.ts';
import type { GroupValue } from './groups.ts';
import { pathIn, recordIdPath } from './levels.ts';
import type { PlannedGrouping, PlannedLevel, ReportPlan } from './plan.ts';
import type { ReportSource } from './source.ts';
import type { ReportColumn } from '../types/reportType.ts';

/** As the Analytics API: more rows are left out of the answer. */
export const MAX_ROWS = 2000;

/** One row of the report. */
export interface DetailRow {
  readonly down: readonly GroupValue[];
  readonly across: readonly GroupValue[];
  /** In the order of the report's columns. */
  readonly cells: readonly ReportCell[];
  /** Of all columns that are shown or summarized. */
  readonly values: ReadonlyMap<ReportColumn, StoredValue>;
  /** The id of the row's record in each table; undefined where it has none. */
  readonly ids: readonly (string | undefined)[];
  readonly order: StoredValue;
}

/** Reads the rows of a report, in its order: the row limit of the report is applied, and at most `most` are read of each level. */
export function readRows(source: ReportSource, plan: ReportPlan, most: number): DetailRow[] {
  const rows = plan.levels.flatMap((level) => readLevel(source, plan, level, most));
  const { sort } = plan.report;
  if (plan.levels.length < 2 || sort === undefined) return rows;
  const order = (a: DetailRow, b: DetailRow): number => compareKeys(a.order, b.order);
  return rows.sort((a, b) => (sort.descending ? order(b, a) : order(a, b)));
}

function readLevel(source: ReportSource, plan: ReportPlan, level: PlannedLevel, most: number): DetailRow[] {
  const { type, details, down, across, report, summaries } = plan;
  const valued = new Set([...details, ...summaries.flatMap((one) => (one.kind === 'RowCount' ? [] : [one.column]))]);
  const sorted = report.sort && details.find(({ name }) => name.toLowerCase() === report.sort?.column.toLowerCase());
  const pathAt = (column: ReportColumn, path: readonly string[] | undefined): readonly string[] | undefined =>
    path && pathIn(type, level.table, column.table, path);
  const tables = type.tables.map((_table, i) => (i > level.table ? undefined : recordIdPath(type, level.table, i)));
  const columns = [...valued, ...down.map(({ column }) => column), ...across.map(({ column }) => column)];
  const paths = [
    ...tables,
    ...columns.flatMap((column) => [pathAt(column, column.path), pathAt(column, column.idPath)]),
  ];
  const result = source.select({
    object: level.object,
    select: selectOf(paths),
    where: level.where,
    groupBy: [],
    orderBy: orderOf(
      [...down, ...across],
      (column) => pathAt(column, column.path),
      sorted,
      report.sort?.descending === true,
    ),
    limit: most,
  });
  if (result.kind !== 'records') return [];
  return result.page(0, most).map((record): DetailRow => {
    const read = (column: ReportColumn) => valueAt(record, pathAt(column, column.path));
    const idOf = (column: ReportColumn) =>
      column.idPath === undefined ? undefined : valueAt(record, pathAt(column, column.idPath));
    const group = (grouping: PlannedGrouping): GroupValue =>
      groupOf(source, grouping, read(grouping.column), idOf(grouping.column));
    const values = new Map([...valued].map((column) => [column, read(column)]));
    return {
      down: down.map(group),
      across: across.map(group),
      cells: details.map((column) =>
        detailCell(source.display, column.field, values.get(column) ?? null, idOf(column)),
      ),
      values,
      ids: tables.map((path) => (path === undefined ? undefined : String(valueAt(record, path)))),
      order: sorted === undefined ? null : sortKey(sorted.field, read(sorted)),
    };
  });
}

/** Each path once: SOQL refuses a field that is selected twice. */
function selectOf(paths: readonly (readonly string[] | undefined)[]): SelectItem[] {
  const once = new Map(
    paths.flatMap((path) => (path === undefined ? [] : [[path.join('.').toLowerCase(), path] as const])),
  );
  return [...once.values()].map((path) => ({ kind: 'field', path }));
}

function orderOf(
  groupings: readonly PlannedGrouping[],
  pathAt: (column: ReportColumn) => readonly string[] | undefined,
  sorted: ReportColumn | undefined,
  descending: boolean,
): OrderItem[] {
  const by = (path: readonly string[] | undefined, isDescending: boolean): OrderItem[] =>
    path === undefined
      ? []
      : [{ by: { kind: 'field', path }, descending: isDescending, nulls: isDescending ? 'last' : 'first' }];
  return [
    ...groupings.flatMap(({ column, definition }) => by(pathAt(column), definition.descending)),
    ...(sorted === undefined ? [] : by(pathAt(sorted), descending)),
  ];
}

function valueAt(record: RecordNode, path: readonly string[] | undefined): StoredValue {
  const [name = '', ...rest] = path ?? [];
  const cell = record.cells.get(name);
  if (cell?.kind === 'parent') return cell.record ? valueAt(cell.record, rest) : null;
  return cell?.kind === 'value' || cell?.kind === 'computed' ? cell.value : null;
}
