import { readFileSync } from 'node:fs';
import { readFocus } from '../../../src/insight/index.ts';

interface Line {
  readonly text: string;
  /** What is coached; null for a sentence that needs none. */
  readonly kind: string | null;
  /** Kept out when the lexicon was made. */
  readonly isHeld: boolean;
}

function linesOf(language: string): Line[] {
  const file = readFileSync(new URL(`${language}.txt`, import.meta.url), 'utf8');
  const lines = file.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line, index) => {
    const [text = '', kind = ''] = line.split(' | ');
    return { text, kind: kind === '-' ? null : kind, isHeld: index % 2 === 1 };
  });
}

/** How many of the coached lines are to be coached (precision), and how many that are to be, are (recall). */
function figures(lines: readonly Line[]): { precision: number; recall: number; misses: string[] } {
  const checked = lines.map((line) => ({ ...line, found: readFocus(line.text).advice?.kind ?? null }));
  const right = checked.filter(({ kind, found }) => kind !== null && found !== null).length;
  const coached = checked.filter(({ found }) => found !== null).length;
  const wanted = checked.filter(({ kind }) => kind !== null).length;
  const misses = checked.filter(({ kind, found }) => (kind === null) !== (found === null));
  return {
    precision: right / coached,
    recall: right / wanted,
    misses: misses.map(({ text, found }) => `${found ?? 'not coached'}: ${text}`),
  };
}

describe.each(['en', 'de', 'fr', 'es'])('sentences of sellers in %s', (language) => {
  const lines = linesOf(language);

  test('their language is recognised', () => {
    const wrong = lines.filter(({ text }) => readFocus(text).language !== language);
    expect(wrong.length / lines.length).toBeLessThanOrEqual(0.1);
  });

  test('those to coach are coached and the others are not, on lines kept out of the lexicon', () => {
    const known = figures(lines.filter(({ isHeld }) => !isHeld));
    const held = figures(lines.filter(({ isHeld }) => isHeld));
    console.info(
      `${language}: precision ${held.precision.toFixed(2)}, recall ${held.recall.toFixed(2)} (lines that were known: ` +
        `${known.precision.toFixed(2)}, ${known.recall.toFixed(2)})`,
    );
    expect(held.precision).toBeGreaterThanOrEqual(0.85);
    expect(held.recall).toBeGreaterThanOrEqual(0.75);
    expect(known.misses).toEqual([]);
  });
});
