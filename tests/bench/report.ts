import { arch, cpus, loadavg, platform, totalmem } from 'node:os';
import type { ClientReport } from './client/figures.ts';
import { clientLines, clientNote, clientRows } from './client/report.ts';
import { trafficLines, trafficTables } from './bulk/report.ts';
import type { TrafficReport } from './bulk/report.ts';
import type { GateFigure, GateReport } from './gates/figures.ts';
import type { Measured } from './measure.ts';
import type { MemoryStep } from './memory.ts';
import { panelRows } from './panels/report.ts';
import type { PanelReport } from './panels/report.ts';
import type { TextReport } from './texts/figures.ts';
import { textLines, textRows, TEXTS_NOTE } from './texts/report.ts';

/** What a run of the bench found, and on what. */
export interface BenchReport {
  readonly date: string;
  readonly commit: string;
  readonly machine: Machine;
  readonly deals: number;
  readonly results: readonly Measured[];
  readonly memory: readonly { readonly deals: number; readonly steps: readonly MemoryStep[] }[];
  readonly gates?: GateReport;
  readonly panels?: PanelReport;
  readonly texts?: TextReport;
  readonly client?: ClientReport;
  readonly traffic?: TrafficReport;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly system: string;
  readonly node: string;
  readonly sqlite: string;
  /** Processes that wanted a core in the last minute, before the run: far above the cores, and times say little. */
  readonly load: number;
}

export function thisMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    system: `${platform()} ${arch()}`,
    node: process.versions.node,
    sqlite: process.versions.sqlite ?? 'unknown',
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

/** The report as Markdown: what was measured on, one line a pair, one table of memory an org. */
export function markdown(report: BenchReport): string {
  const { machine } = report;
  return [
    `# Bench of ${report.date}, commit ${report.commit}`,
    '',
    `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGigabytes} GB, ${machine.system}; Node ${machine.node}, SQLite ${machine.sqlite}; load before the run ${machine.load}.`,
    ...(report.results.length === 0 ? [] : pairsMarkdown(report)),
    ...report.memory.flatMap(({ deals, steps }) => [
      '',
      `## Memory with ${count(deals)} deals`,
      '',
      ...table([
        ['', 'time', 'resident'],
        ...steps.map((one) => [one.step, millis(one.milliseconds), `${one.megabytes.toFixed(0)} MB`]),
      ]),
    ]),
    ...(report.gates === undefined ? [] : gatesMarkdown(report.gates)),
    ...(report.panels === undefined ? [] : panelsMarkdown(report.panels)),
    ...(report.texts === undefined ? [] : ['', '## Texts', '', TEXTS_NOTE, '', ...table(textRows(report.texts))]),
    ...(report.client === undefined
      ? []
      : ['', '## Bulk clients', '', clientNote(report.client), '', ...table(clientRows(report.client))]),
    ...trafficTables(report.traffic ?? {}).flatMap(({ heading, note, rows }) => [
      '',
      `## ${heading}`,
      '',
      note,
      '',
      ...table(rows),
    ]),
    '',
  ].join('\n');
}

function pairsMarkdown(report: BenchReport): string[] {
  return [
    '',
    `Each line is the local org beside the bare SQLite statements that do the same work, in the same process and file, with ${count(report.deals)} deals. Medians of alternating rounds; the ratio is that of the rounds, with its quartiles. Ratios compare between machines, times do not.`,
    '',
    ...table([
      ['', 'org', 'bare SQLite', 'ratio', 'aim', 'met'],
      ...report.results.map((one) => [one.name, ...figures(one)]),
    ]),
  ];
}

function gatesMarkdown({ records, figures: all, queries }: GateReport): string[] {
  return [
    '',
    `## Gates over ${count(records)} attempts`,
    '',
    'Five gates of eight criteria; every attempt crosses one to five of them. All contestants judge the same records in the same rounds and come to the same (the evaluator: 100,000 of them, json-rules-engine: 2,000). The queries are the best of the rounds.',
    '',
    ...table([['', 'first', 'other', 'ratio', 'aim', 'met'], ...all.map((one) => [one.name, ...gateCells(one)])]),
    '',
    ...table([
      ['', 'time', 'aim', 'met'],
      ...queries.map(({ name, seconds, met }) => [name, millis(seconds * 1000), 'under 1 s', met ? 'yes' : 'no']),
    ]),
  ];
}

