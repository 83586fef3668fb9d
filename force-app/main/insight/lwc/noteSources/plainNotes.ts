import { part } from './lines.ts';
import { entryOf, isWrapped, type Entry } from './entries.ts';
import { decideHeads, type HeadKind } from './heads.ts';
import { labelConcept } from './labels.ts';
import type { Line } from './lines.ts';
import type { Fragment, Piece, Pieces, SpeakerName } from './pieces.ts';
import type { Known, Side } from './types.ts';

/** Share of lines that begin with a small letter from which notes count as clipped. */
const SMALL_SHARE = 0.4;
/** Least share of lines with a name from which lines without one go on with the last speaker. */
const TRANSCRIPT_SHARE = 0.5;

class Walk {
  readonly pieces: Piece[] = [];
  private readonly heads: ReadonlyMap<string, HeadKind>;
  readonly wrapped: boolean;
  private readonly isTranscript: boolean;
  /** Lines begin with small letters throughout, so a small letter does not mean that a sentence goes on. */
  private readonly isClipped: boolean;
  private heading: string | null = null;
  private label: { readonly text: string; readonly indent: number; used: boolean } | null = null;
  private open: Fragment[] | null = null;
  /** A name alone on its line: the lines below are that speaker's. */
  private isHeadAlone = false;
  private last = '';

  constructor(entries: readonly Entry[], heads: ReadonlyMap<string, HeadKind>) {
    this.heads = heads;
    const isLoose = (entry: Entry): boolean => !entry.isBullet && entry.inline === null && entry.heading === 0;
    const loose = entries.map((entry) => (isLoose(entry) ? entry.text : ''));
    this.wrapped = isWrapped(loose);
    const filled = entries.filter(({ text }) => text !== '');
    const small = filled.filter(({ text }) => /^\p{Ll}/u.test(text));
    this.isClipped = small.length >= SMALL_SHARE * filled.length;
    const timed = filled.filter(
      ({ inline }) => inline !== null && inline.seconds !== null && heads.get(inline.raw) === 'speaker',
    );
    this.isTranscript = timed.length > 0 && timed.length >= TRANSCRIPT_SHARE * filled.length;
  }

  read(entry: Entry): void {
    if (entry.text === '') this.blank();
    else if (entry.heading > 0) this.readHeading(entry);
    else if (entry.inline !== null) this.readInline(entry, this.heads.get(entry.inline.raw) ?? 'text');
    else this.readText(entry, entry.text);
    this.last = entry.text;
  }

  private blank(): void {
    if (this.label?.used === true) this.label = null;
    if (!this.isTranscript && !(this.isHeadAlone && this.open?.length === 0)) this.open = null;
  }

  private readHeading(entry: Entry): void {
    this.open = null;
    this.label = null;
    const text = entry.text.replace(/[:：]$/, '');
    this.heading = entry.heading > 1 || labelConcept(text) !== null ? text : null;
  }

  private readInline(entry: Entry, kind: HeadKind): void {
    const { inline } = entry;
    if (inline === null || kind === 'text') {
      this.readText(entry, entry.text);
      return;
    }
    if (kind === 'speaker') {
      this.isHeadAlone = inline.rest === '';
      this.start(inline.speaker, null);
      if (inline.rest !== '') this.add(entry, cleaned(inline.rest), inline.seconds, true);
      return;
    }
    if (inline.rest === '') {
      this.open = null;
      this.label = { text: inline.raw, indent: entry.indent, used: false };
      return;
    }
    this.label = null;
    this.start(null, inline.raw);
    this.add(entry, kind === 'label' ? cleaned(inline.rest) : entry.text, null, true);
  }

  /** `why? the valve sticks`: a label in the form of a question. */
  private readQuestion(entry: Entry): boolean {
    const found = /^(\p{L}[\p{L} ]{0,20})\s?\?\s+(\S.*)$/u.exec(entry.text);
    if (found === null || (labelConcept(part(found, 1)) ?? '') === '') return false;
    this.label = null;
    this.start(null, part(found, 1));
    this.add(entry, part(found, 2), null, true);
    return true;
  }

  private readText(entry: Entry, text: string): void {
    if (this.readQuestion(entry)) return;
    const goesOn =
      this.open !== null && !entry.isBullet && (this.isHeadAlone || this.isTranscript || this.continues(text));
    if (!goesOn) {
      if (this.label !== null && !entry.isBullet && this.label.used) this.label = null;
      if (this.label !== null) this.label.used = true;
      this.start(null, this.label?.text ?? this.heading);
      this.isHeadAlone = false;
    }
    this.add(entry, text, null, !goesOn || !this.continues(text));
  }

  /** Whether a line goes on with the sentence of the line above. */
  private continues(text: string): boolean {
    if (this.last === '') return false;
    const isOpen = !/[.!?…:;]["”»)]?$/.test(this.last);
    return this.wrapped || (isOpen && !this.isClipped && /^\p{Ll}/u.test(text) && this.last.length >= 50);
  }

  private start(speaker: SpeakerName | null, label: string | null, side: Side | null = null): void {
    const last = this.pieces.at(-1);
    if (speaker === null && last?.speaker === null && last.label === label && this.open !== null) return;
    this.open = [];
    this.pieces.push({ speaker, label, side, fragments: this.open });
  }

  private add(entry: Entry, text: string, seconds: number | null, starts: boolean): void {
    this.open?.push({ text, line: entry.line, seconds, starts });
  }
}

/**
 * Reads what has no structure of a meeting tool: prose, shorthand, bullets, `Label: text`, `Name: text`, `**Name:** text`. Labels come
 * from headings and from the beginning of lines.
 */
export function readPlain(lines: readonly Line[], known: Known): Pieces {
  const entries = lines.map(entryOf);
  const heads = decideHeads(entries, known);
  const walk = new Walk(entries, heads);
  for (const entry of entries) walk.read(entry);
  return {
    format: walk.wrapped && !walk.pieces.some(({ speaker }) => speaker !== null) ? 'notes' : formatOf(entries, heads),
    pieces: walk.pieces,
  };
}

function cleaned(text: string): string {
  return text.replace(/\*\*|__/g, '');
}

function formatOf(entries: readonly Entry[], heads: ReadonlyMap<string, HeadKind>): string {
  const filled = entries.filter(({ text }) => text !== '');
  const ofKind = (kind: HeadKind) => filled.filter(({ inline }) => inline !== null && heads.get(inline.raw) === kind);
  const spoken = ofKind('speaker');
  const timed = spoken.filter(({ inline }) => inline?.seconds !== null);
  if (timed.length * 2 >= filled.length) return 'gong-text';
  if (spoken.some(({ inline }) => inline?.isBold)) return 'md-speaker';
  if (spoken.length >= 2 || (spoken.length === 1 && filled.length <= 3)) return 'speaker-lines';
  const isSmall = filled.filter(({ text }) => /^\p{Ll}/u.test(text)).length >= SMALL_SHARE * filled.length;
  if (ofKind('label').length >= (isSmall ? 0.7 : 0.4) * filled.length && filled.length > 1) return 'labels';
  if (filled.filter(({ isBullet }) => isBullet).length >= 0.4 * filled.length && filled.length > 1) return 'bullets';
  // `ab 1.7.` and `12 T€/J.` end with a stop that ends no sentence.
  const clipped = filled.filter(({ text }) => text.length < 90 && !/(?:[^\d\s.]{2}\.|[!?…])["”»]?$/.test(text));
  return clipped.length >= 0.7 * filled.length && filled.length > 3 ? 'shorthand' : 'notes';
}
