import { plain } from './lines.ts';
import { ASKING, BUYING, OFFERING, OPERATING, OUR, OUR_PRODUCT, PRAISE, SELLING, YOU } from './sideWords.ts';
import { soundsFirstPerson } from './speech.ts';
import type { NoteSentence } from './types.ts';

/** What a speaker's sentences say about his side, in points, and how many sentences there were. */
export interface Evidence {
  readonly seller: number;
  readonly customer: number;
  readonly questions: number;
  readonly pitches: number;
  readonly sentences: number;
}

/** Points of one sentence. A pitch weighs most; a question about the other side's business is the mark of who leads the talk. */
const POINTS = { pitch: 3, selling: 2, product: 1, offering: 1, question: 1, operating: 1.5, buying: 2, own: 0.5 };
/** Longer sentences say nothing more about the side, and cost time. */
const READ = 500;

/** Adds up what the sentences of one speaker say about the side. */
export function evidenceOf(sentences: readonly NoteSentence[]): Evidence {
  let seller = 0;
  let customer = 0;
  let questions = 0;
  let pitches = 0;
  for (const { text } of sentences) {
    const words = plain(text.slice(0, READ));
    const isQuestion = /[?？؟]["”»)]?$/.test(text);
    const isPitch = isOwnPitch(words);
    if (isQuestion && BUYING.test(words)) customer += POINTS.buying;
    else if (isQuestion) {
      questions += 1;
      if (ASKING.test(words) || YOU.test(words)) seller += POINTS.question;
    } else if (isPitch) {
      pitches += 1;
      seller += POINTS.pitch;
    } else if (SELLING.test(words)) {
      if (!/summari|zusammenfass|resum|recap|time|temps|tiempo|zeit/.test(words)) pitches += 1;
      seller += POINTS.selling;
    } else {
      if (OUR_PRODUCT.test(words)) seller += POINTS.product;
      if (OFFERING.test(words)) seller += POINTS.offering;
      if (OPERATING.test(words)) customer += POINTS.operating;
      else if (soundsFirstPerson(words)) customer += POINTS.own;
    }
  }
  return { seller, customer, questions, pitches, sentences: sentences.length };
}

/** Whether a sentence (lower case without accents) praises something of the speaker's own. */
export function isOwnPitch(words: string): boolean {
  const isPraise = PRAISE.test(words) || /\d ?(?:%|percent|prozent|pour cent|por ciento)/.test(words);
  return isPraise && (OUR_PRODUCT.test(words) || (OUR.test(words) && PRAISE.test(words) && YOU.test(words)));
}
