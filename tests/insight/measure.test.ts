import { checkAnswer } from '../../src/insight/index.ts';
import { linesOf, OWN, SHARED } from './placeholders/lines.ts';
import type { Line } from './placeholders/lines.ts';

const CONCEPTS = ['situation', 'problem', 'budget'];
const share = (lines: readonly Line[], concept?: string): number =>
  lines.filter(({ text }) => checkAnswer({ text, ...(concept === undefined ? {} : { concept }) }) !== null).length /
  lines.length;
const meanShare = (lines: readonly Line[]): number =>
  CONCEPTS.reduce((sum, concept) => sum + share(lines, concept), 0) / CONCEPTS.length;
const flagged = (lines: readonly Line[]): string[] =>
  lines
    .filter(({ text }) =>
      [undefined, ...CONCEPTS].some((concept) => share([{ text, group: '', index: 0 }], concept) > 0),
    )
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
