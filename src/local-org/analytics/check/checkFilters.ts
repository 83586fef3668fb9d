import { findObject } from '../../schema/lookup.ts';
import type { ObjectSchema, Schema } from '../../schema/types.ts';
import type { ElementPath } from '../../xml/lines.ts';
import type {
  CrossFilterDefinition,
  FilterDefinition,
  ReportDefinition,
  TimeFrameDefinition,
} from '../definitions/types.ts';
import { isFilterOperator, operatorsOf } from '../definitions/words.ts';
import { filtersIn, parseBooleanFilter } from '../filter/booleanFilter.ts';
import { CUSTOM_INTERVAL, isInterval } from '../filter/timeFrames.ts';
import { filterValues } from '../filter/values.ts';
import { columnPath } from '../types/columns.ts';
import { joinFieldOf, primaryOf, relatedColumn } from '../filter/crossFilters.ts';
import type { ReportColumn, ReportType } from '../types/reportType.ts';
import { fault, noColumn } from './fault.ts';
import type { Fault } from './fault.ts';

/** What is wrong with the filters of a report: fields, logic, time frame, cross filters. */
export function checkFilters(schema: Schema, report: ReportDefinition, type: ReportType): Fault[] {
  return [
    ...numberFaults(report),
    ...report.filters.flatMap((filter, i) =>
      filterFaults(filter, type.column(filter.column), noColumn(filter.column, type), [
        ['filter', 0],
        ['criteriaItems', i],
      ]),
    ),
    ...logicFaults(report),
    ...(report.timeFrame === undefined ? [] : timeFrameFaults(report.timeFrame, type)),
    ...report.crossFilters.flatMap((filter, i) => crossFilterFaults(schema, type, filter, i)),
  ];
}

/**
 * Limits of the local org, so that one report does not hold up all users: characters of the value of a filter, and its alternatives where each row is
 * searched for each of them.
 */
const MOST_VALUE = 100_000;
const MOST_SEARCHED = 100;
const SEARCHING: ReadonlySet<string> = new Set(['contains', 'notContain', 'startsWith']);

/** Salesforce's limits of one report. */
const MOST = { filters: 20, crossFilters: 3, criteria: 5, logic: 255 } as const;

function numberFaults({ filters, crossFilters, booleanFilter = '' }: ReportDefinition): Fault[] {
  const criteria = crossFilters.findIndex((filter) => filter.criteria.length > MOST.criteria);
  return [
    ...(filters.length > MOST.filters
      ? [fault(`A report has at most ${MOST.filters} filters.`, ['filter', 0], ['criteriaItems', MOST.filters])]
      : []),
    ...(crossFilters.length > MOST.crossFilters
      ? [fault(`A report has at most ${MOST.crossFilters} cross filters.`, ['crossFilters', MOST.crossFilters])]
      : []),
    ...(criteria < 0
      ? []
      : [fault(`A cross filter has at most ${MOST.criteria} filters.`, ['crossFilters', criteria])]),
    ...(booleanFilter.length > MOST.logic
      ? [fault(`Filter logic has at most ${MOST.logic} characters.`, ['filter', 0], ['booleanFilter', 0])]
      : []),
  ];
}

type Filtered = Pick<ReportColumn, 'field' | 'idPath'>;

function filterFaults(
  filter: FilterDefinition,
  column: Filtered | undefined,
  unknown: string,
  at: ElementPath,
): Fault[] {
  const { column: name, operator, columnToColumn } = filter;
  if (column === undefined) return [fault(unknown, ...at, ['column', 0])];
  if (columnToColumn)
    return [fault('The local org does not compare two columns in a filter.', ...at, ['columnToColumn', 0])];
  if (!isFilterOperator(operator)) {
    return [fault(`'${operator}' is not a valid value for the enum 'FilterOperation'`, ...at, ['operator', 0])];
  }
  const { field } = column;
  if (field.longText)
    return [fault(`The field '${name}' cannot be filtered: it is a long text.`, ...at, ['column', 0])];
  if (!operatorsOf(field.type).includes(operator)) {
    return [
      fault(`The filter operator '${operator}' is not valid for the field '${name}' of type ${field.type}`, ...at, [
        'operator',
        0,
      ]),
    ];
  }
  const problem = valueProblem(filter, column);
  return problem === undefined ? [] : [fault(problem, ...at, ['value', 0])];
}

