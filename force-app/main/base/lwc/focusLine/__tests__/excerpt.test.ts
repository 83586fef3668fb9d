import { excerptOf } from '../excerpt.ts';
import { namesFor } from '../names.ts';

/** The excerpt with brackets around what is marked. */
function shown(text: string, ...words: readonly string[]): string {
  const places = words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }));
  return excerptOf(text, places)
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join('');
}

describe('the excerpt', () => {
  test('a short text is whole, with each place marked', () => {
    expect(shown('It is the best and finest tool', 'best', 'finest')).toBe('It is the [best] and [finest] tool');
    expect(shown('best', 'best')).toBe('[best]');
    const end = 'It is the best suite on the market and nobody comes close';
    expect(shown(end, 'best')).toBe('It is the [best] suite on the market and nobody comes close');
    expect(excerptOf('nothing to show', [])).toEqual([]);
  });

  test('of a long text what is around the places, cut between words', () => {
    const text = `${'one two three four five six seven eight nine ten '.repeat(3)}the best tool ${'and so on '.repeat(20)}`;
    const excerpt = shown(text, 'best');
    expect(excerpt).toMatch(/^…(?:\w+ )+the \[best\] tool (?:\w+ )+\w+…$/);
    expect(excerpt.length).toBeLessThan(110);
    for (const word of excerpt.replace(/[…[\]]/g, '').split(' ')) expect(text.split(' ')).toContain(word);
  });

  test('places far apart, or one endless word, do not make it long', () => {
    const far = `best ${'word '.repeat(500)}finest`;
    expect(shown(far, 'best', 'finest').length).toBeLessThan(300);
    const endless = '𝔟'.repeat(5000);
    const pieces = excerptOf(endless, [{ start: 0, end: endless.length }]);
    expect(pieces.map(({ text }) => text).join('').length).toBeLessThan(300);
    for (const { text } of pieces) expect(text.isWellFormed()).toBe(true);
    const cut = excerptOf(`x${endless} best`, [{ start: 1001, end: 1003 }]);
    for (const { text } of cut) expect(text.isWellFormed()).toBe(true);
  });
});

test.each([
  ['Feldhaus Logistik GmbH', 'Feldhaus Logistik'],
  ['Ostrander Systems, Inc.', 'Ostrander Systems'],
  ['Transports Morel S.A.R.L.', 'Transports Morel'],
  ['Envíos Robledo S.L.', 'Envíos Robledo'],
  ['Brennan Freight plc', 'Brennan Freight'],
])('%s is also written %s', (full, short) => {
  expect(namesFor(undefined, { company: full, customer: full, product: '' })).toEqual({
    companies: [full, short],
    products: [],
    customer: [full, short],
  });
});

test('what is not known has no name, and a name without a legal form stands once', () => {
  const none = namesFor(undefined, { company: '', customer: ' ', product: '' });
  expect(none).toEqual({ companies: [], products: [], customer: [] });
  expect(namesFor(undefined, { company: 'Sage', customer: 'Visage', product: 'Till' })).toEqual({
    companies: ['Sage'],
    products: ['Till'],
    customer: ['Visage'],
  });
});
