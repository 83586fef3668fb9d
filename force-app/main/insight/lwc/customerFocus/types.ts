export type Language = 'en' | 'de' | 'fr' | 'es';

/** What is known besides the text. All may be left out. */
export interface FocusOptions {
  /** Language of the text; detected by its function words otherwise. */
  readonly language?: Language;
  /** Names of the seller's company. */
  readonly companies?: readonly string[];
  /** Names of the seller's products. */
  readonly products?: readonly string[];
  /** Names of the customer: company, people. */
  readonly customer?: readonly string[];
  /**
   * The text may be the customer's own words, as answers are: then `we` is not taken for the seller, who shows only by names of company and
   * products and by vendors' words ("our platform").
   */
  readonly isCustomerVoice?: boolean;
}

/**
 * Why a span was found. To be fixed: `us` (a clause about the seller), `puffery` (a claim of being best without number or source), `features`
 * (a list without the pain that it serves), `vague` (general words where nothing is concrete). For information: `ask`, `concrete`.
 */
export type FocusKind = 'us' | 'puffery' | 'features' | 'vague' | 'ask' | 'concrete';

/** A part of the text; offsets are of UTF-16 units, as `slice` takes them. */
export interface FocusSpan {
  readonly kind: FocusKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The one thing to fix, most important first. A panel shows a sentence by the kind. */
export type FocusAdvice =
  | { readonly kind: 'puffery'; readonly words: string }
  | { readonly kind: 'us'; readonly about: number; readonly clauses: number }
  | { readonly kind: 'features'; readonly count: number }
  | { readonly kind: 'vague'; readonly words: string };

export interface Focus {
  readonly language: Language;
  /** Too few words to say anything; all else is empty then. */
  readonly isTooLittle: boolean;
  /** Clauses of the text, without quotes and code; those about the seller; those about the customer. */
  readonly clauses: number;
  readonly aboutUs: number;
  readonly aboutCustomer: number;
  readonly spans: readonly FocusSpan[];
  readonly advice: FocusAdvice | null;
}

/** Kinds of words of a lexicon. */
export type WordKind =
  /** Exclusive we: `we`, `our`. */
  | 'us'
  /** The reader or the customer in the third person: `you`, `their team`. */
  | 'customer'
  /** Makes `we` of its clause mean both sides: `agreed`, `together`. */
  | 'shared'
  /** A claim wherever it stands: `best-in-class`. */
  | 'puff'
  /** A claim where the clause is about the seller or a product: `best`, `unique`. */
  | 'weak'
  /** What sellers sell: `platform`. */
  | 'vendor'
  | 'feature'
  /** What a feature is good for, or what hurts. */
  | 'pain'
  /** Before a person, firm or study that is the source: `according to`. */
  | 'source'
  | 'vague'
  /** Begins a clause: `because`. */
  | 'joins'
  /** Begins a clause where a person follows: `and we`. */
  | 'and'
  /** Subject that begins a clause after a comma: `it`, `this`. */
  | 'subject'
  | 'not'
  | 'unit'
  /** Recognised so that a part of it is not: `best regards`. */
  | 'none';

/** Phrases by kind, one a line or separated by ` / `, in lower case without accents; `*` at the end of a word matches any ending. */
export type Lexicon = Readonly<Record<WordKind, string>>;
