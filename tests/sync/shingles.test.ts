import fc from 'fast-check';
import { isSimilar, prefixOf, shinglesOf } from '../../src/sync/review/shingles.ts';

/** Three words in a row, as texts: what the hashes stand for. */
function plainShingles(text: string): Set<string> {
  const words = text.split(' ');
  return new Set(words.slice(2).map((_word, at) => words.slice(at, at + 3).join(' ')));
}

const word = fc.constantFrom('orders', 'wait', 'for', 'stock', 'ulm', 'wartet', 'é', '在', 'ab', 'ba', 'a', 'b');
const text = fc.array(word, { minLength: 3, maxLength: 30 }).map((words) => words.join(' '));

test('two texts are similar where they share seven in ten of the longer one’s shingles', () => {
  let similar = 0;
  fc.assert(
    fc.property(text, fc.array(fc.nat(29), { maxLength: 4 }), word, (one, places, other) => {
      const changed = one.split(' ').map((same, at) => (places.includes(at) ? other : same));
      const [left, right] = [plainShingles(one), plainShingles(changed.join(' '))];
      const shared = [...left].filter((shingle) => right.has(shingle)).length;
      const isLong = left.size >= 5 && right.size >= 5;
      const expected = isLong && 10 * shared >= 7 * Math.max(left.size, right.size);
      expect(isSimilar(shinglesOf(one), shinglesOf(changed.join(' ')))).toBe(expected);
      if (expected) similar += 1;
    }),
    { numRuns: 2_000, seed: 3 },
  );
  expect(similar).toBeGreaterThan(200);
});

test('similar texts share one of their smallest shingles', () => {
  fc.assert(
    fc.property(text, fc.array(fc.nat(29), { maxLength: 3 }), word, (one, places, other) => {
      const changed = one.split(' ').map((same, at) => (places.includes(at) ? other : same));
      const [left, right] = [shinglesOf(one), shinglesOf(changed.join(' '))];
      const own = new Set(prefixOf(left));
      if (isSimilar(left, right)) expect(prefixOf(right).some((shingle) => own.has(shingle))).toBe(true);
    }),
    { numRuns: 2_000, seed: 4 },
  );
});

test('different words in a row have different hashes, also in another order', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
  const words = letters.flatMap((one) => letters.slice(0, 10).map((other) => one + other));
  const all = new Set<string>();
  let count = 0;
  for (let start = 0; start < 400; start += 1) {
    const some = Array.from(
      { length: 200 },
      (_, at) => words[(start * 7919 + at * at * 31 + at * start) % words.length]!,
    );
    const plain = plainShingles(some.join(' '));
    const shingles = shinglesOf(some.join(' '));
    expect(shingles).toHaveLength(plain.size);
    count += 1;
    for (const shingle of shingles) all.add(shingle);
  }
  expect(count).toBe(400);
  expect(shinglesOf('a b c d e f g h')).not.toEqual(shinglesOf('h g f e d c b a'));
  expect([...all].every((shingle) => /^[-\w]{8}$/.test(shingle))).toBe(true);
});
