import type { ChartData } from './chartData.ts';
import { fitted, NOTHING, toneOf, widthOf } from './drawing.ts';
import type { Drawing } from './drawing.ts';

const ROW = 28;
const BAR = 18;
const GAP = 8;

/** Formats a value of the chart's measure. */
export type Format = (value: number) => string;

/** The sum of a category's values: of one series its value. */
export const sumAt = ({ series }: ChartData, at: number): number =>
  series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);

/** A value with what it belongs to, for its title. */
export function titleOf({ categories, series }: ChartData, at: number, which: number, text: string): string {
  const name = series[which]?.label ?? '';
  return `${categories[at] ?? ''}${name === '' ? '' : `, ${name}`}: ${text}`;
}

/** Lying bars: the label at the left, the value at the end of the bar. Those of several series follow each other. */
export function drawBars(data: ChartData, width: number, format: Format): Drawing {
  const totals = data.categories.map((_label, at) => sumAt(data, at));
  const most = Math.max(...totals, 0) || 1;
  const ends = totals.map((total) => format(total));
  const room = Math.max(...ends.map(widthOf), 0) + GAP;
  const labels = Math.min(width * 0.4, Math.max(...data.categories.map(widthOf), 0) + 4);
  const start = labels + GAP;
  const scale = Math.max(width - start - room, 10) / most;
  const drawing = { ...NOTHING, rects: [...NOTHING.rects], texts: [...NOTHING.texts] };
  data.categories.forEach((category, at) => {
    const top = at * ROW + (ROW - BAR) / 2;
    const middle = at * ROW + ROW / 2 + 4;
    let x = start;
    data.series.forEach(({ values }, which) => {
      const value = values[at] ?? 0;
      const length = Math.max(value, 0) * scale;
      if (length <= 0) return;
      const key = `${at} ${which}`;
      const text = format(value);
      drawing.rects.push({
        key,
        x,
        y: top,
        width: length,
        height: BAR,
        tone: toneOf(which),
        title: titleOf(data, at, which, text),
      });
      if (data.series.length > 1 && widthOf(text) + 6 <= length)
        drawing.texts.push({ key: `${key} in`, x: x + length / 2, y: middle, anchor: 'middle', tone: 'inside', text });
      x += length;
    });
    drawing.texts.push(
      { key: `${at} label`, x: labels, y: middle, anchor: 'end', tone: 'label', text: fitted(category, labels) },
      { key: `${at} end`, x: x + 5, y: middle, anchor: 'start', tone: 'label', text: ends[at] ?? '' },
    );
  });
  const height = data.categories.length * ROW;
  const lines = [{ key: 'axis', x1: start, y1: 0, x2: start, y2: height }];
  return { ...drawing, lines, width, height };
}
