import { readFocus, type FocusOptions } from '../../../force-app/main/insight/lwc/customerFocus/customerFocus.ts';
import { secondsOf, wordCount, type TalkTurn } from './turns.ts';

/** A stretch in which a seller speaks about the own company or product. */
export interface Overview {
  readonly speaker: string | null;
  readonly place: string;
  readonly words: number;
  /** The part of the turn's seconds that the words have of its words; null where the source has no times. */
  readonly seconds: number | null;
  /** Its first sentence. */
  readonly begins: string;
}

/** Fewer words about oneself are an introduction, which is polite. */
const FEWEST_WORDS = 40;
/** A sentence about something else does not end a stretch; two do. */
const GAP = 1;

/**
 * Stretches of company overview: sentences of a seller in a row, 40 words or more together, that are about the own company (`readFocus`: at
 * least half of the clauses are about us), claim to be best, or list features. One other sentence in between does not end a stretch. Follows
 * Gong's finding that overviews of more than two minutes go with lost deals (257,967 calls), and Rackham's that features without a need
 * do not sell.
 */
export function overviewsIn(turns: readonly TalkTurn[], options: FocusOptions): Overview[] {
  return turns.filter(({ side }) => side === 'seller').flatMap((turn) => stretchesOf(turn, options));
}

function stretchesOf(turn: TalkTurn, options: FocusOptions): Overview[] {
  const found: Overview[] = [];
  let from = -1;
  let to = -1;
  const close = (): void => {
    const stretch = from < 0 ? null : overviewOf(turn, from, to);
    if (stretch) found.push(stretch);
    from = -1;
  };
  for (const [index, { text }] of turn.sentences.entries()) {
    if (isAboutUs(text, options)) {
      if (from < 0) from = index;
      to = index;
    } else if (from >= 0 && index - to > GAP) close();
  }
  close();
  return found;
}

function isAboutUs(text: string, options: FocusOptions): boolean {
  const { clauses, aboutUs, spans } = readFocus(text, options);
  if (aboutUs > 0 && aboutUs * 2 >= clauses) return true;
  return spans.some(({ kind }) => kind === 'puffery' || kind === 'features');
}

function overviewOf(turn: TalkTurn, from: number, to: number): Overview | null {
  const sentences = turn.sentences.slice(from, to + 1);
  const words = sentences.reduce((sum, { text }) => sum + wordCount(text), 0);
  if (words < FEWEST_WORDS) return null;
  const whole = secondsOf(turn);
  return {
    speaker: turn.speaker,
    place: sentences[0]?.place ?? turn.place,
    words,
    seconds: whole === null ? null : (whole * words) / turn.words,
    begins: sentences[0]?.text ?? '',
  };
}
