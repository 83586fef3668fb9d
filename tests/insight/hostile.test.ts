import { checkAnswer } from '../../src/insight/index.ts';
import { HANG } from '../hang.ts';

const MEGABYTE = 1_000_000;
/** A text of about a megabyte. */
const filled = (part: string): string => part.repeat(Math.ceil(MEGABYTE / part.length));

/** One letter of every Unicode block, all letters one after the other. */
function everyBlock(): string {
  let text = '';
  for (let point = 1; point < 0x20000; point += 1)
    if (point < 0xd800 || point > 0xdfff) text += String.fromCodePoint(point);
  return text;
}

test.each([
  ['one word', 'a'.repeat(MEGABYTE)],
  ['one word again and again', filled('pain ')],
  ['tags', filled('<p>')],
  ['beginnings of tags', filled('<a ')],
  ['beginnings of comments', filled('<!--')],
  ['entities', filled('&amp')],
  ['brackets', filled('[')],
  ['blanks of a template', filled('_')],
  ['letters with hyphens', filled('a-')],
  ['letters with signs', filled('a@')],
  ['letters with dots', filled('a.')],
  ['labels', filled('a: ')],
  ['open brackets', filled('x (')],
  ['keys', filled('asd')],
  ['figures', filled('1,')],
  ['right-to-left', filled('\u202e\u05d0')],
  ['letters with marks', filled('e\u0301')],
  ['known words', filled('it is what it is ')],
  ['every block of Unicode', everyBlock()],
])('a megabyte of %s is checked without a hang', (_name, text) => {
  const began = performance.now();
  expect(() => checkAnswer({ text, concept: 'problem', question: 'What goes wrong?' })).not.toThrow();
  expect(performance.now() - began).toBeLessThan(HANG);
});