function valueProblem({ column: name, operator, value }: FilterDefinition, column: Filtered): string | undefined {
  if (value.length > MOST_VALUE)
    return `The local org takes at most ${MOST_VALUE} characters as the value of a filter.`;
  const values = filterValues(column, value);
  if ('wrong' in values)
    return `Invalid value for the filter on '${name}' of type ${column.field.type}: ${values.wrong}`;
  return SEARCHING.has(operator) && values.length > MOST_SEARCHED
    ? `The local org searches for at most ${MOST_SEARCHED} values of a filter.`
    : undefined;
}

function logicFaults({ booleanFilter, filters }: ReportDefinition): Fault[] {
  if (booleanFilter === undefined || booleanFilter.length > MOST.logic) return [];
  const at = [['filter', 0] as const, ['booleanFilter', 0] as const] as const;
  const logic = parseBooleanFilter(booleanFilter);
  if (typeof logic === 'string') return [fault(`The filter logic '${booleanFilter}' is not valid: ${logic}.`, ...at)];
  const named = new Set(filtersIn(logic));
  const unknown = [...named].find((number) => number < 1 || number > filters.length);
  if (unknown !== undefined) return [fault(`The filter logic references an undefined filter: ${unknown}.`, ...at)];
  return named.size < filters.length
    ? [fault('Some filter conditions are defined but not referenced in your filter logic.', ...at)]
    : [];
}

function timeFrameFaults({ column: name, interval, start, end }: TimeFrameDefinition, type: ReportType): Fault[] {
  const at = ['timeFrameFilter', 0] as const;
  const column = type.column(name);
  if (column === undefined) return [fault(noColumn(name, type), at, ['dateColumn', 0])];
  const isDay = (text: string): boolean =>
    !('wrong' in filterValues({ field: { ...column.field, type: 'date' } }, text));
  const days = [['startDate', start] as const, ['endDate', end] as const];
  return [
    ...(column.field.type === 'date' || column.field.type === 'datetime'
      ? []
      : [
          fault(`The column ${name} cannot be a standard date filter because it is not a date column.`, at, [
            'dateColumn',
            0,
          ]),
        ]),
    ...(isInterval(interval)
      ? []
      : [fault(`'${interval}' is not a valid value for the enum 'UserDateInterval'`, at, ['interval', 0])]),
    ...days.flatMap(([element, day]) => {
      if (day === undefined) return [];
      if (interval !== CUSTOM_INTERVAL)
        return [fault(`\`${element}\` goes with the interval ${CUSTOM_INTERVAL} only.`, at, [element, 0])];
      return /^\d{4}-\d{2}-\d{2}$/.test(day) && isDay(day) ? [] : [fault(`Invalid date: ${day}`, at, [element, 0])];
    }),
  ];
}

function crossFilterFaults(schema: Schema, type: ReportType, filter: CrossFilterDefinition, i: number): Fault[] {
  const at = ['crossFilters', i] as const;
  const { operation, primaryColumn, relatedTable, joinColumn, criteria } = filter;
  const primary = primaryOf(schema, type, primaryColumn);
  const related = findObject(schema, relatedTable);
  const join = related && primary && joinFieldOf(related, joinColumn, primary.object);
  return [
    ...(operation === 'with' || operation === 'without'
      ? []
      : [fault(`'${operation}' is not a valid value for the enum 'ObjectFilterOperator'`, at, ['operation', 0])]),
    ...(primary === undefined ? [fault(noColumn(primaryColumn, type), at, ['primaryTableColumn', 0])] : []),
    ...(related === undefined ? [fault(`Invalid object name '${relatedTable}'`, at, ['relatedTable', 0])] : []),
    ...(related !== undefined && primary !== undefined && join === undefined
      ? [
          fault(`The field '${joinColumn}' of ${related.name} does not refer to ${primary.object.name}`, at, [
            'relatedTableJoinColumn',
            0,
          ]),
        ]
      : []),
    ...(related === undefined
      ? []
      : criteria.flatMap((item, j) => relatedFaults(schema, related, item, [at, ['criteriaItems', j]]))),
  ];
}

function relatedFaults(schema: Schema, related: ObjectSchema, filter: FilterDefinition, at: ElementPath): Fault[] {
  const found = columnPath(schema, related, relatedColumn(related, filter.column));
  const column = 'field' in found ? found : undefined;
  const unknown = `Invalid field '${filter.column}' for object '${related.name}'`;
  return filterFaults(filter, column, unknown, at);
}
