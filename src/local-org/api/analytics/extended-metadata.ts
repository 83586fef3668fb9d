import type { ReportPlan } from '../../analytics/run/plan.ts';
import { summaryFormat } from '../../analytics/run/runReport.ts';
import { columnLabelIn, entityColumnName, filterValuesOf, isUniqueCountable, summaryLabel } from './names.ts';

/** `reportExtendedMetadata` of the Analytics API: types and labels of summaries, columns and groupings. */
export function extendedMetadata(
  { summaries, details, down, across }: ReportPlan,
  language: string,
): Record<string, unknown> {
  const groupings = [down, across].flatMap((side) =>
    side.map(({ column }, groupingLevel) => [
      column.name,
      { dataType: column.field.type, groupingLevel, label: columnLabelIn(column, language) },
    ]),
  );
  return {
    aggregateColumnInfo: Object.fromEntries(
      summaries.map((summary) => [
        summary.name,
        {
          acrossGroupingContext: null,
          dataType: summaryFormat(summary).type,
          downGroupingContext: null,
          label: summaryLabel(summary, language),
        },
      ]),
    ),
    detailColumnInfo: Object.fromEntries(
      details.map((column) => [
        column.name,
        {
          dataType: column.field.type,
          entityColumnName: entityColumnName(column),
          filterValues: filterValuesOf(column.field, language),
          filterable: !column.field.longText,
          isLookup: column.lookup,
          label: columnLabelIn(column, language),
          uniqueCountable: isUniqueCountable(column.field),
        },
      ]),
    ),
    groupingColumnInfo: Object.fromEntries(groupings),
  };
}
