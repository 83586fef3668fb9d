/** Whose words they are: the customer's, the seller's own, or not shown by the text. */
export type Side = 'customer' | 'seller' | 'unknown';

export interface KnownPerson {
  readonly name: string;
  readonly email?: string;
}

/** What the deal knows about the people in a source. All lists may be empty. */
export interface Known {
  /** People of the customer. */
  readonly contacts: readonly KnownPerson[];
  /** People of the seller's company. */
  readonly users: readonly KnownPerson[];
  /** Names of the seller's own company. */
  readonly companies: readonly string[];
  /** Names of the seller's products. */
  readonly products: readonly string[];
}

/** Where a sentence begins: its line from 1 and, in recordings, the seconds since the start. */
export interface Place {
  readonly line: number;
  readonly seconds: number | null;
}

/** One sentence as it was written, with white space folded, entities decoded, markup and `>` of quoted lines removed. */
export interface NoteSentence {
  readonly text: string;
  readonly place: Place;
}

/** What one person said or wrote without interruption. Turns without sentences do not occur. */
export interface Turn {
  /** The name as written, without the role or company in brackets; null where nobody is named. */
  readonly speaker: string | null;
  readonly side: Side;
  /** `Budget` of `Budget: 20k` or of a heading above the text, as written; null where there is none. */
  readonly label: string | null;
  readonly sentences: readonly NoteSentence[];
  /** When the turn ends, in seconds since the start; absent where the source has the starts of its cues only. */
  readonly ends?: number;
}

export interface NoteSource {
  /** The recognised format: `zoom-vtt`, `email`, `notes` …; docs/notes.md lists them. */
  readonly format: string;
  readonly turns: readonly Turn[];
}
