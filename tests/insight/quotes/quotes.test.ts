import { findQuote, placeText, quoteFinder, readSource } from '../../../src/insight/index.ts';
import type { Claim, NoteSource } from '../../../src/insight/index.ts';
import { testSeed } from '../../seed.ts';
import { CUSTOMERS, FORMATS, SELLER, conversation, randomOf } from './conversation.ts';
import type { Random, Spoken } from './conversation.ts';

/** `TEST_SOAK=1` runs 100,000 false quotes and 10,000 true ones instead of a twentieth. */
const SHARE = process.env['TEST_SOAK'] === '1' ? 1 : 20;
const FALSE_QUOTES = 100_000 / SHARE;
const TRUE_QUOTES = 10_000 / SHARE;

const KNOWN = {
  contacts: CUSTOMERS.map((name) => ({ name })),
  users: [{ name: SELLER }],
  companies: [],
  products: [],
};

interface Case {
  readonly spoken: readonly Spoken[];
  readonly source: NoteSource;
  readonly find: (claim: Claim) => unknown;
}

function caseOf(random: Random, first: number): Case {
  const spoken = conversation(random, first);
  const formats = Object.values(FORMATS);
  const source = readSource(formats[random(formats.length)]!(spoken), KNOWN);
  return { spoken, source, find: quoteFinder(source) };
}

const isCustomer = ({ by }: Spoken): boolean => by !== SELLER;
const one = <Item>(random: Random, list: readonly Item[]): Item => list[random(list.length)]!;

/** The place of a sentence as the reader of sources found it: by the figure that only this sentence has. */
function placeOf({ source }: Case, { words }: Spoken): string {
  const figure = /\d+/.exec(words)![0];
  const all = source.turns.flatMap(({ sentences }) => sentences);
  return placeText(all.find(({ text }) => new RegExp(`\\b${figure}\\b`).test(text))!.place);
}

/** A true quote: whole, cut at both ends where no negation is lost, or two sentences; as the seller may have typed it. */
function trueQuote(random: Random, at: Case): Claim {
  const index = one(
    random,
    [...at.spoken.keys()].filter((each) => isCustomer(at.spoken[each]!)),
  );
  const spoken = at.spoken[index]!;
  const next = at.spoken[index + 1];
  let words = spoken.words;
  if (next?.by === spoken.by && random(3) === 0) words = `${words} ${next.words}`;
  else if (!spoken.isNegated && random(2) === 0) {
    const all = words.split(' ');
    words = all.slice(random(3), all.length - random(3)).join(' ');
  }
  const changes: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.replace(/[“”]/g, '"').replace(/’/g, "'"),
    (text) =>
      text.replaceAll('&', '&amp;').replaceAll('“', '&quot;').replaceAll('”', '&#x22;').replaceAll('’', '&rsquo;'),
    (text) => text.replaceAll(' ', '\r\n  '),
    (text) => `“${text.replace(/\.$/, '')}”`,
    (text) => text.normalize('NFD').replaceAll(' ', '\u00A0').replace(/week/g, 'we\u00ADek'),
  ];
  return { words: one(random, changes)(words), speaker: spoken.by, place: placeOf(at, spoken) };
}

