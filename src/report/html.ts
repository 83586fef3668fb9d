const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an HTML element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** One column: its heading, and how a row is shown. `html` is trusted, `text` is escaped. */
export interface Column<Row> {
  readonly heading: string;
  readonly numeric?: boolean;
  /** The cell that names its row. */
  readonly names?: boolean;
  readonly text?: (row: Row) => string;
  readonly html?: (row: Row) => string;
}

/** A table with a caption, column and row headings, so that it can be listened to. */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const head = columns
    .map(({ heading, numeric }) => `<th scope="col"${numeric ? ' class="n"' : ''}>${escapeHtml(heading)}</th>`)
    .join('');
  const body = rows.map((row) => `<tr>${columns.map((column) => cell(column, row)).join('')}</tr>`).join('\n');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table>
<caption>${escapeHtml(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}

function cell<Row>({ numeric, names, text, html }: Column<Row>, row: Row): string {
  const content = html?.(row) ?? escapeHtml(text?.(row) ?? '');
  if (names) return `<th scope="row">${content}</th>`;
  return `<td${numeric ? ' class="n"' : ''}>${content}</td>`;
}

/** A chart; its numbers are also in the table that follows. */
export function figure(label: string, svg: string): string {
  return `<figure role="img" aria-label="${escapeHtml(label)}">${svg}</figure>`;
}

/** A bar of a share between 0 and 1, for inside a cell; the number is in the next cell. */
export function meter(share: number): string {
  return `<span class="meter" aria-hidden="true"><span style="width:${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%"></span></span>`;
}
