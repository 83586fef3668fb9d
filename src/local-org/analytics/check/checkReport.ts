import type { Schema } from '../../schema/types.ts';
import type { ChartDefinition, ReportDefinition } from '../definitions/types.ts';
import { GRANULARITIES, isGranularity, isSummaryType, REPORT_FORMATS } from '../definitions/words.ts';
import { ownerPath, SCOPES } from '../run/scope.ts';
import { STANDARD_TYPE_NAMES } from '../types/standardTypes.ts';
import type { ReportColumn, ReportType } from '../types/reportType.ts';
import { checkFilters } from './checkFilters.ts';
import { fault, noColumn } from './fault.ts';
import type { Fault } from './fault.ts';

const MAX_DESCRIPTION = 255;
const NUMERIC: ReadonlySet<string> = new Set(['int', 'double', 'currency', 'percent']);
const DATED: ReadonlySet<string> = new Set(['date', 'datetime']);

/** What is wrong with a report. @param findType the report type of a name as reports have it, custom or standard */
export function checkReport(
  schema: Schema,
  report: ReportDefinition,
  findType: (name: string) => ReportType | undefined,
): Fault[] {
  const own = ownFaults(report);
  const type = findType(report.reportType);
  if (type === undefined) return [...own, noType(report.reportType)];
  const used = { report, type };
  return [
    ...own,
    ...columnFaults(used),
    ...groupingFaults(used),
    ...sortFaults(used),
    ...scopeFaults(used),
    ...checkFilters(schema, report, type),
    ...(report.chart === undefined ? [] : chartFaults(report, report.chart)),
  ];
}

/** A report with its type. */
interface Used {
  readonly report: ReportDefinition;
  readonly type: ReportType;
}

function noType(name: string): Fault {
  const known = STANDARD_TYPE_NAMES.join(', ');
  const hint = name.endsWith('__c')
    ? ''
    : `. The names of custom report types end in \`__c\` here; of the standard ones the local org has ${known}`;
  return fault(`invalid report type: ${name}${hint}`, ['reportType', 0]);
}

/** Faults that need no report type. */
function ownFaults(report: ReportDefinition): Fault[] {
  const { name, description = '', format, unsupported } = report;
  return [
    ...(name === '' ? [fault('Required field is missing: name')] : []),
    ...(description.length > MAX_DESCRIPTION
      ? [fault(`The description is longer than ${MAX_DESCRIPTION} characters.`, ['description', 0])]
      : []),
    ...((REPORT_FORMATS as readonly string[]).includes(format)
      ? shapeFaults(report)
      : [fault(`'${format}' is not a valid value for the enum 'ReportFormat'`, ['format', 0])]),
    ...unsupported.map((element) =>
      fault(`The local org does not run \`${element}\` of reports. Leave it out of the report for the local org.`, [
        element,
        0,
      ]),
    ),
  ];
}

/** Groupings that the format does not have: Salesforce's limits. */
function shapeFaults({ format, groupingsDown: down, groupingsAcross: across }: ReportDefinition): Fault[] {
  if (format === 'Tabular') {
    const [element] = down.length > 0 ? ['groupingsDown'] : across.length > 0 ? ['groupingsAcross'] : [];
    return element === undefined ? [] : [fault('A tabular report cannot have groupings.', [element, 0])];
  }
  if (format === 'Summary') {
    return [
      ...(across.length > 0 ? [fault('A summary report cannot have column groupings.', ['groupingsAcross', 0])] : []),
      ...(down.length < 1 || down.length > 3 ? [fault('A summary report has one to three row groupings.')] : []),
    ];
  }
  const isMatrix = [down, across].every(({ length }) => length === 1 || length === 2);
  return isMatrix ? [] : [fault('A matrix report has one or two row groupings and one or two column groupings.')];
}

function columnFaults({ report, type }: Used): Fault[] {
  const groupings = new Set(
    [...report.groupingsDown, ...report.groupingsAcross].map(({ field }) => field.toLowerCase()),
  );
  const names = report.columns.map(({ field }) => field.toLowerCase());
  return report.columns.flatMap(({ field, aggregates, summaryOnly }, i): Fault[] => {
    const at = ['columns', i] as const;
    const column = type.column(field);
    if (column === undefined) return [fault(noColumn(field, type), at, ['field', 0])];
    if (summaryOnly !== true && groupings.has(field.toLowerCase()))
      return [fault(`Can't include groupings in columns list: ${field}`, at, ['field', 0])];
    if (names.indexOf(field.toLowerCase()) !== i) return [fault(`Duplicate column: ${field}`, at, ['field', 0])];
    return aggregates.flatMap((aggregate, j) => {
      const message = aggregateFault(aggregate, column);
      return message === undefined ? [] : [fault(message, at, ['aggregateTypes', j])];
    });
  });
}

