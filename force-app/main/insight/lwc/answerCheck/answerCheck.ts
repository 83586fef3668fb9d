/**
 * Detects texts that say nothing about the customer: placeholders, keyboard mash, pointers to another place, promises to write later. What is
 * left after fillers and such phrases are taken away decides, so that a real answer may use any of their words. A user decides about each
 * finding; `SAP`, `Q3`, `3 days` and `Excel` are answers. No I/O, no clock, no DOM.
 */
import { OPEN_REASON, isNotKnown, statesAbsence } from './absence.ts';
import { isAddress, isClockTime } from './addresses.ts';
import { coverOf, undisguised, type CoverKind } from './coverage.ts';
import { isKeyboardMash } from './keyboard.ts';
import { lexicon } from './lexicon.ts';
import { normalize } from './normalize.ts';
import { asRead, plainWords, visibleText } from './reading.ts';
import { answersDay, answersNumber, answersNothing, answersYesNo } from './concepts.ts';
import { hasContent } from './quick.ts';
import { hasSlot } from './slots.ts';

export type FindingKind = Exclude<CoverKind, 'nothing'> | 'wordless' | 'repetition' | 'number';

/** `reason` is one English sentence of at most 255 characters for the reviewer; panels show a label by the kind. */
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

const REASONS: Readonly<Record<FindingKind, string>> = {
  placeholder: 'Placeholder: # says nothing about the customer.',
  wordless: 'No words: # has nothing that can be read.',
  mash: 'Keyboard mash: # is not an answer.',
  repetition: 'Repetition: # is the same again and again.',
  echo: 'Echo: # only repeats the question.',
  pointer: 'Pointer: # sends the reader to another place.',
  promise: 'Promise: # is about finding out later.',
  confession: 'Confession: # is about the field or the gate, not about the customer.',
  template: 'Template: # still has its blanks.',
  vague: 'Vague: # would fit any customer.',
  number: 'Number: # does not answer this question by itself.',
};

/** What is wrong with a text; null when nothing is, or the text is blank (gates report missing answers). */
export function checkAnswer({ text, question, concept }: AnswerText): Finding | null {
  if (/^[ \t\r\n]*$/.test(text)) return null;
  const kind = (hasContent(text) ? null : kindOf(text, concept)) ?? (isEcho(text, question, concept) ? 'echo' : null);
  if (kind === null) return null;
  const reason = kind === 'placeholder' && isNotKnown(text) ? OPEN_REASON : REASONS[kind];
  return { kind, reason: reason.replace('#', () => `\`${shorten(text)}\``) };
}

const isOneSign = ([first = '', second]: readonly string[]): boolean => second === undefined && [...first].length < 2;

