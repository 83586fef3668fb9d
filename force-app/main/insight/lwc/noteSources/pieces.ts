import type { Side } from './types.ts';

/** Who is named at the head of a turn. `note` is the role or company next to the name, empty where there is none. */
export interface SpeakerName {
  readonly name: string;
  readonly note: string;
  readonly email: string | null;
}

/** A stretch of text with its place. `starts`: a new sentence begins here, whatever the punctuation before it. */
export interface Fragment {
  readonly text: string;
  readonly line: number;
  readonly seconds: number | null;
  /** When the cue ends, in seconds; absent where the source has starts only. */
  readonly ends?: number | undefined;
  readonly starts: boolean;
}

/** A turn before its text is cut into sentences and its side is decided. */
export interface Piece {
  readonly speaker: SpeakerName | null;
  readonly label: string | null;
  /** The side where the source itself states it (affiliation, a quotation in notes); else null. */
  readonly side: Side | null;
  /** In mails within one firm, the other person of that firm: the author's side is theirs where the deal states it, else unknown. */
  readonly colleague?: SpeakerName | undefined;
  readonly fragments: readonly Fragment[];
}

/** What the reader of one format returns. */
export interface Pieces {
  readonly format: string;
  readonly pieces: readonly Piece[];
}
