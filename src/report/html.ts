import type { QueryId } from './figures.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for HTML element content and quoted attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** One column of a table. The content of a cell is `html` (trusted, not escaped), or `text` (escaped). */
export interface Column<Row> {
  readonly heading: string;
  readonly numeric?: boolean;
  /** The cells are row headings. */
  readonly names?: boolean;
  readonly text?: (row: Row) => string;
  readonly html?: (row: Row) => string;
  /** What a numeric column sorts by, where the text is formatted. */
  readonly value?: (row: Row) => number | null;
  /** A class of the cell. */
  readonly shade?: (row: Row) => string;
}

/** A link to the query that made the figures. */
export function queryLink(query: QueryId): string {
  return ` <a class="q" href="#query-${query}">query<span class="vh"> ${query}</span></a>`;
}

/**
 * A table with a caption and with column and row headings, so that it works with a screen reader.
 * @param query that made its figures
 */
export function table<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  query?: QueryId,
): string {
  const head = columns
    .map(({ heading, numeric }) => `<th scope="col"${numeric ? ' class="n"' : ''}>${escapeHtml(heading)}</th>`)
    .join('');
  const body = rows.map((row) => `<tr>${columns.map((column) => cell(column, row)).join('')}</tr>`).join('\n');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table>
<caption>${escapeHtml(caption)}${query === undefined ? '' : queryLink(query)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}

function cell<Row>({ numeric, names, text, html, value, shade }: Column<Row>, row: Row): string {
  const content = html?.(row) ?? escapeHtml(text?.(row) ?? '');
  if (names) return `<th scope="row">${content}</th>`;
  const sorted = value === undefined ? '' : ` data-v="${value(row) ?? ''}"`;
  const classes = [...(numeric ? ['n'] : []), shade?.(row) ?? ''].filter((name) => name !== '').join(' ');
  return `<td${classes === '' ? '' : ` class="${classes}"`}${sorted}>${content}</td>`;
}

/** A figure with a chart. Its numbers must also be in a table, because the chart has only a label for screen readers. */
export function figure(label: string, svg: string): string {
  return `<figure role="img" aria-label="${escapeHtml(label)}">${svg}</figure>`;
}

/** A small bar for a table cell that shows a share between 0 and 1. Hidden from screen readers: another cell contains the number. */
export function meter(share: number): string {
  return `<span class="meter" aria-hidden="true"><span style="width:${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%"></span></span>`;
}
