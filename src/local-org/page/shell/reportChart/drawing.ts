/** Shapes of a chart in pixels, which its template draws as SVG. `tone`: the class of a colour. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly { key: string; x1: number; y1: number; x2: number; y2: number }[];
  /** `title`: shown on hover. */
  readonly rects: readonly {
    key: string;
    x: number;
    y: number;
    width: number;
    height: number;
    tone: string;
    title: string;
  }[];
  readonly paths: readonly { key: string; d: string; tone: string; title: string }[];
  readonly dots: readonly { key: string; cx: number; cy: number; tone: string; title: string }[];
  readonly texts: readonly {
    key: string;
    x: number;
    y: number;
    anchor: 'start' | 'middle' | 'end';
    tone: string;
    text: string;
  }[];
}

export const NOTHING: Omit<Drawing, 'width' | 'height'> = { lines: [], rects: [], paths: [], dots: [], texts: [] };

const TONES = 8;

export const toneOf = (index: number): string => `tone${index % TONES}`;

/** The width of a text in pixels at 12 pixels' size, near enough: letters of the page's font are half as wide as high. */
export const widthOf = (text: string): number => Math.ceil([...text].length * 6.4);

/** A text that fits, cut at its end. */
export function fitted(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const letters = Math.max(1, Math.floor(width / 6.4) - 1);
  return `${[...text].slice(0, letters).join('').trimEnd()}…`;
}

/** A text on at most two lines. */
export function wrapped(text: string, width: number): string[] {
  if (widthOf(text) <= width) return [text];
  const words = text.split(' ');
  let first = words.shift() ?? '';
  while (words[0] !== undefined && widthOf(`${first} ${words[0]}`) <= width) first += ` ${words.shift()}`;
  return words.length === 0 ? [fitted(first, width)] : [fitted(first, width), fitted(words.join(' '), width)];
}

/**
 * Places of an axis from 0 to at least the greatest value: steps of 1, 2 or 5 times a power of ten.
 * @param isWhole no place between whole numbers, as for counts
 */
export function ticksOf(most: number, isWhole: boolean): number[] {
  if (most <= 0) return [0, 1];
  const rough = Math.max(most / 4, isWhole ? 1 : 0);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_none, at) => Number((at * step).toPrecision(12)));
}
