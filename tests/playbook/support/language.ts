import fc from 'fast-check';
import { CONCEPTS, EVIDENCE } from '../../../src/playbook/index.ts';

/** Items of `require` as an author writes them; each kind of criterion, alone and in groups. */
type Item = Readonly<Record<string, unknown>>;

const evidence = fc.constantFrom(...EVIDENCE);
const concepts = fc.uniqueArray(fc.constantFrom(...CONCEPTS), { minLength: 1, maxLength: 3 });

const answered = (max: number): fc.Arbitrary<Item> =>
  concepts.chain((names) =>
    fc
      .record(Object.fromEntries(names.slice(0, max).map((name) => [name, evidence])))
      .map((levels) => ({ answered: levels })),
  );
const bounds = <T>(from: string, to: string, value: fc.Arbitrary<T>) =>
  fc.oneof(
    value.map((one) => ({ [from]: one })),
    value.map((one) => ({ [to]: one })),
    fc.tuple(value, value).map(([a, b]) => ({ [from]: a, [to]: b })),
    fc.constant({ known: true }),
  );
const day = fc.constantFrom('2022-05-05', '2025-02-02', 'today', 'today + 30', 'today - 1');

/** What rules can tell. */
const LEAVES: readonly (readonly [weight: number, item: fc.Arbitrary<Item>])[] = [
  [
    3,
    fc
      .record({ atLeast: fc.integer({ min: 1, max: 3 }), evidence: fc.constantFrom(...EVIDENCE.slice(1)) })
      .map((pains) => ({ pains })),
  ],
  [
    3,
    fc
      .record({ atLeast: fc.constantFrom(1, 0.5, 999.99, 25_000), evidence: fc.constantFrom(...EVIDENCE.slice(2)) })
      .map((impact) => ({ impact })),
  ],
  [2, fc.constantFrom('DF_Desired_Outcome__c', 'NextStep', 'Type', 'Description').map((filled) => ({ filled }))],
  [1, fc.constantFrom(['yes'], ['no', '"'], ['\\', 'Yes'], ['a, b']).map((values) => ({ picked: { Type: values } }))],
  [
    1,
    bounds('atLeast', 'atMost', fc.constantFrom(-5, 0, 0.5, 7)).map((more) => ({
      number: { field: 'Rank__c', ...more },
    })),
  ],
  [
    1,
    bounds('atLeast', 'atMost', fc.constantFrom(0, 29, 57.5)).map((more) => ({
      number: { field: 'Share__c', type: 'percent', ...more },
    })),
  ],
  [1, fc.constant({ number: { field: 'Amount', atLeast: 10_000, currency: 'EUR' } })],
  [1, fc.constant({ checked: 'Ready__c' })],
  [1, bounds('notBefore', 'notAfter', day).map((more) => ({ date: { field: 'Go_Live__c', ...more } }))],
  [1, fc.constantFrom('all', 'ifAny').map((prescribed) => ({ prescribed }))],
  [1, fc.constantFrom(1, 40, 100).map((atLeast) => ({ score: { atLeast } }))],
];

/** What only the children tell, and no rule. */
const UNCARRIED: readonly fc.Arbitrary<Item>[] = [
  fc
    .constantFrom({ kind: 'Risk' }, { driver: 'Cut Cost' }, { kind: 'Problem', driver: 'Grow' })
    .map((of) => ({ pains: { atLeast: 1, evidence: 'Heard', ...of } })),
  fc.constant({ pains: { atLeast: 1, evidence: 'Assumed' } }),
  fc.constant({ impact: { atLeast: 1000, evidence: 'Heard' } }),
];

