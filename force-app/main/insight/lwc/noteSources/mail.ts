import { isWrapped } from './entries.ts';
import { fold, plain, type Line, part, textAt } from './lines.ts';
import { DISCLAIMER, FORWARDED, GREETINGS, HEADERS, SIGN_OFFS, WROTE } from './mailWords.ts';
import { decodeEntities } from './entities.ts';
import { stripEmphasis, stripTags } from './markup.ts';
import { domainOf } from './domains.ts';
import { isSamePerson, nameKey, readName, shapeOf } from './names.ts';
import type { Fragment, Piece, Pieces, SpeakerName } from './pieces.ts';

const LONGEST_ATTRIBUTION = 250;
const ENDS_WITH_COLON = /[:：]\s{0,4}$/;

/** One mail of a chain. `depth`: how many `>` are before its lines. */
interface Message {
  from: SpeakerName | null;
  to: SpeakerName | null;
  readonly depth: number;
  readonly lines: Line[];
}

/** Reads a mail with the mails that it quotes, each with its author. Null where the text is no mail. */
export function readMail(lines: readonly Line[]): Pieces | null {
  if (!isMail(lines)) return null;
  const messages = messagesOf(lines);
  for (const message of messages) message.from ??= signer(message.lines);
  giveQuotedAuthors(messages);
  giveAddresses(messages);
  return { format: 'email', pieces: messages.flatMap(piecesOf) };
}

function headerOf(text: string): { readonly kind: 'from' | 'to' | 'other'; readonly value: string } | null {
  const found = /^\s*[*_]{0,2}([\p{L}-]{1,14}(?:\s\p{L}{1,3})?)\s?[*_]{0,2}\s?[:：][*_]{0,2}\s*(.*)$/u.exec(
    text.slice(0, 300),
  );
  if (found === null) return null;
  const key = plain(part(found, 1));
  const kind = (['from', 'to', 'other'] as const).find((one) => HEADERS[one].has(key));
  return kind === undefined ? null : { kind, value: part(found, 2) };
}

/** Whether a block of headers begins at a line: sender or receiver and one more, without a line between. */
function headerBlock(lines: readonly Line[], index: number): number {
  let end = index;
  const kinds = new Set<string>();
  while (end < lines.length && end < index + 10) {
    const header = headerOf(unquoted(textAt(lines, end)));
    if (header === null) break;
    kinds.add(header.kind);
    end += 1;
  }
  return end - index >= 2 && (kinds.has('from') || kinds.has('to')) && kinds.size > 1 ? end - index : 0;
}

function isMail(lines: readonly Line[]): boolean {
  const filled = lines.filter(({ text }) => text.trim() !== '');
  const head = filled.slice(0, 6);
  if (head.some((_, index) => headerBlock(head, index) > 0)) return true;
  if (lines.some(({ text }, index) => attributionAt(lines, index) !== null && text.length < 300)) return true;
  if (lines.some(({ text }) => FORWARDED.test(text.slice(0, 80)))) return true;
  const opens = filled.slice(0, 3).some(({ text }) => isGreeting(text));
  return opens && filled.slice(-8).some(({ text }) => isSignOff(text));
}

