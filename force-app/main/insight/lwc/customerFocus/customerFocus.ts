/**
 * Whom a seller's text is about, and whether it asks or states. It coaches with spans and reasons, and never gives a score: readers can see
 * and fix each finding. No I/O, no clock, no DOM; linear time.
 *
 * What it rests on:
 * - Packard, Moore & McFerran 2018, "(I'm) Happy to Help (You)" (doi 10.1509/jmr.16.0118): "I" of the person who speaks helps, "we" of the
 *   firm does not, and "you" adds little. So `I` counts as neither, and more of "you" is never asked for.
 * - Packard & Berger 2021, "How Concrete Language Shapes Customer Satisfaction" (doi 10.1093/jcr/ucaa038): concrete words show that one listened.
 * - Huang et al. 2017, "It Doesn't Hurt to Ask" (doi 10.1037/pspi0000097): follow-up questions are those that count.
 * - Rackham 1988, "SPIN Selling": questions about problems and their consequences sell; features without a need that was spoken do not.
 */
import { askKind } from './asks.ts';
import { claimsIn } from './claims.ts';
import { sentencesOf } from './clauses.ts';
import type { Sentence, Stretch } from './clauses.ts';
import { detectLanguage } from './language.ts';
import { withoutQuotes } from './mask.ts';
import { isOurs, marksIn } from './marks.ts';
import type { Mark } from './marks.ts';
import type { Focus, FocusAdvice, FocusKind, FocusOptions, FocusSpan, WordKind } from './types.ts';
import { wordsIn } from './words.ts';
import type { Word } from './words.ts';

export { askKind, isAsk } from './asks.ts';
export type { AskKind } from './asks.ts';
export { isFollowUp } from './followUps.ts';
export type { Focus, FocusAdvice, FocusKind, FocusOptions, FocusSpan, Language } from './types.ts';

/** Fewest words of which something is said. */
const ENOUGH = 4;
/** Features named in a row that are a list. */
const RUN = 3;
/** General words in a text without anything concrete. */
const VAGUE = 3;

const byPlace = (a: FocusSpan, b: FocusSpan): number => a.start - b.start || a.end - b.end;

const has = (marks: readonly Mark[], kind: WordKind): boolean => marks.some((mark) => mark.kind === kind);

const count = (marks: readonly Mark[], kind: WordKind): number => marks.filter((mark) => mark.kind === kind).length;

/** `our platform`, or a name of the seller's. */
const isSold = ({ from, to }: Mark, marks: readonly Mark[]): boolean =>
  marks.some((mark) => mark.kind === 'vendor' && mark.from >= from && mark.from <= to + 1);

/** Reads a seller's text: clauses about us and about the customer, spans with reasons, one line of advice. Never throws. */
export function readFocus(text: string, options: FocusOptions = {}): Focus {
  const masked = withoutQuotes(text);
  const words = wordsIn(masked);
  const language = options.language ?? detectLanguage(words);
  const nothing = { language, isTooLittle: true, clauses: 0, aboutUs: 0, aboutCustomer: 0, spans: [], advice: null };
  if (words.length < ENOUGH) return nothing;
  const marks = marksIn(masked, words, language, options);
  const sentences = sentencesOf(masked, words, marks);
  const clauses = sentences.filter(({ isQuestion }) => !isQuestion).flatMap((sentence) => sentence.clauses);
  const us = clauses.filter((clause) => isAboutUs(clause, options));
  const span = (kind: FocusKind, { from, to }: Pick<Stretch, 'from' | 'to'>): FocusSpan =>
    spanOf(text, words, kind, { from, to });
  const found = findingsIn(sentences, { text: masked, words }, options);
  const spans = [...us.map((clause) => span('us', clause)), ...found.map(({ kind, at }) => span(kind, at))];
  const aboutCustomer = clauses.filter((clause) => has(clause.marks, 'customer')).length;
  const counts = { clauses: clauses.length, aboutUs: us.length, aboutCustomer };
  return { language, isTooLittle: false, ...counts, spans: spans.sort(byPlace), advice: adviceOf(spans, counts) };
}

