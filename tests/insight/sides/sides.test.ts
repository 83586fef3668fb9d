import { readSource } from '../../../src/insight/index.ts';
import { DESIGN } from './design.ts';
import { FRESH } from './fresh.ts';
import type { SideCase } from './types.ts';

function sidesOf({ text, users = [], contacts = [] }: SideCase): Record<string, string> {
  const named = (names: readonly string[]) => names.map((name) => ({ name }));
  const { turns } = readSource(text, { users: named(users), contacts: named(contacts), companies: [], products: [] });
  return Object.fromEntries(turns.map(({ speaker, side }) => [speaker ?? '-', side]));
}

const RIGHT: Readonly<Record<string, readonly string[]>> = {
  customer: ['customer', 'unknown'],
  seller: ['seller', 'unknown'],
  colleague: ['seller', 'unknown'],
  unsure: ['unknown'],
};

test.each([...DESIGN, ...FRESH].map((one) => [one.name, one] as const))('no one is on the wrong side: %s', (_, one) => {
  const sides = sidesOf(one);
  for (const [speaker, right] of Object.entries(one.sides)) {
    expect([speaker, sides[speaker]]).toEqual([speaker, expect.stringMatching(RIGHT[right]?.join('|') ?? '')]);
  }
});

test('of the people of these sources whose side can be known, at least nine in ten have it', () => {
  const known = DESIGN.flatMap((one) => {
    const sides = sidesOf(one);
    return Object.entries(one.sides)
      .filter(([, right]) => right === 'customer' || right === 'seller')
      .map(([speaker, right]) => sides[speaker] === right);
  });
  expect(known.filter(Boolean).length / known.length).toBeGreaterThanOrEqual(0.9);
});
