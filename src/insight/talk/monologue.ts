import type { Side } from '../../../force-app/main/insight/lwc/noteSources/noteSources.ts';
import { secondsOf, type TalkTurn } from './turns.ts';

/** The longest time for which one person spoke. */
export interface Monologue {
  readonly speaker: string | null;
  /** Where it begins. */
  readonly place: string;
  readonly words: number;
  /** Null where the source has no times. */
  readonly seconds: number | null;
}

/**
 * Longest monologue of one side: the turn of one person with the most seconds, or without times the most words. Nods of others do not end it
 * (`talkTurns`). Null where nobody of that side speaks. Conversation software shows the same measure by this name.
 */
export function longestMonologue(turns: readonly TalkTurn[], side: Side): Monologue | null {
  const own = turns.filter((turn) => turn.side === side);
  const isTimed = own.some((turn) => secondsOf(turn) !== null);
  const length = (turn: TalkTurn): number => (isTimed ? (secondsOf(turn) ?? 0) : turn.words);
  const [first] = own;
  if (first === undefined) return null;
  const longest = own.reduce((best, turn) => (length(turn) > length(best) ? turn : best), first);
  const { speaker, place, words } = longest;
  return { speaker, place, words, seconds: secondsOf(longest) };
}
