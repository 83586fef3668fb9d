import type { Condition } from '../../soql/types.ts';
import { noColumn } from '../check/fault.ts';
import type { ReportDefinition, TimeFrameDefinition } from '../definitions/types.ts';
import { isFilterOperator } from '../definitions/words.ts';
import { combineFilters, parseBooleanFilter } from '../filter/booleanFilter.ts';
import { filterCondition } from '../filter/condition.ts';
import type { FilteredColumn } from '../filter/condition.ts';
import { crossFilterCondition, primaryOf } from '../filter/crossFilters.ts';
import { timeFrameCondition } from '../filter/timeFrames.ts';
import { filterValues } from '../filter/values.ts';
import type { ReportColumn, ReportType } from '../types/reportType.ts';
import { ReportError } from './errors.ts';
import { pathIn } from './levels.ts';
import type { Level } from './levels.ts';
import { ownerPath, scopeCondition } from './scope.ts';
import type { ReportSource } from './source.ts';
import { standardFilterCondition } from './standardFilters.ts';

/** A report whose rows are filtered; `column` finds the columns that its user may read. */
export interface Filtered {
  readonly report: ReportDefinition;
  readonly type: ReportType;
  readonly column: (name: string) => ReportColumn | undefined;
}

/** Which records are rows of a level of the report: level, scope, time frame, filters, cross filters. Throws ReportError. */
export function whereOf(source: ReportSource, filtered: Filtered, level: Level): Condition {
  const { report, type } = filtered;
  const { timeZone } = source.user;
  const owner = ownerPath(type);
  const ownerIn = owner && pathIn(type, level.table, 0, owner);
  const conditions = [
    ...level.base,
    ...(ownerIn ? scopeCondition(report.scope, ownerIn, { user: source.user.id, team: [...source.team()] }) : []),
    ...standardFilterCondition(type, report.params),
    ...(report.timeFrame === undefined ? [] : [timeFrameOf(filtered, report.timeFrame, level, timeZone)]),
    ...(report.filters.length === 0 ? [] : [filtersOf(filtered, level, timeZone)]),
    ...report.crossFilters.map((filter) => {
      const primary = primaryOf(source.schema, type, filter.primaryColumn);
      if (primary === undefined) throw new ReportError(noColumn(filter.primaryColumn, type));
      const idPath = pathIn(type, level.table, primary.table, primary.idPath);
      return crossFilterCondition(source.schema, filter, { primary, timeZone, ...(idPath ? { idPath } : {}) });
    }),
  ];
  return { kind: 'and', of: conditions };
}

function timeFrameOf(filtered: Filtered, frame: TimeFrameDefinition, level: Level, timeZone: string): Condition {
  const column = requireColumn(filtered, frame.column);
  return timeFrameCondition(filteredIn(filtered.type, level, column), frame, timeZone);
}

function filtersOf(filtered: Filtered, level: Level, timeZone: string): Condition {
  const { report, type } = filtered;
  const conditions = report.filters.map((filter): Condition => {
    const column = requireColumn(filtered, filter.column);
    const values = filterValues(column, filter.value);
    if (!isFilterOperator(filter.operator) || 'wrong' in values) {
      throw new ReportError(`The filter on '${filter.column}' is not valid: ${filter.operator} ${filter.value}`);
    }
    return filterCondition(filteredIn(type, level, column), { operator: filter.operator, values, timeZone });
  });
  const logic = report.booleanFilter === undefined ? undefined : parseBooleanFilter(report.booleanFilter);
  if (typeof logic === 'string')
    throw new ReportError(`The filter logic '${report.booleanFilter ?? ''}' is not valid: ${logic}.`);
  return combineFilters(logic, conditions);
}

function requireColumn({ type, column: find }: Filtered, name: string): ReportColumn {
  const column = find(name);
  if (column === undefined) throw new ReportError(noColumn(name, type));
  return column;
}

function filteredIn(type: ReportType, { table }: Level, column: ReportColumn): FilteredColumn {
  const path = pathIn(type, table, column.table, column.path);
  const idPath = column.idPath && pathIn(type, table, column.table, column.idPath);
  return { type: column.field.type, ...(path ? { path } : {}), ...(idPath ? { idPath } : {}) };
}