function aggregateFault(aggregate: string, { name, field }: ReportColumn): string | undefined {
  if (!isSummaryType(aggregate)) return `'${aggregate}' is not a valid value for the enum 'ReportSummaryType'`;
  const isSummed = aggregate === 'Sum' || aggregate === 'Average';
  const fits = isSummed
    ? NUMERIC.has(field.type)
    : aggregate === 'Unique'
      ? !field.longText && field.type !== 'boolean'
      : NUMERIC.has(field.type) || DATED.has(field.type);
  return fits ? undefined : `The field '${name}' of type ${field.type} cannot be summarized by ${aggregate}`;
}

function groupingFaults({ report, type }: Used): Fault[] {
  const seen = new Set<string>();
  return (['groupingsDown', 'groupingsAcross'] as const).flatMap((element) =>
    report[element].flatMap(({ field, granularity, sortBy }, i): Fault[] => {
      const at = [element, i] as const;
      const column = type.column(field);
      if (column === undefined) return [fault(noColumn(field, type), at, ['field', 0])];
      const twice = seen.has(field.toLowerCase());
      seen.add(field.toLowerCase());
      const wrongSort = sortBy !== undefined && !isSummaryOf(report, sortBy);
      return [
        ...(twice ? [fault(`Duplicate grouping: ${field}`, at, ['field', 0])] : []),
        ...(column.field.longText || column.field.type === 'multipicklist'
          ? [fault(`The field '${field}' of type ${column.field.type} cannot be grouped by`, at, ['field', 0])]
          : []),
        ...(isGranularity(granularity) ? [] : [noGranularity(granularity, at)]),
        ...(wrongSort ? [fault(`The report has no summary '${sortBy.column}' to sort by`, at, ['sortByName', 0])] : []),
      ];
    }),
  );
}

function noGranularity(text: string, at: readonly [string, number]): Fault {
  const message = `'${text}' is not a valid value for the enum 'UserDateGranularity': the local org has ${GRANULARITIES.join(', ')}`;
  return fault(message, at, ['dateGranularity', 0]);
}

/** Whether the report has the summary: `RowCount`, or one of its columns by that aggregate. */
export function isSummaryOf(
  report: ReportDefinition,
  { aggregate, column }: { readonly aggregate?: string; readonly column: string },
): boolean {
  if (column === 'RowCount') return true;
  const used = report.columns.find(({ field }) => field.toLowerCase() === column.toLowerCase());
  return used !== undefined && (aggregate === undefined || used.aggregates.includes(aggregate));
}

function sortFaults({ report, type }: Used): Fault[] {
  const { sort, rowLimit, format, columns } = report;
  const isShown = columns.some(({ field }) => field.toLowerCase() === sort?.column.toLowerCase());
  return [
    ...(sort !== undefined && format === 'Matrix'
      ? [fault('Column sorting isn’t supported for matrix reports.', ['sortColumn', 0])]
      : []),
    ...(sort !== undefined && !isShown
      ? [fault('The sort column name must be from a selected column.', ['sortColumn', 0])]
      : []),
    ...(sort !== undefined && type.column(sort.column)?.field.longText === true
      ? [fault(`The field '${sort.column}' cannot be sorted by: it is a long text.`, ['sortColumn', 0])]
      : []),
    ...(rowLimit !== undefined && (rowLimit < 1 || format !== 'Tabular')
      ? [fault('A row limit is a number from 1 on, in a tabular report.', ['rowLimit', 0])]
      : []),
  ];
}

function scopeFaults({ report: { scope }, type }: Used): Fault[] {
  if (!Object.hasOwn(SCOPES, scope))
    return [fault(`The scope '${scope}' is not valid for the report type '${type.name}'`, ['scope', 0])];
  return SCOPES[scope] === 'all' || ownerPath(type) !== undefined
    ? []
    : [fault(`The scope '${scope}' needs an owner, and ${type.tables[0].object.name} has none.`, ['scope', 0])];
}

/** What is wrong with the chart of a report: groupings and summaries that the report does not have. */
export function chartFaults(
  report: ReportDefinition,
  { groupingColumn, secondaryGroupingColumn, summaries }: ChartDefinition,
): Fault[] {
  const groupings = [...report.groupingsDown, ...report.groupingsAcross].map(({ field }) => field.toLowerCase());
  const isGrouping = (name: string): boolean => groupings.includes(name.toLowerCase());
  return [
    ...(isGrouping(groupingColumn)
      ? []
      : [fault(`The chart's '${groupingColumn}' is no grouping of the report.`, ['chart', 0], ['groupingColumn', 0])]),
    ...(secondaryGroupingColumn === undefined || isGrouping(secondaryGroupingColumn)
      ? []
      : [
          fault(
            `The chart's '${secondaryGroupingColumn}' is no grouping of the report.`,
            ['chart', 0],
            ['secondaryGroupingColumn', 0],
          ),
        ]),
    ...summaries.flatMap((summary, i) =>
      isSummaryOf(report, summary)
        ? []
        : [
            fault(
              `The chart's '${summary.column}' is no summary of the report.`,
              ['chart', 0],
              ['chartSummaries', i],
              ['column', 0],
            ),
          ],
    ),
  ];
}