const leaf = fc.oneof(...LEAVES.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** Groups of groups: `any` and `all` within each other, up to three deep. */
function grouped(part: fc.Arbitrary<Item>, depth: number): fc.Arbitrary<Item> {
  const inner = depth === 0 ? part : fc.oneof({ weight: 2, arbitrary: part }, grouped(part, depth - 1));
  const parts = fc.array(inner, { minLength: 1, maxLength: 3 });
  // The reason is short, so that a long group still fits into a rule's message.
  return fc.tuple(fc.constantFrom('any', 'any', 'all'), parts).map(([kind, of]) => ({ [kind]: of }));
}
const group = grouped(fc.oneof({ weight: 3, arbitrary: leaf }, answered(2)), 2).map((item) => ({
  ...item,
  say: 'do one thing or the other',
}));

/** A gate asks for a thing once. */
function subjects(item: Item): readonly string[] {
  return 'answered' in item ? Object.keys(item.answered as object) : [JSON.stringify(item)];
}
function once(items: readonly Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const fresh = subjects(item).every((subject) => !seen.has(subject));
    if (fresh) subjects(item).forEach((subject) => seen.add(subject));
    return fresh;
  });
}

/** Concepts of which an open answer is enough, next to others of which it is not. */
const open = fc
  .tuple(concepts, fc.array(fc.tuple(evidence, fc.boolean()), { minLength: 3, maxLength: 3 }))
  .map(([names, levels]) => ({
    answered: Object.fromEntries(
      names.map((name, index) => {
        const [level, isOpen] = levels[index] ?? ['Heard', true];
        return [name, isOpen || index === 0 ? { evidence: level, notKnownYet: true } : level];
      }),
    ),
  }));

const carried = fc.oneof(
  { weight: 5, arbitrary: answered(3) },
  { weight: 10, arbitrary: leaf },
  { weight: 3, arbitrary: group },
);
const watched = fc.oneof({ weight: 3, arbitrary: carried }, { weight: 2, arbitrary: fc.oneof(...UNCARRIED) });

/** A gate may hold several criteria that ask about the same, if each has an `id`; one with several concepts takes none. */
function named(items: readonly Item[]): Item[] {
  return items.map((item, index) => ('answered' in item ? item : { ...item, id: `item-${index}` }));
}

const require = (items: fc.Arbitrary<Item>) => fc.array(items, { minLength: 2, maxLength: 4 }).map(once).map(named);
const asked = fc.constantFrom(undefined, undefined, undefined, 'once');
const override = fc.constantFrom(undefined, undefined, { approver: 'DF_Approve_Gate_Overrides', maxDays: 30 });

/** Some of the stages after the first, with a gate each. */
export const gatesOf = (names: readonly string[]) =>
  fc.subarray(names.slice(1), { minLength: Math.ceil(names.length / 2) - 1 || 1 }).chain((entered) =>
    fc.tuple(
      ...entered.map((toEnter) =>
        fc.constantFrom('enforce', 'enforce', 'enforce', 'warn', 'observe').chain((mode) =>
          fc
            .record({
              require: require(mode === 'enforce' ? carried : watched),
              openly: fc.option(open, { nil: undefined }),
              override,
              asked,
            })
            .map(({ openly, ...parts }) => {
              const mayBeOpen = openly && parts.asked === undefined && toEnter !== names.at(-1);
              const require = mayBeOpen ? once([openly, ...parts.require]) : parts.require;
              return { toEnter, mode, ...parts, require };
            }),
        ),
      ),
    ),
  );

/** Mostly everything; the rest by one thing or two. */
export const scope = fc.constantFrom(
  ...Array.from({ length: 12 }, () => ({})),
  { amountAtLeast: 10_000 },
  { amountAtLeast: 10_000 },
  { amountAtLeast: { EUR: 10_000, USD: 5000.5 } },
  { amountAtLeast: { EUR: 10_000, USD: 5000.5 } },
  { recordTypes: ['New_Business', 'Renewal'] },
  { ownerProfiles: ['Sales "A"'], ownerRoles: ['EMEA'] },
  { ownerFlag: 'Gated__c', amountAtLeast: 10_000 },
);
