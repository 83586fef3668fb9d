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

/** One of `freq` is undefined. */
const maybe = <T>(value: fc.Arbitrary<T>, freq = 2) => fc.option(value, { freq, nil: undefined });
/** Without the keys that have no value. */
function given(item: Item): Item {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}
const orBlank = fc.constantFrom(undefined, true);

/** Conditions over fields, of which `when` and `unless` are made too. */
const PLAIN_FIELDS: readonly fc.Arbitrary<Item>[] = [
  fc.constantFrom('DF_Desired_Outcome__c', 'NextStep', 'Type', 'Description').map((filled) => ({ filled })),
  fc.constantFrom(['yes'], ['no', '"'], ['\\', 'Yes'], ['a, b']).map((values) => ({ picked: { Type: values } })),
  fc.constantFrom(['Banking'], ['Energy', 'Banking']).map((values) => ({ picked: { 'Account.Industry': values } })),
  bounds('atLeast', 'atMost', fc.constantFrom(-5, 0, 0.5, 7)).map((more) => ({
    number: { field: 'Rank__c', ...more },
  })),
  bounds('atLeast', 'atMost', fc.constantFrom(0, 29, 57.5)).map((more) => ({
    number: { field: 'Share__c', type: 'percent', ...more },
  })),
  bounds('atLeast', 'atMost', fc.constantFrom(0, 1_000_000)).map((more) => ({
    number: { field: 'Account.AnnualRevenue', ...more },
  })),
  fc.constant({ checked: 'Ready__c' }),
  bounds('notBefore', 'notAfter', day).map((more) => ({ date: { field: 'Go_Live__c', ...more } })),
  bounds('notBefore', 'notAfter', day).map((more) => ({ date: { field: 'Signed_At__c', type: 'dateTime', ...more } })),
];

/** Conditions over fields that only criteria can be. */
const MORE_FIELDS: readonly fc.Arbitrary<Item>[] = [
  fc.constantFrom(0, 7, 60).map((atMost) => ({ movedBy: { field: 'CloseDate', atMost } })),
  fc
    .tuple(fc.constantFrom('Type', 'NextStep'), fc.constantFrom(['yes'], ['no', '"']))
    .map(([field, values]) => ({ picked: { [field]: values, orBlank: true } })),
  fc.tuple(bounds('atLeast', 'atMost', fc.constantFrom(0, 7)), orBlank).map(([more, blank]) => ({
    number: given({ field: 'Rank__c', ...more, orBlank: blank }),
  })),
  fc.tuple(fc.constantFrom('Go_Live__c', 'Signed_At__c'), day).map(([field, notBefore]) => ({
    date: { field, type: field === 'Go_Live__c' ? 'date' : 'dateTime', notBefore, orBlank: true },
  })),
];

const plain = fc.oneof(...PLAIN_FIELDS);
const condition: fc.Arbitrary<Item> = fc.oneof(
  { weight: 3, arbitrary: plain },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('any', 'all'), fc.array(plain, { minLength: 1, maxLength: 2 }))
      .map(([kind, of]) => ({ [kind]: of })),
  },
);
/** On which deals an item is asked; most are asked on all. */
const deals: fc.Arbitrary<Item> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: condition.map((when) => ({ when })) },
  { weight: 1, arbitrary: condition.map((unless) => ({ unless })) },
  { weight: 1, arbitrary: fc.record({ when: condition, unless: condition }) },
);
const ofSomeDeals = (item: fc.Arbitrary<Item>) => fc.tuple(item, deals).map(([one, asked]) => ({ ...one, ...asked }));

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
  ...[...PLAIN_FIELDS, ...MORE_FIELDS].map((item) => [1, item] as const),
  [1, fc.constant({ number: { field: 'Amount', atLeast: 10_000, currency: 'EUR' } })],
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

/** `some` of parts, of which some have points; so many are asked for as the parts give, or fewer. */
function someOf(part: fc.Arbitrary<Item>): fc.Arbitrary<Item> {
  const parts = fc.array(fc.tuple(part, maybe(fc.integer({ min: 1, max: 3 }))), { minLength: 1, maxLength: 4 });
  return fc.tuple(parts, fc.nat({ max: 99 })).map(([all, roll]) => {
    const of = all.map(([item, points]) => given({ ...item, points }));
    // Each concept of a part has its points.
    const size = (item: Item) => ('answered' in item ? Object.keys(item.answered as object).length : 1);
    const most = all.reduce((sum, [item, points = 1]) => sum + size(item) * points, 0);
    return { some: { atLeast: 1 + (roll % most), of } };
  });
}

