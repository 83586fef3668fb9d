import {
  ADDRESSED,
  BARE_STATEMENT_OPENING,
  CLOSED,
  CLOSING,
  CONSENT,
  INVITATIONS,
  LEAD_INS,
  NEGATED,
  OPEN,
  OPEN_OR_NOT,
  PLEAS,
  REQUESTS,
  SUBJECTS,
  TAG_VERB,
  TAGS,
  STATEMENT_OPENINGS,
} from './askWords.ts';
import { wordsIn } from './words.ts';

/** How much room a question leaves: `What happens then?` is open, `Do you use Excel?` closed. */
export type AskKind = 'open' | 'closed';

/** Longest sentence that is read; a question is shorter. */
const LONGEST = 2000;

/** Least words of a statement before a question that makes the question one for consent. */
const PITCH = 8;

/** Most words of a question that has neither verb nor person. */
const FRAGMENT = 8;

/** Subjects that follow their verb only in questions. */
const INVERTED: ReadonlySet<string> = new Set(['you', 'u', 'sie', 'ihr', 'anyone', 'there']);

/**
 * Whether a sentence (or short utterance) asks the other person for information about themselves or their situation. A question mark is
 * neither needed ("do you use Excel") nor enough: statements in the clothes of a question ("Did you know that …?"), tags ("…, right?"),
 * leading questions ("Don't you want …?") and pleas ("Maybe just a small one?") are pitches. The line between asking and telling follows
 * Rackham, SPIN Selling (1988): questions that find out are his, not those that push. Measured in tests/insight/focus/asks.test.ts.
 */
export function isAsk(sentence: string): boolean {
  return askKind(sentence) !== null;
}

/** The kind of the last question in a sentence; null when it asks nothing. English, German, French, Spanish. */
export function askKind(sentence: string): AskKind | null {
  let kind: AskKind | null = null;
  let isAfterPitch = false;
  for (const part of partsOf(sentence.slice(0, LONGEST))) {
    const isConsent = isAfterPitch && startsWithAny(withoutLeadIns(part.words), CONSENT);
    kind = (isConsent ? null : kindOfPart(part)) ?? kind;
    isAfterPitch = !part.hasMark && part.words.length >= PITCH;
  }
  return kind;
}

interface Part {
  /** Words of the part, separated by single spaces. */
  readonly words: readonly string[];
  /** Words after the last comma or dash. */
  readonly tail: readonly string[];
  readonly hasMark: boolean;
}

/** Sentences within an utterance. A mark inside a word or before a sign (`?id=1`, `??Â¸`) ends none. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const piece of text.split(/(?<=[.!?…])["'”’»)\]]*(?=\s|$)/u)) {
    const hasMark = /\?[\s"'”’»)\]!?.]*$/.test(piece);
    const tail = piece.slice(lastBreak(piece));
    const texts = (one: string): string[] => wordsIn(one).map((word) => word.text);
    const words = texts(piece);
    if (words.length > 0 || hasMark) parts.push({ words, tail: texts(tail), hasMark });
  }
  return parts;
}

function lastBreak(piece: string): number {
  return (
    Math.max(piece.lastIndexOf(', '), piece.lastIndexOf(' - '), piece.lastIndexOf(' – '), piece.lastIndexOf('...')) + 1
  );
}

function kindOfPart({ words: all, tail: last, hasMark }: Part): AskKind | null {
  const words = withoutLeadIns(all);
  const tail = last.length < all.length ? withoutLeadIns(last) : [];
  if (!hasMark) return kindWithoutMark(words) ?? kindWithoutMark(tail);
  if (isPitch(words)) return null;
  const kind = openerOf(words);
  // `Es práctico, ¿verdad?`: Spanish begins statements and questions with the same verb.
  if (kind !== 'open' && last.length < all.length && isTag(last)) return null;
  if (kind !== null) return isPlea(words) ? null : kind;
  if (endsWithTag(words) || isPitch(tail) || startsWithAny(tail, CONSENT)) return null;
  const late = openerOf(tail);
  if (late !== null) return isPlea(tail) ? null : late;
  return kindOfFragment(words);
}

/** Statements, leading questions (`Isn't that …?`) and questions that close. */
function isPitch(words: readonly string[]): boolean {
  const [first = ''] = words;
  if (words.join(' ') === BARE_STATEMENT_OPENING) return false;
  return (
    startsWithAny(words, STATEMENT_OPENINGS) ||
    startsWithAny(words, CLOSING) ||
    (NEGATED.test(first) && words.length > 2)
  );
}

/** `right`, `doesn't it`, `can you` at the end of a statement. */
function isTag(tail: readonly string[]): boolean {
  const [verb = '', subject = ''] = tail;
  return TAGS.has(tail.join(' ')) || (tail.length === 2 && TAG_VERB.test(verb) && SUBJECTS.has(subject));
}

/** A statement with a tag of several words and no comma before it: `I do it myself how about you?` */
function endsWithTag(words: readonly string[]): boolean {
  return [2, 3].some((length) => words.length > length + 2 && TAGS.has(words.slice(-length).join(' ')));
}

/** `Any other tools?`, `You too?`: short or addressed. A long statement with a mark is a statement; `maybe half of it?` is a plea. */
function kindOfFragment(words: readonly string[]): AskKind | null {
  const [first = '', second = ''] = words;
  if (PLEAS.has(first) && !ADDRESSED.has(second)) return null;
  const isAddressed = words.some((word) => ADDRESSED.has(word));
  if (!isAddressed && words.some((word) => PLEAS.has(word))) return null;
  return words.length > 0 && (isAddressed || words.length <= FRAGMENT) ? 'closed' : null;
}

/** Without a mark only what cannot be read as a statement: an invitation, or a verb before its subject. */
function kindWithoutMark(words: readonly string[]): AskKind | null {
  if (isPitch(words)) return null;
  if (startsWithAny(words, INVITATIONS)) return 'open';
  const [first = '', second = '', third = ''] = words;
  if (CLOSED.has(first) && INVERTED.has(second)) return isPlea(words) ? null : 'closed';
  if (!OPEN.has(first) || OPEN_OR_NOT.has(first)) return null;
  // `what do you …`, `how much do you …`
  const isInverted = words.slice(1, 4).some((word, at) => CLOSED.has(word) && SUBJECTS.has(words[at + 2] ?? ''));
  return isInverted && second !== '' && third !== '' ? 'open' : null;
}

function openerOf(words: readonly string[]): AskKind | null {
  if (startsWithAny(words, INVITATIONS)) return 'open';
  const [first = ''] = words;
  if (OPEN.has(first)) return 'open';
  return CLOSED.has(first) ? 'closed' : null;
}

/** `Could you spare just a little?`: a request to act, made small. */
function isPlea(words: readonly string[]): boolean {
  const [first = ''] = words;
  return REQUESTS.has(first) && words.some((word) => PLEAS.has(word));
}

function withoutLeadIns(words: readonly string[]): readonly string[] {
  let from = 0;
  while (from < words.length - 1 && LEAD_INS.has(words[from] ?? '')) from += 1;
  return words.slice(from);
}

/** Longest phrase of the lists, in words. */
const LONGEST_PHRASE = 6;
const sets = new Map<readonly string[], ReadonlySet<string>>();

function startsWithAny(words: readonly string[], list: readonly string[]): boolean {
  const set = sets.get(list) ?? new Set(list);
  sets.set(list, set);
  let start = '';
  for (const word of words.slice(0, LONGEST_PHRASE)) {
    start = start === '' ? word : `${start} ${word}`;
    if (set.has(start)) return true;
  }
  return false;
}
