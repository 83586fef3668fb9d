import { findField, resolveField } from '../../schema/lookup.ts';
import type { Condition } from '../../soql/types.ts';
import type { GroupingDefinition, ReportDefinition } from '../definitions/types.ts';
import { isGranularity, isSummaryType, SUMMARY_LETTERS } from '../definitions/words.ts';
import type { Granularity, SummaryType } from '../definitions/words.ts';
import type { ReportColumn, ReportType } from '../types/reportType.ts';
import { levelsOf } from './levels.ts';
import type { Level } from './levels.ts';
import type { ReportSource } from './source.ts';
import { whereOf } from './where.ts';

/** A summary of the report: of a column, or the number of rows. */
export type PlannedSummary =
  | { readonly name: string; readonly kind: SummaryType; readonly column: ReportColumn }
  | { readonly name: 'RowCount'; readonly kind: 'RowCount' };

export interface PlannedGrouping {
  readonly definition: GroupingDefinition;
  readonly column: ReportColumn;
  /** `None` for a column that is no date. */
  readonly granularity: Granularity;
  readonly isDate: boolean;
  /** Index of the summary that the groups sort by. */
  readonly sortBy?: number;
}

export interface PlannedLevel extends Level {
  readonly where: Condition;
}

/** A report as one user can run it. */
export interface ReportPlan {
  readonly report: ReportDefinition;
  readonly type: ReportType;
  readonly details: readonly ReportColumn[];
  readonly down: readonly PlannedGrouping[];
  readonly across: readonly PlannedGrouping[];
  readonly summaries: readonly PlannedSummary[];
  readonly levels: readonly PlannedLevel[];
}

/**
 * Plans a report. Columns and groupings that the report type no longer has, or that the user may not read, are left out, as Salesforce does; a filter on
 * such a column throws.
 */
export function planReport(source: ReportSource, report: ReportDefinition, type: ReportType): ReportPlan {
  const readable = (name: string): ReportColumn | undefined => {
    const column = type.column(name);
    return column && mayRead(source, type, column) ? column : undefined;
  };
  const details = report.columns.flatMap(({ field, summaryOnly }) => (summaryOnly ? [] : (readable(field) ?? [])));
  const summaries = [
    ...report.columns.flatMap(({ field, aggregates }) => {
      const column = readable(field);
      if (column === undefined) return [];
      return aggregates
        .filter(isSummaryType)
        .map((kind): PlannedSummary => ({ name: `${SUMMARY_LETTERS[kind]}!${column.name}`, kind, column }));
    }),
    { name: 'RowCount', kind: 'RowCount' } as const,
  ];
  const groupings = (definitions: readonly GroupingDefinition[]): PlannedGrouping[] =>
    definitions.flatMap((definition) => {
      const column = readable(definition.field);
      return column === undefined ? [] : [groupingOf(definition, column, summaries)];
    });
  return {
    report,
    type,
    details,
    down: groupings(report.groupingsDown),
    across: groupings(report.groupingsAcross),
    summaries,
    levels: levelsOf(type).map((level) => ({
      ...level,
      where: whereOf(source, { report, type, column: readable }, level),
    })),
  };
}

function groupingOf(
  definition: GroupingDefinition,
  column: ReportColumn,
  summaries: readonly PlannedSummary[],
): PlannedGrouping {
  const isDate = column.field.type === 'date' || column.field.type === 'datetime';
  const { granularity, sortBy } = definition;
  const index = sortBy === undefined ? -1 : summaries.findIndex((summary) => isSortedBy(summary, sortBy));
  return {
    definition,
    column,
    isDate,
    granularity: isDate && isGranularity(granularity) ? granularity : 'None',
    ...(index < 0 ? {} : { sortBy: index }),
  };
}

function isSortedBy(
  summary: PlannedSummary,
  { aggregate, column }: NonNullable<GroupingDefinition['sortBy']>,
): boolean {
  if (summary.kind === 'RowCount') return column === 'RowCount';
  return summary.column.name.toLowerCase() === column.toLowerCase() && (aggregate === '' || summary.kind === aggregate);
}

/** Whether the user may read the column's field and every reference on the way to it. */
function mayRead(
  { schema, permissions }: ReportSource,
  type: ReportType,
  { table, path, idPath }: ReportColumn,
): boolean {
  const object = type.tables[table]?.object;
  if (object === undefined) return false;
  return [path, idPath ?? ['Id']].every((names) => {
    const found = resolveField(schema, object, names);
    if (!('field' in found)) return findField(object, names[0] ?? '') !== undefined;
    const fields = [...found.hops, { object: found.object, field: found.field }];
    return fields.every(
      (one) => permissions.object(one.object.name).read && permissions.field(one.object.name, one.field.name).read,
    );
  });
}
