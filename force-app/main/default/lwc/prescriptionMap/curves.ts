/** Where something stands on the screen, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The path of a line between two boxes, from the edge that faces the other one, whichever side that is in the reader's language.
 * Relative to the corner of the frame.
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

function middle({ top, bottom }: Box): number {
  return (top + bottom) / 2;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
