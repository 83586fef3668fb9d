import type { Words } from '../../src/local-org/page/shell/reports/measures.ts';
import type { Cell, Fact, Group, ReportResult } from '../../src/local-org/page/shell/reports/types.ts';
import { en } from '../../src/local-org/page/texts/reports/en.ts';

/** The English texts. */
export const words: Words = (name, ...values) =>
  en[name].replaceAll(/\{(\d)\}/g, (_place, index: string) => String(values[Number(index)]));

export const cell = (value: unknown, label = String(value)): Cell => ({ label, value });

/** Groups of these labels with keys from 0 on; each label with the groups in it. */
export function groups(labels: Readonly<Record<string, readonly string[]>>): Group[] {
  return Object.entries(labels).map(([label, inner], at) => ({
    key: String(at),
    label,
    value: label,
    groupings: inner.map((name, place) => ({ key: `${at}_${place}`, label: name, value: name, groupings: [] })),
  }));
}

export const facts = (all: Readonly<Record<string, readonly number[]>>): Record<string, Fact> =>
  Object.fromEntries(
    Object.entries(all).map(([key, values]) => [key, { aggregates: values.map((value) => cell(value)) }]),
  );

type Metadata = Partial<ReportResult['reportMetadata']>;

/** A result with the sum of amounts and the number of rows, grouped by stage, then owner, where its metadata states nothing else. */
export function resultOf(
  metadata: Metadata,
  down: readonly Group[],
  factMap: ReportResult['factMap'],
  across: readonly Group[] = [],
): ReportResult {
  return {
    allData: true,
    factMap,
    groupingsDown: { groupings: down },
    groupingsAcross: { groupings: across },
    reportMetadata: {
      ...{ name: 'Deals', description: null, reportFormat: 'SUMMARY', reportType: { label: 'Deals', type: 'Deals' } },
      ...{ aggregates: ['s!Deal$Amount', 'RowCount'], detailColumns: ['Deal$Name', 'Deal$Amount'] },
      ...{ groupingsDown: [{ name: 'Deal$Stage' }, { name: 'Deal$Owner' }], groupingsAcross: [] },
      ...{ hasDetailRows: false, showSubtotals: true, showGrandTotal: true, chart: null, crossFilters: [] },
      ...{
        reportFilters: [],
        reportBooleanFilter: null,
        scope: 'organization',
        standardDateFilter: null,
        topRows: null,
      },
      ...metadata,
    },
    reportExtendedMetadata: {
      aggregateColumnInfo: {
        's!Deal$Amount': { label: 'Sum of Amount', dataType: 'currency' },
        'a!Deal$Score': { label: 'Average Score', dataType: 'double' },
        RowCount: { label: 'Record Count', dataType: 'int' },
      },
      detailColumnInfo: {
        Deal$Name: { label: 'Deal', dataType: 'string' },
        Deal$Amount: { label: 'Amount', dataType: 'currency' },
        Deal$Score: { label: 'Score', dataType: 'double' },
      },
      groupingColumnInfo: {
        Deal$Stage: { label: 'Stage', dataType: 'picklist' },
        Deal$Owner: { label: 'Owner', dataType: 'string' },
      },
    },
  };
}
