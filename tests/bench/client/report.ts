import type { ClientFigure, ClientReport } from './figures.ts';

const seconds = (value: number): string => `${value.toFixed(2)} s`;
const yes = (met: boolean | undefined): string => (met === undefined ? '' : met ? 'yes' : 'no');

function cells(one: ClientFigure): string[] {
  const digits = one.ratio < 10 ? 2 : 1;
  const spread = `${one.ratio.toFixed(digits)} (${one.low.toFixed(digits)}–${one.high.toFixed(digits)})`;
  const sizes = [`${one.megabytes} MB`, `${one.otherMegabytes} MB`];
  return [one.name, seconds(one.seconds), seconds(one.otherSeconds), spread, one.aim ?? '', yes(one.met), ...sizes];
}

/** Rows of the table, with their heading. */
export function clientRows({ figures, memory, cli }: ClientReport): string[][] {
  return [
    ['', 'ours', 'other', 'times as long', 'aim', 'met', 'memory', 'of the other'],
    ...figures.map(cells),
    ['memory of the typed table', '', '', '', memory.aim, yes(memory.met), `${memory.megabytes} MB`, ''],
    ...(cli === undefined
      ? []
      : [
          [
            'sf data export bulk -r json, start-up apart',
            seconds(figures[0]?.seconds ?? Number.NaN),
            seconds(cli.seconds - cli.start),
            ((cli.seconds - cli.start) / (figures[0]?.seconds ?? Number.NaN)).toFixed(1),
            '',
            '',
            '',
            '',
          ],
        ]),
  ];
}

/** The text between the heading and the table. */
export function clientNote({ records, saved }: ClientReport): string {
  const count = (value: number): string => value.toLocaleString('en');
  return `${count(records)} records of a job that is complete, from a plain server in another process: to a typed table in a DuckDB file (ours, four pages), beside others in the same rounds; and ${count(saved)} objects uploaded. Each side runs in a process of its own; the time is without its start. Times are of the wall clock; memory is the largest resident set.`;
}

/** The same for a terminal. */
export function clientLines(report: ClientReport): string[] {
  const [, ...rows] = clientRows(report);
  return ['bulk clients', ...rows.map(([what = '', ...rest]) => `  ${what.padEnd(48)}  ${rest.join('  ')}`.trimEnd())];
}
