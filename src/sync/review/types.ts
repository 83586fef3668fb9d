import type { Answer, ReviewKind, ReviewVerdict } from '../../../force-app/main/base/lwc/dealRows/dealRows.ts';

/** A contact as the source of an answer. */
export interface Sayer {
  readonly name: string;
  /** Of the deal's account, of the account of one of its contact roles, or with such a role. */
  readonly isOfDeal: boolean;
  /** Bears the e-mail address of a user of the org. */
  readonly isUser: boolean;
}

/** Objects whose texts are reviewed. Of a pain the statement and the quote, of an override the reason take the places of an answer's. */
export type ReviewedObject = 'DF_Answer__c' | 'DF_Pain_Point__c' | 'DF_Gate_Override__c';

/** The fields of an answer, pain or override and its deal that a review reads; `concept` is `pain` or `override` for the latter two. */
export interface ReviewedAnswer extends Pick<
  Answer,
  | 'id'
  | 'concept'
  | 'status'
  | 'answer'
  | 'quote'
  | 'confirmedWords'
  | 'isFlagged'
  | 'reviewReason'
  | 'reviewKind'
  | 'reviewDetail'
  | 'verdict'
> {
  readonly object: ReviewedObject;
  /** `A-000001` */
  readonly name: string;
  readonly dealId: string;
  readonly dealName: string;
  readonly accountId: string | null;
  /** The contacts who said or confirmed it. */
  readonly sayers: readonly Sayer[];
  /** As the API returns it; only used for comparison. */
  readonly createdDate: string;
  /** `reviewHash` of the text that the last review looked at; `''` when it kept none. */
  readonly reviewedHash: string;
  /** The record was last changed by the user who created it or owns its deal: after a verdict, which neither gives. */
  readonly isLastChangedBySeller: boolean;
}

export interface QuestionRow {
  readonly concept: string;
  readonly ask: string;
}

/** What a change does: `unreview` takes `Cleared` back (and may flag), `fingerprint` only keeps what a verdict covers. */
type ChangeEffect = 'flag' | 'unflag' | 'unreview' | 'fingerprint';

/** One answer's new review fields, null without a flag. `name`, `deal` and `concept` identify it for a reader. */
export interface AnswerChange {
  readonly id: string;
  readonly name: string;
  readonly deal: string;
  readonly concept: string;
  readonly effect: ChangeEffect;
  readonly flag: boolean;
  /**
   * One English sentence for lists and exports; it contains `detail` verbatim. Panels build their own sentence from `kind` and `detail`.
   */
  readonly reason: string | null;
  readonly kind: ReviewKind | null;
  /** The text in question; for a repeat the other deal and its concept: `Acme - GTX (problem)`. */
  readonly detail: string | null;
  /** The verdict after the change: the one of before, or null. Sync never gives one. */
  readonly verdict: ReviewVerdict | null;
  /** SHA-256 of the text that this review looked at. */
  readonly hash: string | null;
}

/** A change that the org refused; the others were written. A retry file has one such object per line. */
export interface FailedChange {
  readonly change: AnswerChange;
  readonly errors: readonly {
    readonly errorCode: string;
    readonly message: string;
    readonly fields: readonly string[];
  }[];
}

/** A deal whose number of texts in question was or would be written. */
export interface DealStanding {
  readonly id: string;
  readonly deal: string;
  /** How many flagged texts wait for a review; 0: none any more. */
  readonly inQuestion: number;
}

/** Deals whose `DF_In_Question__c` was written, and those that the org refused. */
export interface StandingResult {
  readonly written: readonly DealStanding[];
  readonly failed: readonly { readonly change: DealStanding; readonly errors: FailedChange['errors'] }[];
}

export interface SyncResult {
  /** Number of answers that were reviewed: the changed ones, and those that depend on a change. */
  readonly answers: number;
  /** How many changes were written, or would be in a dry run. */
  readonly records: number;
  readonly written: readonly AnswerChange[];
  readonly failed: readonly FailedChange[];
  /** The deals, counted after the flags were written; in a dry run nothing is counted. */
  readonly standing: StandingResult;
  /** In a dry run: how many API calls the writes would take. */
  readonly calls?: number;
}
