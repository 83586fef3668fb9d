import { api, LightningElement } from 'lwc';
import { reportText, reportTexts } from 'host/reportTexts';
import { goTo, recordPath } from 'host/router';
import { currentSession } from 'host/session';
import type { ReportResult } from '../reports/types.ts';
import { crossOf } from './cross.ts';
import { tableOf } from './table.ts';
import type { Table, TableLine } from './table.ts';

/** So many lines are rendered at first: two thousand rows would take a second. */
const FIRST_LINES = 200;

/** Objects that the page has records of, by the first letters of their ids. */
const OBJECTS: Readonly<Partial<Record<string, string>>> = {
  '001': 'Account',
  '003': 'Contact',
  '005': 'User',
  '006': 'Opportunity',
};

function linkOf(value: unknown): string | undefined {
  const object = typeof value === 'string' && /^[a-zA-Z0-9]{18}$/.test(value) ? OBJECTS[value.slice(0, 3)] : undefined;
  return object === undefined ? undefined : recordPath(object, String(value));
}

const numberIf = (isNumber: boolean): string => (isNumber ? 'cell cell_number' : 'cell');

/** The table of a report: rows by groups with subtotals and the total, or groups across groups. */
export default class ReportTable extends LightningElement {
  @api
  get result(): ReportResult | undefined {
    return this.given;
  }
  set result(result: ReportResult | undefined) {
    this.given = result;
    this.isWhole = false;
    this.table =
      result && result.reportMetadata.reportFormat !== 'MATRIX' ? tableOf(result, reportText, linkOf) : undefined;
  }
  /** Names the table for screen readers. */
  @api label = '';
  given: ReportResult | undefined;
  table: Table | undefined;
  isWhole = false;
  texts = reportTexts;

  get columns() {
    return (this.table?.columns ?? []).map(({ key, label, isNumber }) => ({
      key,
      label,
      className: numberIf(isNumber),
    }));
  }

  /** The lines that are shown: at first the first ones, and the total of all. */
  get shown(): readonly TableLine[] {
    const all = this.table?.lines ?? [];
    const isLast = ({ kind }: TableLine): boolean => kind === 'total';
    return this.isWhole ? all : [...all.slice(0, FIRST_LINES), ...all.slice(FIRST_LINES).filter(isLast)];
  }

  get lines() {
    return this.shown.map((line) => ({
      ...line,
      isRow: line.kind === 'row',
      className: `line line_${line.kind}${line.kind === 'group' && line.depth > 0 ? ' line_inner' : ''}`,
      headClass: `cell head depth${Math.min(line.depth, 3)}`,
      scope: line.kind === 'group' ? 'rowgroup' : 'row',
      cells: line.cells.map((cell) => ({ ...cell, className: numberIf(cell.isNumber) })),
    }));
  }

  get isCut(): boolean {
    return !this.isWhole && (this.table?.lines.length ?? 0) > FIRST_LINES + 1;
  }

  /** Above a table that is cut: how many rows are shown. */
  get cutNote(): string {
    const rows = this.shown.filter(({ kind }) => kind === 'row').length;
    return this.isCut && rows > 0 ? reportText('firstRows', rows.toLocaleString(currentSession().locale)) : '';
  }

  /** Empty: all rows are shown. */
  get moreLabel(): string {
    const { table } = this;
    if (!this.isCut || !table) return '';
    return reportText('showRows', table.rowCount.toLocaleString(currentSession().locale));
  }

  get cross() {
    const { given } = this;
    if (given?.reportMetadata.reportFormat !== 'MATRIX') return undefined;
    const found = crossOf(given, reportText, linkOf);
    const isStacked = found.measures.length > 1;
    return {
      ...found,
      isStacked,
      columns: found.columns.map((column) => ({
        ...column,
        className: column.isTotal ? 'cell cell_number cell_total' : 'cell cell_number',
      })),
      rows: found.rows.map((row) => ({
        ...row,
        className: row.isTotal ? 'line line_total' : 'line',
        headClass: `cell head depth${Math.min(row.depth, 3)}`,
        cells: row.cells.map(({ key, isTotal, values }) => ({
          key,
          className: isTotal ? 'cell cell_number cell_total' : 'cell cell_number',
          values: values.map((text, at) => ({ key: at, text })),
        })),
      })),
      count: found.columns.length,
      list: found.measures.map((text, at) => ({ key: at, text })),
    };
  }

  handleMore() {
    this.isWhole = true;
  }

  handleLink(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goTo((event.currentTarget as HTMLAnchorElement).getAttribute('href') ?? '');
  }
}
