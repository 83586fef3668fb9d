import { checkFiles, difference, fault, NOBODY } from './checks.ts';
import { checkHostile, hostileTexts } from './hostile.ts';
import { checkReaders, growth } from './linear.ts';
import { readSource } from '../../../src/insight/index.ts';

/** A twentieth of what `npm run soak` reads. */
const FILES = 500;
const SIZE = 52_429;

test('made-up files of each format give their speakers, words and order; damaged ones give possible turns', () => {
  expect(checkFiles(FILES, 11)).toEqual([]);
}, 300_000);

test('a swapped speaker, a lost word, a wrong line and an empty sentence are found', () => {
  const source = readSource('Ada: We lose two.\nBo: Why?', NOBODY);
  const talk = [
    { speaker: 'Ada', seconds: 0, sentences: ['We lose two.'] },
    { speaker: 'Bo', seconds: 1, sentences: ['Why?'] },
  ];
  expect(difference(talk, source)).toBeNull();
  expect(difference([...talk].reverse(), source)).toContain('wanted');
  expect(
    difference(
      talk.map((turn) => ({ ...turn, sentences: ['We lose.'] })),
      source,
    ),
  ).toContain('We lose.');
  expect(fault('Ada: We lose two.', source)).toBe('line 2 of 1');
  const turn = { speaker: null, side: 'unknown', label: null } as const;
  const place = { line: 1, seconds: null };
  expect(fault('x', { format: 'notes', turns: [{ ...turn, sentences: [{ text: '', place }] }] })).toContain('empty');
  expect(fault('x', { format: 'notes', turns: [{ ...turn, sentences: [{ text: 'a  b', place }] }] })).toContain(
    'folded',
  );
  expect(fault('x', { format: 'notes', turns: [{ ...turn, sentences: [] }] })).toBe('a turn without sentences');
});

test('long texts of one word, one sign, markup or one pattern are read without a crash or a hang', () => {
  expect(hostileTexts(SIZE).size).toBeGreaterThan(70);
  expect(checkHostile({ size: SIZE, isTimed: false }, console.info)).toEqual([]);
}, 300_000);

test('each reader takes twice the time for twice a hostile text, not four times', () => {
  expect(checkReaders({ size: 65_536, every: 19, from: 7, isTimed: false })).toEqual([]);
}, 300_000);

test('a reader that looks at all words for each word is found', () => {
  const pairs = (text: string): number => {
    let same = 0;
    for (let at = 0; at < text.length; at += 1)
      for (let other = 0; other < text.length; other += 1) if (text.charCodeAt(at) < text.charCodeAt(other)) same += 1;
    return same;
  };
  expect(growth((size) => pairs('ab'.repeat(size / 2)), 4096, 65_536)).toBeGreaterThan(3);
}, 180_000);
