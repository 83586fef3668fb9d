import type { TextFigure, TextReport } from './figures.ts';

const speed = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} MB/s`;

/** The cells of a line: what, speed, the other's, ratio with quartiles, aim, whether it is met. */
function cells(one: TextFigure): string[] {
  const aim = one.aim === undefined ? '' : `at least ${one.aim} MB/s`;
  const met = one.met === undefined ? '' : one.met ? 'yes' : 'no';
  const ratio = `${one.ratio.toFixed(1)} (${one.low.toFixed(1)}–${one.high.toFixed(1)})`;
  const name = `${one.name} (${one.texts} texts of ${one.units})`;
  return [name, speed(one.speed), speed(one.otherSpeed), ratio, aim, met];
}

/** Rows of the table, with their heading. */
export function textRows({ figures }: TextReport): string[][] {
  return [['', 'ours', 'other', 'times as fast', 'aim', 'met'], ...figures.map(cells)];
}

/** The text between the heading and the table. */
export const TEXTS_NOTE =
  'Checks of texts beside `compromise`, which reads the same texts in the same rounds: it tags each word; `compromise.tokenize` only finds sentences and words. A MB is a million UTF-16 units. Answers are as an org has them: short true ones, sentences of notes, about 3 % placeholders. Times are of the wall clock.';

/** The same for a terminal. */
export function textLines(report: TextReport): string[] {
  const [, ...rows] = textRows(report);
  return ['texts', ...rows.map(([what = '', ...rest]) => `  ${what.padEnd(68)}  ${rest.join('  ')}`.trimEnd())];
}
