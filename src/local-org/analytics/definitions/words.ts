/** Words of fixed lists in reports and dashboards, by the names of their lists in the Metadata API. */

export const REPORT_FORMATS = ['Tabular', 'Summary', 'Matrix'] as const;

/** Summaries of a column, with the letter that the Analytics API puts before its name. */
export const SUMMARY_LETTERS = { Sum: 's', Average: 'a', Minimum: 'm', Maximum: 'x', Unique: 'u' } as const;
export type SummaryType = keyof typeof SUMMARY_LETTERS;

export const isSummaryType = (text: string): text is SummaryType => Object.hasOwn(SUMMARY_LETTERS, text);

/** A summary by the name that the Analytics API and flexible tables give it. */
export interface NamedSummary {
  readonly aggregate?: string;
  /** `RowCount`, or a column. */
  readonly column: string;
}

/** `s!Opportunity$Amount` → Sum of the column, `RowCount` → the number of rows; undefined for another text. */
export function namedSummary(name: string): NamedSummary | undefined {
  if (name === 'RowCount') return { column: name };
  const kind = Object.entries(SUMMARY_LETTERS).find(([, letter]) => name.startsWith(`${letter}!`))?.[0];
  return kind === undefined ? undefined : { aggregate: kind, column: name.slice(2) };
}

/** UserDateGranularity, without fiscal weeks and periods, which are for orgs with custom fiscal years. */
export const GRANULARITIES = [
  ...(['None', 'Day', 'Week', 'Month', 'Quarter', 'Year'] as const),
  ...(['FiscalQuarter', 'FiscalYear', 'MonthInYear', 'DayInMonth'] as const),
] as const;
export type Granularity = (typeof GRANULARITIES)[number];

export const isGranularity = (text: string): text is Granularity => (GRANULARITIES as readonly string[]).includes(text);

const TEXT_OPERATORS = [
  ...(['equals', 'notEqual', 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'] as const),
  ...(['contains', 'notContain', 'startsWith'] as const),
] as const;
const ORDER_OPERATORS = ['equals', 'notEqual', 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'] as const;
const SET_OPERATORS = ['equals', 'notEqual', 'includes', 'excludes'] as const;

export type FilterOperator = (typeof TEXT_OPERATORS)[number] | (typeof SET_OPERATORS)[number];

/** FilterOperation, with the labels of the report builder. */
export const OPERATOR_LABELS: Readonly<Record<FilterOperator, string>> = {
  equals: 'equals',
  notEqual: 'not equal to',
  lessThan: 'less than',
  greaterThan: 'greater than',
  lessOrEqual: 'less or equal',
  greaterOrEqual: 'greater or equal',
  contains: 'contains',
  notContain: 'does not contain',
  startsWith: 'starts with',
  includes: 'includes',
  excludes: 'excludes',
};

export const isFilterOperator = (text: string): text is FilterOperator => Object.hasOwn(OPERATOR_LABELS, text);

/** The operators that a field type can be filtered with. */
export function operatorsOf(type: string): readonly FilterOperator[] {
  if (type === 'multipicklist') return SET_OPERATORS;
  if (type === 'boolean') return ['equals', 'notEqual'];
  const ordered = ['int', 'double', 'currency', 'percent', 'date', 'datetime', 'time'];
  return ordered.includes(type) ? ORDER_OPERATORS : TEXT_OPERATORS;
}

/** ReportTypeCategory. */
export const CATEGORIES: ReadonlySet<string> = new Set([
  ...['accounts', 'opportunities', 'forecasts', 'cases', 'leads', 'campaigns', 'activities', 'busop', 'products'],
  ...['admin', 'territory', 'territory2', 'usage_entitlement', 'wdc', 'calibration', 'other', 'content', 'quotes'],
  ...['individual', 'employee', 'data_cloud', 'commerce', 'flow'],
]);

export const DASHBOARD_TYPES = ['SpecifiedUser', 'LoggedInUser', 'MyTeamUser'] as const;

/** DashboardComponentType → how the Analytics API names it. Components without a report (pages, images, texts) are not here. */
export const VISUALIZATIONS: Readonly<Record<string, string>> = {
  Bar: 'Bar',
  BarGrouped: 'Bar',
  BarStacked: 'Bar',
  BarStacked100: 'Bar',
  Column: 'Column',
  ColumnGrouped: 'Column',
  ColumnStacked: 'Column',
  ColumnStacked100: 'Column',
  ColumnLine: 'Column',
  ColumnLineGrouped: 'Column',
  ColumnLineStacked: 'Column',
  ColumnLineStacked100: 'Column',
  Donut: 'Donut',
  FlexTable: 'FlexTable',
  Funnel: 'Funnel',
  Gauge: 'Gauge',
  Line: 'Line',
  LineCumulative: 'Line',
  LineGrouped: 'Line',
  LineGroupedCumulative: 'Line',
  Metric: 'Metric',
  Pie: 'Pie',
  Scatter: 'Scatter',
  ScatterGrouped: 'Scatter',
  Table: 'Table',
};
