import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readStory, storyEvents } from '../../../src/local-org/demo/index.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FOLDER = join(ROOT, 'demo/story');
const file = (...path: string[]) => ({
  name: path.at(-1)!,
  text: readFileSync(join(FOLDER, ...path), 'utf8'),
});
const cast = file('cast.yaml');
const trades = readdirSync(join(FOLDER, 'trades'))
  .sort()
  .map((name) => file('trades', name));
const TODAY = Date.parse('2026-11-21T00:00:00Z') / 86_400_000;

/** All sentences of the story. */
function sentences(): string[] {
  const keys = ['heard', 'quoted', 'assumed', 'confirmed', 'because', 'effect', 'basis', 'next', 'about', 'outcome'];
  const found: string[] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string' && [...keys, 'reason', 'note', 'deal'].includes(key)) found.push(value);
    else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value)) walk(one, Array.isArray(value) ? key : name);
  };
  for (const { text } of trades) walk(parse(text), '');
  return found;
}

test('no sentence of the story appears twice', () => {
  const plain = sentences().map((one) => one.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' '));
  expect(plain.length).toBeGreaterThan(60);
  expect(plain.filter((one, index) => plain.indexOf(one) !== index)).toEqual([]);
});

test('all days move with the day of loading', () => {
  const story = readStory(cast, trades);
  const closes = (today: number) =>
    storyEvents(story, today).flatMap(({ fields }) =>
      typeof fields['CloseDate'] === 'string' ? [fields['CloseDate']] : [],
    );
  const moved = closes(TODAY).map((day) => new Date(Date.parse(day) + 10 * 86_400_000).toISOString().slice(0, 10));
  expect(closes(TODAY + 10)).toEqual(moved);
});

test('every lost deal of the story names its reason, as the documentation has it', () => {
  const reasons = Object.fromEntries(
    storyEvents(readStory(cast, trades), TODAY).flatMap(({ key, fields }) =>
      fields['StageName'] === 'Closed Lost' ? [[key.replace(/^.*:/, ''), fields['DF_Lost_Reason__c']]] : [],
    ),
  );
  expect(reasons).toEqual({ 'Hartnell Garden Supply': 'Price', 'Calloway Uniforms': 'No Fit' });
  const doc = readFileSync(join(ROOT, 'docs/demo-data.md'), 'utf8');
  expect(doc).toContain('Hartnell Garden Supply is lost (`DF_Lost_Reason__c` _Price_)');
  expect(doc).toContain(
    'Calloway Uniforms was closed by the seller, because the customer needs something else (_No fit_',
  );
});

const deal = (change: string) =>
  readStory(cast, [
    {
      name: 'mills.yaml',
      text: `industry: Other\ndeals:\n  - { firm: Kornmund Backstuben, city: A, country: B, staff: 1, deal: d, owner: sara, amount: 1, closes: 1, ${change} }`,
    },
  ]);

test.each([
  ['a stage in the future', 'path: { Prospecting: 3 }', /deals\[0\]: `path` needs stages with days before today/],
  ['a lost deal without a reason', 'path: { Prospecting: -3, Closed Lost: -1 }', /deals\[0\]: `lost` is `nothing`/],
  ['a reason of a deal that is not lost', 'path: { Prospecting: -3 }, lost: Price', /the key `lost` is not known here/],
  ['an owner who is not in the team', 'path: { Prospecting: -3 }, owner: bob', /Map keys must be unique/],
  ['a key that is not known', 'path: { Prospecting: -3 }, amont: 3', /deals\[0\]: the key `amont` is not known here/],
  [
    'an answer of nobody',
    'path: { Prospecting: -3 }, answers: { problem: { heard: It breaks., by: eva, on: -2 } }',
    /answers\.problem: `by` is `eva`; expected one of/,
  ],
  [
    'a product for a pain that nobody confirmed',
    'path: { Prospecting: -3 }, pains: [{ assumed: It breaks., on: -2, rx: { product: Order Desk, because: It ends. } }]',
    /pains\[0\]: `rx` needs `confirmed`/,
  ],
])('%s is refused with its place', (_name, change, message) => {
  expect(() => deal(change)).toThrow(message);
});