function isGreeting(text: string): boolean {
  if (text.length > 70 || !/[,:!]\s*$|^\p{Lu}[\p{L}.\s'-]{2,60}$/u.test(text)) return false;
  const line = plain(text);
  return GREETINGS.some((greeting) => line.startsWith(greeting) && !/\p{L}/u.test(line.charAt(greeting.length)));
}

function isSignOff(text: string): boolean {
  if (text.length > 70) return false;
  const line = plain(text).replace(/^(?:--|—|–)\s?/, '');
  return SIGN_OFFS.some(
    (words) =>
      line.startsWith(words) &&
      !/^[\p{L}\p{N}]/u.test(line.slice(words.length)) &&
      line.length < words.length + 24 &&
      !/[?:]/.test(line),
  );
}

/** `On 3 May, Ada King <ada@…> wrote:`, on one line or two. */
function attributionAt(
  lines: readonly Line[],
  index: number,
): { readonly from: SpeakerName | null; readonly size: number } | null {
  const first = textAt(lines, index);
  const second = textAt(lines, index + 1);
  // Cheap tests first: they are made for each line.
  if (first.length > LONGEST_ATTRIBUTION) return null;
  if (ENDS_WITH_COLON.test(first)) return withSize(attributed(fold(unquoted(first))), 1);
  if (!ENDS_WITH_COLON.test(second) || second.length > LONGEST_ATTRIBUTION || !/\d/.test(first)) return null;
  return withSize(attributed(fold(`${unquoted(first)} ${unquoted(second)}`)), 2);
}

function withSize(
  author: { readonly speaker: SpeakerName | null } | null,
  size: number,
): { readonly from: SpeakerName | null; readonly size: number } | null {
  return author === null ? null : { from: author.speaker, size };
}

function attributed(text: string): { readonly speaker: SpeakerName | null } | null {
  if (!/\d/.test(text) && !text.includes('@')) return null;
  const line = plain(text);
  const verb = WROTE.find((one) => ` ${line.replace(/[:：]/g, ' ')} `.includes(` ${one} `));
  if (verb === undefined || !/[:：]\s*$/.test(text)) return null;
  const words = text.replace(/[:：]\s*$/, '').split(' ');
  const at = words.findIndex(
    (word, index) => plain(words.slice(index, index + verb.split(' ').length).join(' ')) === verb && word !== '',
  );
  if (at < 0) return null;
  const after = words.slice(at + verb.split(' ').length).join(' ');
  const before = words.slice(0, at).join(' ');
  // `Am 3. Mai schrieb Ada King <…>:` has the name after the verb.
  const source = /\p{L}/u.test(after) && verb === 'schrieb' ? after.replace(/\sum\s\d.*$/, '') : before;
  return { speaker: trailingName(source) };
}

/** The name at the end of `On Mon, 3 May 2026 at 10:12, Ada King <ada@acme.example>`. */
function trailingName(text: string): SpeakerName | null {
  const mail = /<?\(?[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}>?\)?\s*$/u.exec(text)?.[0] ?? '';
  const words = text
    .slice(0, text.length - mail.length)
    .replace(/\(via[^)]*\)/g, '')
    .trim()
    .split(' ');
  const name: string[] = [];
  while (words.length > 0) {
    const word = words.at(-1) ?? '';
    if (
      /\d/.test(word) ||
      (name.length > 0 && /[,:]$/.test(word) && name.length > 1) ||
      /^(?:at|um|à|a|las|PM|AM|Uhr|h)$/.test(word)
    )
      break;
    if (name.length > 0 && /[,:]$/.test(word) && !/^\p{Lu}\p{Ll}{2,}/u.test(word)) break;
    name.unshift(word);
    words.pop();
    if (name.length > 6) break;
  }
  return readName(`${name.join(' ')} ${mail}`);
}

function unquoted(text: string): string {
  return text.replace(/^(?:\s?>)+\s?/, '');
}

function depthOf(text: string): number {
  return (/^(?:\s?>)+/.exec(text.slice(0, 40))?.[0].match(/>/g) ?? []).length;
}

function messagesOf(lines: readonly Line[]): Message[] {
  const messages: Message[] = [];
  let current: Message = { from: null, to: null, depth: 0, lines: [] };
  let expected: SpeakerName | null = null;
  // The last mail of each depth to which a line can go back; looking through all mails at each change of depth would be quadratic.
  const outers = new Map<number, Message>();
  const open = (from: SpeakerName | null, to: SpeakerName | null, depth: number): void => {
    current = { from, to, depth, lines: [] };
    messages.push(current);
    if (depth > 0 || from === messages[0]?.from) outers.set(depth, current);
  };
  open(null, null, 0);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? { text: '', number: index + 1 };
    const depth = depthOf(line.text);
    const attribution = attributionAt(lines, index);
    const size = attribution === null ? headerBlock(lines, index) : 0;
    if (attribution !== null) {
      expected = attribution.from;
      index += attribution.size - 1;
      const next = lines.slice(index + 1, index + 4).find(({ text }) => text.trim() !== '')?.text ?? '';
      open(attribution.from, null, Math.max(depth, depthOf(next)));
    } else if (size > 0) {
      const { from, to } = readHeaders(lines.slice(index, index + size));
      index += size - 1;
      if (current.lines.length === 0 && messages.length === 1) Object.assign(current, { from, to });
      else open(from, to, depth);
    } else if (FORWARDED.test(line.text.slice(0, 80))) expected = null;
    else if (line.text.trim() === '' || depth === current.depth)
      current.lines.push({ ...line, text: unquoted(line.text) });
    else {
      // Back to the outer mail, or a quotation without a line about its author.
      const outer = outers.get(depth);
      open(outer?.from ?? (depth > current.depth ? expected : null), outer?.to ?? null, depth);
      current.lines.push({ ...line, text: unquoted(line.text) });
    }
  }
  return messages.filter(({ lines: own }) => own.some(({ text }) => text.trim() !== ''));
}

function readHeaders(block: readonly Line[]): { from: SpeakerName | null; to: SpeakerName | null } {
  const found: { from: SpeakerName | null; to: SpeakerName | null } = { from: null, to: null };
  for (const { text } of block) {
    const header = headerOf(unquoted(text));
    if (header === null || header.kind === 'other') continue;
    const value = decodeEntities(header.value);
    const first = header.kind === 'to' ? (value.split(/[;]|>,/)[0] ?? '') : value;
    found[header.kind] ??= readName(first.replace(/\bmailto:/, ''));
  }
  return found;
}

/** Who signed: the name below the closing line, or a name alone on the last line. */
function signer(lines: readonly Line[]): SpeakerName | null {
  const index = lines.findIndex(({ text }) => isSignOff(text) || /^-- ?$/.test(text));
  const below = lines.slice(index < 0 ? -1 : index + 1).filter(({ text }) => text.trim() !== '');
  for (const { text } of below.slice(0, 2)) {
    const speaker = readName(text);
    const shape = shapeOf(text);
    if (shape === 'sure' || (shape === 'single' && (index >= 0 || text.length < 16))) return speaker;
  }
  return null;
}