function panelsMarkdown(report: PanelReport): string[] {
  return [
    '',
    '## Panels of the record page',
    '',
    `In Chromium with the processor slowed ${report.slowed} times, against a local org in another process; medians of alternating rounds. The input delay is the browser's own (Event Timing); what took less than 16 ms is counted as 16.`,
    '',
    ...table([['', '', 'aim', 'met'], ...panelRows(report)]),
  ];
}

function panelLines(report: PanelReport): string[] {
  const rows = panelRows(report).map(([what = '', ...rest]) => `  ${what.padEnd(56)}  ${rest.join('  ')}`.trimEnd());
  return [`panels, the processor slowed ${report.slowed} times`, ...rows];
}

function gateCells({ nanos: own, otherNanos, ratio, low, high, aim = '', met }: GateFigure): string[] {
  const digits = ratio < 100 ? 1 : 0;
  const spread = `${ratio.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
  return [nanos(own), nanos(otherNanos), spread, aim, met === undefined ? '' : met ? 'yes' : 'no'];
}

function gateLines({ records, figures: all, queries }: GateReport): string[] {
  return [
    `gates over ${count(records)} attempts`,
    ...all.map((one) => `  ${[one.name.padEnd(46), ...gateCells(one)].join('  ')}`.trimEnd()),
    ...queries.map(
      ({ name, seconds, met }) => `  ${name.padEnd(46)}  ${millis(seconds * 1000)}  under 1 s  ${met ? 'yes' : 'no'}`,
    ),
  ];
}

/** The same for a terminal: one line a pair. */
export function lines(
  report: Pick<BenchReport, 'results' | 'memory' | 'gates' | 'panels' | 'texts' | 'client' | 'traffic'>,
): string[] {
  const width = Math.max(...report.results.map((one) => one.name.length));
  return [
    ...report.results.map((one) => {
      const [org, bare, ratio, aim, met] = figures(one);
      return `${one.name.padEnd(width)}  ${org!.padStart(10)} ${bare!.padStart(10)}  ${ratio!.padEnd(22)} ${aim!.padEnd(12)} ${met!}`.trimEnd();
    }),
    ...report.memory.flatMap(({ deals, steps }) => [
      `memory with ${count(deals)} deals`,
      ...steps.map(
        (one) =>
          `  ${one.step.padEnd(32)} ${millis(one.milliseconds).padStart(10)} ${one.megabytes.toFixed(0).padStart(6)} MB`,
      ),
    ]),
    ...(report.gates === undefined ? [] : gateLines(report.gates)),
    ...(report.panels === undefined ? [] : panelLines(report.panels)),
    ...(report.texts === undefined ? [] : textLines(report.texts)),
    ...(report.client === undefined ? [] : clientLines(report.client)),
    ...trafficLines(report.traffic ?? {}),
  ];
}

function figures(one: Measured): string[] {
  const aim =
    one.aim === undefined ? '' : `${one.aim.times}×${one.aim.plusMicros === 0 ? '' : ` + ${one.aim.plusMicros} µs`}`;
  const met = one.met === undefined ? '' : one.met ? 'yes' : 'no';
  const ratio = `${one.ratio.toFixed(2)} (${one.low.toFixed(2)}–${one.high.toFixed(2)})`;
  return [micros(one.orgMicros), micros(one.bareMicros), ratio, aim, met];
}

function nanos(value: number): string {
  return value < 1000 ? `${value.toFixed(0)} ns` : micros(value / 1000);
}

function micros(value: number): string {
  return value < 1000 ? `${value.toFixed(1)} µs` : millis(value / 1000);
}

function millis(value: number): string {
  return value < 1000 ? `${value.toFixed(2)} ms` : `${(value / 1000).toFixed(2)} s`;
}

const count = (value: number): string => value.toLocaleString('en');

/** Columns as wide as their widest cell, as prettier writes them. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head ?? []), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)];
}
