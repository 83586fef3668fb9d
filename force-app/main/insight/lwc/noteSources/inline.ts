import { fold, part } from './lines.ts';
import { readName } from './names.ts';
import type { SpeakerName } from './pieces.ts';
import { timeAtEnd, timeAtStart } from './times.ts';

/** A line that may begin with a name: `Ada: text`, `**Ada:** text`, `[Ada] text`, `[00:02] Ada: text`, `Ada (00:02): text`. */
export interface Inline {
  /** What is before the colon, without time and markup. */
  readonly raw: string;
  readonly speaker: SpeakerName;
  readonly rest: string;
  readonly seconds: number | null;
  /** Bold, in square brackets or after a time: a head by its form, whatever the words. */
  readonly isMarked: boolean;
  readonly isBold: boolean;
}

const LONGEST_HEAD = 90;
/** Characters at the beginning of a line in which a head must end. */
const LONGEST_START = 240;

/** Cuts a line at the colon of its head; null where no head can be. Reads no word lists: the caller decides whether it is a name. */
export function readInline(line: string): Inline | null {
  if (!/[:：]|\[/.test(line.slice(0, LONGEST_START))) return null;
  const timed = timeAtStart(line);
  const text = (timed?.rest ?? line).replace(/^[\s|–—-]{1,8}/, timed === null ? ' ' : '').trimStart();
  const cut = cutBracket(text) ?? cutBold(text) ?? cutChat(text, timed !== null) ?? cutColon(text);
  if (cut === null) return null;
  const trailing = timeAtEnd(cut.head) ?? timeAtEnd(cut.head.replace(/\s*[[(]\s*([\d:.,]+)\s*[\])]\s*$/, ' $1'));
  const raw = fold(trailing?.rest ?? cut.head);
  const speaker = readName(raw);
  if (speaker === null) return null;
  const seconds = timed?.seconds ?? trailing?.seconds ?? null;
  return {
    raw,
    speaker,
    rest: cut.rest.trim(),
    seconds,
    isMarked: cut.isMarked || seconds !== null,
    isBold: cut.isBold,
  };
}

interface Cut {
  readonly head: string;
  readonly rest: string;
  readonly isMarked: boolean;
  readonly isBold: boolean;
}

/** `[Ada King] text`, `[Ada King]: text`. Check boxes and numbers in brackets are no heads. */
function cutBracket(text: string): Cut | null {
  const found = /^\[([^[\]:]{2,80})\]\s?[:：]?\s*(?!\()/.exec(text.slice(0, 120));
  if (found === null || !/\p{L}{2}/u.test(part(found, 1))) return null;
  return { head: part(found, 1), rest: text.slice(found[0].length), isMarked: true, isBold: false };
}

/** `**Ada King:** text`, `**Ada King**: text`, `__Ada__: text`. */
function cutBold(text: string): Cut | null {
  const found = /^(\*\*|__|\*)\s?([^*_]{1,90}?)\s?(?:[:：]\s?\1|\1\s?[:：])\s*/.exec(text.slice(0, 130));
  if (found === null) return null;
  return { head: part(found, 2), rest: text.slice(found[0].length), isMarked: true, isBold: true };
}

/** The chat of a meeting: `12:04:33 From Ada King to Everyone: text`. */
function cutChat(text: string, isTimed: boolean): Cut | null {
  if (!isTimed) return null;
  const found = /^(?:From|Von|De)\s+(.{1,80}?)\s+(?:to|an|à|para|a)\s+[^:]{1,60}[:：]\s*/i.exec(text.slice(0, 180));
  return found === null
    ? null
    : { head: part(found, 1), rest: text.slice(found[0].length), isMarked: true, isBold: false };
}

function cutColon(text: string): Cut | null {
  const start = text.slice(0, LONGEST_HEAD + 1);
  const colon = /[:：]/.exec(start)?.index ?? -1;
  if (colon < 1) return null;
  // `https://…` and `10:30` are no heads. Times next to a name are: `Ada (00:02): text`.
  const timed = /^(.{1,80}?[\s([]\d{1,2}(?::\d{2}){1,2}[)\]]?)\s?[:：](?=\s|$)/.exec(start);
  if (timed !== null) {
    return { head: timed[1] ?? '', rest: text.slice(timed[0].length), isMarked: false, isBold: false };
  }
  const after = text.charAt(colon + 1);
  if (after !== '' && !/[\s"'“„«*]/.test(after) && text.charAt(colon) === ':') return null;
  return { head: text.slice(0, colon), rest: text.slice(colon + 1), isMarked: false, isBold: false };
}
