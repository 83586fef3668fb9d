import type { TalkTurn } from './turns.ts';

/** How long the seller waits before speaking. */
export interface Patience {
  /** Median pause in seconds between the end of the customer's turn and the start of the seller's; overlaps count as 0. */
  readonly seconds: number;
  /** How many times the seller spoke after the customer. */
  readonly replies: number;
  /** How many times the seller began before the customer had ended. */
  readonly interruptions: number;
}

/**
 * Patience: the pause after a customer's turn before the seller speaks. In conversation the usual gap is about 0.2 s (Levinson & Torreira 2015,
 * doi 10.3389/fpsyg.2015.00731); who waits longer leaves room for more. Null where the source has no ends of cues, or where each cue ends
 * exactly where the next one begins: such times are a caption's, not a pause's.
 */
export function patienceOf(turns: readonly TalkTurn[]): Patience | null {
  const gaps: number[] = [];
  for (const [index, turn] of turns.entries()) {
    const before = turns[index - 1];
    if (turn.side !== 'seller' || before?.side !== 'customer' || !before.hasOwnEnd) continue;
    if (turn.starts !== null && before.ends !== null) gaps.push(turn.starts - before.ends);
  }
  if (gaps.length === 0 || gaps.every((gap) => gap === 0)) return null;
  const pauses = gaps.map((gap) => Math.max(0, gap)).sort((a, b) => a - b);
  return { seconds: median(pauses), replies: gaps.length, interruptions: gaps.filter((gap) => gap < 0).length };
}

/** Of sorted numbers, at least one. */
function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1]!, sorted[middle]!];
  return (low + high) / 2;
}
