import { groupLabel, measuresOf } from '../reports/measures.ts';
import type { Words } from '../reports/measures.ts';
import type { Group, ReportResult } from '../reports/types.ts';
import { textOf } from './table.ts';
import type { LinkOf } from './table.ts';

interface CrossRow {
  readonly key: string;
  readonly label: string;
  /** 0 for an outermost group. */
  readonly depth: number;
  readonly isTotal: boolean;
  readonly path?: string | undefined;
  /** For each column, the values of the measures in their order. */
  readonly cells: readonly { readonly key: string; readonly isTotal: boolean; readonly values: readonly string[] }[];
}

/** A matrix report: groups of rows down, groups of columns across, and the totals of both. */
interface CrossTable {
  /** Heading of the rows. */
  readonly down: string;
  /** Heading of all columns. */
  readonly across: string;
  readonly columns: readonly { readonly key: string; readonly label: string; readonly isTotal: boolean }[];
  readonly measures: readonly string[];
  readonly rows: readonly CrossRow[];
}

interface Side {
  readonly key: string;
  readonly label: string;
  readonly depth: number;
  readonly isTotal: boolean;
  readonly path?: string | undefined;
}

/** The cross table of a matrix report. */
export function crossOf(result: ReportResult, words: Words, linkOf: LinkOf): CrossTable {
  const { reportMetadata, reportExtendedMetadata, factMap, groupingsDown, groupingsAcross } = result;
  const measures = measuresOf(result, words);
  const total: Side[] = reportMetadata.showGrandTotal
    ? [{ key: 'T', label: words('total'), depth: 0, isTotal: true }]
    : [];
  const columns = [...groupingsAcross.groupings.flatMap((group) => leavesOf(group, [], words)), ...total];
  const rows = [...groupingsDown.groupings.flatMap((group) => allOf(group, 0, linkOf, words)), ...total];
  const heading = (side: readonly { readonly name: string }[]): string =>
    side.map(({ name }) => reportExtendedMetadata.groupingColumnInfo[name]?.label ?? name).join(' / ');
  return {
    down: heading(reportMetadata.groupingsDown),
    across: heading(reportMetadata.groupingsAcross),
    columns,
    measures: measures.map(({ label }) => label),
    rows: rows.map((row) => ({
      ...row,
      cells: columns.map((column) => {
        const fact = factMap[`${row.key}!${column.key}`];
        const values = fact === undefined ? [] : measures.map(({ index }) => textOf(fact.aggregates[index], words));
        return { key: column.key, isTotal: column.isTotal || row.isTotal, values };
      }),
    })),
  };
}

/** The innermost groups, each with the labels of those around it. */
function leavesOf(group: Group, above: readonly string[], words: Words): Side[] {
  const labels = [...above, groupLabel(group, words)];
  if (group.groupings.length > 0) return group.groupings.flatMap((one) => leavesOf(one, labels, words));
  return [{ key: group.key, label: labels.join(' / '), depth: 0, isTotal: false }];
}

/** A group, then those in it. */
function allOf(group: Group, depth: number, linkOf: LinkOf, words: Words): Side[] {
  const { key, value, groupings } = group;
  const label = groupLabel(group, words);
  return [
    { key, label, depth, isTotal: false, path: linkOf(value) },
    ...groupings.flatMap((one) => allOf(one, depth + 1, linkOf, words)),
  ];
}
