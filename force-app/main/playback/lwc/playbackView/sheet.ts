/** One page as data: what the panel shows, copies and downloads. Words of the records, and plain labels between them. */
export interface Sheet {
  readonly title: string;
  readonly subtitle: string;
  /** Empty ones are shown in the panel as such, and left out of what leaves it. */
  readonly sections: readonly Section[];
}

export interface Section {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** `lead` is what the entry is about; `quote` a person's words, and `by` who said them when. Any of them may be empty. */
export interface Entry {
  readonly key: string;
  readonly lead: string;
  readonly quote: string;
  readonly by: string;
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** An entry with the facts that have a text. */
export function entry(key: string, parts: Partial<Omit<Entry, 'key'>>): Entry {
  const { lead = '', quote = '', by = '', facts = [] } = parts;
  return { key, lead, quote, by, facts: facts.filter(({ text }) => text !== '') };
}

export function isEmpty({ sections }: Sheet): boolean {
  return sections.every(({ entries }) => entries.length === 0);
}
