import type { Side } from '../../../force-app/main/insight/lwc/noteSources/noteSources.ts';
import { secondsOf, type TalkTurn } from './turns.ts';

/** How much each side spoke. */
export interface TalkShare {
  readonly words: Readonly<Record<Side, number>>;
  /** Seconds by side; null where the source has no times. */
  readonly seconds: Readonly<Record<Side, number>> | null;
  /** The seller's part of the words of both sides, 0 to 1; null where one side is missing. Words of an unknown side are in neither. */
  readonly sellerOfWords: number | null;
  /** The same of the time that both sides spoke; silence counts for neither side where the source has the ends of its cues. */
  readonly sellerOfTime: number | null;
}

/**
 * Talk share: the seller's part of what both sides said, by words and by time. The measure that Gong Labs published as "talk-to-listen ratio"
 * (gong.io/resources/labs/talk-to-listen-conversion-ratio); theirs is by time. By words it is independent of how fast people speak and exists
 * for texts without times.
 */
export function talkShare(turns: readonly TalkTurn[]): TalkShare {
  const words = { seller: 0, customer: 0, unknown: 0 };
  const seconds = { seller: 0, customer: 0, unknown: 0 };
  for (const turn of turns) {
    words[turn.side] += turn.words;
    seconds[turn.side] += secondsOf(turn) ?? 0;
  }
  const isTimed = turns.length > 1 && turns.slice(0, -1).every((turn) => secondsOf(turn) !== null);
  return {
    words,
    seconds: isTimed ? seconds : null,
    sellerOfWords: partOf(words),
    sellerOfTime: isTimed ? partOf(seconds) : null,
  };
}

function partOf({ seller, customer }: Readonly<Record<Side, number>>): number | null {
  return seller === 0 || customer === 0 ? null : seller / (seller + customer);
}
