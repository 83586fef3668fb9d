import { outcomeRows } from './outcome-rows.ts';
import type { Report } from './types.ts';

/** The lists that are files of their own, by the name of the file without `.csv`. */
const LISTS = [
  ...(['atRisk', 'pastGate', 'overrides', 'misfits', 'pains', 'journey', 'openDeals', 'missing'] as const),
  ...([
    'owners',
    'managers',
    'pipeline',
    'stages',
    'gates',
    'risk',
    'questions',
    'neverHeard',
    'reviews',
    'trend',
    'weeks',
  ] as const),
] as const;

/** The report as CSV files: one for each list, and the map of sellers and questions with one line a cell. */
export function reportFiles(report: Report): readonly { readonly name: string; readonly text: string }[] {
  const lists = LISTS.map((name) => ({ name: `${name}.csv`, text: csvOf(report[name]) }));
  const cells = report.heat.flatMap(({ owner, cells: all }) => all.map((cell) => ({ owner, ...cell })));
  const outcomes = Object.entries(outcomeRows(report.outcome)).map(([name, rows]) => ({
    ...{ name: `${name}.csv`, text: csvOf(rows) },
  }));
  return [...lists, { name: 'heat.csv', text: csvOf(cells) }, ...outcomes];
}

/** CSV with a heading, as RFC 4180 has it. Empty without rows. */
function csvOf(rows: readonly object[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((name) => cellOf((row as Readonly<Record<string, unknown>>)[name])));
  return [columns, ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** What a spreadsheet would take for a formula, or a command of an old one. A number is one, whatever its sign. */
const FORMULA = /^[\t\r\n ]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]/;

/** A value in quotes where it needs them. A text that a spreadsheet would run gets an apostrophe in front. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = Array.isArray(value) ? value.join('; ') : String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
