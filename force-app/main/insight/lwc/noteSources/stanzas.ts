import { fold, type Line, textAt } from './lines.ts';
import { decodeEntities } from './entities.ts';
import { nameShape, readName } from './names.ts';
import type { Fragment, Piece, Pieces, SpeakerName } from './pieces.ts';
import { timeAtEnd, timeAtStart } from './times.ts';

/** The head of a stanza: who speaks from which second. `size`: how many lines it takes. */
interface Head {
  readonly kind: 'otter' | 'teams-docx' | 'gong-text';
  readonly speaker: SpeakerName;
  readonly seconds: number;
  readonly size: 1 | 2;
}

const FEWEST = 2;

/**
 * Reads transcripts with speaker and time on lines of their own above the text: Otter (`Ada King  0:15`), documents of Teams (`Ada King
 * 0:15` with a wider gap, or time and name on two lines), Gong (`0:15 | Ada King`). Null where the text has no such heads.
 */
export function readStanzas(lines: readonly Line[]): Pieces | null {
  const heads = new Map<number, Head>();
  const isTimeFirst = timeStandsFirst(lines);
  for (const index of lines.keys()) {
    const head = heads.get(index - 1)?.size === 2 ? null : headAt(lines, index, isTimeFirst);
    if (head !== null) heads.set(index, head);
  }
  const followed = [...heads].filter(([index, { size }]) => hasText(lines, index + size, heads));
  const isWhole = followed.length === 1 && lines.slice(0, followed[0]?.[0]).every(({ text }) => text.trim() === '');
  if (followed.length < FEWEST && !isWhole) return null;
  return { format: mostFrequent(followed.map(([, { kind }]) => kind)), pieces: piecesOf(lines, heads) };
}

/** Whether names stand below lines with a time alone, or above them: where there are fewer different ones, more often. */
function timeStandsFirst(lines: readonly Line[]): boolean {
  const below: string[] = [];
  const above: string[] = [];
  const seen = new Map<string, SpeakerName | null>();
  for (const [index, { text }] of lines.entries()) {
    if (text.length > 30 || timeAtStart(text)?.rest.trim() !== '') continue;
    below.push(...namesOf(lines[index + 1]?.text, seen));
    above.push(...namesOf(lines[index - 1]?.text, seen));
  }
  if (
    below.length !== above.length &&
    Math.min(below.length, above.length) < 0.8 * Math.max(below.length, above.length)
  ) {
    return below.length > above.length;
  }
  return new Set(below).size <= new Set(above).size;
}

function namesOf(text: string | undefined, seen: Map<string, SpeakerName | null>): string[] {
  if (text === undefined) return [];
  let speaker = seen.get(text);
  if (speaker === undefined) seen.set(text, (speaker = personOf(text)));
  return speaker === null ? [] : [speaker.name];
}

function headAt(lines: readonly Line[], index: number, isTimeFirst: boolean): Head | null {
  const text = textAt(lines, index);
  if (text.length > 160) return null;
  const start = timeAtStart(text);
  if (start !== null)
    return start.rest.trim() !== '' ? timeFirst(start) : isTimeFirst ? timeAlone(lines, index, start.seconds) : null;
  const end = timeAtEnd(text);
  if (end !== null) {
    const speaker = personOf(end.rest);
    if (speaker === null) return null;
    const kind = /^(?: {3,}|\t)/.test(end.gap) ? 'teams-docx' : 'otter';
    return { kind, speaker, seconds: end.seconds, size: 1 };
  }
  return isTimeFirst ? null : nameAlone(lines, index, text);
}

/** `0:15 | Ada King` with the text on the next line. */
function timeFirst(start: { readonly seconds: number; readonly rest: string }): Head | null {
  const speaker = personOf(start.rest.replace(/^[\s|·•–—-]+/, ''));
  return speaker === null ? null : { kind: 'gong-text', speaker, seconds: start.seconds, size: 1 };
}

/** The time on a line, the name on the next. */
function timeAlone(lines: readonly Line[], index: number, seconds: number): Head | null {
  const speaker = personOf(textAt(lines, index + 1));
  return speaker === null ? null : { kind: 'teams-docx', speaker, seconds, size: 2 };
}

/** The name on a line, the time on the next. */
function nameAlone(lines: readonly Line[], index: number, text: string): Head | null {
  const next = textAt(lines, index + 1);
  const time = next.length < 30 ? timeAtStart(next) : null;
  if (time === null || time.rest.trim() !== '') return null;
  const speaker = personOf(text);
  return speaker === null ? null : { kind: 'teams-docx', speaker, seconds: time.seconds, size: 2 };
}

/** The person named by a head; null for what reads like a sentence. */
function personOf(text: string): SpeakerName | null {
  const bare = fold(decodeEntities(text)).replace(/[:：]$/, '');
  if (bare === '' || bare.length > 90 || /[:!?;]|\p{Ll}{3}\.$/u.test(bare)) return null;
  const speaker = readName(bare);
  return speaker !== null && nameShape(speaker.name) !== null ? speaker : null;
}

function hasText(lines: readonly Line[], from: number, heads: ReadonlyMap<number, Head>): boolean {
  for (let at = from; at < Math.min(lines.length, from + 3); at += 1) {
    if (heads.has(at)) return false;
    if (lines[at]?.text.trim() !== '') return true;
  }
  return false;
}

function mostFrequent<T>(values: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

function piecesOf(lines: readonly Line[], heads: ReadonlyMap<number, Head>): Piece[] {
  const pieces: { speaker: SpeakerName | null; fragments: Fragment[] }[] = [{ speaker: null, fragments: [] }];
  let seconds: number | null = null;
  let isNew = true;
  for (let index = 0; index < lines.length; index += 1) {
    const head = heads.get(index);
    if (head !== undefined) {
      seconds = head.seconds;
      pieces.push({ speaker: head.speaker, fragments: [] });
      index += head.size - 1;
      isNew = true;
      continue;
    }
    const { text = '', number = 1 } = lines[index] ?? {};
    if (text.trim() === '') isNew = true;
    else {
      // Above the first head each line is a title or a note of its own.
      const starts = isNew || pieces.length === 1;
      pieces.at(-1)?.fragments.push({ text: decodeEntities(text), line: number, seconds, starts });
      isNew = false;
    }
  }
  return pieces.filter(({ fragments }) => fragments.length > 0).map((one) => ({ ...one, label: null, side: null }));
}
