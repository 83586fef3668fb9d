import type { DashboardComponentDefinition, GroupingDefinition, ReportDefinition } from '../definitions/types.ts';

/** Component types that show rows of a tabular report. */
const TABLES: ReadonlySet<string> = new Set(['Table', 'FlexTable']);

/** Whether a component shows rows of the report and not only its summaries. */
export function showsRows({ componentType }: DashboardComponentDefinition, report: ReportDefinition): boolean {
  return TABLES.has(componentType) && report.format === 'Tabular';
}

/** The report that a component shows: the groupings and summaries that it names, all of the report's where it names none. */
export function componentReport(component: DashboardComponentDefinition, report: ReportDefinition): ReportDefinition {
  const all = [...report.groupingsDown, ...report.groupingsAcross];
  const named = component.groupings.flatMap(
    (name) => all.find(({ field }) => field.toLowerCase() === name.toLowerCase()) ?? [],
  );
  const summarized = component.summaries.length === 0 ? report : withSummaries(component, report);
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

/** `sortBy` of a component: its outermost groups by their label or by its first summary. */
function withSort({ sortBy, summaries }: DashboardComponentDefinition, report: ReportDefinition): ReportDefinition {
  const [outermost, ...inner] = report.groupingsDown;
  const order = /^Row(Label|Value)(Ascending|Descending)$/.exec(sortBy ?? '');
  if (outermost === undefined || order === null) return report;
  const { field, granularity } = outermost;
  const plain: GroupingDefinition = { field, granularity, descending: order[2] === 'Descending' };
  const column = report.columns.find(({ aggregates }) => aggregates.length > 0);
  const first = summaries[0] ?? (column && { column: column.field, aggregate: column.aggregates[0] ?? '' });
  const by = { aggregate: first?.aggregate ?? '', column: first?.column ?? 'RowCount' };
  const sorted = order[1] === 'Value' ? { ...plain, sortBy: by } : plain;
  return { ...report, groupingsDown: [sorted, ...inner] };
}
