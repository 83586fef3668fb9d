import type { Side } from '../../../force-app/main/insight/lwc/noteSources/noteSources.ts';
import type { TalkTurn } from './turns.ts';

/** Who speaks on which side, in the order of their first turns. */
export type People = Readonly<Record<Side, readonly string[]>>;

/** The named speakers by side. */
export function peopleBySide(turns: readonly TalkTurn[]): People {
  const names = (side: Side): string[] => [
    ...new Set(turns.flatMap((turn) => (turn.side === side && turn.speaker !== null ? [turn.speaker] : []))),
  ];
  return { seller: names('seller'), customer: names('customer'), unknown: names('unknown') };
}