/** What makes a true quote false; null where a kind does not fit the sentence. */
const MUTATIONS: Readonly<Record<string, (random: Random, at: Case, spoken: Spoken) => Claim | null>> = {
  'a word changed': (random, at, spoken) => {
    const words = spoken.words.split(' ');
    const index = random(words.length);
    const other = one(random, ['pallets', 'gain', 'we', 'todo', '7', `${words[index]!}s`, words[index]!.toUpperCase()]);
    if (other === words[index]) return null;
    return { words: words.with(index, other).join(' '), speaker: spoken.by, place: placeOf(at, spoken) };
  },
  'a negation added': (random, at, spoken) => {
    const words = spoken.words.split(' ');
    const index = 1 + random(words.length - 1);
    const not = one(random, ['not', 'never', 'nicht', 'keine', 'ne', 'pas', 'no', 'nunca', 'don’t']);
    return { words: words.toSpliced(index, 0, not).join(' '), speaker: spoken.by, place: placeOf(at, spoken) };
  },
  'a negation dropped': (random, at, spoken) => {
    if (!spoken.isNegated) return null;
    const [, before, after] = /^(.*?) ?(?:do not|never|nicht|ne jamais|no|don’t) (.*)$/.exec(spoken.words)!;
    const words = one(random, [`${before!} ${after!}`, after!, before!]);
    // `The night shift` alone may be said without a negation somewhere else.
    if (at.spoken.some((each) => each !== spoken && each.words.includes(words))) return null;
    return { words, speaker: spoken.by, place: random(2) === 0 ? null : placeOf(at, spoken) };
  },
  'another speaker': (random, at, spoken) => ({
    words: spoken.words,
    speaker: one(
      random,
      [SELLER, ...CUSTOMERS, 'Mara', ''].filter((name) => name !== spoken.by),
    ),
    place: random(2) === 0 ? null : placeOf(at, spoken),
  }),
  'the seller’s words': (random, at) => {
    const spoken = one(
      random,
      at.spoken.filter((each) => !isCustomer(each)),
    );
    return { words: spoken.words, speaker: one(random, [...CUSTOMERS, null, SELLER]), place: null };
  },
  'another place': (random, at, spoken) => {
    const place = placeOf(at, one(random, at.spoken));
    return place === placeOf(at, spoken) ? null : { words: spoken.words, speaker: spoken.by, place };
  },
  'another source': (random, _, spoken) => {
    const other = conversation(random, 5_000_000 + random(1000) * 20);
    return { words: one(random, other.filter(isCustomer)).words, speaker: spoken.by, place: null };
  },
};

const seed = testSeed(20261128);

test(`of ${TRUE_QUOTES} true quotes in five formats at least 99.9 % are found`, () => {
  const random = randomOf(seed);
  let missed: Claim[] = [];
  for (let count = 0; count < TRUE_QUOTES;) {
    const at = caseOf(random, 1000 + count * 20);
    for (let each = 0; each < 10; each += 1, count += 1) {
      const claim = trueQuote(random, at);
      if (at.find(claim) === null) missed = [...missed, claim];
    }
  }
  if (missed.length > TRUE_QUOTES * 0.001)
    throw new Error(`${missed.length} missed: ${JSON.stringify(missed.slice(0, 5))}`);
}, 600_000);

test(`of ${FALSE_QUOTES} false quotes of ${Object.keys(MUTATIONS).length} kinds none is found`, () => {
  const random = randomOf(seed + 1);
  const accepted: { kind: string; claim: Claim }[] = [];
  const counts = new Map<string, number>();
  for (let count = 0; count < FALSE_QUOTES;) {
    const at = caseOf(random, 1000 + count * 20);
    for (let each = 0; each < 50; each += 1) {
      const kind = one(random, Object.keys(MUTATIONS));
      const claim = MUTATIONS[kind]!(random, at, one(random, at.spoken.filter(isCustomer)));
      if (claim === null) continue;
      count += 1;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      if (at.find(claim) !== null) accepted.push({ kind, claim });
    }
  }
  expect(accepted.slice(0, 5)).toEqual([]);
  expect(Math.min(...counts.values())).toBeGreaterThan(FALSE_QUOTES / 50);
}, 600_000);

test('the words of someone whose side is unknown are no quote of the customer', () => {
  const source = readSource('We lose 12 orders a week.', { contacts: [], users: [], companies: [], products: [] });
  expect(source.turns.some(({ side }) => side === 'customer')).toBe(false);
  expect(findQuote(source, { words: 'We lose 12 orders a week.', speaker: null, place: null })).toBeNull();
});
