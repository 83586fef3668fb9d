import type { TalkTurn } from './turns.ts';

/** How often the word passes from one side to the other. */
export interface Interactivity {
  readonly switches: number;
  /** Null where the source has no times, or lasts less than a minute. */
  readonly perHour: number | null;
  /** Of 100 pairs of neighbouring turns, how many change the side. */
  readonly perHundredTurns: number;
}

/** Shorter recordings have no rate an hour. */
const SHORTEST = 60;

/**
 * Interactivity: changes from the seller's side to the customer's or back, an hour of the recording; without times, of 100 turns. Turns of one
 * side in a row change nothing, nods are no turns (`talkTurns`). Null where fewer than two turns have a side.
 */
export function interactivityOf(turns: readonly TalkTurn[]): Interactivity | null {
  const sided = turns.filter(({ side }) => side !== 'unknown');
  if (sided.length < 2) return null;
  const switches = sided.filter(({ side }, index) => index > 0 && sided[index - 1]?.side !== side).length;
  const length = lengthOf(turns);
  return {
    switches,
    perHour: length === null || length < SHORTEST ? null : (switches * 3600) / length,
    perHundredTurns: (switches * 100) / (sided.length - 1),
  };
}

/** Seconds from the first word to the last; null where the source has no times. */
export function lengthOf(turns: readonly TalkTurn[]): number | null {
  const times = turns.flatMap(({ starts, ends }) => [starts, ends]).filter((time) => time !== null);
  if (times.length < 2) return null;
  const first = times.reduce((a, b) => Math.min(a, b));
  return times.reduce((a, b) => Math.max(a, b)) - first;
}