/** A quotation without author is by the one who is answered: the receiver, else the other author of the chain. */
function giveQuotedAuthors(messages: readonly Message[]): void {
  const top = messages.find(({ depth }) => depth === 0);
  const others = messages.filter(({ from }) => from !== null && from.name !== top?.from?.name);
  for (const message of messages) {
    if (message.from !== null || message === top) continue;
    if (message.depth === 0) message.from = top?.from ?? null;
    else if (message.depth === 1) message.from = top?.to ?? others[0]?.from ?? { name: '', note: '', email: null };
  }
}

/** An author without address has the one that a header of the chain names with this name. */
function giveAddresses(messages: readonly Message[]): void {
  // Long chains repeat their people: each spelling is compared once.
  const named = new Map<string, { readonly key: readonly string[]; readonly email: string }>();
  for (const { from, to } of messages)
    for (const one of [from, to])
      if (one !== null && one.email !== null && !named.has(one.name))
        named.set(one.name, { key: nameKey(one.name), email: one.email });
  if (named.size === 0) return;
  const people = [...named.values()];
  const emails = new Map<string, string | null>();
  for (const message of messages) {
    if (message.from === null || message.from.email !== null) continue;
    const { name } = message.from;
    if (!emails.has(name)) {
      const key = nameKey(name);
      const same = key.length === 0 ? undefined : people.find((one) => isSamePerson(one.key, key));
      emails.set(name, same?.email ?? null);
    }
    const email = emails.get(name) ?? null;
    if (email !== null) message.from = { ...message.from, email };
  }
}

function piecesOf(message: Message): Piece[] {
  const body = bodyOf(message);
  const texts = body.map(({ text }) => text.trim());
  const wrapped = isWrapped(texts);
  const pieces: Piece[] = [];
  const fragments: Fragment[] = [];
  for (const [index, line] of body.entries()) {
    const text = fold(stripEmphasis(stripTags(decodeEntities(line.text))));
    if (text === '') continue;
    const before = texts[index - 1] ?? '';
    const isBullet = /^(?:[-*•–]|\d{1,2}[.)])\s/.test(text);
    const goesOn =
      before !== '' &&
      !isBullet &&
      (wrapped || /^\p{Ll}/u.test(text) || !/[.!?:…]["”»)]?$/.test(before)) &&
      before.length > 30;
    fragments.push({
      text: text.replace(/^(?:[-*•–]|\d{1,2}[.)])\s+/, ''),
      line: line.number,
      seconds: null,
      starts: !goesOn,
    });
  }
  if (fragments.length > 0)
    pieces.push({ speaker: message.from, label: null, side: null, colleague: colleagueOf(message), fragments });
  return pieces;
}

function isDisclaimer(text: string): boolean {
  return text.length > 20 && DISCLAIMER.test(plain(text.slice(0, 300)));
}

/** Whether the author's name stands alone on a line above lines that are no sentences: title, firm, telephone. */
function isSignature({ from }: Message, lines: readonly Line[], index: number): boolean {
  const text = textAt(lines, index).trim();
  if (from === null || index === 0 || text.length < 3 || text.length > 50) return false;
  const key = nameKey(text);
  if (key.join(' ') !== nameKey(from.name).join(' ') || key.length < 2) return false;
  const next = textAt(lines, index + 1).trim();
  return next.length < 60 && !/[.!?]$/.test(next);
}

/** The receiver, where the address is of the same firm as the author's. */
function colleagueOf({ from, to }: Message): SpeakerName | undefined {
  const domain = domainOf(from?.email?.toLowerCase() ?? '');
  return domain !== '' && domain === domainOf(to?.email?.toLowerCase() ?? '') ? (to ?? undefined) : undefined;
}

/** The lines between greeting and signature, and a postscript. */
function bodyOf(message: Message): Line[] {
  const lines = [...message.lines];
  const first = lines.findIndex(({ text }) => text.trim() !== '');
  if (first >= 0 && isGreeting(textAt(lines, first))) lines.splice(0, first + 1);
  const end = lines.findIndex(
    ({ text }, index) =>
      isSignOff(text) || /^-- ?$/.test(text) || isDisclaimer(text) || isSignature(message, lines, index),
  );
  const body = end < 0 ? lines : lines.slice(0, end);
  const postscript =
    end < 0 ? -1 : lines.findIndex(({ text }, index) => index > end && /^\s*P\.?\s?S\.?\s?[:.\s]/.test(text));
  const last = body.findLastIndex(({ text }) => text.trim() !== '');
  const alone = body[last]?.text.trim() ?? '';
  const isName =
    last > 0 &&
    alone.length < 50 &&
    message.from !== null &&
    shapeOf(alone) !== null &&
    message.from.name.includes(readName(alone)?.name ?? '?');
  if (isName) body.splice(last, 1);
  return postscript < 0 ? body : [...body, { text: '', number: 0 }, ...lines.slice(postscript)];
}
