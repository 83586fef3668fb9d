import { drawBars, sumAt, titleOf } from './bars.ts';
import type { Format } from './bars.ts';
import type { ChartData } from './chartData.ts';
import { NOTHING, ticksOf, toneOf, widthOf, wrapped } from './drawing.ts';
import type { Drawing } from './drawing.ts';

const PLOT = 190;
const TOP = 20;
const LINE = 15;
const WIDEST = 64;

/** Room for a plot with an axis at its left. */
interface Frame {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  /** The place of a value. */
  readonly y: (value: number) => number;
  readonly lines: Drawing['lines'];
  readonly texts: Drawing['texts'];
}

/** The axis of a plot with its lines. @param most the greatest value */
export function frameOf({ measure }: ChartData, most: number, width: number, format: Format): Frame {
  const ticks = ticksOf(most, measure.dataType === 'int');
  const last = ticks.at(-1) ?? 1;
  const left = Math.max(...ticks.map((tick) => widthOf(format(tick)))) + 8;
  const y = (value: number): number => TOP + PLOT - (Math.max(value, 0) / last) * PLOT;
  return {
    ...{ left, top: TOP, bottom: TOP + PLOT, y },
    lines: ticks.map((tick) => ({ key: `tick ${tick}`, x1: left, y1: y(tick), x2: width, y2: y(tick) })),
    texts: ticks.map((tick) => ({
      ...{ key: `tick ${tick}`, x: left - 6, y: y(tick) + 4, tone: 'axis', text: format(tick) },
      anchor: 'end' as const,
    })),
  };
}

/** Upright bars, stacked where there are several series; lying ones where the labels have no room below. */
export function drawColumns(data: ChartData, width: number, format: Format): Drawing {
  const totals = data.categories.map((_label, at) => sumAt(data, at));
  const frame = frameOf(data, Math.max(...totals, 0), width, format);
  const band = (width - frame.left) / Math.max(data.categories.length, 1);
  const longestWord = Math.max(...data.categories.flatMap((label) => label.split(' ').map(widthOf)), 0);
  if (longestWord > band - 4) return drawBars(data, width, format);
  const thick = Math.min(WIDEST, band * 0.6);
  const drawing = { ...NOTHING, rects: [...NOTHING.rects], texts: [...frame.texts] };
  data.categories.forEach((category, at) => {
    const middle = frame.left + band * (at + 0.5);
    let below = 0;
    data.series.forEach(({ values }, which) => {
      const value = Math.max(values[at] ?? 0, 0);
      if (value === 0) return;
      const [top, bottom] = [frame.y(below + value), frame.y(below)];
      const key = `${at} ${which}`;
      const text = format(value);
      const title = titleOf(data, at, which, text);
      drawing.rects.push({
        key,
        x: middle - thick / 2,
        y: top,
        width: thick,
        height: bottom - top,
        tone: toneOf(which),
        title,
      });
      if (data.series.length > 1 && bottom - top >= LINE && widthOf(text) <= thick)
        drawing.texts.push({
          key: `${key} in`,
          x: middle,
          y: (top + bottom) / 2 + 4,
          anchor: 'middle',
          tone: 'inside',
          text,
        });
      below += value;
    });
    const end = format(totals[at] ?? 0);
    if (widthOf(end) <= band)
      drawing.texts.push({
        key: `${at} end`,
        x: middle,
        y: frame.y(below) - 5,
        anchor: 'middle',
        tone: 'label',
        text: end,
      });
    wrapped(category, band - 4).forEach((text, line) => {
      const y = frame.bottom + LINE * (line + 1) + 2;
      drawing.texts.push({ key: `${at} label ${line}`, x: middle, y, anchor: 'middle', tone: 'label', text });
    });
  });
  return { ...drawing, lines: frame.lines, width, height: frame.bottom + LINE * 2 + 8 };
}
