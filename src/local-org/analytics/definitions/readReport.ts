import { childOf, isTrue, listOf, numberOf, textOf, textsOf } from '../../xml/xmlValue.ts';
import type { XmlObject } from '../../xml/xmlValue.ts';
import type {
  ChartDefinition,
  CrossFilterDefinition,
  FilterDefinition,
  GroupingDefinition,
  ReportDefinition,
  TimeFrameDefinition,
} from './types.ts';

/** What a report file may have and the local org does not run. */
const UNSUPPORTED = [
  'aggregates',
  'block',
  'buckets',
  'crossBlockFilters',
  'customDetailFormulas',
  'dataCategoryFilters',
  'historicalSelector',
  'roleHierarchyFilter',
  'territoryHierarchyFilter',
  'userFilter',
] as const;

/** A `Report` file → its definition. @param fullName `Folder/Name` */
export function readReport(fullName: string, body: XmlObject): ReportDefinition {
  const filter = childOf(body, 'filter') ?? {};
  const booleanFilter = textOf(filter, 'booleanFilter') ?? '';
  const sortColumn = textOf(body, 'sortColumn') ?? '';
  const timeFrame = timeFrameOf(body);
  const chart = chartOf(body);
  const rowLimit = numberOf(body, 'rowLimit');
  const description = textOf(body, 'description');
  return {
    fullName,
    name: textOf(body, 'name') ?? '',
    ...(description === undefined ? {} : { description }),
    reportType: textOf(body, 'reportType') ?? '',
    format: textOf(body, 'format') ?? '',
    columns: listOf(body, 'columns').map((column) => ({
      field: textOf(column, 'field') ?? '',
      aggregates: textsOf(column, 'aggregateTypes').filter((type) => type !== 'None'),
    })),
    groupingsDown: listOf(body, 'groupingsDown').map(groupingOf),
    groupingsAcross: listOf(body, 'groupingsAcross').map(groupingOf),
    filters: listOf(filter, 'criteriaItems').map(filterOf),
    ...(booleanFilter === '' ? {} : { booleanFilter }),
    crossFilters: listOf(body, 'crossFilters').map(crossFilterOf),
    ...(timeFrame === undefined ? {} : { timeFrame }),
    scope: textOf(body, 'scope') ?? 'organization',
    params: listOf(body, 'params').map((param) => ({
      name: textOf(param, 'name') ?? '',
      value: textOf(param, 'value') ?? '',
    })),
    ...(rowLimit === undefined ? {} : { rowLimit }),
    ...(sortColumn === '' ? {} : { sort: { column: sortColumn, descending: isDescending(textOf(body, 'sortOrder')) } }),
    showDetails: textOf(body, 'showDetails') !== 'false',
    showGrandTotal: textOf(body, 'showGrandTotal') !== 'false',
    showSubtotals: textOf(body, 'showSubTotals') !== 'false',
    ...(chart === undefined ? {} : { chart }),
    unsupported: UNSUPPORTED.filter((element) => body[element] !== undefined),
  };
}

const isDescending = (order: string | undefined): boolean => order?.toLowerCase() === 'desc';

function groupingOf(grouping: XmlObject): GroupingDefinition {
  const sortType = textOf(grouping, 'sortType');
  const column = textOf(grouping, 'sortByName') ?? '';
  return {
    field: textOf(grouping, 'field') ?? '',
    granularity: textOf(grouping, 'dateGranularity') ?? 'None',
    descending: isDescending(textOf(grouping, 'sortOrder')),
    ...(sortType === 'Aggregate' && column !== ''
      ? { sortBy: { aggregate: textOf(grouping, 'aggregateType') ?? '', column } }
      : {}),
  };
}

/** One filter of a report or a cross filter. */
function filterOf(item: XmlObject): FilterDefinition {
  return {
    column: textOf(item, 'column') ?? '',
    operator: textOf(item, 'operator') ?? '',
    value: textOf(item, 'value') ?? '',
    columnToColumn: isTrue(item, 'columnToColumn'),
  };
}

function crossFilterOf(item: XmlObject): CrossFilterDefinition {
  return {
    operation: textOf(item, 'operation') ?? '',
    primaryColumn: textOf(item, 'primaryTableColumn') ?? '',
    relatedTable: textOf(item, 'relatedTable') ?? '',
    joinColumn: textOf(item, 'relatedTableJoinColumn') ?? '',
    criteria: listOf(item, 'criteriaItems').map(filterOf),
  };
}

function timeFrameOf(body: XmlObject): TimeFrameDefinition | undefined {
  const frame = childOf(body, 'timeFrameFilter');
  if (frame === undefined) return undefined;
  const start = textOf(frame, 'startDate');
  const end = textOf(frame, 'endDate');
  return {
    column: textOf(frame, 'dateColumn') ?? '',
    interval: textOf(frame, 'interval') ?? '',
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  };
}

function chartOf(body: XmlObject): ChartDefinition | undefined {
  const chart = childOf(body, 'chart');
  if (chart === undefined) return undefined;
  const secondary = textOf(chart, 'secondaryGroupingColumn');
  const title = textOf(chart, 'title');
  return {
    type: textOf(chart, 'chartType') ?? '',
    groupingColumn: textOf(chart, 'groupingColumn') ?? '',
    ...(secondary === undefined ? {} : { secondaryGroupingColumn: secondary }),
    summaries: listOf(chart, 'chartSummaries').map((summary) => {
      const aggregate = textOf(summary, 'aggregate');
      return {
        ...(aggregate === undefined ? {} : { aggregate }),
        column: textOf(summary, 'column') ?? '',
        axis: textOf(summary, 'axisBinding') ?? 'y',
      };
    }),
    ...(title === undefined ? {} : { title }),
    legend: textOf(chart, 'legendPosition') !== undefined,
    showValues: isTrue(chart, 'showValues'),
  };
}
