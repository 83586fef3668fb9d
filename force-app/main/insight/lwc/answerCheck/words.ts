/** The words and phrases of one language by which texts are recognised that say nothing. Entries are separated by `|`, words by blanks. */
export interface Lexicon {
  /** Words that carry nothing by themselves: articles, pronouns, auxiliary verbs, courtesies. */
  readonly filler: string;
  /** Words that carry nothing next to a phrase of a kind, but may in a sentence: days, meetings, the customer. */
  readonly context: string;
  /** Whole answers that the rules of the org refuse, apart from capitals and closing signs. `npm run placeholders` writes them there. */
  readonly barred: string;
  /** Further whole answers that say nothing; a person may have reasons to keep one, so the org does not refuse them. */
  readonly exact: string;
  /** Classes of words that the phrases of all languages may name. */
  readonly classes: Readonly<Partial<Record<ClassName, string>>>;
  /** Phrases of `phrases.ts`, by what they do in place of an answer. */
  readonly placeholder?: string;
  readonly pointer: string;
  readonly promise: string;
  readonly confession: string;
  readonly template: string;
  readonly vague: string;
  /** Names of fields and of what is asked for. */
  readonly fields: string;
  /** Days, which answer only when something happens. */
  readonly days: string;
  /** Short words that answer some questions and dodge the others. */
  readonly nothing: string;
  readonly yesNo: string;
}

/** `see`: verbs of pointing; `place`: where notes are; `do`: what is put off; `good`: praise; `deal`: what is praised. */
export type ClassName = 'see' | 'place' | 'do' | 'good' | 'deal' | 'gate' | 'system' | 'time';
