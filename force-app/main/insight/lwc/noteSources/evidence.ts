import {
  ABOUT_THEM,
  ADDRESS,
  DEBRIEF,
  EMPATHY,
  INSIDER,
  OURSELVES,
  PRESSING,
  PROPOSING,
  YOUR_TROUBLE,
} from './colleagueWords.ts';
import { plain } from './lines.ts';
import {
  ABOUT_YOU,
  ASKING,
  BOAST,
  BUYING,
  FOR_YOU,
  OFFERING,
  OPERATING,
  OUR,
  OUR_PRODUCT,
  PRAISE,
  PROMPTING,
  SELLING,
  YOU,
} from './sideWords.ts';
import { soundsFirstPerson } from './speech.ts';
import type { NoteSentence } from './types.ts';

/** What a speaker's sentences say about his side, in points, and how many sentences there were. */
export interface Evidence {
  readonly seller: number;
  readonly customer: number;
  readonly questions: number;
  readonly pitches: number;
  /** Sentences about own work or the other side's product; a first person alone is none. */
  readonly firm: number;
  readonly sentences: number;
  /** Questions and remarks about the other side's product. */
  readonly buying: number;
  /** Sentences that tell the other side its trouble, or press it to decide. */
  readonly telling: number;
  /** Sentences of one who speaks of customers, deals or "them" with colleagues. */
  readonly insider: number;
  /** Sentences that address the other side; questions and proposals about a firm of speaker and listener. */
  readonly addresses: number;
  readonly shared: number;
}

/** Points of one sentence. A pitch weighs most; a question about the other side's business is the mark of who leads the talk. */
const POINTS = {
  pitch: 3,
  selling: 2,
  product: 1,
  offering: 1,
  question: 1,
  operating: 1.5,
  buying: 2,
  ours: 1,
  own: 0.5,
};
/** Longer sentences say nothing more about the side, and cost time. */
const READ = 500;

const COURTESY = /summari|zusammenfass|resum|recap|time|temps|tiempo|zeit/;

/** Whether a sentence asks: by its mark, or as a request (`walk me through …`). */
export function isAsking(text: string): boolean {
  return /[?？؟]["”»)]?$/.test(text) || PROMPTING.test(plain(text.slice(0, READ)));
}

const KEYS = [
  'seller',
  'customer',
  'questions',
  'pitches',
  'firm',
  'buying',
  'telling',
  'insider',
  'addresses',
  'shared',
] as const;
const NOTHING = {
  seller: 0,
  customer: 0,
  questions: 0,
  pitches: 0,
  firm: 0,
  buying: 0,
  telling: 0,
  insider: 0,
  addresses: 0,
  shared: 0,
};

/** Adds up what the sentences of one speaker say about the side. */
export function evidenceOf(sentences: readonly NoteSentence[]): Evidence {
  const sum = { ...NOTHING, sentences: sentences.length };
  for (const { text } of sentences) {
    const words = plain(text.slice(0, READ));
    const isQuestion = isAsking(text);
    const one = { ...companyOf(text, words, isQuestion), ...evidenceOfSentence(words, isQuestion) };
    for (const key of KEYS) sum[key] += one[key] ?? 0;
  }
  return sum;
}

/** What one sentence of a debriefing counts among the sentences of colleagues. */
const STRONG = 2;

/** To whom a sentence is said: to the other side, or among colleagues. */
function companyOf(text: string, words: string, isQuestion: boolean): Partial<Evidence> {
  const isAddressing = ADDRESS.test(words.replace(/\bthank you\b/g, ''));
  const isShared = isQuestion ? !isAddressing && OURSELVES.test(words) : PROPOSING.test(words) || EMPATHY.test(words);
  const insider = DEBRIEF.test(words) ? STRONG : INSIDER.test(words) || ABOUT_THEM.test(text.slice(0, READ)) ? 1 : 0;
  return { insider, addresses: isAddressing ? 1 : 0, shared: isShared ? 1 : 0 };
}

function evidenceOfSentence(words: string, isQuestion: boolean): Partial<Evidence> {
  if (isQuestion) {
    if (BUYING.test(words)) return { customer: POINTS.buying, firm: 1, buying: 1 };
    const isAboutYou = ASKING.test(words) || YOU.test(words) || PROMPTING.test(words);
    return { questions: 1, seller: isAboutYou ? POINTS.question : 0 };
  }
  if (isOwnPitch(words)) return { seller: POINTS.pitch, pitches: 1 };
  // Thanks and summaries are the seller's part, but present nothing.
  if (SELLING.test(words)) return { seller: POINTS.selling, pitches: COURTESY.test(words) ? 0 : 1 };
  // Only sellers talk about the trouble of the other side; it presents nothing, so it is no pitch.
  if (ABOUT_YOU.test(words) || YOUR_TROUBLE.test(words) || PRESSING.test(words))
    return { seller: POINTS.selling, telling: 1 };
  // `We had the same, we lost two days`: a seller's understanding, or a customer's colleague. It is no sign of a side.
  if (EMPATHY.test(words)) return {};
  const product = OUR_PRODUCT.test(words) ? POINTS.product : 0;
  const seller = product + (OFFERING.test(words) ? POINTS.offering : 0);
  if (OPERATING.test(words)) return { seller, customer: POINTS.operating, firm: 1 };
  if (product === 0 && OUR.test(words) && !PRAISE.test(words)) return { seller, customer: POINTS.ours, firm: 1 };
  return { seller, customer: soundsFirstPerson(words) ? POINTS.own : 0 };
}

/** Whether a sentence (lower case without accents) praises something of the speaker's own. */
export function isOwnPitch(words: string): boolean {
  const isPraise = PRAISE.test(words) || /\d ?(?:%|percent|prozent|pour cent|por ciento)/.test(words);
  if (!OUR.test(words)) return false;
  if (BOAST.test(words)) return true;
  return OUR_PRODUCT.test(words) ? isPraise || FOR_YOU.test(words) : PRAISE.test(words) && YOU.test(words);
}
