import type { ReportColumn, ReportType } from '../../analytics/types/reportType.ts';
import type { PlannedSummary } from '../../analytics/run/plan.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { inLanguage } from '../../schema/translations.ts';

const SUMMARY_LABELS = {
  Sum: 'Sum of',
  Average: 'Average',
  Minimum: 'Smallest',
  Maximum: 'Largest',
  Unique: 'Unique Count of',
} as const;

/** The label of a column in a language: translated where the field's label is used. */
export const columnLabelIn = ({ label, labels }: ReportColumn, language: string): string =>
  inLanguage(label, labels, language);

export const summaryLabel = (summary: PlannedSummary, language: string): string =>
  summary.kind === 'RowCount'
    ? 'Record Count'
    : `${SUMMARY_LABELS[summary.kind]} ${columnLabelIn(summary.column, language)}`;

/** `User.Name` */
export const entityColumnName = ({ object, field }: ReportColumn): string => `${object.name}.${field.name}`;

/** Values that a filter on the field can choose from. */
export function filterValuesOf(
  { type, picklistValues }: FieldSchema,
  language: string,
): { name: string; label: string }[] {
  if (type === 'boolean') return ['True', 'False'].map((name) => ({ name: name.toLowerCase(), label: name }));
  if (type !== 'picklist' && type !== 'multipicklist') return [];
  return picklistValues.map(({ value, label, labels }) => ({
    name: value,
    label: inLanguage(label, labels, language),
  }));
}

export const isUniqueCountable = ({ longText, type }: FieldSchema): boolean => !longText && type !== 'boolean';

/** The first column of a report type that is a date: what its standard date filter begins with. */
export function firstDateColumn(type: ReportType): ReportColumn | undefined {
  return type.categories
    .flatMap(({ columns }) => columns)
    .find(({ field }) => field.type === 'date' || field.type === 'datetime');
}
