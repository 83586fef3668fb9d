import { comparable } from '../../noteModel/normalize.ts';
import { denialOf } from '../denial.ts';
import { LATER_NO_PAINS, LATER_PAINS, NO_PAINS, PAINS } from './cases/denials.ts';

const read = (words: string) => denialOf(words, comparable);
const isDenied = (words: string) => ![undefined, 'affirmed'].includes(read(words));

test.each([
  ['no pains', NO_PAINS, 0.97],
  ['no pains, of the later set', LATER_NO_PAINS, 0.97],
])('finds %s in a loss that is denied, solved, elsewhere, imagined or only near', (_whose, sentences, least) => {
  expect(sentences.length).toBe(40);
  expect(sentences.filter(isDenied).length / sentences.length).toBeGreaterThanOrEqual(least);
});

test.each([
  ['pains', PAINS],
  ['pains, of the later set', LATER_PAINS],
])('keeps %s whose negation is the pain', (_whose, sentences) => {
  expect(sentences.length).toBe(40);
  expect(sentences.filter((one) => !isDenied(one)).length / sentences.length).toBeGreaterThanOrEqual(0.97);
});

test.each([
  ['We do not lose a single crate.', 'negated'],
  ['none so far', 'negated'],
  ['Bisher nichts Nennenswertes', 'negated'],
  ['keine bekannt', 'negated'],
  ['aucun pour l’instant', 'negated'],
  ['ninguno por ahora', 'negated'],
  ['The complaints have been sorted out.', 'solved'],
  ['At my last company we lost crates.', 'elsewhere'],
  ['Without her we would lose crates.', 'hypothetical'],
  ['We almost lost the hall.', 'nearly'],
  ['We lose crates.', 'affirmed'],
  ['bisher bekannt', undefined],
  ['It does not cost us anything.', 'negated'],
  ['It costs us a day.', undefined],
  ['The hall is blue.', undefined],
])('%s is %s', (words, denial) => {
  expect(read(words)).toBe(denial);
});

test.each([
  ['the right reason follows', 'Wir verlieren die Fahrer nicht wegen des Geldes, sondern wegen der App.'],
  ['a plain "but" follows', 'Nobody complains, but every order takes three days.'],
  ['another clause has a loss', 'We do not lose crates, we lose days.'],
  ['it still goes on', 'We used to lose crates and we still lose crates.'],
  ['it is the same here', 'At my last company we lost crates, same here.'],
  ['doing nothing costs it', 'If nothing changes, we would lose the certificate.'],
  ['it lasted until lately', 'We never lost a crate until May.'],
])('is affirmed where %s', (_why, words) => {
  expect(read(words)).toBe('affirmed');
});

test('reads a hostile sentence in milliseconds', () => {
  const parts = ['not ', 'nobody we ', 'lose ', 'ne a ', 'problem ', 'is ', 'if we ', 'no so far ', '. ', 'almost we '];
  const before = performance.now();
  for (const part of parts) read(part.repeat(600));
  expect(performance.now() - before).toBeLessThan(1000);
});
