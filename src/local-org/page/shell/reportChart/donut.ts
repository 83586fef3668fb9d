import { sumAt, titleOf } from './bars.ts';
import type { Format } from './bars.ts';
import type { ChartData } from './chartData.ts';
import { NOTHING, toneOf } from './drawing.ts';
import type { Drawing } from './drawing.ts';

const SIZE = 200;
const OUTER = 94;
const INNER = 58;

/** A ring of the categories' shares with their sum in the middle, where the measure has one. The legend has labels and values. */
export function drawDonut(data: ChartData, width: number, format: Format): Drawing {
  const values = data.categories.map((_label, at) => Math.max(sumAt(data, at), 0));
  const sum = values.reduce((one, other) => one + other, 0);
  const [cx, cy] = [width / 2, SIZE / 2];
  let from = 0;
  const paths = values.flatMap((value, at) => {
    if (value === 0) return [];
    const to = from + value / sum;
    const d = ringOf(cx, cy, from, to);
    from = to;
    return [{ key: String(at), d, tone: toneOf(at), title: titleOf(data, at, 0, format(value)) }];
  });
  const texts: Drawing['texts'] = data.measure.isAdditive
    ? [{ key: 'sum', x: cx, y: cy + 7, anchor: 'middle', tone: 'sum', text: format(sum) }]
    : [];
  return { ...NOTHING, paths, texts, width, height: SIZE };
}

/** A part of the ring between two shares of the circle. */
function ringOf(cx: number, cy: number, from: number, to: number): string {
  if (to - from > 0.999) return circleOf(cx, cy, OUTER, 1) + circleOf(cx, cy, INNER, 0);
  const at = (share: number, radius: number): string => {
    const angle = share * 2 * Math.PI - Math.PI / 2;
    return `${(cx + radius * Math.cos(angle)).toFixed(2)} ${(cy + radius * Math.sin(angle)).toFixed(2)}`;
  };
  const large = to - from > 0.5 ? 1 : 0;
  return (
    `M${at(from, OUTER)}A${OUTER} ${OUTER} 0 ${large} 1 ${at(to, OUTER)}` +
    `L${at(to, INNER)}A${INNER} ${INNER} 0 ${large} 0 ${at(from, INNER)}Z`
  );
}

/** A circle as two arcs, since an arc cannot end where it begins. One that turns the other way is a hole in the one around it. */
function circleOf(cx: number, cy: number, radius: number, turn: 0 | 1): string {
  const [top, bottom] = [cy - radius, cy + radius];
  return `M${cx} ${top}A${radius} ${radius} 0 1 ${turn} ${cx} ${bottom}A${radius} ${radius} 0 1 ${turn} ${cx} ${top}Z`;
}
