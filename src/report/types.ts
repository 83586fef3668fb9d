import type { People } from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import type { WaitingReview } from '../deal/index.ts';

/** One opportunity. Blank is null; amounts are in the org's currency. */
export interface DealRow {
  readonly id: string;
  readonly name: string;
  readonly account: string | null;
  readonly stage: string;
  readonly amount: number | null;
  /** `2026-11-21` */
  readonly closeDate: string | null;
  readonly ownerId: string;
  readonly closed: boolean;
  readonly won: boolean;
  /** DF_Example__c: made up; in no figure once it is closed. */
  readonly example: boolean;
  /** DF_Discovery_Score__c, 0 to 100. */
  readonly score: number;
  /** DF_Diagnosis_Status__c */
  readonly diagnosis: string;
  /** How many flagged texts wait for a review; from one on the deal is in question. */
  readonly inQuestion: number;
  /** The stage of the deal's next gate; null if there is none or no playbook governs the deal. */
  readonly nextGate: string | null;
}

/** A user; `named`: the reader of the report may see the name. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly managerId: string | null;
  readonly named: boolean;
}

/** On how many open deals of an owner the customer answered a question: Heard or more. */
export interface HeardRow {
  readonly owner: string;
  readonly concept: string;
  readonly count: number;
}

/** One unmet criterion of an open deal for its next gate. */
export interface GapRow {
  readonly dealId: string;
  readonly toEnter: string;
  /** Code of the criterion's playbook. */
  readonly playbook: string;
  readonly sentence: string;
  /** As at the end of the rule's message; null for a playbook that an earlier release compiled. */
  readonly code: string | null;
}

/** Answers and live pains of open deals at Quoted or Confirmed, by where the customer's words come from. */
export interface QuoteCounts {
  /** Found in a mail, note or transcript, by the stored claim of source and place. `listen --verify` checks claims. */
  readonly fromSource: number;
  readonly typedByHand: number;
}

/** The input of the report's computation. */
export interface ReportData {
  readonly deals: readonly DealRow[];
  readonly people: readonly PersonRow[];
  readonly gaps: readonly GapRow[];
  /** In the order of the org's picklist. */
  readonly stages: readonly string[];
  /** Flagged texts that wait for a review, those that wait longest first. */
  readonly reviews: readonly WaitingReview[];
  readonly quotes: QuoteCounts;
  /** Whom the live playbooks let figures name. */
  readonly naming: People;
  /** ISO date. */
  readonly today: string;
  /** The questions of the live playbooks, in order, each once. */
  readonly concepts: readonly string[];
  readonly heard: readonly HeardRow[];
}

export interface PipelineLine {
  readonly stage: string;
  readonly closed: boolean;
  /** A value of `DIAGNOSES`: `In question` whatever the status is. */
  readonly diagnosis: string;
  readonly deals: number;
  readonly amount: number;
}
export interface StageLine {
  readonly stage: string;
  readonly closed: boolean;
  readonly deals: number;
  readonly amount: number;
  /** Mean discovery score, one decimal. A deal in question counts 0 until its texts are reviewed. */
  readonly averageScore: number;
}
export interface OwnerLine {
  /** Null: all owners together who are not named. */
  readonly owner: string | null;
  readonly manager: string | null;
  /** How many owners: more than one only where they are not named. */
  readonly people: number;
  readonly deals: number;
  readonly amount: number;
  readonly averageScore: number;
  /** Open deals with the diagnosis `Not started`: no answer and no pain yet. */
  readonly notStarted: number;
  /** Open deals with a text that waits for a review. */
  readonly inQuestion: number;
}
export interface ManagerLine {
  /** Null: owners without a manager or, if `hidden`, all those together whose manager is not named. */
  readonly manager: string | null;
  readonly hidden: boolean;
  readonly owners: number;
  readonly deals: number;
  readonly amount: number;
  readonly averageScore: number;
  readonly notStarted: number;
  readonly inQuestion: number;
}
export interface MissingLine {
  readonly toEnter: string;
  /** Code of the criterion's playbook. */
  readonly playbook: string;
  readonly sentence: string;
  readonly code: string | null;
  readonly deals: number;
  readonly amount: number;
}
export interface GateLine {
  readonly toEnter: string;
  /** Open deals with this next gate; `ready` is the number of them that could enter now. */
  readonly deals: number;
  readonly ready: number;
  readonly amount: number;
}
export interface OpenDealLine {
  readonly id: string;
  readonly deal: string;
  readonly account: string | null;
  readonly stage: string;
  /** Null where the owner is not named. */
  readonly owner: string | null;
  readonly amount: number | null;
  readonly closeDate: string | null;
  readonly score: number;
  readonly diagnosis: string;
  /** How many flagged texts wait for a review. */
  readonly inQuestion: number;
  readonly nextGate: string | null;
  readonly missing: number;
}
/** A question, and on how many of the open deals with notes the customer answered it. */
export interface QuestionLine {
  readonly concept: string;
  readonly heard: number;
  readonly deals: number;
  /** 0 to 1; null over fewer than five deals. */
  readonly share: number | null;
}
/** The questions that the customers of an owner answered on none of five deals or more. */
export interface OwnerQuestions {
  readonly owner: string;
  readonly concepts: readonly string[];
}
/** Open deals without a confirmed pain that close within 30 days (`soon`) or should have closed (`past`). */
export interface RiskLine {
  readonly closes: 'past' | 'soon';
  readonly diagnosis: string;
  readonly deals: number;
  readonly amount: number;
}
export interface Totals {
  readonly deals: number;
  readonly openDeals: number;
  readonly openAmount: number;
  /** Null when no deal is open. */
  readonly averageScore: number | null;
  readonly notStarted: number;
  readonly inQuestion: number;
}

/** The report as data, which `--json` prints and the page shows. Owners, managers, missing and gates count open deals only. */
export interface Report {
  /** ISO date-time. */
  readonly generatedAt: string;
  readonly org: string;
  /** `code:version` of the live playbooks. */
  readonly playbooks: readonly string[];
  readonly totals: Totals;
  readonly pipeline: readonly PipelineLine[];
  readonly stages: readonly StageLine[];
  readonly owners: readonly OwnerLine[];
  readonly managers: readonly ManagerLine[];
  readonly gates: readonly GateLine[];
  readonly missing: readonly MissingLine[];
  readonly openDeals: readonly OpenDealLine[];
  /** Whom the report names: the strictest key `people` of the live playbooks; `above`: the reader and who reports to the reader. */
  readonly people: People;
  readonly risk: readonly RiskLine[];
  readonly questions: readonly QuestionLine[];
  readonly neverHeard: readonly OwnerQuestions[];
  readonly quotes: QuoteCounts;
  /** The queue of the reviewer, those that wait longest first; of closed deals too. */
  readonly reviews: readonly WaitingReview[];
}

/** `In question`, then the values of DF_Diagnosis_Status__c, least diagnosed first. */
export const DIAGNOSES = [
  'In question',
  'Not started',
  'Started',
  'Pain heard',
  'Pain quoted',
  'Pain confirmed',
] as const;
