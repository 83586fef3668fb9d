import { groupLabel, isNumeric, measuresOf } from '../reports/measures.ts';
import type { Measure, Words } from '../reports/measures.ts';
import type { Cell, Fact, Group, ReportResult } from '../reports/types.ts';

/** Texts of one cell; `note` is the kind of a summary: `average`. */
interface TableCell {
  readonly key: string;
  readonly isNumber: boolean;
  readonly texts: readonly { readonly key: string; readonly text: string; readonly note: string }[];
  /** Address of the record that the cell names. */
  readonly path?: string | undefined;
}

/** A line of the table: a group with its subtotals, a row, or the grand total. */
export interface TableLine {
  readonly key: string;
  /** `leaf`: a group that has neither groups nor rows in it. */
  readonly kind: 'group' | 'leaf' | 'row' | 'total';
  /** 0 for an outermost group. */
  readonly depth: number;
  /** Of a group or the total; a row has none. */
  readonly label: string;
  readonly path?: string | undefined;
  readonly cells: readonly TableCell[];
}

export interface Table {
  /** Heading of the first column: the groupings. Undefined: there are none, and no first column. */
  readonly head: string | undefined;
  readonly columns: readonly { readonly key: string; readonly label: string; readonly isNumber: boolean }[];
  readonly lines: readonly TableLine[];
  readonly rowCount: number;
}

/** The address of the record that a value is the id of; undefined for other values. */
export type LinkOf = (value: unknown) => string | undefined;

interface Column {
  readonly key: string;
  readonly label: string;
  readonly isNumber: boolean;
  /** Summaries of this column. */
  readonly measures: readonly Measure[];
}

interface Context {
  readonly result: ReportResult;
  readonly columns: readonly Column[];
  /** The number of rows, where it has no column of its own. */
  readonly count: Measure | undefined;
  readonly words: Words;
  readonly linkOf: LinkOf;
}

/** A report as a table: each group, its subtotals in the columns that they summarize, then its rows; the grand total last. */
export function tableOf(result: ReportResult, words: Words, linkOf: LinkOf): Table {
  const { reportMetadata: metadata, reportExtendedMetadata: extended, factMap } = result;
  const measures = measuresOf(result, words);
  const columns = columnsOf(result, measures);
  const count = metadata.hasDetailRows ? measures.find(({ name }) => name === 'RowCount') : undefined;
  const context: Context = { result, columns, count, words, linkOf };
  const { groupings } = result.groupingsDown;
  const body =
    groupings.length > 0
      ? groupings.flatMap((group) => groupLines(context, group, 0))
      : rowLines(context, factMap['T!T'], 'T');
  const total = factMap['T!T'];
  const isTotalShown = metadata.showGrandTotal && total !== undefined && measures.length > 0;
  const end = isTotalShown
    ? [summaryLine(context, total, { key: 'total', kind: 'total', depth: 0, label: words('total') })]
    : [];
  const heads = metadata.groupingsDown.map(({ name }) => extended.groupingColumnInfo[name]?.label ?? name);
  return {
    head: heads.length > 0 || isTotalShown ? heads.join(' / ') || words('group') : undefined,
    columns,
    lines: [...body, ...end],
    rowCount: body.filter(({ kind }) => kind === 'row').length,
  };
}

/** Columns of rows with the summaries in them, then summaries without a column; without rows one column for each summary. */
function columnsOf({ reportMetadata, reportExtendedMetadata }: ReportResult, measures: readonly Measure[]): Column[] {
  const own = (measure: Measure): Column => ({
    key: measure.name,
    label: measure.label,
    isNumber: true,
    // The heading states the kind already.
    measures: [{ ...measure, note: '' }],
  });
  if (!reportMetadata.hasDetailRows) return measures.map(own);
  const details = reportMetadata.detailColumns.map((name): Column => {
    const info = reportExtendedMetadata.detailColumnInfo[name];
    return {
      key: name,
      label: info?.label ?? name,
      isNumber: isNumeric(info?.dataType),
      measures: measures.filter(({ column }) => column === name),
    };
  });
  const placed = new Set(details.flatMap((column) => column.measures.map(({ name }) => name)));
  const others = measures.filter(({ name }) => name !== 'RowCount' && !placed.has(name));
  return [...details, ...others.map(own)];
}

function groupLines(context: Context, group: Group, depth: number): TableLine[] {
  const { result, linkOf } = context;
  const { showSubtotals, hasDetailRows } = result.reportMetadata;
  const fact = result.factMap[`${group.key}!T`];
  const isInnermost = group.groupings.length === 0;
  const kind = isInnermost && !hasDetailRows ? 'leaf' : 'group';
  const head: Omit<TableLine, 'cells'> = {
    key: group.key,
    kind,
    depth,
    label: groupLabel(group, context.words),
    path: linkOf(group.value),
  };
  const line =
    showSubtotals || kind === 'leaf'
      ? summaryLine(context, fact, head)
      : { ...head, cells: context.columns.map(emptyCell) };
  const inner = isInnermost
    ? rowLines(context, fact, group.key)
    : group.groupings.flatMap((one) => groupLines(context, one, depth + 1));
  return [line, ...inner];
}

const emptyCell = ({ key, isNumber }: Column): TableCell => ({ key, isNumber, texts: [] });

function summaryLine(
  { columns, count, words }: Context,
  fact: Fact | undefined,
  head: Omit<TableLine, 'cells'>,
): TableLine {
  const rows = count === undefined ? undefined : fact?.aggregates[count.index];
  return {
    ...head,
    label: rows === undefined ? head.label : `${head.label} (${rows.label})`,
    cells: columns.map(({ key, isNumber, measures }) => ({
      key,
      isNumber: isNumber || measures.length > 0,
      texts: measures.map(({ index, name, note }) => ({
        key: name,
        text: textOf(fact?.aggregates[index], words),
        note,
      })),
    })),
  };
}

function rowLines({ columns, words, linkOf }: Context, fact: Fact | undefined, group: string): TableLine[] {
  return (fact?.rows ?? []).map(({ dataCells }, index) => ({
    key: `${group} ${index}`,
    kind: 'row',
    depth: 0,
    label: '',
    cells: columns.map((column, place): TableCell => {
      const cell = dataCells[place];
      if (cell === undefined) return emptyCell(column);
      const texts = [{ key: column.key, text: textOf(cell, words), note: '' }];
      return { key: column.key, isNumber: column.isNumber, texts, path: linkOf(cell.value) };
    }),
  }));
}

export function textOf(cell: Cell | undefined, words: Words): string {
  if (cell === undefined) return '';
  return typeof cell.value === 'boolean' ? words(cell.value ? 'yes' : 'no') : cell.label;
}
