import type { ReportTexts } from '../../texts/reports/en.ts';
import type { Words } from '../reports/measures.ts';
import type { Filter, ReportDescription, TypeColumn } from '../reports/types.ts';

const OPERATORS = [
  ...(['equals', 'notEqual', 'lessThan', 'greaterThan', 'lessOrEqual', 'greaterOrEqual'] as const),
  ...(['contains', 'notContain', 'startsWith', 'includes', 'excludes'] as const),
] satisfies readonly (keyof ReportTexts)[];

/**
 * The filters of a report, one sentence each, in the order in which its logic numbers them; scope, dates and logic around them.
 *
 *     ['Closed equals no', 'Close Date at most next 30 days']
 */
export function filterSentences({ reportMetadata, reportTypeMetadata }: ReportDescription, words: Words): string[] {
  const { scope, standardDateFilter, reportFilters, crossFilters, reportBooleanFilter } = reportMetadata;
  const columns = new Map(reportTypeMetadata.categories.flatMap((category) => Object.entries(category.columns)));
  const scopeLabel = reportTypeMetadata.scopeInfo.values.find(({ value }) => value === scope)?.label;
  const isAll = scope === 'organization';
  return [
    ...(isAll || scopeLabel === undefined ? [] : [words('scope', scopeLabel)]),
    ...dateSentence(standardDateFilter, reportTypeMetadata, columns),
    ...reportFilters.map((filter) => filterSentence(filter, columns.get(filter.column), words)),
    ...crossFilters.map(({ includesObject, relatedEntity }) =>
      words(includesObject ? 'crossWith' : 'crossWithout', relatedEntity),
    ),
    ...(reportBooleanFilter === null ? [] : [words('filterLogic', reportBooleanFilter)]),
  ];
}

function dateSentence(
  filter: ReportDescription['reportMetadata']['standardDateFilter'],
  { standardDateFilterDurationGroups }: ReportDescription['reportTypeMetadata'],
  columns: ReadonlyMap<string, TypeColumn>,
): string[] {
  if (filter === null) return [];
  const { column, durationValue, startDate, endDate } = filter;
  const label = columns.get(column)?.label ?? column;
  if (durationValue === 'CUSTOM')
    return startDate === null && endDate === null ? [] : [`${label}: ${startDate ?? '…'} – ${endDate ?? '…'}`];
  const durations = standardDateFilterDurationGroups.flatMap((group) => group.standardDateFilterDurations);
  return [`${label}: ${durations.find(({ value }) => value === durationValue)?.label ?? durationValue}`];
}

function filterSentence({ column, operator, value }: Filter, info: TypeColumn | undefined, words: Words): string {
  const known = OPERATORS.find((name) => name === operator);
  const shown = valuesOf(value, info, words).join(', ');
  return `${info?.label ?? column} ${known === undefined ? operator : words(known)} ${shown}`;
}

/** The values of a filter as people read them. */
function valuesOf(value: string, info: TypeColumn | undefined, words: Words): string[] {
  if (value === '') return [words('blank')];
  if (info?.dataType === 'boolean') return [words(/^(1|true)$/i.test(value) ? 'yes' : 'no')];
  return value.split(',').map((one) => {
    const text = one.trim();
    const [, kind, days] = /^(LAST|NEXT)_N_DAYS:(\d+)$/i.exec(text) ?? [];
    if (days !== undefined) return words(kind?.toUpperCase() === 'LAST' ? 'lastDays' : 'nextDays', days);
    if (text.toUpperCase() === 'TODAY') return words('today');
    return info?.filterValues.find(({ name }) => name === text)?.label ?? text;
  });
}
