import type { Mark } from './marks.ts';
import type { WordKind } from './types.ts';
import type { Word } from './words.ts';

/** Words `from` to `to` (exclusive), with the marks in them. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly Mark[];
}

export interface Sentence extends Stretch {
  readonly clauses: readonly Stretch[];
  readonly isQuestion: boolean;
}

/** Fewest words of a clause of its own; fewer belong to the clause before. */
const SHORTEST = 2;

/** Signs between words that are looked at. */
const LONGEST_GAP = 60;

const endsSentence = (gap: string): boolean =>
  gap !== ' ' && /[.!?…]["'”“»)\]]*\s|[!?]|\n\s*\n|\n\s*[-*•–]\s/.test(gap);

/** Kinds of a word that clauses depend on, as bits: `because`, `and`, and what may be a subject. */
const JOINS = 1;
const AND = 2;
const SUBJECT = 4;
const BITS: ReadonlyMap<WordKind, number> = new Map([
  ['joins', JOINS],
  ['and', AND],
  ['us', SUBJECT],
  ['customer', SUBJECT],
  ['shared', SUBJECT],
  ['subject', SUBJECT],
]);

/** Most words of a sentence. What goes on longer has no punctuation and is cut, so that each word costs a bounded amount of work. */
const LONGEST = 150;

/** Sentences and their clauses. Clauses end at signs, conjunctions, and at commas before a new subject; lists stay whole. */
export function sentencesOf(text: string, words: readonly Word[], marks: readonly Mark[]): Sentence[] {
  const kinds = kindsByWord(words.length, marks);
  const sentences: Sentence[] = [];
  let start = 0;
  let clauseStarts = [0];
  for (let at = 1; at <= words.length; at += 1) {
    const before = gapBefore(text, words, at);
    if (at < words.length && at - start < LONGEST && !endsSentence(before)) {
      if (beginsClause(before, kinds, at)) clauseStarts.push(at);
      continue;
    }
    const whole = { from: start, to: at, marks: [] };
    sentences.push({ ...whole, clauses: stretches(clauseStarts, at), isQuestion: before.includes('?') });
    start = at;
    clauseStarts = [at];
  }
  return withMarks(sentences, marks);
}

/** Text between a word and the one before, or after the last. */
function gapBefore(text: string, words: readonly Word[], at: number): string {
  const from = words[at - 1]?.end ?? 0;
  return text.slice(from, Math.min(words[at]?.start ?? text.length, from + LONGEST_GAP));
}

function beginsClause(gap: string, kinds: readonly number[], at: number): boolean {
  const [here, next] = [kinds[at] ?? 0, kinds[at + 1] ?? 0];
  if ((here & JOINS) !== 0 || (gap !== ' ' && /[;:–—\n(]|\s-\s/.test(gap))) return true;
  if ((here & AND) !== 0 && (next & SUBJECT) !== 0) return true;
  return gap !== ' ' && (here & SUBJECT) !== 0 && gap.includes(',');
}

function kindsByWord(count: number, marks: readonly Mark[]): readonly number[] {
  const kinds = new Array<number>(count).fill(0);
  for (const { kind, from } of marks) kinds[from] = (kinds[from] ?? 0) | (BITS.get(kind) ?? 0);
  return kinds;
}

/** Clauses between these starts; short ones are joined with the one before. */
function stretches(starts: readonly number[], end: number): Stretch[] {
  const clauses: { from: number; to: number; marks: readonly Mark[] }[] = [];
  for (const [index, from] of starts.entries()) {
    const to = starts[index + 1] ?? end;
    const last = clauses.at(-1);
    if (last !== undefined && (to - from < SHORTEST || last.to - last.from < SHORTEST)) last.to = to;
    else clauses.push({ from, to, marks: [] });
  }
  return clauses;
}

/** Gives each sentence and clause its marks; both are in order, so that one pass is enough. */
function withMarks(sentences: readonly Sentence[], marks: readonly Mark[]): Sentence[] {
  let next = 0;
  const take = (to: number): Mark[] => {
    const start = next;
    while (next < marks.length && (marks[next]?.from ?? to) < to) next += 1;
    return marks.slice(start, next);
  };
  return sentences.map((sentence) => {
    const clauses = sentence.clauses.map((clause) => ({ ...clause, marks: take(clause.to) }));
    return { ...sentence, clauses, marks: clauses.flatMap((clause) => clause.marks) };
  });
}
