/**
 * Suggests answers and pains from notes and transcripts: a trained model reads what each sentence is about, rules decide what may be offered.
 * A seller's words are never suggested. No I/O, no clock, no DOM.
 */
import type { NoteModel } from '../noteModel/noteModel.ts';
import { bestAnswer, painSureness } from './choose.ts';
import { corrected } from './grammar.ts';
import { denialOf } from './denial.ts';
import { isHeader } from './headers.ts';
import { statementsOf } from './statements.ts';
import type { Statement } from './statements.ts';
import { trapOf } from './traps.ts';
import type { NoteSource, Suggestion, Values } from './types.ts';

export type { Suggestion } from './types.ts';

/** From which sureness a suggestion is offered at once, and as "maybe also". */
export interface Thresholds {
  readonly answer: number;
  readonly pain: number;
  readonly maybe: number;
}

/** Stricter than needed on the files that they were chosen on, to hold on others (docs/decisions/0010-note-model.md). */
export const THRESHOLDS: Thresholds = { answer: 0.6, pain: 0.62, maybe: 0.28 };

/** What `suggest` reads with; other bundles, passed in because service bundles run alone. */
export interface Readers {
  readonly model: NoteModel;
  /** `labelConcept` of `c/noteSources`. */
  readonly labelConcept: (label: string) => string | null;
  /** `readValues` of `c/noteValues` with the source's day and people, and the question or label before the words; without it suggestions have no values. */
  readonly readValues?: (words: string, asked: string) => Values;
}

/** The suggestions from a source in the order of its words; those below the threshold of `maybe` are left out. */
export function suggest(source: NoteSource, readers: Readers, thresholds: Thresholds = THRESHOLDS): Suggestion[] {
  const statements = statementsOf(source);
  const { plain } = readers.model;
  const first = statements[0];
  // The same words as answer to the same question are read once: exports repeat lines, and reading is the costly part.
  const known = new Map<string, readonly Suggestion[]>();
  return statements.flatMap((statement) => {
    if (first !== undefined && isHeader(statement, first, plain)) return [];
    const { words, asked, turn, place } = statement;
    const key = JSON.stringify([words, asked, turn.label, turn.side, turn.speaker]);
    const found = known.get(key) ?? suggestionsOf(statement, readers, thresholds);
    known.set(key, found);
    return found.map((one) => ({ ...one, place }));
  });
}

function suggestionsOf(
  statement: Statement,
  { model, labelConcept, readValues }: Readers,
  { answer, pain, maybe }: Thresholds,
): Suggestion[] {
  const { words, turn, place } = statement;
  if (turn.side === 'seller') return [];
  const labelled = turn.label === null ? null : labelConcept(turn.label);
  // A field that answers no question: `Attendees`, `Next step`.
  if (labelled === '') return [];
  const plain = model.plain(words);
  if (isNoFact(words, plain, { side: turn.side, normal: model.plain })) return [];
  const previous = turn.label ?? statement.asked;
  const made = { words, speaker: turn.speaker, side: turn.side, place } as const;
  // An answer and a pain of the same words have the same values: read once, and only where something is offered.
  let read: Values | undefined;
  const offer = (kind: 'answer' | 'pain', concept: string, sureness: number, least: number): Suggestion[] => {
    if (sureness < Math.min(least, maybe)) return [];
    const values = (read ??= readValues?.(words, previous));
    const named = values && Object.keys(values).length > 0 ? { values } : {};
    return [{ kind, concept, ...made, sureness, isMaybe: sureness < least, ...named }];
  };
  if (labelled) return offer(labelled === 'problem' ? 'pain' : 'answer', labelled, 0.95, answer);
  if (words.split(' ').length < 3) return [];
  const side = turn.side === 'unknown' ? 'note' : 'customer';
  const reading = corrected(model.read({ text: words, side, previous }), plain, model.plain(previous));
  const best = bestAnswer(reading);
  return [
    ...offer('answer', best.concept, best.sureness, answer),
    ...offer('pain', 'problem', painSureness(reading), pain),
  ];
}

/** Whether rules speak against a fact: a denied loss or problem, or a trap. An affirmed loss outweighs praise next to it. */
function isNoFact(
  words: string,
  plain: string,
  { side, normal }: { readonly side: 'customer' | 'unknown'; readonly normal: (text: string) => string },
): boolean {
  const denial = denialOf(words, normal);
  const trap = trapOf(plain, side);
  if (denial === 'affirmed') return trap !== undefined && trap !== 'negation';
  return denial !== undefined || trap !== undefined;
}
