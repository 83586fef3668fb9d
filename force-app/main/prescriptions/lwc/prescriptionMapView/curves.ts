import type { Prescription } from 'c/dealRows';
import type { PrescriptionMap } from './map.ts';

/** A place on the screen, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * SVG path data of a line between two boxes, in pixels from the top left corner of the frame. It begins and ends at the edges that face
 * each other, so it is right in a right-to-left language too.
 */
export function curve(from: Box, to: Box, frame: Box): string {
  const isForward = from.left + from.right <= to.left + to.right;
  const x1 = round((isForward ? from.right : from.left) - frame.left);
  const x2 = round((isForward ? to.left : to.right) - frame.left);
  const y1 = round(middle(from) - frame.top);
  const y2 = round(middle(to) - frame.top);
  const bend = round((x1 + x2) / 2);
  return `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`;
}

/**
 * SVG path data of all lines of the map: from each pain to its prescriptions, and from these to their products. `dashed` has the lines to
 * products that are not on the deal, `solid` all others. A line is left out when one of its ends has no box.
 */
export function linesOf(
  { pains, products }: PrescriptionMap,
  boxOf: (id: string) => Box | undefined,
  frame: Box,
): { solid: string; dashed: string } {
  const path = (from: string, to: string): string => {
    const [start, end] = [boxOf(from), boxOf(to)];
    return start && end ? curve(start, end, frame) : '';
  };
  const proposed = new Set(products.filter(({ lines }) => lines.length > 0).map(({ productId }) => productId));
  const all = pains.flatMap(({ prescriptions }) => prescriptions);
  const between = (some: readonly Prescription[]) => some.map(({ id, productId }) => path(id, productId)).join('');
  return {
    solid:
      all.map(({ id, painId }) => path(painId, id)).join('') +
      between(all.filter(({ productId }) => proposed.has(productId))),
    dashed: between(all.filter(({ productId }) => !proposed.has(productId))),
  };
}

function middle({ top, bottom }: Box): number {
  return (top + bottom) / 2;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
