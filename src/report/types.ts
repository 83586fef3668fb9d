import type { People } from '../../force-app/main/base/lwc/dealFigures/dealFigures.ts';
import type { WaitingReview } from '../deal/index.ts';
import type { ListTotal } from './figures.ts';
import type { OutcomeReport } from './outcome/index.ts';

/** On how many open deals of an owner the customer answered a question: Heard or more. */
export interface HeardRow {
  readonly owner: string;
  readonly concept: string;
  readonly count: number;
}

/** Answers and live pains of open deals at Quoted or Confirmed, by where the customer's words come from. */
export interface QuoteCounts {
  /** Found in a mail, note or transcript, by the stored claim of source and place. `listen --verify` checks claims. */
  readonly fromSource: number;
  readonly typedByHand: number;
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
  readonly url: string;
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

/** A deal as the page lists it. `owner` is null where the owner is not named. */
interface ListedDeal {
  readonly id: string;
  /** Its address in the org. */
  readonly url: string;
  readonly deal: string;
  readonly owner: string | null;
  readonly amount: number | null;
}
/** An open deal that closes within 30 days, or should have closed, without a confirmed pain and without a text in question. */
export interface AtRiskLine extends ListedDeal {
  readonly stage: string;
  readonly closeDate: string;
  /** Days until the close date; negative: days since. */
  readonly days: number;
  readonly diagnosis: string;
  /** Short forms of what it lacks for its next gate. */
  readonly unknown: readonly string[];
}
/** A deal past a gate without what it asks. */
export interface PastGateLine extends ListedDeal {
  readonly stage: string;
  readonly without: readonly string[];
}
/** An override of an open deal. `debt`: it has run out, and the deal is past the gate without what it asks. */
export interface OverrideLine extends ListedDeal {
  readonly toEnter: string;
  readonly reason: string | null;
  readonly expires: string | null;
  readonly state: 'waits' | 'in force' | 'debt';
}
/** An open deal whose probability (percent) or forecast category is not that of its stage. */
export interface MisfitLine extends ListedDeal {
  readonly stage: string;
  readonly probability: number | null;
  readonly usualProbability: number | null;
  readonly forecast: string | null;
  readonly usualForecast: string | null;
}
/** Live pains of open deals. Impact: likely, a year, in the playbook's currency. */
export interface PainLine {
  readonly kind: string;
  readonly driver: string;
  readonly pains: number;
  readonly deals: number;
  readonly confirmed: number;
  readonly impact: number;
}
/** What became of the deals that came into a stage; null over fewer than thirty deals or five owners, and days over fewer than five deals. */
export interface JourneyLine {
  readonly stage: string;
  /** `Pain confirmed`, `Pain heard or quoted` or `No pain known`, as it is today. */
  readonly known: string;
  readonly deals: number;
  readonly wentOn: number | null;
  readonly lost: number | null;
  readonly medianDays: number | null;
}
/** A seller who may be named, and on which part of the seller's open deals with notes customers answered each question. */
export interface HeatLine {
  readonly owner: string;
  readonly deals: number;
  readonly amount: number;
  readonly cells: readonly { readonly concept: string; readonly heard: number; readonly share: number | null }[];
}
/** The three lines on top of the page; `quiet`: nothing stands out. */
export interface Headline {
  readonly about: 'risk' | 'help' | 'change';
  readonly text: string;
  readonly quiet: boolean;
  /** The address of the deal that it names. */
  readonly url?: string;
}
/** The main figures of an org on one day. They add up over orgs. */
export interface DayFigures {
  readonly openDeals: number;
  readonly openAmount: number;
  /** Sum of the scores of open deals, those in question as 0. */
  readonly scores: number;
  readonly notStarted: number;
  /** Open deals with a pain that the customer confirmed. */
  readonly confirmed: number;
  readonly inQuestion: number;
  readonly atRisk: number;
  readonly riskAmount: number;
  /** Open, or won in the last 90 days. */
  readonly pastGate: number;
}
/** A day of the trend: all null where it has no snapshot. */
export type TrendDay = { readonly day: string; readonly averageScore: number | null } & {
  readonly [Key in Exclude<keyof DayFigures, 'scores'>]: number | null;
};
/** What became of deals in the week from this Monday on, by the stage history; a deal counts once in each. */
export interface WeekLine {
  readonly week: string;
  readonly created: number;
  readonly wentOn: number;
  readonly wentBack: number;
  readonly won: number;
  readonly lost: number;
}
/** Lists of deals, of which a report has the first lines. */
export const DEAL_LISTS = ['atRisk', 'pastGate', 'overrides', 'misfits', 'openDeals', 'inQuestion'] as const;
export type DealList = (typeof DEAL_LISTS)[number];

/** An open deal with texts that wait for a review. */
interface InQuestionLine {
  readonly id: string;
  readonly url: string;
  readonly deal: string;
  readonly owner: string | null;
  readonly amount: number | null;
}

/** The lists of deals that a report compares with those of an earlier day. */
export type ComparedList = 'atRisk' | 'pastGate';

/** What came to such a list since an earlier day, and what left it. */
export interface Moved {
  readonly list: ComparedList;
  /** How many are new, and their amount. */
  readonly added: number;
  readonly amount: number;
  /** The largest of the new ones. */
  readonly deal: string | null;
  readonly url: string | null;
  /** How many are no longer there. */
  readonly gone: number;
}

/** An earlier day with which a report compares itself: the ids of the deals that were at risk, and past a gate without what it asks. */
export interface EarlierDay extends Readonly<Record<ComparedList, readonly string[]>> {
  /** ISO date. */
  readonly day: string;
  /** How many deals had a text in question. */
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
  readonly headlines: readonly Headline[];
  /** ISO code of the currency of amounts; null where the org did not name it. */
  readonly currency: string | null;
  readonly atRisk: readonly AtRiskLine[];
  /** Those who may be named, the largest amounts first. */
  readonly heat: readonly HeatLine[];
  readonly pastGate: readonly PastGateLine[];
  readonly overrides: readonly OverrideLine[];
  readonly misfits: readonly MisfitLine[];
  readonly pains: readonly PainLine[];
  readonly journey: readonly JourneyLine[];
  /** Each day from the first snapshot of the last 90 days to today; empty for chosen deals. */
  readonly trend: readonly TrendDay[];
  /** The deals at risk that should have closed more than 30 days ago: last in `atRisk`. */
  readonly late: ListTotal;
  /** How long the lists of deals are as a whole. */
  readonly listed: Readonly<Record<DealList, ListTotal>>;
  readonly inQuestion: readonly InQuestionLine[];
  /** The last 13 weeks at most. */
  readonly weeks: readonly WeekLine[];
  /** Whether diagnosis pays on the closed deals: `docs/outcome.md`. */
  readonly outcome: OutcomeReport;
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
