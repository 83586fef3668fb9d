import { isSlipOfKnown } from './coverage.ts';
import { isSurelySpoken } from './keyboard.ts';
import { follows, isBlank, isKnown, knownWords, reachOf, WIDEST, type KnownWords } from './knownWords.ts';
import { hashOfBoth, WordReader } from './wordReader.ts';

/** A phrase has at most three words that may be anything: four unknown ones are more than all phrases take away. */
const ENOUGH = 4;
const SHORTEST_WORD = 3;
/** Shorter words may be keys. */
const SHORTEST_DECIDER = 4;
/** Longest group of words that is taken for a repetition. */
const GROUP = 6;
/** From so many words on, a text is no template, wherever its blanks are. */
const NO_TEMPLATE = 10;
/** After so many letters a colon ends no label, and the letters together are no placeholder with blanks in it. */
const NO_LABEL = 60;
/** Longest label before a colon. */
const LONGEST_LABEL = 30;

type Sureness = 'none' | 'one' | 'enough';

class Reading {
  private readonly words: WordReader;
  private readonly known: KnownWords = knownWords();
  private readonly unknown: number[] = [];
  /** How many more words a phrase may leave open here. */
  private reach = 0;
  /** The first word that decides; 0: none yet, or none can. */
  private decider = 0;
  /** Words after it. */
  private since = 0;
  private isHopeless = false;
  /** Words with letters. */
  private count = 0;
  /** All letters so far, and their hash as one word; null where it is not known. */
  private letters = 0;
  private joined: number | null = 7;
  private hasShort = false;

  constructor(words: WordReader) {
    this.words = words;
  }

  read(): Sureness {
    const words = this.words;
    while (words.next()) {
      this.take();
      if (this.unknown.length === ENOUGH) return 'enough';
      if (this.decider !== 0 && this.since >= GROUP && this.isDecided()) return 'one';
    }
    return !words.isStopped && this.decider !== 0 && this.isDecidedAtEnd() ? 'one' : 'none';
  }

  private isDecided(): boolean {
    return !this.words.isOdd && this.count >= NO_TEMPLATE && this.letters >= NO_LABEL;
  }

  private isDecidedAtEnd(): boolean {
    if (this.words.isOdd) return false;
    if (this.letters >= NO_LABEL || !this.hasShort) return true;
    return this.joined !== null && !this.known.joined.has(this.joined);
  }

  private take(): void {
    const words = this.words;
    this.letters += words.length;
    if (words.length < 3) this.hasShort = true;
    this.joined =
      words.isPlain &&
      this.joined !== null &&
      words.length <= 32 &&
      (words.digits === 0 || words.digits === words.length)
        ? hashOfBoth(this.joined, words.hash, words.length)
        : null;
    if (words.digits === words.length && words.isPlain) {
      this.reach = 0;
      return;
    }
    this.count += 1;
    this.since += 1;
    const value = this.known.of(words.hash);
    if (isBlank(value) && words.first < 91) this.giveUp();
    if (!words.isPlain || words.digits > 0) this.takeUnclear();
    else if (isKnown(value)) this.pass(reachOf(value), follows(value));
    else this.takeUnknown();
  }

  private takeUnclear(): void {
    if (this.words.isJoined) this.giveUp();
    this.pass(WIDEST, true);
  }

  private takeUnknown(): void {
    const words = this.words;
    const isSpoken = words.length >= SHORTEST_WORD && isSurelySpoken(words);
    if (isSpoken && !this.unknown.includes(words.hash)) this.unknown.push(words.hash);
    if (this.decider === words.hash) this.giveUp();
    const isDisguise = this.isDisguise();
    const isFree = this.reach === 0 && !isDisguise && isSpoken && words.length >= SHORTEST_DECIDER;
    this.pass(isDisguise ? WIDEST : 0, isDisguise);
    if (!isFree || this.decider !== 0 || this.isHopeless) return;
    this.decider = words.hash;
    this.since = 0;
  }

  /** Whether the word may be read as another one that says nothing. */
  private isDisguise(): boolean {
    const { run, length, squeezed, letters } = this.words;
    if (run > 2) return true;
    const isSqueezed = run === 2 && (length <= 6 || (letters[0] === letters[1] && letters[2] === letters[3]));
    if (isSqueezed && isKnown(this.known.of(squeezed))) return true;
    return length > 5 && length < 14 && isSlipOfKnown(this.words.word());
  }

  /** Goes past a word after which a phrase may leave `reach` words open, and that may end one that began with an open word. */
  private pass(reach: number, mayFollow: boolean): void {
    if (mayFollow && this.since === 1) this.giveUp();
    this.reach = Math.max(reach, this.reach - 1);
  }

  private giveUp(): void {
    this.decider = 0;
    this.isHopeless = true;
  }
}

/**
 * Whether a text surely has content: one word that no phrase takes away and that is no other word in disguise, or enough different ones.
 * Reads no further than it must, so that most answers cost one look at a few words. False: the full check decides. It never contradicts the
 * full check, apart from texts of many words that are repeated as a whole.
 */
export function hasContent(text: string): boolean {
  const reader = new WordReader(text, 0, text.length);
  const sureness = new Reading(reader).read();
  if (sureness !== 'one') return sureness === 'enough';
  return (reader.colon < 0 && reader.bracket < 0) || isPartSure(text, reader);
}

/** The same without a label before a colon and a remark in brackets at the end, which are no part of what is said. */
function isPartSure(text: string, { colon, bracket }: WordReader): boolean {
  const leading = text.length - text.trimStart().length;
  const isLabel = colon >= 0 && colon - leading <= LONGEST_LABEL && text.charAt(colon + 1).trim() === '';
  const from = isLabel ? colon + 1 : 0;
  const to = bracket >= 0 && text.trimEnd().endsWith(')') ? text.lastIndexOf('(') : text.length;
  if (from === 0 && to === text.length) return true;
  return new Reading(new WordReader(text, from, Math.max(from, to))).read() !== 'none';
}
