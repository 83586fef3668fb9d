import type { XmlObject, XmlValue } from '../../xml/xmlValue.ts';
import type { CrossFilterDefinition, FilterDefinition, GroupingDefinition, ReportDefinition } from './types.ts';

/**
 * A definition as the body of a report file. What a definition does not have (colours of a chart) is kept from the file before.
 * @param before the body of the file that the definition was read from
 */
export function reportBody(report: ReportDefinition, before: XmlObject = {}): XmlObject {
  const { chart, ...kept } = before;
  const REPLACED = new Set([
    ...[
      'columns',
      'crossFilters',
      'description',
      'filter',
      'format',
      'groupingsAcross',
      'groupingsDown',
      'name',
      'params',
    ],
    ...['reportType', 'rowLimit', 'scope', 'showDetails', 'showGrandTotal', 'showSubTotals', 'sortColumn', 'sortOrder'],
    'timeFrameFilter',
  ]);
  const others = Object.fromEntries(Object.entries(kept).filter(([element]) => !REPLACED.has(element)));
  return {
    ...others,
    // A chart of groupings that the report no longer has would be refused.
    ...(chart !== undefined && report.chart !== undefined ? { chart } : {}),
    columns: report.columns.map(({ field, aggregates }) => ({
      ...(aggregates.length === 0 ? {} : { aggregateTypes: aggregates }),
      field,
    })),
    ...(report.crossFilters.length === 0 ? {} : { crossFilters: report.crossFilters.map(crossFilterBody) }),
    ...optional('description', report.description),
    ...(report.filters.length === 0
      ? {}
      : {
          filter: { ...optional('booleanFilter', report.booleanFilter), criteriaItems: report.filters.map(filterBody) },
        }),
    format: report.format,
    ...groupings('groupingsAcross', report.groupingsAcross),
    ...groupings('groupingsDown', report.groupingsDown),
    name: report.name,
    ...(report.params.length === 0 ? {} : { params: report.params.map(({ name, value }) => ({ name, value })) }),
    reportType: report.reportType,
    ...optional('rowLimit', report.rowLimit === undefined ? undefined : String(report.rowLimit)),
    scope: report.scope,
    showDetails: String(report.showDetails),
    showGrandTotal: String(report.showGrandTotal),
    showSubTotals: String(report.showSubtotals),
    ...(report.sort === undefined ? {} : { sortColumn: report.sort.column, sortOrder: order(report.sort.descending) }),
    ...(report.timeFrame === undefined
      ? {}
      : {
          timeFrameFilter: {
            dateColumn: report.timeFrame.column,
            ...optional('endDate', report.timeFrame.end),
            interval: report.timeFrame.interval,
            ...optional('startDate', report.timeFrame.start),
          },
        }),
  };
}

const optional = (element: string, text: string | undefined): XmlObject =>
  text === undefined ? {} : { [element]: text };

const order = (descending: boolean): string => (descending ? 'Desc' : 'Asc');

function groupings(element: string, of: readonly GroupingDefinition[]): XmlObject {
  if (of.length === 0) return {};
  return {
    [element]: of.map(({ field, granularity, descending, sortBy }): Record<string, XmlValue> => ({
      ...optional('aggregateType', sortBy?.aggregate),
      dateGranularity: granularity,
      field,
      ...optional('sortByName', sortBy?.column),
      sortOrder: order(descending),
      ...(sortBy === undefined ? {} : { sortType: 'Aggregate' }),
    })),
  };
}

const filterBody = ({ column, operator, value, columnToColumn }: FilterDefinition): XmlObject => ({
  column,
  columnToColumn: String(columnToColumn),
  operator,
  value,
});

const crossFilterBody = (filter: CrossFilterDefinition): XmlObject => ({
  ...(filter.criteria.length === 0 ? {} : { criteriaItems: filter.criteria.map(filterBody) }),
  operation: filter.operation,
  primaryTableColumn: filter.primaryColumn,
  relatedTable: filter.relatedTable,
  relatedTableJoinColumn: filter.joinColumn,
});
