import type { ReportTexts } from '../../texts/reports/en.ts';
import type { Group, ReportResult } from './types.ts';

/** A text in the user's language, its places filled. */
export type Words = (name: keyof ReportTexts, ...values: readonly (string | number)[]) => string;

/** What is summarized in a report. */
export interface Measure {
  /** Place among the aggregates of each fact. */
  readonly index: number;
  /** `s!Opportunity$Amount`, `RowCount`. */
  readonly name: string;
  /** `Opportunity$Amount`; empty for the number of rows. */
  readonly column: string;
  readonly label: string;
  /** What kind of summary it is, where that is not obvious in the column of a table: `average`. */
  readonly note: string;
  /** A field type; `int` for the number of rows. */
  readonly dataType: string;
  /** Whether the values of groups add up to that of all. */
  readonly isAdditive: boolean;
}

const LABELS = { s: 'sumOf', a: 'averageOf', m: 'smallest', x: 'largest', u: 'uniqueOf' } as const;
const NOTES = { a: 'average', m: 'least', x: 'most', u: 'unique' } as const;

/** The measures of a report in the order of its aggregates. */
export function measuresOf({ reportMetadata, reportExtendedMetadata }: ReportResult, words: Words): Measure[] {
  const { aggregateColumnInfo, detailColumnInfo } = reportExtendedMetadata;
  return reportMetadata.aggregates.map((name, index) => {
    const [, letter = '', column = ''] = /^(\w)!(.*)$/.exec(name) ?? [];
    const info = aggregateColumnInfo[name];
    const plain = detailColumnInfo[column]?.label;
    const kind = LABELS[letter as keyof typeof LABELS] as (typeof LABELS)['s'] | undefined;
    const note = NOTES[letter as keyof typeof NOTES] as (typeof NOTES)['a'] | undefined;
    const label = kind !== undefined && plain !== undefined ? words(kind, plain) : (info?.label ?? name);
    return {
      index,
      name,
      column,
      label: name === 'RowCount' ? words('recordCount') : label,
      note: note === undefined ? '' : words(note),
      dataType: name === 'RowCount' ? 'int' : (info?.dataType ?? 'string'),
      isAdditive: name === 'RowCount' || letter === 's',
    };
  });
}

/** The measure of that name, in any case; the first one without it. */
export function measureNamed(measures: readonly Measure[], name: string | undefined): Measure | undefined {
  return measures.find((one) => one.name.toLowerCase() === name?.toLowerCase()) ?? measures[0];
}

/** The label of a group; one without a value is a dash in the API. */
export const groupLabel = ({ label, value }: Pick<Group, 'label' | 'value'>, words: Words): string =>
  value === null ? `(${words('blank')})` : label;

const NUMBERS = new Set(['int', 'double', 'currency', 'percent']);

export const isNumeric = (dataType: string | undefined): boolean => NUMBERS.has(dataType ?? '');
