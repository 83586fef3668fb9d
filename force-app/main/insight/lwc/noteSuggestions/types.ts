import type { NoteSource, Place, Side } from '../noteSources/noteSources.ts';
import type { Values } from '../noteValues/noteValues.ts';

export type { NoteSource, Side, Values };

/** A sentence of a source that answers a question or describes a pain: a proposal for the seller to decide. */
export interface Suggestion {
  readonly kind: 'answer' | 'pain';
  /** The concept that is answered; `problem` for a pain. */
  readonly concept: string;
  /** The words as the source has them: a sentence, a part of it, or sentences in a row of one turn. */
  readonly words: string;
  /** Name as written; null where nobody is named. */
  readonly speaker: string | null;
  /** Never `seller`. With `unknown` the answer is `Assumed` at most. */
  readonly side: 'customer' | 'unknown';
  readonly place: Place;
  /** How sure the reading is, 0 to 1: the share of such suggestions that is expected to be right. */
  readonly sureness: number;
  /** Below the threshold of what is offered at once: shown as "maybe also". */
  readonly isMaybe: boolean;
  /** Money, percentage, length of time, day and people in the words; absent where there are none, or without a reader of values. */
  readonly values?: Values;
}
