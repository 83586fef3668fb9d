/** A page as data, from which the panel, the copied text and the downloaded file are made. */
export interface Sheet {
  readonly title: string;
  readonly subtitle: string;
  /** Cover note above the title; empty without one. */
  readonly note?: string;
  /** Set in small print, so that the page is one sheet of paper. */
  readonly isCompact?: boolean;
  /** The panel shows empty sections as empty; copies and downloads leave them out. */
  readonly sections: readonly Section[];
}

/** A heading and its entries. */
export interface Section {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly Entry[];
  /** What the panel shows while there are no entries. */
  readonly hint?: string;
}

/**
 * One entry: `lead` is its subject, `quote` the words of a person, `by` the person and day. Each of them can be empty text. `said` is what the
 * lead states, without quotation marks or introduction.
 */
export interface Entry {
  readonly key: string;
  readonly lead: string;
  readonly quote: string;
  readonly by: string;
  readonly said: string;
  readonly facts: readonly Fact[];
}

/** A text with its label. */
export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** Builds an entry; missing parts become empty, facts without text are removed. */
export function entry(key: string, parts: Partial<Omit<Entry, 'key'>>): Entry {
  const { lead = '', quote = '', by = '', said = lead, facts = [] } = parts;
  return { key, lead, quote, by, said, facts: facts.filter(({ text }) => text !== '') };
}

/** Whether no section has an entry. */
export function isEmpty({ sections }: Sheet): boolean {
  return sections.every(({ entries }) => entries.length === 0);
}
