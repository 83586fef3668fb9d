import type { Estimate } from './rate-difference.ts';
import type { Rate } from './rate.ts';

/** How a deal ended. Orgs that do not record `no decision` have lost deals only. */
type Result = 'won' | 'lost' | 'no decision';

/**
 * What was known of a question when its deal was closed: the customer was heard on it (evidence Heard or better), an answer that nobody heard
 * (Assumed), nothing (no answer, or Not Known Yet), or a text that only fills the field (a flag of the review that was not cleared).
 */
export type AnswerState = 'heard' | 'not heard' | 'unknown' | 'placeholder';

/** One closed deal, as `sql/deals.sql` gives it. */
export interface ClosedDeal {
  readonly ownerId: string;
  readonly result: Result;
  /** Days from creation to close; null if not known. */
  readonly cycleDays: number | null;
  /** In `currency`; amounts of different currencies are never compared. Zero counts as not known. */
  readonly amount: number | null;
  /** ISO code; null in an org with one currency. */
  readonly currency: string | null;
  /** DF_Diagnosis_Status__c at close; null if no playbook governed the deal, or a text of it is in question. */
  readonly diagnosis: string | null;
  /** Whether any question that was asked of the deal is unknown; null if none was asked. */
  readonly hasUnknown: boolean | null;
  /** Days from the customer's last e-mail to the close, from creation where there was none; null without any e-mail on the deal. */
  readonly silentDays: number | null;
}

/** How many closed deals of an owner have this result and this state of a question, as `sql/answers.sql` gives it. */
export interface AnswerCount {
  readonly question: string;
  readonly ownerId: string;
  readonly result: Result;
  readonly state: AnswerState;
  readonly deals: number;
}

/**
 * What the outcomes are computed from. Answers are counted by owner in the database and not listed by deal, so that a million closed deals with 24
 * questions each need no 24 million rows.
 */
export interface OutcomeData {
  readonly deals: readonly ClosedDeal[];
  readonly answers: readonly AnswerCount[];
}

/** Deals that are compared with others. No figure is given over fewer than 30 deals or five people. */
export interface Group {
  readonly deals: number;
  readonly people: number;
  /** The share of deals with the outcome, 0 to 1; null for measures that are no share, and over too few. */
  readonly rate: Rate | null;
  /** In days, or in the currency; null for shares, over too few, and for amounts in several currencies. */
  readonly median: number | null;
}

/**
 * What is compared: the share of won deals, of deals without a decision, the days to the close and the amount of won deals, the days of
 * silence before the close of deals that were not won.
 */
export type Measure = 'won' | 'no decision' | 'cycle' | 'size' | 'silence';

/** A difference between deals of the same owner. In shares (−1 to 1), days, or for `size` as a factor (1.2: a fifth more). */
export interface Difference extends Estimate {
  /** The p-value corrected for all comparisons of the report (Holm). */
  readonly corrected: number;
  /** Whether the corrected p-value is at most 0.05. Nothing else is called a difference. */
  readonly isShown: boolean;
}

/** Why there is no difference to give. */
export type Missing = 'too few' | 'too few with both' | 'all alike';

/** Deals with a diagnosis, or on which a question was heard, against those without. */
export interface Comparison {
  readonly measure: Measure;
  readonly group: Group;
  readonly others: Group;
  /** Null with `missing`. */
  readonly difference: Difference | null;
  readonly missing: Missing | null;
  readonly sentence: string;
}

/** The closed deals with one diagnosis. */
export interface DiagnosisLine {
  readonly diagnosis: string;
  readonly deals: number;
  readonly people: number;
  readonly won: Rate | null;
  readonly noDecision: Rate | null;
  /** Median of the won deals. */
  readonly cycleDays: number | null;
  readonly amount: number | null;
}

/** One question over all closed deals of which it was asked. */
export interface QuestionLine {
  readonly question: string;
  readonly heard: number;
  readonly notHeard: number;
  readonly unknown: number;
  readonly placeholder: number;
  readonly comparison: Comparison;
}

/** A question to take out or to word anew. */
export interface Proposal {
  readonly question: string;
  readonly reason: 'never heard' | 'placeholders';
  readonly sentence: string;
}

/** The outcomes as data, which a page and `--json` print. Nothing in it names or counts a single person's deals. */
export interface OutcomeReport {
  readonly closed: number;
  readonly people: number;
  readonly won: number;
  readonly lost: number;
  readonly noDecision: number;
  /** Of how many closed deals any question was asked. */
  readonly asked: number;
  /** How many closed deals have no unknown answer at all. */
  readonly complete: number;
  /** Null over too few. */
  readonly winRate: Rate | null;
  readonly byDiagnosis: readonly DiagnosisLine[];
  /** Deals on which a pain was heard against those without. */
  readonly diagnosis: readonly Comparison[];
  /** Those with a difference first. */
  readonly questions: readonly QuestionLine[];
  readonly proposals: readonly Proposal[];
  /** Null: no e-mail data. */
  readonly ghosting: Comparison | null;
  /** How many comparisons the correction is over. */
  readonly comparisons: number;
  /** The short answer in plain sentences: completeness, diagnosis, questions, proposals, silence. */
  readonly summary: readonly string[];
  /** The report in plain sentences: completeness first, then what was found, then what limits it. */
  readonly sentences: readonly string[];
  /** What a reader must know before any number is used; the last of `sentences`. */
  readonly caveats: readonly string[];
}
