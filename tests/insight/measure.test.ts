import { existsSync, readFileSync } from 'node:fs';
import { checkAnswer } from '../../src/insight/index.ts';

const OWN = new URL('placeholders/', import.meta.url);
/** Lines that are handed out next to the repository and not part of it; they are measured where they are. */
const SHARED = ['../../../shared', '../../../../shared']
  .map((folder) => new URL(`${folder}/data/placeholders/`, import.meta.url))
  .find((folder) => existsSync(folder));

interface Line {
  readonly text: string;
  /** Position within its group. */
  readonly index: number;
}

/** Lines of a file as they are, blanks and characters without width included; `## ` opens a group, `# ` before text is a comment. */
function linesOf(folder: URL, file: string): Line[] {
  const lines: Line[] = [];
  let index = 0;
  for (const text of readFileSync(new URL(file, folder), 'utf8').split('\n')) {
    if (text === '' || (text.startsWith('# ') && text.length > 2)) continue;
    if (text.startsWith('## ')) index = 0;
    else lines.push({ text, index: index++ });
  }
  return lines;
}

const CONCEPTS = ['situation', 'problem', 'budget'];
const share = (lines: readonly Line[], concept?: string): number =>
  lines.filter(({ text }) => checkAnswer({ text, ...(concept === undefined ? {} : { concept }) }) !== null).length /
  lines.length;
const meanShare = (lines: readonly Line[]): number =>
  CONCEPTS.reduce((sum, concept) => sum + share(lines, concept), 0) / CONCEPTS.length;
const flagged = (lines: readonly Line[]): string[] =>
  lines
    .filter(({ text }) => [undefined, ...CONCEPTS].some((concept) => share([{ text, index: 0 }], concept) > 0))
    .map(({ text }) => text);

describe('own lines, of which every second one was kept out of the lexicon', () => {
  const gaming = linesOf(OWN, 'gaming.txt');
  const held = gaming.filter(({ index }) => index % 2 === 1);

  test('gaming lines are found', () => {
    expect([gaming.length >= 300, held.length >= 150]).toEqual([true, true]);
    expect(share(held)).toBeGreaterThanOrEqual(0.9);
    expect(meanShare(held)).toBeGreaterThanOrEqual(0.95);
    expect(meanShare(gaming)).toBeGreaterThanOrEqual(0.95);
  });

  test('short true answers are left alone', () => {
    const genuine = linesOf(OWN, 'genuine.txt');
    expect(genuine.length).toBeGreaterThanOrEqual(200);
    expect(flagged(genuine).length / genuine.length).toBeLessThanOrEqual(0.01);
  });
});

describe('lines by another hand, where they are', () => {
  test('gaming lines are found', () => {
    const gaming = SHARED === undefined ? [] : linesOf(SHARED, 'gaming.txt');
    expect(gaming.length === 0 ? 1 : share(gaming)).toBeGreaterThanOrEqual(0.9);
    expect(gaming.length === 0 ? 1 : meanShare(gaming)).toBeGreaterThanOrEqual(0.95);
  });

  test('short true answers are left alone', () => {
    const genuine = SHARED === undefined ? [] : linesOf(SHARED, 'genuine.txt');
    expect(flagged(genuine).length).toBeLessThanOrEqual(1);
  });
});
