import type { NoteSource, Side } from '../../../force-app/main/insight/lwc/noteSources/noteSources.ts';
import type { FocusOptions } from '../../../force-app/main/insight/lwc/customerFocus/customerFocus.ts';
import { interactivityOf, lengthOf, type Interactivity } from './interactivity.ts';
import { longestMonologue, type Monologue } from './monologue.ts';
import { overviewsIn, type Overview } from './overview.ts';
import { patienceOf, type Patience } from './patience.ts';
import { peopleBySide, type People } from './people.ts';
import { questionsBySide, type Questions } from './questions.ts';
import { talkShare, type TalkShare } from './share.ts';
import { talkTurns } from './turns.ts';

/** What one text shows about how a conversation went. What cannot be measured is null. */
export interface Talk {
  readonly format: string;
  readonly turns: number;
  /** Seconds from the first word to the last; null without times. */
  readonly seconds: number | null;
  readonly people: People;
  /** Two speakers at least: notes of one writer are no conversation, and their shares would say nothing. */
  readonly isConversation: boolean;
  readonly share: TalkShare;
  readonly monologue: Readonly<Record<Side, Monologue | null>>;
  readonly questions: Readonly<Record<Side, Questions>>;
  readonly patience: Patience | null;
  readonly interactivity: Interactivity | null;
  readonly overviews: readonly Overview[];
}

/**
 * Measures a conversation. Words of people whose side is not known count for neither side. No I/O, no clock.
 * @param options names of the seller's company and products, for the stretches of company overview
 */
export function measureTalk(source: NoteSource, options: FocusOptions = {}): Talk {
  const turns = talkTurns(source);
  const people = peopleBySide(turns);
  return {
    format: source.format,
    turns: turns.length,
    seconds: lengthOf(turns),
    people,
    isConversation: new Set([...people.seller, ...people.customer, ...people.unknown]).size > 1,
    share: talkShare(turns),
    monologue: {
      seller: longestMonologue(turns, 'seller'),
      customer: longestMonologue(turns, 'customer'),
      unknown: longestMonologue(turns, 'unknown'),
    },
    questions: questionsBySide(turns),
    patience: patienceOf(turns),
    interactivity: interactivityOf(turns),
    overviews: overviewsIn(turns, options),
  };
}
