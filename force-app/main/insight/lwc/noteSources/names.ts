import { fold, plain, part } from './lines.ts';
import { CAPITAL_PARTICLES, COMPANY_WORDS, NO_NAMES, PARTICLES, SURNAMES, TITLES } from './nameWords.ts';
import type { SpeakerName } from './pieces.ts';
import { roleSide } from './roles.ts';

/**
 * How much a text looks like the name of a person. `sure`: a title, a particle or two names; `single`: one capital word; `loose`: short
 * enough for a label of a speaker, nothing more (`speaker 1`, `mia`).
 */
export type NameShape = 'sure' | 'single' | 'loose';

const LONGEST = 80;
const MOST_WORDS = 7;
const MAIL = /<?\(?([\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,190}\.\p{L}{2,24})\)?>?/u;

/** Reads the head of a turn: name, role or company next to it, address. Null where the text cannot name anybody. */
export function readName(raw: string): SpeakerName | null {
  if (raw.length > 2 * LONGEST) return null;
  const mail = MAIL.exec(raw);
  const withoutMail = mail === null ? raw : raw.replace(mail[0], ' ');
  const bare = fold(withoutMail.replace(/[*_"“”„`]/g, ' '))
    .replace(/[,;:|-]+$/, '')
    .trim();
  const email = mail?.[1] ?? null;
  if (bare === '') return email === null ? null : { name: email, note: '', email };
  if (bare.length > LONGEST || !/\p{L}/u.test(bare)) return null;
  const { name, note } = splitNote(bare);
  return name === '' ? { name: bare, note: '', email } : { name, note, email };
}

/** Cuts `(Acme)`, `[CFO]`, ` - Acme`, ` | CFO`, ` @ Acme` and `, CFO` off a name. `King, Ada` stays whole. */
function splitNote(bare: string): { name: string; note: string } {
  const bracket = /^([^([{]{1,80})[([{]([^)\]}]{0,80})[)\]}]?(.*)$/.exec(bare);
  if (bracket !== null) return { name: fold(part(bracket, 1)), note: fold(`${bracket[2]} ${bracket[3]}`) };
  const sign = /^(.{1,70}?)\s(?:[-–—|@/]|\/\/)\s?(.{1,70})$/.exec(bare);
  if (sign !== null) return { name: fold(part(sign, 1)), note: fold(part(sign, 2)) };
  const comma = bare.indexOf(',');
  if (comma < 1) return { name: bare, note: '' };
  const before = bare.slice(0, comma).trim();
  const after = bare.slice(comma + 1).trim();
  const isLastNameFirst = namesIn(before) < 2;
  const isCertainNote = roleSide(after) !== null || isCompany(after) || after.split(' ').length > 2;
  if (isCertainNote) return { name: before, note: after };
  return isLastNameFirst ? { name: bare, note: '' } : { name: bare, note: after };
}

function isCompany(text: string): boolean {
  return plain(text)
    .split(/[\s,]+/)
    .some((word) => COMPANY_WORDS.has(word));
}

/** Words that are names themselves, without titles and particles. */
function namesIn(text: string): number {
  return text.split(' ').filter((word) => /^\p{Lu}/u.test(word) && !TITLES.has(plain(word))).length;
}

const CAPITAL = /^(?:[dlDL]['’]|[Aa]l-|Mc|Mac)?\p{Lu}[\p{L}\p{M}'’.·-]*$/u;
const OTHER_SCRIPT = /^[\p{Lo}\p{M}・]+$/u;

/** The shape of a name without its note; null for what can only be the beginning of a sentence. */
export function nameShape(name: string): NameShape | null {
  const words = name.replace(/,/g, ' ').split(/\s+/).filter(Boolean);
  if (
    words.length === 0 ||
    words.length > MOST_WORDS ||
    /[.!?…;]\s/.test(name.replace(/(^|\s)\p{L}[\p{L}.-]{0,6}\.(?=\s)/gu, '$1'))
  )
    return null;
  const isCapitals = name === name.toUpperCase();
  let names = 0;
  let hints = 0;
  let isLoose = false;
  for (const [index, word] of words.entries()) {
    const key = plain(word);
    if (TITLES.has(key) && index < words.length - 1) hints += 1;
    else if (isParticle(word, key, isCapitals) && words.length > 1 && index < words.length - 1) hints += 1;
    else if (SURNAMES.has(key) && index > 0 && index === words.length - 1 && CAPITAL.test(word) && names + hints > 0)
      names += 1;
    else if (NO_NAMES.has(key)) return null;
    else if (CAPITAL.test(word) || OTHER_SCRIPT.test(word)) names += 1;
    else if (/^[\p{L}\p{N}'’.#-]+$/u.test(word)) isLoose = true;
    else return null;
  }
  if (isLoose || names === 0) return words.length <= 4 ? 'loose' : null;
  return names >= 2 || hints > 0 ? 'sure' : 'single';
}

/** The shape of the name in a text that may have a note or an address; null where it can name nobody. */
export function shapeOf(text: string): NameShape | null {
  const speaker = readName(text);
  return speaker === null ? null : nameShape(speaker.name);
}

function isParticle(word: string, key: string, isCapitals: boolean): boolean {
  return PARTICLES.has(key) && (/^\p{Ll}/u.test(word) || isCapitals || CAPITAL_PARTICLES.has(key));
}

/** The words of a name for comparison, without titles: `Dr. Ada de King` → `ada`, `de`, `king`. */
export function nameKey(name: string): string[] {
  return plain(name)
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !TITLES.has(word))
    .map((word) => word.replace(/[^\p{L}\p{N}'@.-]/gu, '').replace(/\.$/, ''))
    .filter((word) => word !== '');
}

/** Whether two names can be the same person: all words of the shorter one are in the longer one. */
export function isSamePerson(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length > 0 && short.every((word) => long.includes(word));
}
