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
  /** A manager's: `Cleared` or `Rejected`. */
  readonly verdict: string | null;
  /** As the API gives it; only compared. */
  readonly createdDate: string;
}

export interface QuestionRow {
  readonly concept: string;
  readonly ask: string;
}

/** One answer's new review flag and reason; `name`, `deal` and `concept` say to a human which it is. */
export interface AnswerChange {
  readonly id: string;
  readonly name: string;
  readonly deal: string;
  readonly concept: string;
  readonly flag: boolean;
  readonly reason: string | null;
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
