import type { NoteSource, Turn } from '../noteSources/noteSources.ts';
import type { Place } from '../noteSources/noteSources.ts';

/** Words that are read as one: a sentence, or sentences in a row where one is too short to say anything alone. */
export interface Statement {
  readonly words: string;
  readonly turn: Turn;
  readonly place: Place;
  /** The question before, by whomever; empty if none is near enough. */
  readonly asked: string;
  /** Whether only other statements of the same turn came between the question and this one. */
  readonly isFirst: boolean;
}

/** A reply belongs to its question over so many sentences. */
const REACH = 4;
/** A sentence of fewer words is read together with the next one of its turn: `The drivers. They fear it.` */
const FRAGMENT = 4;
const QUESTION = /\?\s*["”»“')\]]*$/;

/** Whether a sentence is a question. */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text);
}

/** The statements of a source in their order, without questions, each with the question that it replies to. */
export function statementsOf(source: NoteSource): Statement[] {
  const statements: Statement[] = [];
  let asked = '';
  let since = REACH;
  for (const turn of source.turns) {
    for (const { text, place } of joined(turn)) {
      if (isQuestion(text)) {
        asked = text;
        since = 0;
        continue;
      }
      const isNear = since < REACH;
      statements.push({ words: text, turn, place, asked: isNear ? asked : '', isFirst: since === 0 });
      if (turn.side !== 'seller') since += 1;
    }
  }
  return statements;
}

/** The sentences of a turn; fragments are joined to the sentence after them, the last one to the sentence before it. */
function joined({ sentences }: Turn): { text: string; place: Place }[] {
  const result: { text: string; place: Place }[] = [];
  let open: { text: string; place: Place } | undefined;
  for (const { text, place } of sentences) {
    if (isQuestion(text)) {
      if (open) result.push(open);
      open = undefined;
      result.push({ text, place });
      continue;
    }
    const now: { text: string; place: Place } = open
      ? { text: `${open.text} ${text}`, place: open.place }
      : { text, place };
    open = text.split(' ').length < FRAGMENT ? now : undefined;
    if (!open) result.push(now);
  }
  if (open) {
    const last = result.at(-1);
    if (last && !isQuestion(last.text))
      result[result.length - 1] = { text: `${last.text} ${open.text}`, place: last.place };
    else result.push(open);
  }
  return result;
}
