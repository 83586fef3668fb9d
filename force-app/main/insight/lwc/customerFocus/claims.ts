import type { Sentence, Stretch } from './clauses.ts';
import { hasQuote } from './mask.ts';
import { isOurs } from './marks.ts';
import type { Mark } from './marks.ts';
import type { Word } from './words.ts';

/** How far before a claim a negation takes it back, in words: `not the best`. */
const NEGATION_REACH = 3;
/** How far behind `according to` a name makes it a source, in words. */
const SOURCE_REACH = 5;

/** A masked text with its words. */
export interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
}

/** Superlatives and puffery of a sentence. None in questions, nor where the same sentence has a number or a named source. */
export function claimsIn(sentence: Sentence, reading: Reading): Mark[] {
  if (sentence.isQuestion) return [];
  const claims = sentence.clauses.flatMap((clause) => clause.marks.filter((mark) => isClaim(mark, clause)));
  if (claims.length === 0 || isProven(sentence, reading)) return [];
  return claims;
}

function isClaim(mark: Mark, { marks }: Stretch): boolean {
  if (mark.kind !== 'puff' && mark.kind !== 'weak') return false;
  const isNegated = marks.some(({ kind, to }) => kind === 'not' && to <= mark.from && mark.from - to < NEGATION_REACH);
  if (isNegated) return false;
  const isAboutUs = marks.some(({ kind }) => kind === 'us' || kind === 'vendor');
  // `You are the market leader`: about the customer.
  return isAboutUs || (mark.kind === 'puff' && !marks.some(({ kind }) => kind === 'customer'));
}

/** Whether a sentence has a number, a quote or a named source, by which its claims can be checked. */
function isProven({ from, to, marks }: Sentence, { text, words }: Reading): boolean {
  for (let at = from; at < to; at += 1) if (isFigure(text, words, at) && !isOurs(at, marks)) return true;
  if (hasQuote(text, words[from]?.start ?? 0, words[to - 1]?.end ?? 0)) return true;
  return marks.some((mark) => mark.kind === 'source' && isNamed(mark, marks, { text, words }));
}

/** Numbers that are said for their sound: `number 1`, `24/7`, `100 %`, `360 degrees`; years say nothing about the claim. */
function isFigure(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !/\d/.test(word.text)) return false;
  if (/^(?:1|24|7|360|100|110|365|(?:19|20)\d\d)$/.test(word.text)) {
    const isRound = word.text !== '1' && !/^[17]$/.test(word.text);
    const isAfterNumber = /(?:no|nr|number|n|nummer|numero|#)\W*$/i.test(
      text.slice(Math.max(0, word.start - 10), word.start),
    );
    return !isRound && !isAfterNumber && word.text !== '7';
  }
  return !/^\d?[a-z]\d?$|^24-7$|^[a-z]+\d+$/.test(word.text);
}

function isNamed(source: Mark, marks: readonly Mark[], { text, words }: Reading): boolean {
  if (/\b(?:gartner|forrester)$/.test(words[source.to - 1]?.text ?? '')) return true;
  // `According to our customers` names nobody; `according to Ms Adler our …` does.
  const ours = marks.find(({ kind, from }) => kind === 'us' && from >= source.to)?.from ?? words.length;
  const reach = words.slice(source.to, Math.min(ours, source.to + SOURCE_REACH));
  return reach.some(({ start }) => /\p{Lu}/u.test(text.charAt(start)));
}