/** Groups of groups: `any`, `all` and `some` within each other, up to three deep. */
function grouped(part: fc.Arbitrary<Item>, depth: number): fc.Arbitrary<Item> {
  const inner = depth === 0 ? part : fc.oneof({ weight: 2, arbitrary: part }, grouped(part, depth - 1));
  const parts = fc.array(inner, { minLength: 1, maxLength: 3 });
  // The reason is short, so that a long group still fits into a rule's message.
  const anyOrAll = fc.tuple(fc.constantFrom('any', 'any', 'all'), parts).map(([kind, of]) => ({ [kind]: of }));
  return fc.oneof({ weight: 3, arbitrary: anyOrAll as fc.Arbitrary<Item> }, { weight: 2, arbitrary: someOf(inner) });
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

const carried = ofSomeDeals(
  fc.oneof({ weight: 5, arbitrary: answered(3) }, { weight: 10, arbitrary: leaf }, { weight: 3, arbitrary: group }),
);
/** What a new deal can have, and a gate to an exempt stage can ask for. */
const ofFields = ofSomeDeals(
  fc.oneof(
    { weight: 5, arbitrary: fc.oneof(...PLAIN_FIELDS, ...MORE_FIELDS) },
    { weight: 1, arbitrary: someOf(plain).map((item) => ({ ...item, say: 'know enough of it' })) },
  ),
);
const watched = fc.oneof({ weight: 3, arbitrary: carried }, { weight: 2, arbitrary: fc.oneof(...UNCARRIED) });

/** A gate may hold several criteria that ask about the same, if each has an `id`; one with several concepts takes none. */
function named(items: readonly Item[]): Item[] {
  return items.map((item, index) => ('answered' in item ? item : { ...item, id: `item-${index}` }));
}

const require = (items: fc.Arbitrary<Item>, minLength = 2) =>
  fc.array(items, { minLength, maxLength: 4 }).map(once).map(named);
const asked = fc.constantFrom(undefined, undefined, undefined, 'once');
const override = fc.constantFrom(undefined, undefined, { approver: 'DF_Approve_Gate_Overrides', maxDays: 30 });

/** A gate as an author writes it. */
export interface GateText {
  readonly toEnter: string;
  readonly mode: string;
  readonly require: readonly Item[];
  readonly name?: string | undefined;
  readonly override?: object | undefined;
  readonly asked?: string | undefined;
  readonly recordTypes?: readonly string[] | undefined;
  readonly exceptRecordTypes?: readonly string[] | undefined;
  readonly exceptPermission?: string | undefined;
  readonly onlyFrom?: readonly string[] | undefined;
}

const mode = fc.constantFrom('enforce', 'enforce', 'enforce', 'warn', 'observe');

/** The permission that gates except, where they except one. */
export const EXCEPTED = 'May_Skip';
/** Which deals and whose saves a gate asks; most ask all. */
const askedDeals: fc.Arbitrary<Pick<GateText, 'recordTypes' | 'exceptRecordTypes' | 'exceptPermission'>> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(['New_Business'], ['Renewal', 'Other']).map((recordTypes) => ({ recordTypes })),
  },
  { weight: 1, arbitrary: fc.constant({ exceptRecordTypes: ['Renewal'] }) },
  { weight: 1, arbitrary: fc.constant({ exceptPermission: EXCEPTED }) },
  { weight: 1, arbitrary: fc.constant({ recordTypes: ['New_Business'], exceptPermission: EXCEPTED }) },
);

/** A gate to a stage of the playbook. */
function gateTo(toEnter: string, names: readonly string[]): fc.Arbitrary<GateText> {
  const before = names.slice(0, names.indexOf(toEnter));
  const onlyFrom = maybe(fc.subarray(before, { minLength: 1 }));
  return fc.tuple(mode, fc.nat({ max: 5 })).chain(([mode, roll]) =>
    fc
      .record({
        // One gate of three asks for fields only.
        require: require(mode !== 'enforce' ? watched : roll < 2 ? ofFields : carried),
        openly: roll < 2 ? fc.constant(undefined) : maybe(open, 5),
        override,
        asked,
        onlyFrom: roll % 3 === 1 ? onlyFrom : fc.constant(undefined),
        deals: askedDeals,
      })
      .map(({ openly, deals: ofDeals, ...parts }) => {
        const mayBeOpen = openly && parts.asked === undefined && toEnter !== names.at(-1);
        const require = mayBeOpen ? once([openly, ...parts.require]) : parts.require;
        return { toEnter, mode, ...parts, ...ofDeals, require };
      }),
  );
}

/** A gate to an exempt stage. */
function gateOutside(stages: readonly string[]): fc.Arbitrary<GateText> {
  return fc
    .record({ toEnter: fc.constantFrom(...stages), mode, require: require(ofFields, 1), deals: askedDeals })
    .map(({ deals: ofDeals, ...gate }) => ({ ...gate, ...ofDeals }));
}

/** The gates without the second `override` at one stage, which the check refuses: an override names a stage. */
export function overriddenOnce(gates: readonly GateText[]): readonly GateText[] {
  return gates.map((gate, index) => {
    const isSecond = gates.slice(0, index).some(({ toEnter, override }) => override && toEnter === gate.toEnter);
    return isSecond ? { ...gate, override: undefined } : gate;
  });
}

/**
 * Some of the stages after the first, with a gate each; one of them may have a second gate, and one of the exempt stages a gate.
 * @param exempt stages that the playbook may have as exempt ones
 */
export const gatesOf = (names: readonly string[], exempt: readonly string[]): fc.Arbitrary<readonly GateText[]> =>
  fc
    .subarray(names.slice(1), { minLength: Math.ceil(names.length / 2) - 1 || 1 })
    .chain((entered) =>
      fc
        .tuple(
          fc.tuple(...entered.map((toEnter) => gateTo(toEnter, names))),
          maybe(fc.constantFrom(...entered).chain((toEnter) => gateTo(toEnter, names))),
          maybe(gateOutside(exempt)),
        )
        .map(([gates, second, outside]) =>
          overriddenOnce([...gates, ...(second ? [{ ...second, name: 'second' }] : []), ...(outside ? [outside] : [])]),
        ),
    );

/** Mostly none. */
export const onlySteps = fc.oneof(
  { weight: 6, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        most: fc.constantFrom(1, 2),
        mode: fc.constantFrom('enforce', 'enforce', 'warn', undefined),
        exceptPermission: fc.constantFrom(undefined, EXCEPTED),
      })
      .map((steps) => given(steps)),
  },
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
