import { GRANULARITIES, OPERATOR_LABELS, operatorsOf } from '../../analytics/definitions/words.ts';
import { CUSTOM_INTERVAL, durationOf, DURATIONS, literalsOf, rangeOf } from '../../analytics/filter/timeFrames.ts';
import { ownerPath } from '../../analytics/run/scope.ts';
import type { ReportColumn, ReportType } from '../../analytics/types/reportType.ts';
import { inLanguage } from '../../schema/translations.ts';
import { columnLabelIn, entityColumnName, filterValuesOf, isUniqueCountable } from './names.ts';

/** What the values of a report type depend on. */
export interface TypeContext {
  /** Salesforce's key: `de`, `en_US`. */
  readonly language: string;
  /** The user's day, `2026-11-30`. */
  readonly today: string;
  readonly fiscalStart: number;
}

/** `reportTypeMetadata` of the Analytics API: what a report of the type can show and filter by. */
export function typeMetadata(type: ReportType, context: TypeContext): Record<string, unknown> {
  const { language } = context;
  return {
    categories: type.categories.map(({ label, labels, columns }) => ({
      columns: Object.fromEntries(columns.map((column) => [column.name, columnJson(column, language)])),
      label: inLanguage(label, labels, language),
    })),
    dataTypeFilterOperatorMap: Object.fromEntries(
      FIELD_TYPES.map((name) => [
        name,
        operatorsOf(name).map((operator) => ({ label: OPERATOR_LABELS[operator], name: operator })),
      ]),
    ),
    dateGranularityInfos: GRANULARITIES.map((value) => ({ label: words(value), value })),
    divisionInfo: null,
    objects: type.tables.map(({ object, outer }, i) => ({
      apiName: object.name,
      joinType: i === 0 ? 'ROOT' : outer ? 'OUTER' : 'INNER',
      label: inLanguage(object.label, object.labels, language),
    })),
    scopeInfo: scopeInfo(type, language),
    standardDateFilterDurationGroups: durationGroups(context),
    standardFilterInfos: {},
    supportsJoinedFormat: false,
  };
}

const FIELD_TYPES = [
  ...['string', 'textarea', 'picklist', 'multipicklist', 'combobox', 'email', 'phone', 'url', 'id', 'reference'],
  ...['boolean', 'int', 'double', 'currency', 'percent', 'date', 'datetime', 'time'],
];

/** `FiscalQuarter` → `Fiscal Quarter`. */
const words = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');

function columnJson(column: ReportColumn, language: string): Record<string, unknown> {
  const { field } = column;
  return {
    allowedInCustomDetailFormula: false,
    bucketable: false,
    dataType: field.type,
    entityColumnName: entityColumnName(column),
    fieldToFieldFilterable: false,
    filterValues: filterValuesOf(field, language),
    filterable: !field.longText,
    inactiveFilterValues: [],
    isCustom: field.custom,
    isLookup: column.lookup,
    label: columnLabelIn(column, language),
    maxLength: field.length > 0 ? field.length : null,
    uniqueCountable: isUniqueCountable(field),
  };
}

function scopeInfo(type: ReportType, language: string): unknown {
  const { object } = type.tables[0];
  const plural = inLanguage(object.labelPlural, object.labelsPlural, language);
  const value = (name: string, label: string) => ({ allowsDivision: false, label, value: name });
  const owned =
    ownerPath(type) === undefined ? [] : [value('user', `My ${plural}`), value('team', `My team’s ${plural}`)];
  return { defaultValue: 'organization', values: [...owned, value('organization', `All ${plural}`)] };
}

/** Relative dates by kind, with the days that they stand for today. */
function durationGroups({ today, fiscalStart }: TypeContext): unknown[] {
  const groups = new Map<string, unknown[]>([
    ['Custom', [{ endDate: null, label: 'Custom', startDate: null, value: durationOf(CUSTOM_INTERVAL) }]],
  ]);
  for (const interval of DURATIONS) {
    const { start, end } = rangeOf(interval, today, fiscalStart);
    const literals = literalsOf(interval);
    const group = groupOf(literals[0] ?? '');
    const label = literals.map(literalLabel).join(' to ');
    const duration = { endDate: end, label, startDate: start, value: durationOf(interval) };
    groups.set(group, [...(groups.get(group) ?? []), duration]);
  }
  return [...groups].map(([label, standardDateFilterDurations]) => ({ label, standardDateFilterDurations }));
}

/** The group of a date literal, by its unit. */
function groupOf(literal: string): string {
  const [unit = 'DAY'] = /FISCAL_(?:YEAR|QUARTER)|YEAR|QUARTER|MONTH|WEEK/.exec(literal) ?? [];
  const names: Readonly<Record<string, string>> = {
    FISCAL_YEAR: 'Fiscal Year',
    FISCAL_QUARTER: 'Fiscal Quarter',
    YEAR: 'Calendar Year',
    QUARTER: 'Calendar Quarter',
    MONTH: 'Calendar Month',
    WEEK: 'Calendar Week',
  };
  return names[unit] ?? 'Day';
}

/** `LAST_N_DAYS:7` → `Last 7 Days`. */
function literalLabel(literal: string): string {
  const [name = '', n = ''] = literal.split(':');
  const plain = name
    .replace(/(^|_)N_/, `$1${n}_`)
    .toLowerCase()
    .split('_');
  return plain.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}
