import { chartFaults } from '../../analytics/check/checkReport.ts';
import type {
  ColumnDefinition,
  CrossFilterDefinition,
  FilterDefinition,
  GroupingDefinition,
  ReportDefinition,
  TimeFrameDefinition,
} from '../../analytics/definitions/types.ts';
import { GRANULARITIES, namedSummary } from '../../analytics/definitions/words.ts';
import { intervalOf } from '../../analytics/filter/timeFrames.ts';
import { asArray, asObject } from '../http/body.ts';
import { badRequest } from '../http/errors.ts';

type Json = Readonly<Record<string, unknown>>;

/** A report without anything, for reports that a request describes as a whole. */
export const EMPTY_REPORT: ReportDefinition = {
  fullName: '',
  name: '',
  reportType: '',
  format: 'Tabular',
  columns: [],
  groupingsDown: [],
  groupingsAcross: [],
  filters: [],
  crossFilters: [],
  scope: 'organization',
  params: [],
  showDetails: true,
  showGrandTotal: true,
  showSubtotals: true,
  unsupported: [],
};

/** The report with the members of a request's `reportMetadata`; members that are absent stay. Throws 400 for a member of another shape. */
export function withMetadata(report: ReportDefinition, json: Json): ReportDefinition {
  const { sort, rowLimit, booleanFilter, timeFrame, description, chart, ...kept } = report;
  const text = (name: string): string | undefined => (typeof json[name] === 'string' ? json[name] : undefined);
  const newText = text('description') ?? description;
  const logic =
    json['reportBooleanFilter'] === undefined && json['reportFilters'] === undefined
      ? booleanFilter
      : text('reportBooleanFilter');
  const type = json['reportType'];
  const changed: ReportDefinition = {
    ...kept,
    name: text('name') ?? report.name,
    ...(newText === undefined ? {} : { description: newText }),
    reportType: type === undefined ? report.reportType : (textOf(asObject(type, '`reportType`'), 'type') ?? ''),
    format: formatOf(text('reportFormat')) ?? report.format,
    columns: columnsOf(report.columns, json),
    groupingsDown: listIn(json, 'groupingsDown')?.map(groupingOf) ?? report.groupingsDown,
    groupingsAcross: listIn(json, 'groupingsAcross')?.map(groupingOf) ?? report.groupingsAcross,
    filters: listIn(json, 'reportFilters')?.map(filterOf) ?? report.filters,
    ...(logic === undefined || logic === '' ? {} : { booleanFilter: logic }),
    crossFilters: listIn(json, 'crossFilters')?.map(crossFilterOf) ?? report.crossFilters,
    ...optional(
      'timeFrame',
      json['standardDateFilter'] === undefined ? timeFrame : timeFrameOf(json['standardDateFilter']),
    ),
    scope: text('scope') ?? report.scope,
    params:
      listIn(json, 'standardFilters')?.map((item) => ({
        name: textOf(item, 'name') ?? '',
        value: textOf(item, 'value') ?? '',
      })) ?? report.params,
    ...optional('sort', json['sortBy'] === undefined ? sort : sortOf(json)),
    ...optional('rowLimit', json['topRows'] === undefined ? rowLimit : rowLimitOf(json['topRows'])),
    showDetails: flag(json, 'hasDetailRows') ?? report.showDetails,
    showGrandTotal: flag(json, 'showGrandTotal') ?? report.showGrandTotal,
    showSubtotals: flag(json, 'showSubtotals') ?? report.showSubtotals,
  };
  // A chart of groupings or summaries that the report no longer has goes with them.
  return chart !== undefined && chartFaults(changed, chart).length === 0 ? { ...changed, chart } : changed;
}

const optional = <Name extends string, Value>(name: Name, value: Value | undefined): { [key in Name]?: Value } =>
  (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value };

const textOf = (json: Json, name: string): string | undefined =>
  typeof json[name] === 'string' ? json[name] : undefined;

const flag = (json: Json, name: string): boolean | undefined =>
  typeof json[name] === 'boolean' ? json[name] : undefined;

/** The objects of a list; undefined where the request leaves it out or null. */
function listIn(json: Json, name: string): Json[] | undefined {
  const value = json[name];
  if (value === undefined || value === null) return undefined;
  return asArray(value, `\`${name}\``).map((item) => asObject(item, `\`${name}\``));
}

function formatOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

