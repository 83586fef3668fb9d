import type { StoredValue } from '../../base/values.ts';
import { dayIn, dayText } from '../../soql/dates/days.ts';
import type { Expression } from '../../soql/types.ts';
import { bucketOf, needsDay } from './granularity.ts';
import { cellText } from './cells.ts';
import { sortKey } from './compareValues.ts';
import { pathIn } from './levels.ts';
import type { PlannedGrouping } from './plan.ts';
import type { ReportSource } from './source.ts';
import type { ReportType } from '../types/reportType.ts';

/** The group of a row in one grouping. */
export interface GroupValue {
  /** Equal for the rows of one group. */
  readonly key: string;
  readonly value: StoredValue;
  readonly label: string;
  readonly order: StoredValue;
}

/** How the rows of one level are grouped by one grouping: what a query groups by, and what a row's values mean. */
export interface LevelGrouping {
  readonly expressions: readonly Expression[];
  readonly read: (values: readonly StoredValue[]) => GroupValue;
}

const BLANK: GroupValue = { key: '', value: null, label: '-', order: null };

const field = (path: readonly string[]): Expression => ({ kind: 'field', path });

/** Groups rows in SQL: by the value, for dates by year and month or by day. */
export function levelGrouping(
  source: ReportSource,
  type: ReportType,
  level: number,
  grouping: PlannedGrouping,
): LevelGrouping {
  const { column, isDate, granularity } = grouping;
  const path = pathIn(type, level, column.table, column.path);
  if (path === undefined) return { expressions: [], read: () => BLANK };
  if (!isDate) {
    const idPath = column.idPath && pathIn(type, level, column.table, column.idPath);
    return {
      expressions: [field(path), ...(idPath ? [field(idPath)] : [])],
      read: ([shown = null, id = null]) => plainGroup(source, grouping, shown, idPath ? id : undefined),
    };
  }
  const isTime = column.field.type === 'datetime';
  const local: Expression = isTime ? { kind: 'call', name: 'CONVERTTIMEZONE', args: [field(path)] } : field(path);
  const part = (name: string): Expression => ({ kind: 'call', name, args: [local] });
  if (needsDay(granularity)) {
    return {
      expressions: [isTime ? part('DAY_ONLY') : field(path)],
      read: ([day = null]) => dateGroup(source, grouping, day === null ? undefined : String(day)),
    };
  }
  return {
    expressions: [part('CALENDAR_YEAR'), part('CALENDAR_MONTH')],
    read: ([year = null, month = null]) =>
      dateGroup(source, grouping, year === null ? undefined : `${year}-${String(month).padStart(2, '0')}-01`),
  };
}

/** The group of a row whose values are read one by one. @param value of the column, @param id of the record that it names */
export function groupOf(
  source: ReportSource,
  grouping: PlannedGrouping,
  value: StoredValue,
  id?: StoredValue,
): GroupValue {
  if (!grouping.isDate) return plainGroup(source, grouping, value, id);
  if (typeof value !== 'string') return BLANK;
  const day = grouping.column.field.type === 'date' ? value : dayText(dayIn(new Date(value), source.user.timeZone));
  return dateGroup(source, grouping, day);
}

function plainGroup(
  source: ReportSource,
  { column }: PlannedGrouping,
  shown: StoredValue,
  id: StoredValue | undefined,
): GroupValue {
  const value = id === undefined ? shown : id;
  if (value === null || value === '') return BLANK;
  return {
    key: JSON.stringify(value),
    value,
    label: cellText(source.display, column.field, shown),
    order: sortKey(column.field, shown),
  };
}

function dateGroup(source: ReportSource, { granularity }: PlannedGrouping, day: string | undefined): GroupValue {
  if (day === undefined) return BLANK;
  const { locale } = source.display;
  const bucket = bucketOf(granularity, day, { locale, fiscalStart: source.fiscalStart });
  return { key: bucket.value, ...bucket };
}