/**
 * A clause is about the seller when it names the seller more often than the customer and no pain. What both sides did (`we agreed`) is not.
 * Where the customer may be speaking, `our` counts only before what sellers sell.
 */
function isAboutUs({ marks }: Stretch, { isCustomerVoice = false }: FocusOptions): boolean {
  if (!has(marks, 'us') || has(marks, 'shared') || has(marks, 'pain')) return false;
  if (isCustomerVoice && !marks.some((mark) => mark.kind === 'us' && isSold(mark, marks))) return false;
  return count(marks, 'us') > count(marks, 'customer');
}

interface Finding {
  readonly kind: FocusKind;
  readonly at: Pick<Stretch, 'from' | 'to'>;
}

function findingsIn(
  sentences: readonly Sentence[],
  reading: { readonly text: string; readonly words: readonly Word[] },
  { isCustomerVoice = false }: FocusOptions,
): Finding[] {
  const found: Finding[] = [];
  for (const sentence of sentences) {
    const { marks, from, to } = sentence;
    found.push(...claimsIn(sentence, reading).map((at): Finding => ({ kind: 'puffery', at })));
    const features = marks.filter(({ kind }) => kind === 'feature');
    const [first, last] = [features[0], features.at(-1)];
    if (!isCustomerVoice && !sentence.isQuestion && features.length >= RUN && !has(marks, 'pain') && first && last)
      found.push({ kind: 'features', at: { from: first.from, to: last.to } });
    if (sentence.isQuestion && isAskAt(sentence, reading)) found.push({ kind: 'ask', at: { from, to } });
    found.push(...concreteIn(sentence, reading.words));
  }
  const isConcrete = found.some(({ kind }) => kind === 'concrete');
  const general = sentences.flatMap(({ marks }) => marks).filter(({ kind }) => kind === 'vague');
  const isPainful = sentences.some(({ marks }) => has(marks, 'pain'));
  if (isCustomerVoice || isConcrete || isPainful || general.length < VAGUE) return found;
  return [...found, ...general.map((at): Finding => ({ kind: 'vague', at }))];
}

function isAskAt(
  { from, to }: Sentence,
  { text, words }: { readonly text: string; readonly words: readonly Word[] },
): boolean {
  return askKind(`${text.slice(words[from]?.start ?? 0, words[to - 1]?.end ?? 0)}?`) !== null;
}

const isDigit = (code: number): boolean => code > 47 && code < 58;

/** Numbers, except those of product names, and units of time, money and pieces. */
function concreteIn({ from, to, marks }: Sentence, words: readonly Word[]): Finding[] {
  const found: Finding[] = marks.filter(({ kind }) => kind === 'unit').map((at) => ({ kind: 'concrete', at }));
  for (let at = from; at < to; at += 1)
    if (isDigit(words[at]?.text.charCodeAt(0) ?? 0) && !isOurs(at, marks))
      found.push({ kind: 'concrete', at: { from: at, to: at + 1 } });
  return found;
}

function spanOf(
  text: string,
  words: readonly Word[],
  kind: FocusKind,
  { from, to }: Pick<Stretch, 'from' | 'to'>,
): FocusSpan {
  const [start, end] = [words[from]?.start ?? 0, words[to - 1]?.end ?? 0];
  return { kind, start, end, text: text.slice(start, end) };
}

/** Most important first: a claim that cannot be checked, a text about us, a list of features, general words. */
function adviceOf(spans: readonly FocusSpan[], counts: Pick<Focus, 'clauses' | 'aboutUs'>): FocusAdvice | null {
  const texts = (kind: FocusKind): string[] => spans.filter((one) => one.kind === kind).map((one) => one.text);
  const [claim] = texts('puffery');
  if (claim !== undefined) return { kind: 'puffery', words: claim };
  if (counts.aboutUs * 2 > counts.clauses) return { kind: 'us', about: counts.aboutUs, clauses: counts.clauses };
  const lists = texts('features');
  if (lists.length > 0) return { kind: 'features', count: lists.length };
  const general = texts('vague');
  return general.length > 0 ? { kind: 'vague', words: [...new Set(general)].slice(0, VAGUE).join(', ') } : null;
}
