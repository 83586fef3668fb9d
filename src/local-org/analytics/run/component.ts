import type { DashboardComponentDefinition, GroupingDefinition, ReportDefinition } from '../definitions/types.ts';

/** Component types that show rows of a tabular report. */
const TABLES: ReadonlySet<string> = new Set(['Table', 'FlexTable']);

/** Whether a component shows rows of the report and not only its summaries. */
export function showsRows({ componentType, details }: DashboardComponentDefinition, report: ReportDefinition): boolean {
  return details.length > 0 || (TABLES.has(componentType) && report.format === 'Tabular');
}

/** The report that a component shows: the groupings and summaries that it names, all of the report's where it names none. */
export function componentReport(component: DashboardComponentDefinition, report: ReportDefinition): ReportDefinition {
  const all = [...report.groupingsDown, ...report.groupingsAcross];
  const named = component.groupings.flatMap(
    (name) => all.find(({ field }) => field.toLowerCase() === name.toLowerCase()) ?? [],
  );
  const summarized = withDetails(
    component,
    component.summaries.length === 0 ? report : withSummaries(component, report),
  );
  if (named.length === 0) return withSort(component, summarized);
  return withSort(component, { ...summarized, format: 'Summary', groupingsDown: named, groupingsAcross: [] });
}

function withSummaries({ summaries }: DashboardComponentDefinition, report: ReportDefinition): ReportDefinition {
  const isNamed = (field: string, aggregate: string): boolean =>
    summaries.some(
      (one) => one.column.toLowerCase() === field.toLowerCase() && (one.aggregate ?? aggregate) === aggregate,
    );
  return {
    ...report,
    columns: report.columns.map((column) => ({
      ...column,
      aggregates: column.aggregates.filter((aggregate) => isNamed(column.field, aggregate)),
    })),
  };
}

/** A flexible table with columns of rows shows these, in its order; summaries stay. */
function withDetails({ details }: DashboardComponentDefinition, report: ReportDefinition): ReportDefinition {
  if (details.length === 0) return report;
  const isShown = (field: string): boolean => details.some((name) => name.toLowerCase() === field.toLowerCase());
  const shown = details.flatMap(
    (name) => report.columns.find(({ field }) => field.toLowerCase() === name.toLowerCase()) ?? [],
  );
  const summarized = report.columns.filter(({ field, aggregates }) => !isShown(field) && aggregates.length > 0);
  return { ...report, columns: [...shown, ...summarized.map((column) => ({ ...column, summaryOnly: true as const }))] };
}

/** The groups in the order of the component: by the sorts of its groupings, else by its `sortBy`. */
function withSort(component: DashboardComponentDefinition, report: ReportDefinition): ReportDefinition {
  const { sorts } = component.sorts.length > 0 ? component : { sorts: oldSorts(component, report) };
  if (sorts.length === 0) return report;
  return {
    ...report,
    groupingsDown: report.groupingsDown.map((grouping, i): GroupingDefinition => {
      const sort = sorts.find(({ level }) => level === i);
      if (sort === undefined) return grouping;
      const { field, granularity } = grouping;
      const plain = { field, granularity, descending: sort.descending };
      return sort.by === undefined
        ? plain
        : { ...plain, sortBy: { aggregate: sort.by.aggregate ?? '', column: sort.by.column } };
    }),
  };
}

/** `RowLabelAscending`, `RowValueDescending` …: the outermost groups by their label, or by the first summary. */
function oldSorts(
  { sortBy, summaries }: DashboardComponentDefinition,
  { columns }: ReportDefinition,
): DashboardComponentDefinition['sorts'] {
  const order = /^Row(Label|Value)(Ascending|Descending)$/.exec(sortBy ?? '');
  if (order === null) return [];
  const descending = order[2] === 'Descending';
  if (order[1] === 'Label') return [{ level: 0, descending }];
  const column = columns.find(({ aggregates }) => aggregates.length > 0);
  const first = summaries[0] ?? (column && { column: column.field, aggregate: column.aggregates[0] ?? '' });
  return [{ level: 0, descending, by: first ?? { column: 'RowCount' } }];
}
