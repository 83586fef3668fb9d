/** An answer as the review sees it. Blank is null. */
export interface AnswerRow {
  readonly id: string;
  /** `A-000001` */
  readonly name: string;
  readonly dealId: string;
  readonly dealName: string;
  readonly accountId: string | null;
  readonly concept: string;
  readonly status: string;
  readonly text: string | null;
  readonly quote: string | null;
  readonly flagged: boolean;
  readonly reason: string | null;
  readonly kind: string | null;
  readonly detail: string | null;
  /** A manager's: `Cleared` or `Rejected`. */
  readonly verdict: string | null;
  /** As the API gives it; only compared. */
  readonly createdDate: string;
}

export interface QuestionRow {
  readonly concept: string;
  readonly ask: string;
}

/** What the review can find: the values of `Review_Kind__c`. */
export type ReviewKind =
  'Placeholder' | 'Keyboard Mash' | 'Echo' | 'Quote Placeholder' | 'Quote Keyboard Mash' | 'Repeat';

/** One answer's new review fields, null without a flag; `name`, `deal` and `concept` say to a human which it is. */
export interface AnswerChange {
  readonly id: string;
  readonly name: string;
  readonly deal: string;
  readonly concept: string;
  readonly flag: boolean;
  /** One sentence in English, for lists and exports; panels make their own of kind and detail. It has the detail in it word by word. */
  readonly reason: string | null;
  readonly kind: ReviewKind | null;
  /** The words that are asked about; of a repeat the other deal and its concept: `Acme - GTX (problem)`. */
  readonly detail: string | null;
}

/** A change that the org refused; the others were made. A retry file has one such object a line. */
export interface FailedChange {
  readonly change: AnswerChange;
  readonly errors: readonly {
    readonly errorCode: string;
    readonly message: string;
    readonly fields: readonly string[];
  }[];
}

export interface SyncResult {
  /** Answers looked at. */
  readonly answers: number;
  readonly written: readonly AnswerChange[];
  readonly failed: readonly FailedChange[];
}
