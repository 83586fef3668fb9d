import { randomStream } from './random.ts';
import type { Random } from './random.ts';

/** Fields of a record to insert, by API name. */
type Fields = Readonly<Record<string, string | number>>;

/** One deal with what is known about it. References to accounts, contacts and owners are positions in the lists that the org was given. */
export interface SeedDeal {
  readonly account: number;
  readonly owner: number;
  readonly fields: Fields;
  /** Without the deal, the key and the contacts, which only the saved deal gives. */
  readonly answers: readonly SeedChild[];
  readonly pains: readonly SeedChild[];
}

export interface SeedChild {
  readonly fields: Fields;
  /** Needs who said it. */
  readonly quoted: boolean;
  /** Needs who confirmed it. */
  readonly confirmed: boolean;
}

const STAGES = [
  ['Prospecting', 14],
  ['Qualification', 14],
  ['Needs Analysis', 10],
  ['Value Proposition', 8],
  ['Id. Decision Makers', 5],
  ['Perception Analysis', 4],
  ['Proposal/Price Quote', 6],
  ['Negotiation/Review', 4],
  ['Closed Won', 15],
  ['Closed Lost', 20],
] as const;
const CONCEPTS = [
  'situation',
  'problem',
  'root cause',
  'business impact',
  'desired state',
  'economic buyer',
  'timeline',
];
const EVIDENCE = [
  ['Assumed', 3],
  ['Heard', 4],
  ['Quoted', 2],
  ['Confirmed', 1],
] as const;
const SOURCES = ['Call', 'Meeting', 'Email', 'Document', 'Playback'];
const KINDS = ['Problem', 'Goal', 'Risk'];
const THINGS = ['Renewal', 'Expansion', 'New plant', 'Service contract', 'Replacement', 'Pilot', 'Roll-out', 'Upgrade'];
const SAYINGS = [
  'We lose half a day each week to typing orders twice',
  'Every month we pay overtime because the plan is wrong by Tuesday',
  'Two of five deliveries go out late and nobody knows why',
  'Our people print the list and walk around with it',
  'If the auditor comes again we cannot show who changed what',
];
const DAY = 86_400_000;
/** One deal in ten has a diagnosis. */
const DIAGNOSED_PERCENT = 10;

/** Which children the deals have. */
export interface Diagnosis {
  /** Each deal has two answers and a pain whose texts no other one has, but for one in a thousand. Else one deal in ten has a few, of few texts. */
  readonly everyDeal?: boolean;
}

/** What all deals of a seed have in common. */
export interface DealSeed extends Diagnosis {
  readonly seed: number;
  /** ISO day; all dates lie around it. */
  readonly today: string;
  readonly accounts: number;
  readonly owners: number;
}

/** Deal number `n` of a seed. Pure: the same numbers give the same deal. */
export function seedDeal({ seed, today, accounts, owners, everyDeal = false }: DealSeed, n: number): SeedDeal {
  const random = randomStream(seed, n);
  const stage = random.weighted(STAGES);
  const closed = stage.startsWith('Closed');
  const created = -(closed ? 30 + random.int(1000) : random.int(200));
  const close = closed ? Math.min(-1, created + 20 + random.int(160)) : 1 + random.int(240);
  // Small deals are many and large ones few: the product of two even draws.
  const amount = 1000 + random.int(700) * random.int(700);
  const diagnosed = random.chance(DIAGNOSED_PERCENT);
  const from = random.int(CONCEPTS.length);
  const children = everyDeal ? ownChildren(random, today, from) : fewChildren(random, today, { diagnosed, from });
  return {
    account: random.int(accounts),
    owner: random.int(owners),
    fields: {
      Name: `${random.pick(THINGS)} ${String(n + 1).padStart(7, '0')}`,
      StageName: stage,
      CloseDate: day(today, close),
      // Noon, so that it is the same day in every time zone of the org's users.
      CreatedDate: `${day(today, created)}T12:00:00.000Z`,
      ...(random.chance(95) ? { Amount: amount } : {}),
    },
    ...children,
  };
}

type Children = Pick<SeedDeal, 'answers' | 'pains'>;

function fewChildren(
  random: Random,
  today: string,
  { diagnosed, from }: { readonly diagnosed: boolean; readonly from: number },
): Children {
  if (!diagnosed) return { answers: [], pains: [] };
  const answers = Array.from({ length: 2 + random.int(3) }, (_, i) =>
    child(random, today, {
      Concept__c: CONCEPTS[(from + i) % CONCEPTS.length]!,
      Answer__c: random.pick(SAYINGS),
    }),
  );
  return { answers, pains: Array.from({ length: 1 + random.int(2) }, () => pain(random, today, saying)) };
}

function ownChildren(random: Random, today: string, from: number): Children {
  const answers = [0, 1].map((i) =>
    child(random, today, { Concept__c: CONCEPTS[(from + i) % CONCEPTS.length]!, Answer__c: ownText(random) }, ownText),
  );
  return { answers, pains: [pain(random, today, ownText)] };
}

const pain = (random: Random, today: string, text: TextOf): SeedChild => {
  const fields = {
    Statement__c: text(random),
    Kind__c: random.pick(KINDS),
    Impact_Likely__c: 500 * (1 + random.int(400)),
  };
  return child(random, today, fields, text);
};

/** Makes a text or quote. */
type TextOf = (random: Random) => string;

const saying: TextOf = (random) => random.pick(SAYINGS);

const WHAT = [
  'orders',
  'invoices',
  'returns',
  'quotes',
  'claims',
  'visits',
  'labels',
  'samples',
  'pallets',
  'contracts',
];
const HOW = ['typed twice', 'signed by hand', 'sent by post', 'checked on paper', 'counted again', 'kept in a list'];

const SYLLABLES = [
  'ba',
  'den',
  'ko',
  'li',
  'mar',
  'no',
  'per',
  'ri',
  'sel',
  'ta',
  'vi',
  'wen',
  'zo',
  'fa',
  'gul',
  'hem',
];

/** A sentence with six names: most of its three words in a row are in no other one. One in a thousand is one that others have too. */
function ownText(random: Random): string {
  const name = () => {
    const letters = Array.from({ length: 6 }, () => random.pick(SYLLABLES)).join('');
    return letters[0]!.toUpperCase() + letters.slice(1);
  };
  const text = `${name()} of ${name()} says ${random.pick(WHAT)} for ${name()} are ${random.pick(HOW)} until ${name()} or ${name()} has signed at ${name()}`;
  return random.int(1000) === 0 ? random.pick(SAYINGS) : text;
}

/** What a customer answers to a playback. */
const CONFIRMATION: Fields = { Confirmed_Words__c: 'Yes, that is how it is with us.', Confirmed_Source__c: 'Playback' };

function child(random: Random, today: string, fields: Fields, text: TextOf = saying): SeedChild {
  const evidence = random.weighted(EVIDENCE);
  const quoted = evidence === 'Quoted' || evidence === 'Confirmed';
  const words = () => ({
    Quote__c: text(random),
    Said_On__c: day(today, -random.int(90)),
    Source__c: random.pick(SOURCES),
  });
  return {
    quoted,
    confirmed: evidence === 'Confirmed',
    fields: {
      ...fields,
      Evidence__c: evidence,
      ...(quoted ? words() : {}),
      ...(evidence === 'Confirmed' ? { ...CONFIRMATION, Confirmed_On__c: today } : {}),
    },
  };
}

function day(today: string, offset: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + offset * DAY).toISOString().slice(0, 10);
}
