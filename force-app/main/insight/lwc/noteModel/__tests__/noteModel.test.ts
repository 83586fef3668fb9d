import { BUCKETS, TOPICS, featuresOf, modelBytes, readModel } from '../noteModel.ts';
import type { Statement } from '../noteModel.ts';
import { comparable } from '../normalize.ts';
import { amountAt } from '../amounts.ts';
import { kindsAt } from '../wordKinds.ts';

const steps = new Float32Array(TOPICS.length).fill(1);
const biases = new Float32Array(TOPICS.length);
const statement = (text: string, previous = ''): Statement => ({ text, side: 'customer', previous });

/** A model that knows one word, as a sign of one topic. */
function modelOf(word: string, topic: (typeof TOPICS)[number]) {
  const weights = new Int8Array(TOPICS.length * BUCKETS);
  const other = new Set(featuresOf(statement('')));
  for (const feature of featuresOf(statement(word))) {
    if (!other.has(feature)) weights[TOPICS.indexOf(topic) * BUCKETS + feature] = 5;
  }
  return readModel(modelBytes(weights, steps, biases));
}

test('reads a topic from the weights, and probabilities add up to 1', () => {
  const reading = modelOf('invoices', 'situation').read(statement('The invoices come in late.'));
  const shares = Object.values(reading);
  expect(reading.situation).toBe(Math.max(...shares));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
});

test('knows nothing about words without weights', () => {
  const shares = Object.values(modelOf('invoices', 'situation').read(statement('Zebra')));
  expect(Math.max(...shares)).toBeLessThan(0.2);
});

test('reads bytes that lie within a larger buffer', () => {
  const bytes = modelBytes(new Int8Array(TOPICS.length * BUCKETS).fill(3), steps, biases);
  const larger = new Uint8Array(bytes.length + 7);
  larger.set(bytes, 7);
  expect(readModel(larger.subarray(7)).read(statement('Zebra'))).toEqual(readModel(bytes).read(statement('Zebra')));
});

test.each([
  ['cut short', (bytes: Uint8Array) => bytes.subarray(0, 1000)],
  ['of another kind', (bytes: Uint8Array) => bytes.map((byte, index) => (index === 0 ? 0 : byte))],
  ['with another number of topics', (bytes: Uint8Array) => bytes.map((byte, index) => (index === 4 ? 9 : byte))],
  ['empty', () => new Uint8Array(8)],
])('refuses weights %s', (_name, spoil) => {
  const bytes = modelBytes(new Int8Array(TOPICS.length * BUCKETS), steps, biases);
  expect(() => readModel(spoil(bytes))).toThrow('do not fit this version');
});

test('gives the same features for the same words in other case, accents and digits', () => {
  expect(featuresOf(statement('ÜBER 41 Tage'))).toEqual(featuresOf(statement('uber 97 tage')));
});

test('gives other features to the same words after another question', () => {
  expect(featuresOf(statement('Four weeks.', 'How long?'))).not.toEqual(
    featuresOf(statement('Four weeks.', 'Who signs?')),
  );
});

test('reads a text of a megabyte without spaces in bounded time', () => {
  expect(featuresOf(statement('a'.repeat(1_000_000))).length).toBeLessThan(10_000);
});

test.each([
  ['€12,500 for 3.5 %', '€ 12500 for 35 %'],
  ['Où ? Straße → œuvre', 'ou ? strasse > oeuvre'],
  ['  …  ', ''],
])('normalises %s', (text, normal) => {
  expect(comparable(text)).toBe(normal);
});

test.each([
  ['unterschreibt', 'sign'],
  ['firmar', 'sign'],
  ['ceo', 'boss'],
])('knows %s as a word of the class %s', (word, kind) => {
  expect(kindsAt([word], 0)).toContain(kind);
});

test('knows a class of several words only where they follow each other', () => {
  expect(kindsAt(['green', 'light'], 0)).toContain('sign');
  expect(kindsAt(['green', 'paint'], 0)).not.toContain('sign');
  expect(kindsAt(['green'], 0)).not.toContain('sign');
  expect(kindsAt([], 0)).toEqual([]);
});

test.each([
  ['400k', '#money'],
  ['euros', '#money'],
  ['prozent', '#percent'],
  ['por ciento', '#percent'],
  ['pour cent', '#percent'],
  ['por favor', undefined],
  ['march', '#date'],
  ['mar 3', '#date'],
  ['mar azul', undefined],
  ['monday', '#date'],
  ['q3', '#date'],
  ['2027', '#date'],
  ['weeks', '#time'],
  ['12', '#number'],
  ['1500', '#big'],
  ['twenty', '#word'],
  ['zebra', undefined],
])('reads the class of the amount in %s', (text, kind) => {
  expect(amountAt(text.split(' '), 0)).toBe(kind);
});

test('reads a short month after a day, and nothing behind the end', () => {
  expect([amountAt(['3', 'mar'], 1), amountAt(['3'], 4)]).toEqual(['#date', undefined]);
});
