/** A short source with the sides that a careful reader gives. */
export interface SideCase {
  readonly name: string;
  readonly text: string;
  /** People of the seller that the deal knows. */
  readonly users?: readonly string[];
  readonly contacts?: readonly string[];
  /**
   * By speaker (`-` for none, the worst of the sentences): the side that is right. `unknown` is accepted instead of `customer` and `seller`;
   * it is counted apart. For `colleague`, seller and unknown are right; for `unsure`, only unknown.
   */
  readonly sides: Readonly<Record<string, 'customer' | 'seller' | 'colleague' | 'unsure'>>;
}

/** A WebVTT with `Name: text` in its cues from lines of that form. */
export function vtt(lines: string): string {
  const cues = lines
    .trim()
    .split('\n')
    .map((line, index) => {
      const time = (second: number): string => `00:00:${String(second).padStart(2, '0')}.000`;
      return `${time(index * 4)} --> ${time(index * 4 + 3)}\n${line}`;
    });
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}