function kindOf(text: string, concept: string | undefined): FindingKind | null {
  const visible = visibleText(text);
  const words = plainWords(asRead(visible));
  if (words.length === 0) return hasSlot(visible) ? 'template' : 'wordless';
  if (isOneSign(words) && !/[%€$£¥]/.test(visible)) return 'wordless';
  if (isAddress(visible)) return 'pointer';
  if (statesAbsence(words, concept)) return null;
  if (/[:(]/.test(visible) && statesAbsence(plainWords(asRead(withoutLabel(visible))), concept)) return null;
  return kindOfWords(words, visible, concept) ?? kindOfPart(visible, concept) ?? kindOfSigns(visible, concept);
}

function kindOfWords(words: readonly string[], visible: string, concept: string | undefined): FindingKind | null {
  const exact = exactKind(words, concept);
  if (exact !== undefined) return exact;
  if (isKeyboardMash(words, visible)) return 'mash';
  if (isClockTime(visible) && concept?.startsWith('custom ') !== true) return 'number';
  if (/^[\d\s.,:/()#-]+$/.test(visible)) return concept !== undefined && !answersNumber(concept) ? 'number' : null;
  if (hasSlot(visible)) return 'template';
  const once = withoutRepeats(words);
  if (once.length < words.length) {
    const kind = exactKind(once, concept) ?? coveredKind(once, concept);
    if (kind !== null) return kind === 'vague' ? 'repetition' : kind;
    if (words.length >= 3 * once.length) return 'repetition';
  }
  return coveredKind(words, concept);
}

/** Disguised words are looked for in texts of so many words: nobody disguises a sentence. */
const LONGEST_DISGUISE = 8;

function coveredKind(words: readonly string[], concept: string | undefined): FindingKind | null {
  const kind = coverOf(words) ?? (words.length <= LONGEST_DISGUISE ? coverOfDisguised(words) : null);
  if (kind !== 'nothing') return kind;
  return concept !== undefined && answersNothing(concept) ? null : 'vague';
}

function coverOfDisguised(words: readonly string[]): CoverKind | null {
  const read = words.map(undisguised);
  return read.every((word, at) => word === words[at]) ? null : coverOf(read);
}

/** The kind of a text that is exactly an entry of the lexicon; null where the concept makes it an answer, undefined for other texts. */
function exactKind(words: readonly string[], concept: string | undefined): FindingKind | null | undefined {
  const { days, exact, joined, nothing, yesNo } = lexicon();
  const normal = words.join(' ');
  if (nothing.has(normal)) return concept !== undefined && answersNothing(concept) ? null : 'vague';
  if (yesNo.has(normal)) return concept !== undefined && answersYesNo(concept) ? null : 'vague';
  if (days.has(normal)) return concept !== undefined && answersDay(concept) ? null : 'vague';
  if (exact.has(normal)) return preciseKind(words);
  if (words.length === 1 && joined.has(normal)) return 'placeholder';
  if (words.length > 24 || words.every((word) => word.length > 2)) return undefined;
  // `t b d`, `TB D`, `s e e n o t e s`: letters with blanks between them.
  const letters = words.join('');
  if (words.length > 1 && joined.has(letters)) return 'placeholder';
  if (words.length < 4 || words.some((word) => word.length > 1)) return undefined;
  const kind = coverOf([letters]);
  return kind === null || kind === 'nothing' ? undefined : kind;
}

/** What an entry of the lexicon does, where it is also one of the phrases: `wie besprochen` is a pointer. */
function preciseKind(words: readonly string[]): FindingKind {
  const kind = coverOf(words);
  return kind === null || kind === 'nothing' ? 'placeholder' : kind;
}

/** A group of words that is repeated to the end is read once: `not available not available`. */
function withoutRepeats(words: readonly string[]): readonly string[] {
  for (let size = 1; size <= Math.min(6, words.length / 2); size += 1)
    if (words.length % size === 0 && words.every((word, at) => word === words[at % size])) return words.slice(0, size);
  return words;
}

/** A speaker or label before a colon and a remark in brackets at the end are no part of what is said: `John: "tbd"`, `fine (Anna)`. */
function withoutLabel(visible: string): string {
  return visible.replace(/^\s*[^:]{1,30}:\s(?=.)/u, '').replace(/\s\([^()]{1,20}\)\s*$/, '');
}

function kindOfPart(visible: string, concept: string | undefined): FindingKind | null {
  if (!/[:(]/.test(visible)) return null;
  const part = withoutLabel(visible);
  if (part === visible) return null;
  const words = plainWords(asRead(part));
  if (words.length === 0) return 'wordless';
  const kind = kindOfWords(words, part, concept);
  return kind === 'number' ? null : kind;
}

/** Signs within words that stand for a letter: `pl@ceholder`. */
const SIGNS: Readonly<Record<string, string>> = { '@': 'a', $: 's', '!': 'i', '|': 'l' };

/** Other readings: signs as letters, and hyphens as blanks (`see-notes`). */
function kindOfSigns(visible: string, concept: string | undefined): FindingKind | null {
  if (!/[-@$!|]\p{L}/u.test(visible)) return null;
  const read = visible.replace(/(?<=\p{L})[-@$!|](?=\p{L})/gu, (sign) => SIGNS[sign] ?? ' ');
  return read === visible ? null : kindOfWords(plainWords(read), read, concept);
}

/** Whether the whole text equals a placeholder of the list. Only these are refused by the org's rules as well. */
export function isExactPlaceholder(text: string): boolean {
  const words = plainWords(asRead(visibleText(text)));
  if ([...words.join('')].length < 2) return text.trim() !== '';
  const { exact, joined } = lexicon();
  return exact.has(words.join(' ')) || (words.every(({ length }) => length === 1) && joined.has(words.join('')));
}

/** Whether a text equals one of the others and is too long for that to be a coincidence. */
export function isRepeat(text: string, others: readonly string[]): boolean {
  const wanted = fingerprint(text);
  return wanted !== null && others.some((other) => fingerprint(other) === wanted);
}

/** Least words of an echo: a shorter text could be a choice that the question offers ("the CFO"). */
const SHORTEST_ECHO = 3;
const ECHO_SHARE = 0.6;

/** Whether the first plain word of a text is in the question or the concept too: without it there is no echo, and no need to normalize. */
function maySay(text: string, question: string, concept: string): boolean {
  const [, first] = /^[ "'(]*([A-Za-z]+)(?=[ ,.;:!?]|$)/.exec(text) ?? [];
  if (first === undefined) return true;
  const word = first.toLowerCase();
  return foldedOf(question).includes(word) || foldedOf(concept).includes(word);
}

/** Questions and concepts, normalized: answers are checked one after the other against few questions. */
const FOLDED = new Map<string, string>();
const MOST_FOLDED = 50;

function foldedOf(text: string): string {
  const known = FOLDED.get(text);
  if (known !== undefined) return known;
  if (FOLDED.size >= MOST_FOLDED) FOLDED.clear();
  const folded = normalize(text);
  FOLDED.set(text, folded);
  return folded;
}

/** Whether an answer repeats the question, or most of it, or is only the name of the concept. */
export function isEcho(text: string, question?: string, concept?: string): boolean {
  if ((question === undefined && concept === undefined) || !maySay(text, question ?? '', concept ?? '')) return false;
  const normal = normalize(text);
  if (normal === '') return false;
  if (concept !== undefined && normal === foldedOf(concept)) return true;
  if (question === undefined) return false;
  const asked = foldedOf(question);
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
  if (text.length <= SHOWN) return text.trim().replace(/\s+/g, ' ');
  const line = [
    ...text
      .slice(0, 4 * SHOWN)
      .trim()
      .replace(/\s+/g, ' '),
  ];
  return line.length <= SHOWN && text.length <= 4 * SHOWN ? line.join('') : `${line.slice(0, SHOWN - 1).join('')}…`;
}
