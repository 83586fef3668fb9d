import { INACTION, MARKS, NONE, NO_MORE, PHRASES, STEMS } from './denialWords.ts';
import type { Mark } from './denialWords.ts';

/** Why a loss or a problem that a sentence names is not the speaker's. */
export type Denial = 'negated' | 'solved' | 'elsewhere' | 'hypothetical' | 'nearly';

/** A clause as the letters of `MARKS`, a word or a phrase each, with its words. */
interface Clause {
  readonly marks: string;
  readonly plain: string;
  /** It stands against the clause before it: `but`. */
  readonly isContrast: boolean;
}

const LONGEST = Math.max(...PHRASES.flatMap(([, list]) => list.split(', ').map((phrase) => phrase.split(' ').length)));
// Later lists do not replace what an earlier one has: `en` is a pronoun before it is a preposition.
const BY_PHRASE = new Map<string, string>();
for (const [mark, list] of PHRASES) {
  for (const phrase of list.split(', ')) if (!BY_PHRASE.has(phrase)) BY_PHRASE.set(phrase, MARKS[mark]);
}
const NOT_SPLIT = /^(?:mais parce|mais a cause|mais par|but because|but due|but rather|but through) /;
const CONTRAST = /^(?:but|however|yet|still|aber|doch|allerdings|mais|pourtant|pero|sin embargo)(?: |$)/;
const BREAKS =
  /(?:[.;:!?()—–]|,(?!\d))\s|[.;:!?)]$|\s-\s|\s(?=(?:but|and|though|aber|und|doch|sondern|mais|et|pero|y|sino)\s)/iu;

/** A negation right at its verb or noun. */
const DIRECT = new RegExp(
  [
    // `do not really lose`, `nobody complains`, `without losing`; `lose no orders`, `lose nothing`.
    '[nsz][aeghu]*[LK]|i[ag]*[LP]|[LK][ag]*[nz](?![gL])',
    // `verlieren wir keine`, `keine Aufträge verloren`; not `… verlieren wir`, which is a clause of its own.
    '[LK][ahgx]{0,3}m|m[ahx]{0,3}L(?!g)',
    // `ne perd pas`, `n'a jamais perdu`, `perd pas`.
    'e[agh]*[LK][agx]{0,2}f|e[agh]*f[ag]*[LK]|[LK]f|f[ag]*L',
    // `no problems`, `kein großes Problem`, `pas de retards`; `don't have any problems`; `Reklamationen haben wir kaum`.
    'n[ag]*P|m[ag]*x?P|fa*P|[nsz][agh]*h[agx]{0,2}P|e[agh]*f[ah]*P|P(?:pa*x)?[agh]+m(?!x)',
  ].join('|'),
);
const STOPPED = /S[agfm]*[LP]/;
const ON_AND_ON = /[nszemC][agh]*S/;
const TARGET = /[LPKV]/;
const AFFIRMED = /[LP]/;
const SOLVED = /P[^cUwnmfesityzC]*[hg][ag]*R|(?:^|[^wnmfescCU])[gh][aghp]*R[ax]{0,2}P|h[agx]*P[ax]{0,2}R/;
const WOULD_LOSE = /V|W.*[LPK]|[LPK].*W/;
const IF_LOST =
  /^(?:\S+ )?(?:if|wenn|falls|si) (?:\S+ ){0,5}?(?:lost|missed|failed|verloren$|verlore|verlor$|perdait|perdions|perdaient|perdais|perdier\S*|perdies\S*)(?: |$)/;

/**
 * Why the words name no pain of the speaker's although a loss or a problem is in them: it is denied, solved, was elsewhere or only
 * imagined; `affirmed` where it is, undefined where none is named. A clause counts by an even or odd number of negations (`don't tell me we don't lose`); a
 * negation of anything else (`nobody knows`, `we do not see`) is none of a loss, and one clause that affirms a loss is enough.
 * `plain` normalises as `NoteModel.plain` does.
 */
