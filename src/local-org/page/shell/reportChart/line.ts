import { titleOf } from './bars.ts';
import type { Format } from './bars.ts';
import type { ChartData } from './chartData.ts';
import { frameOf } from './columns.ts';
import { fitted, NOTHING, toneOf, widthOf } from './drawing.ts';
import type { Drawing } from './drawing.ts';

/** A line for each series. A category without a value has no point, and the line has a gap there. */
export function drawLine(data: ChartData, width: number, format: Format): Drawing {
  const all = data.series.flatMap(({ values }) => values.flatMap((value) => value ?? []));
  const frame = frameOf(data, Math.max(...all, 0), width, format);
  const band = (width - frame.left) / Math.max(data.categories.length, 1);
  const xOf = (at: number): number => frame.left + band * (at + 0.5);
  const drawing = { ...NOTHING, paths: [...NOTHING.paths], dots: [...NOTHING.dots], texts: [...frame.texts] };
  data.series.forEach(({ label, values }, which) => {
    const tone = toneOf(which);
    let d = '';
    values.forEach((value, at) => {
      if (value === null) return;
      const [x, y] = [xOf(at), frame.y(value)];
      d += `${at > 0 && (values[at - 1] ?? null) !== null ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
      const text = format(value);
      drawing.dots.push({ key: `${which} ${at}`, cx: x, cy: y, tone, title: titleOf(data, at, which, text) });
      if (data.series.length === 1 && widthOf(text) <= band)
        drawing.texts.push({ key: `${at} value`, x, y: y - 9, anchor: 'middle', tone: 'label', text });
    });
    drawing.paths.push({ key: String(which), d, tone: `line ${tone}`, title: label });
  });
  const widest = Math.max(...data.categories.map(widthOf), 1) + 10;
  // As many labels as have room, the first one among them.
  const every = Math.max(1, Math.ceil(Math.min(widest, 120) / Math.max(band, 1)));
  data.categories.forEach((category, at) => {
    if (at % every > 0) return;
    const text = fitted(category, band * every - 6);
    drawing.texts.push({ key: `${at} label`, x: xOf(at), y: frame.bottom + 18, anchor: 'middle', tone: 'label', text });
  });
  return { ...drawing, lines: frame.lines, width, height: frame.bottom + 28 };
}
