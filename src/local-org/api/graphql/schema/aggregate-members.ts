import type { FieldSchema, FieldType } from '../../../schema/types.ts';

/** Members of a field's aggregate type and the SOQL function behind each. */
export const AGGREGATE_CALLS: Readonly<Record<string, string>> = {
  avg: 'AVG',
  count: 'COUNT',
  countDistinct: 'COUNT_DISTINCT',
  grouping: 'GROUPING',
  max: 'MAX',
  min: 'MIN',
  sum: 'SUM',
};

/** Members of a date's aggregate type: parts of the date that a query groups by. */
export const DATE_PART_CALLS: Readonly<Record<string, string>> = {
  calendarMonth: 'CALENDAR_MONTH',
  calendarQuarter: 'CALENDAR_QUARTER',
  calendarYear: 'CALENDAR_YEAR',
  dayInMonth: 'DAY_IN_MONTH',
  dayInWeek: 'DAY_IN_WEEK',
  dayInYear: 'DAY_IN_YEAR',
  dayOnly: 'DAY_ONLY',
  fiscalMonth: 'FISCAL_MONTH',
  fiscalQuarter: 'FISCAL_QUARTER',
  fiscalYear: 'FISCAL_YEAR',
  hourInDay: 'HOUR_IN_DAY',
  weekInMonth: 'WEEK_IN_MONTH',
  weekInYear: 'WEEK_IN_YEAR',
};

const TEXT: readonly string[] = ['count', 'countDistinct', 'grouping', 'max', 'min'];
const NUMBER: readonly string[] = ['avg', 'count', 'countDistinct', 'max', 'min', 'sum'];
const OF_DATE_TIME: ReadonlySet<string> = new Set(['dayOnly', 'hourInDay']);
const DATE_TIME: readonly string[] = Object.keys(DATE_PART_CALLS);
const DATE: readonly string[] = DATE_TIME.filter((part) => !OF_DATE_TIME.has(part));

/** By field type, from the table "Aggregate Functions for Field Types" of Salesforce's GraphQL guide. Types that are absent have no members. */
const MEMBERS: Readonly<Partial<Record<FieldType, readonly string[]>>> = {
  ...{ id: TEXT, reference: TEXT, string: TEXT, textarea: TEXT, picklist: TEXT, combobox: TEXT },
  ...{ email: TEXT, phone: TEXT, url: TEXT },
  boolean: ['grouping'],
  int: [...NUMBER, 'grouping'],
  ...{ double: NUMBER, currency: NUMBER, percent: NUMBER },
  date: [...DATE, ...TEXT],
  datetime: [...DATE_TIME, 'count', 'countDistinct', 'max', 'min'],
};

/** Names of the functions that the field's aggregate type has; none where the field cannot be aggregated. */
export const aggregateMembers = (field: FieldSchema): readonly string[] =>
  field.longText ? [] : (MEMBERS[field.type] ?? []);

/** The date functions by which a query can group the field. */
export function datePartsOf(field: FieldSchema): readonly string[] {
  return aggregateMembers(field).flatMap((member) => DATE_PART_CALLS[member] ?? []);
}