export function denialOf(words: string, plain: (text: string) => string): Denial | 'affirmed' | undefined {
  if (namesNone(plain(words).split(' '))) return 'negated';
  const clauses = clausesOf(words, plain);
  const marks = clauses.map((one) => one.marks).join('.');
  if (!TARGET.test(marks)) return undefined;
  if (marks.includes(MARKS.elsewhere)) return marks.includes(MARKS.here) ? 'affirmed' : 'elsewhere';
  const found = denialsOf(clauses, marks);
  const at = found.findIndex((one) => one !== undefined);
  if (found.includes('affirmed')) return 'affirmed';
  if (at < 0) return undefined;
  const denial = found[at] as Denial;
  return isAnswered(clauses, at, denial) ? 'affirmed' : denial;
}

function namesNone(words: readonly string[]): boolean {
  return words.some((word) => NONE.test(word)) && words.every((word) => NONE.test(word) || NO_MORE.test(word));
}

function clausesOf(words: string, plain: (text: string) => string): Clause[] {
  return words
    .split(BREAKS)
    .map((part) => plain(part))
    .filter((part) => part !== '')
    .map((part) => {
      const isContrast = CONTRAST.test(part) && !NOT_SPLIT.test(part);
      // `Avant, …` alone; before a noun it is a preposition.
      const marks = part === 'avant' ? MARKS.past : marksOf(part.split(' '));
      return { plain: part, marks, isContrast };
    });
}

function marksOf(words: readonly string[]): string {
  let marks = '';
  for (let at = 0; at < words.length;) {
    let length = Math.min(LONGEST, words.length - at);
    while (length > 1 && !BY_PHRASE.has(words.slice(at, at + length).join(' '))) length -= 1;
    const phrase = words.slice(at, at + length).join(' ');
    marks += BY_PHRASE.get(phrase) ?? MARKS[stemOf(phrase)];
    at += length;
  }
  const ne = marks.indexOf(MARKS.ne);
  return marks.replace(/q/g, (_, at: number) => (ne >= 0 && at > ne ? MARKS.pas : MARKS.other));
}

function stemOf(word: string): Mark {
  return STEMS.find(([, pattern]) => pattern.test(word))?.[0] ?? 'other';
}

/** By clause: its denial, that it affirms a loss, or undefined where it names none. */
function denialsOf(clauses: readonly Clause[], all: string): (Denial | 'affirmed' | undefined)[] {
  let carried = 0;
  const isImagined = /[iy]/.test(all) && !clauses.some(({ plain }) => INACTION.test(plain));
  return clauses.map((clause) => {
    // `Früher, …` and `it's not so that …` hold for the clause after them.
    const outer = carried + count(clause.marks, /[ru]/g);
    carried = TARGET.test(clause.marks) ? 0 : outer;
    return TARGET.test(clause.marks) ? denialIn(clause, outer, { all, isImagined }) : undefined;
  });
}

/** `outer`: the negations of the whole clause. */
function denialIn(
  { marks, plain }: Clause,
  outer: number,
  { all, isImagined }: { readonly all: string; readonly isImagined: boolean },
): Denial | 'affirmed' | undefined {
  if (/N[agh]*L|F[^c]{0,8}L/.test(marks)) return 'nearly';
  if (isImagined && (WOULD_LOSE.test(marks) || IF_LOST.test(plain))) return 'hypothetical';
  if (SOLVED.test(marks) && !/[twcyU]/.test(all.replace(/(^|\.)c(?=P)/g, '$1'))) return 'solved';
  if (/w/.test(marks)) return 'affirmed';
  const stops = STOPPED.test(marks) ? 1 + count(marks, ON_AND_ON) : 0;
  const negations = outer + (stops > 0 ? stops : count(marks, DIRECT));
  // `We never lost one until May`: since then they do.
  if (negations % 2 === 1 && !marks.includes(MARKS.until)) return 'negated';
  return AFFIRMED.test(marks) ? 'affirmed' : undefined;
}

/** Whether what follows a denied clause takes the denial back: the right reason, or a `but` that is no second denial. */
function isAnswered(clauses: readonly Clause[], at: number, denial: Denial): boolean {
  const rest = clauses.slice(at + 1);
  if (rest.some(({ marks }) => marks.startsWith(MARKS.rather))) return true;
  if (denial !== 'negated' || /u/.test(clauses[at]!.marks)) return false;
  return rest.some(({ marks, isContrast }) => isContrast && !/[nmfzsR]/.test(marks));
}

/** How many negations a pattern finds: a global one all of them, another one at most one. */
function count(text: string, pattern: RegExp): number {
  return pattern.global ? [...text.matchAll(pattern)].length : Number(pattern.test(text));
}
