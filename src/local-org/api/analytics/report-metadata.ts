import type { FilterDefinition, GroupingDefinition, ReportDefinition } from '../../analytics/definitions/types.ts';
import { isSummaryType, SUMMARY_LETTERS } from '../../analytics/definitions/words.ts';
import { durationOf } from '../../analytics/filter/timeFrames.ts';
import type { ReportColumn, ReportType } from '../../analytics/types/reportType.ts';
import { inLanguage } from '../../schema/translations.ts';
import { firstDateColumn } from './names.ts';
import type { Stored } from './context.ts';

/** What a report is known by besides its definition; null where it is not stored. */
export type ReportIdentity = Pick<Stored<ReportDefinition>, 'id' | 'developerName' | 'folderId'>;

interface MetadataOptions {
  readonly identity: ReportIdentity | undefined;
  /** Salesforce's key: `de`, `en_US`. */
  readonly language: string;
  /** What the run has; for a description what the report asks for. */
  readonly withRows?: boolean;
}

/** `reportMetadata` of the Analytics API. */
export function reportMetadata(
  report: ReportDefinition,
  type: ReportType,
  { identity, language, withRows = report.showDetails }: MetadataOptions,
): Record<string, unknown> {
  return {
    aggregates: aggregatesOf(report, type),
    allowedInCustomDetailFormula: null,
    buckets: [],
    chart: chartOf(report),
    crossFilters: report.crossFilters.map((filter) => ({
      criteria: filter.criteria.map(filterJson),
      includesObject: filter.operation === 'with',
      primaryEntityField: filter.primaryColumn,
      relatedEntity: filter.relatedTable,
      relatedEntityJoinField: filter.joinColumn,
    })),
    currency: null,
    customDetailFormula: {},
    customSummaryFormula: {},
    dashboardSetting: null,
    description: report.description ?? null,
    detailColumns: report.columns
      .filter(({ summaryOnly }) => summaryOnly !== true)
      .map(({ field }) => nameOf(type, field)),
    developerName: identity?.developerName ?? null,
    division: null,
    folderId: identity?.folderId ?? null,
    groupingsAcross: report.groupingsAcross.map((grouping) => groupingJson(grouping, type)),
    groupingsDown: report.groupingsDown.map((grouping) => groupingJson(grouping, type)),
    hasDetailRows: withRows,
    hasRecordCount: true,
    historicalSnapshotDates: [],
    id: identity?.id ?? null,
    name: report.name,
    presentationOptions: { hasStackedSummaries: true, historicalColumns: {} },
    reportBooleanFilter: report.booleanFilter ?? null,
    reportFilters: report.filters.map(filterJson),
    reportFormat: report.format.toUpperCase(),
    reportType: { label: inLanguage(type.label, type.labels, language), type: type.name },
    scope: report.scope,
    showGrandTotal: report.showGrandTotal,
    showSubtotals: report.showSubtotals,
    sortBy:
      report.sort === undefined
        ? []
        : [{ sortColumn: nameOf(type, report.sort.column), sortOrder: order(report.sort.descending) }],
    standardDateFilter: standardDateFilter(report, type),
    standardFilters: type.custom ? null : report.params.map(({ name, value }) => ({ name, value })),
    supportsRoleHierarchy: false,
    topRows:
      report.rowLimit === undefined
        ? null
        : { rowLimit: report.rowLimit, direction: order(report.sort?.descending === true) },
    userOrHierarchyFilterId: null,
  };
}

const order = (descending: boolean): string => (descending ? 'Desc' : 'Asc');

/** The column as the report type writes it, whatever its case in the report. */
const nameOf = (type: ReportType, name: string): string => type.column(name)?.name ?? name;

function aggregatesOf(report: ReportDefinition, type: ReportType): string[] {
  const summaries = report.columns.flatMap(({ field, aggregates }) =>
    aggregates.filter(isSummaryType).map((kind) => `${SUMMARY_LETTERS[kind]}!${nameOf(type, field)}`),
  );
  return [...summaries, 'RowCount'];
}

const filterJson = ({ column, operator, value, columnToColumn }: FilterDefinition) => ({
  column,
  filterType: columnToColumn ? 'fieldToField' : 'fieldValue',
  isRunPageEditable: true,
  operator,
  value,
});

function groupingJson({ field, granularity, descending, sortBy }: GroupingDefinition, type: ReportType) {
  return {
    dateGranularity: isDate(type.column(field)) ? granularity : 'None',
    name: nameOf(type, field),
    sortAggregate: sortBy === undefined ? null : summaryName(type, sortBy),
    sortOrder: order(descending),
  };
}

const isDate = (column: ReportColumn | undefined): boolean =>
  column?.field.type === 'date' || column?.field.type === 'datetime';

/** `s!Opportunity$Amount`, `RowCount`. */
export function summaryName(
  type: ReportType,
  { aggregate, column }: { readonly aggregate?: string; readonly column: string },
): string {
  if (column === 'RowCount') return column;
  const letter = aggregate !== undefined && isSummaryType(aggregate) ? SUMMARY_LETTERS[aggregate] : 's';
  return `${letter}!${nameOf(type, column)}`;
}

function chartOf({ chart }: ReportDefinition): unknown {
  if (chart === undefined) return null;
  return {
    chartType: chart.type,
    groupings: [
      chart.groupingColumn,
      ...(chart.secondaryGroupingColumn === undefined ? [] : [chart.secondaryGroupingColumn]),
    ],
    hasLegend: chart.legend,
    showChartValues: chart.showValues,
    summaries: chart.summaries.map(({ aggregate, column }) =>
      column === 'RowCount'
        ? column
        : `${aggregate !== undefined && isSummaryType(aggregate) ? SUMMARY_LETTERS[aggregate] : 's'}!${column}`,
    ),
    summaryAxisLocations: chart.summaries.map(({ axis }) => axis.toUpperCase()),
    title: chart.title ?? null,
  };
}

function standardDateFilter({ timeFrame }: ReportDefinition, type: ReportType): unknown {
  const column = timeFrame === undefined ? firstDateColumn(type)?.name : nameOf(type, timeFrame.column);
  if (column === undefined) return null;
  return {
    column,
    durationValue: timeFrame === undefined ? 'CUSTOM' : durationOf(timeFrame.interval),
    endDate: timeFrame?.end ?? null,
    startDate: timeFrame?.start ?? null,
  };
}
