import type { ExportReport } from './export.ts';
import type { IngestReport } from './ingest.ts';
import type { MixedReport } from './mixed.ts';

/** What was measured of the Bulk API and of many clients; a part that was not asked for is absent. */
export interface TrafficReport {
  readonly ingest?: IngestReport;
  readonly export?: ExportReport;
  readonly mixed?: MixedReport;
}

/** How many times as fast as collections bulk should be. */
const INGEST_AIM = 2;
/** Megabytes that the server may have in an export. */
const MEMORY_AIM = 400;

const count = (value: number): string => Math.round(value).toLocaleString('en');
const yesNo = (met: boolean): string => (met ? 'yes' : 'no');

/** Tables of the report with their headings and notes, for Markdown. The first row of a table is its head. */
export function trafficTables(report: TrafficReport): { heading: string; note: string; rows: string[][] }[] {
  const { ingest, export: exported, mixed } = report;
  return [
    ...(ingest === undefined ? [] : [ingestTable(ingest)]),
    ...(exported === undefined ? [] : [exportTable(exported)]),
    ...(mixed === undefined ? [] : [mixedTable(mixed)]),
  ];
}

/** The same for a terminal: one line a row. */
export function trafficLines(report: TrafficReport): string[] {
  return trafficTables(report).flatMap(({ heading, rows }) => [
    heading.toLowerCase(),
    ...rows.slice(1).map(([what = '', ...rest]) => `  ${what.padEnd(56)}  ${rest.join('  ')}`.trimEnd()),
  ]);
}

function ingestTable({ figures, added, bothAddTheSame }: IngestReport): ReturnType<typeof trafficTables>[number] {
  const rows = figures.map(({ name, rows: n, bulkPerSecond, collectionsPerSecond, ...rest }, at) => [
    `${name} (${count(n)} each way)`,
    `${count(bulkPerSecond)}/s`,
    `${count(collectionsPerSecond)}/s`,
    `${rest.ratio.toFixed(2)} (${rest.low.toFixed(2)}–${rest.high.toFixed(2)})`,
    rest.cpuRatio.toFixed(2),
    ...(at === 0 ? [`at least ${INGEST_AIM}×`, yesNo(rest.ratio >= INGEST_AIM)] : ['', '']),
  ]);
  const tables = Object.entries(added).map(([table, n]) => `${table.replace('~', '')} ${count(n)}`);
  return {
    heading: 'Ingest',
    note: `Bulk API 2.0 next to collections of 200, over HTTP to one server in a process of its own, one request after another, in alternating rounds. Gates are deployed and opportunities have change events. The ratio is that of all rounds, with the smallest and the largest of a round; that of CPU compares the processor time of the server alone. Rows that each way added: ${tables.join(', ')}${bothAddTheSame ? '' : ' (THE WAYS DIFFER)'}.`,
    rows: [['', 'bulk', 'collections', 'ratio', 'ratio of CPU', 'aim', 'met'], ...rows],
  };
}

function exportTable(report: ExportReport): ReturnType<typeof trafficTables>[number] {
  const { rows: n, memory, rowsByLocator, rowsByResultPages } = report;
  const read = `${count(rowsByLocator)} rows by locator in ${report.readSeconds.toFixed(1)} s, ${count(rowsByResultPages)} by resultPages`;
  return {
    heading: 'Export',
    note: `${count(n)} accounts by one Bulk query in ${report.seconds.toFixed(1)} s (${count(n / report.seconds)} rows/s), ${report.megabytesOfCsv.toFixed(0)} MB of CSV; read: ${read}. The most resident memory of the server's process until then.`,
    rows: [
      ['', 'memory', 'aim', 'met'],
      ...memory.map(({ step, megabytes }) => [
        step,
        `${megabytes} MB`,
        `under ${MEMORY_AIM} MB`,
        yesNo(megabytes < MEMORY_AIM),
      ]),
    ],
  };
}

function mixedTable(report: MixedReport): ReturnType<typeof trafficTables>[number] {
  const { kinds, errors } = report;
  const shown = errors.slice(0, 5).map((error) => `\`${error.replaceAll('|', '/').slice(0, 200)}\``);
  return {
    heading: 'Many clients',
    note: `${report.clients} clients at the same time for ${report.seconds} s, each going on as soon as it is answered; the most memory of the server was ${report.peakMegabytes} MB. Errors that Salesforce would not give: ${[errors.length, ...shown].join('; ')}.`,
    rows: [
      ['', 'clients', 'steps', 'median', 'slowest'],
      ...kinds.map(({ kind, clients, steps, medianMillis, slowestMillis }) => [
        kind,
        String(clients),
        count(steps),
        `${count(medianMillis)} ms`,
        `${count(slowestMillis)} ms`,
      ]),
      ['errors', '', String(errors.length), 'none', yesNo(errors.length === 0)],
    ],
  };
}