/** `detailColumns` are shown, `aggregates` (`s!Opportunity$Amount`) summarized; what is only summarized is not shown. */
function columnsOf(columns: readonly ColumnDefinition[], json: Json): readonly ColumnDefinition[] {
  const names = (name: string): string[] | undefined =>
    json[name] === undefined || json[name] === null ? undefined : asArray(json[name], `\`${name}\``).map(String);
  const shown =
    names('detailColumns') ?? columns.filter(({ summaryOnly }) => summaryOnly !== true).map(({ field }) => field);
  const aggregates =
    names('aggregates')
      ?.filter((name) => name !== 'RowCount')
      .map(summaryOf) ?? columns.flatMap(({ field, aggregates: all }) => all.map((kind) => ({ field, kind })));
  const isShown = (field: string): boolean => shown.some((one) => one.toLowerCase() === field.toLowerCase());
  const more = [...new Set(aggregates.map(({ field }) => field))].filter((field) => !isShown(field));
  const kindsOf = (field: string): string[] =>
    aggregates.filter((one) => one.field.toLowerCase() === field.toLowerCase()).map(({ kind }) => kind);
  return [
    ...shown.map((field) => ({ field, aggregates: kindsOf(field) })),
    ...more.map((field) => ({ field, aggregates: kindsOf(field), summaryOnly: true as const })),
  ];
}

function summaryOf(name: string): { field: string; kind: string } {
  const summary = namedSummary(name);
  if (summary?.aggregate === undefined) throw badRequest('BAD_REQUEST', `The summary \`${name}\` is not valid`);
  return { field: summary.column, kind: summary.aggregate };
}

/** `Calendar Month in Year` → `MonthInYear`; an unknown text stays. */
function granularityOf(text: string): string {
  const plain = text
    .replace(/^Calendar /, '')
    .replaceAll(' ', '')
    .toLowerCase();
  return GRANULARITIES.find((one) => one.toLowerCase() === plain) ?? text;
}

function groupingOf(json: Json): GroupingDefinition {
  const sort = textOf(json, 'sortAggregate');
  const by = sort === undefined || sort === 'RowCount' ? undefined : summaryOf(sort);
  return {
    field: textOf(json, 'name') ?? '',
    granularity: granularityOf(textOf(json, 'dateGranularity') ?? 'None'),
    descending: textOf(json, 'sortOrder')?.toLowerCase() === 'desc',
    ...(sort === 'RowCount' ? { sortBy: { aggregate: '', column: sort } } : {}),
    ...(by === undefined ? {} : { sortBy: { aggregate: by.kind, column: by.field } }),
  };
}

const filterOf = (json: Json): FilterDefinition => ({
  column: textOf(json, 'column') ?? '',
  operator: textOf(json, 'operator') ?? '',
  value: String(json['value'] ?? ''),
  columnToColumn: json['filterType'] === 'fieldToField',
});

const crossFilterOf = (json: Json): CrossFilterDefinition => ({
  operation: json['includesObject'] === false ? 'without' : 'with',
  primaryColumn: textOf(json, 'primaryEntityField') ?? '',
  relatedTable: textOf(json, 'relatedEntity') ?? '',
  joinColumn: textOf(json, 'relatedEntityJoinField') ?? '',
  criteria: listIn(json, 'criteria')?.map(filterOf) ?? [],
});

function timeFrameOf(value: unknown): TimeFrameDefinition | undefined {
  if (value === null) return undefined;
  const json = asObject(value, '`standardDateFilter`');
  const duration = textOf(json, 'durationValue') ?? 'CUSTOM';
  const interval = intervalOf(duration);
  if (interval === undefined)
    throw badRequest('BAD_REQUEST', `The duration ${duration} specified for the standard date filter is invalid.`);
  const isCustom = duration === 'CUSTOM';
  return {
    column: textOf(json, 'column') ?? '',
    interval,
    ...(isCustom ? optional('start', textOf(json, 'startDate')) : {}),
    ...(isCustom ? optional('end', textOf(json, 'endDate')) : {}),
  };
}

function sortOf(json: Json): ReportDefinition['sort'] {
  const sorts = listIn(json, 'sortBy') ?? [];
  if (sorts.length > 1) throw badRequest('BAD_REQUEST', 'A report can only be sorted by one column.');
  const [first] = sorts;
  if (first === undefined) return undefined;
  return {
    column: textOf(first, 'sortColumn') ?? '',
    descending: textOf(first, 'sortOrder')?.toLowerCase() === 'desc',
  };
}

function rowLimitOf(value: unknown): number | undefined {
  if (value === null) return undefined;
  const limit = Number(asObject(value, '`topRows`')['rowLimit']);
  if (!Number.isInteger(limit)) throw badRequest('BAD_REQUEST', '`topRows.rowLimit` is a whole number');
  return limit;
}
