import type { Answer, ReviewKind } from '../../../force-app/main/base/lwc/dealRows/dealRows.ts';

/** What a review reads of an answer, its deal included. */
export interface ReviewedAnswer extends Pick<
  Answer,
  | 'id'
  | 'concept'
  | 'status'
  | 'answer'
  | 'quote'
  | 'isFlagged'
  | 'reviewReason'
  | 'reviewKind'
  | 'reviewDetail'
  | 'verdict'
> {
  /** `A-000001` */
  readonly name: string;
  readonly dealId: string;
  readonly dealName: string;
  readonly accountId: string | null;
  /** As the API gives it; only compared. */
  readonly createdDate: string;
}

export interface QuestionRow {
  readonly concept: string;
  readonly ask: string;
}

/** One answer's new review fields, null without a flag; `name`, `deal` and `concept` say to a human which it is. */
export interface AnswerChange {
  readonly id: string;
  readonly name: string;
  readonly deal: string;
  readonly concept: string;
  readonly flag: boolean;
  /** One sentence in English, for lists and exports; panels make their own of kind and detail. It contains the detail verbatim. */
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
