/**
 * Detects texts that are no answer: placeholders, keyboard mash, echoes of the question. A user decides about each finding, so doubtful
 * texts are not reported: `SAP`, `Q3`, `3 days` and `Excel` are answers. No I/O, no clock, no DOM.
 */
import { isKeyboardMash } from './keyboard.ts';
import {
  BARE_NOTHING,
  BARE_YES_NO,
  DEFERRED_PADDING,
  DEFERRED_WORDS,
  NOTHING_ANSWERS,
  PADDING,
  PLACEHOLDERS,
  PLACEHOLDER_WORDS,
  PROMISES,
  WEAK_PADDING,
  WEAK_WORDS,
  YES_NO_ANSWERS,
} from './lexicon.ts';
import { normalize, wordsOf } from './normalize.ts';

export { isKeyboardMash } from './keyboard.ts';

export type FindingKind = 'placeholder' | 'mash' | 'echo';

/** `reason` is one sentence of at most 255 characters for the manager who reviews the answer. */
export interface Finding {
  readonly kind: FindingKind;
  readonly reason: string;
}

/** The text to check. `question` and `concept` are optional and make the check more precise. */
export interface AnswerText {
  readonly text: string;
  readonly question?: string;
  readonly concept?: string;
}

/** What is wrong with an answer; null when nothing is, or the text is blank (gates report missing answers). */
export function checkAnswer({ text, question, concept }: AnswerText): Finding | null {
  if (text.trim() === '') return null;
  const shown = shorten(text);
  if (isPlaceholder(text, concept))
    return { kind: 'placeholder', reason: `Placeholder: \`${shown}\` says nothing about the customer.` };
  if (isKeyboardMash(text)) return { kind: 'mash', reason: `Keyboard mash: \`${shown}\` is not an answer.` };
  if (isEcho(text, question, concept)) return { kind: 'echo', reason: `Echo: \`${shown}\` only repeats the question.` };
  return null;
}

/** Whether a text only fills the field. With a concept, `none` and `yes` count too if they cannot answer a question about it. */
export function isPlaceholder(text: string, concept?: string): boolean {
  const words = wordsOf(text);
  if (words.length === 0) return text.trim() !== '';
  const normal = words.join(' ');
  // `T.B.D.` is split into single letters: join them.
  const joined = words.every((word) => word.length === 1) ? words.join('') : normal;
  if (PLACEHOLDERS.has(normal) || PLACEHOLDERS.has(joined) || normal.startsWith('lorem ipsum')) return true;
  if (/^[<[{(]\s*(your|insert|enter|add|type|fill|answer|text|todo|placeholder)\b[^>\]})]*[>\]})]$/i.test(text.trim()))
    return true;
  if (words.length === 1 && /^[a-z]$/.test(text.trim())) return true;
  if (concept !== undefined && !concept.startsWith('custom ')) {
    if (BARE_NOTHING.has(normal)) return !NOTHING_ANSWERS.has(concept);
    if (BARE_YES_NO.has(normal)) return !YES_NO_ANSWERS.has(concept);
  }
  return (
    consistsOf(words, PLACEHOLDER_WORDS, PADDING) ||
    consistsOf(words, WEAK_WORDS, WEAK_PADDING) ||
    isDeferred(words) ||
    isPaddedPhrase(words)
  );
}

/** Whether the whole text equals a placeholder of the list, without padding words. Only these are refused by the org's rules as well. */
export function isExactPlaceholder(text: string): boolean {
  const words = wordsOf(text);
  if (words.length === 0) return text.trim() !== '';
  return (
    PLACEHOLDERS.has(words.join(' ')) || (words.every(({ length }) => length === 1) && PLACEHOLDERS.has(words.join('')))
  );
}

/** Whether a text equals one of the others and is too long for that to be a coincidence. */
export function isRepeat(text: string, others: readonly string[]): boolean {
  const wanted = fingerprint(text);
  return wanted !== null && others.some((other) => fingerprint(other) === wanted);
}

/** Whether the words are a placeholder of several words with padding around it: `to be determined later`. */
function isPaddedPhrase(words: readonly string[]): boolean {
  const isPadding = (word: string) => PADDING.has(word);
  return words.some((_, start) =>
    words.some((__, last) => {
      if (last <= start || !PLACEHOLDERS.has(words.slice(start, last + 1).join(' '))) return false;
      return words.slice(0, start).every(isPadding) && words.slice(last + 1).every(isPadding);
    }),
  );
}

function isDeferred(words: readonly string[]): boolean {
  const rest = words.filter((word) => !PROMISES.has(word));
  return rest.length < words.length && consistsOf(rest, DEFERRED_WORDS, DEFERRED_PADDING);
}

function consistsOf(words: readonly string[], core: ReadonlySet<string>, padding: ReadonlySet<string>): boolean {
  return words.some((word) => core.has(word)) && words.every((word) => core.has(word) || padding.has(word));
}

/** Least words of an echo: a shorter text could be a choice that the question offers ("the CFO"). */
const SHORTEST_ECHO = 3;
const ECHO_SHARE = 0.6;

/** Whether an answer repeats the question, or most of it, or is only the name of the concept. */
export function isEcho(text: string, question?: string, concept?: string): boolean {
  const normal = normalize(text);
  if (normal === '') return false;
  if (concept !== undefined && normal === normalize(concept)) return true;
  if (question === undefined) return false;
  const asked = normalize(question);
  if (normal === asked) return true;
  const words = normal.split(' ').length;
  const share = words / asked.split(' ').length;
  return words >= SHORTEST_ECHO && share >= ECHO_SHARE && ` ${asked} `.includes(` ${normal} `);
}

const DISTINCT_WORDS = 4;
const DISTINCT_CHARACTERS = 20;
/** Least characters of a text in Chinese or Japanese, which have no spaces between words, to count as distinct. */
const DISTINCT_IDEOGRAPHS = 10;

/**
 * Normalized text for comparing answers; null for a text so short that two customers could give it ("Excel", "By hand"). Equal
 * fingerprints on two deals mean that one was copied.
 */
export function fingerprint(text: string): string | null {
  const normal = normalize(text);
  const ideographs = normal.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  if (ideographs >= DISTINCT_IDEOGRAPHS) return normal;
  return normal.length >= DISTINCT_CHARACTERS && normal.split(' ').length >= DISTINCT_WORDS ? normal : null;
}

const SHOWN = 80;

/** The text on one line, cut to be quoted in a reason. */
export function shorten(text: string): string {
  const line = [...text.trim().replace(/\s+/g, ' ')];
  return line.length <= SHOWN ? line.join('') : `${line.slice(0, SHOWN - 1).join('')}…`;
}
