/**
 * The shape of each record of a deal's diagnosis, for panels, evaluator and service alike. Blank text is `''`, a blank number null.
 * Days are `2026-11-21`, times ISO date-times as the org writes them. The unions hold the values of restricted picklists.
 */

export type Blank = '';
export type Evidence = 'Assumed' | 'Heard' | 'Quoted' | 'Confirmed';
export type AnswerStatus = 'Answered' | 'Not Known Yet' | 'Withdrawn';
export type PainStatus = 'Live' | 'Withdrawn' | 'Merged';
export type PainKind = 'Problem' | 'Goal' | 'Risk';
export type PainDriver = 'Grow' | 'Cut Cost' | 'Improve';
export type OverrideStatus = 'Requested' | 'Approved' | 'Declined' | 'Withdrawn' | 'Revoked';
export type SuggestionKind = 'Answer' | 'Pain';
export type SuggestionSide = 'Customer' | 'Seller' | 'Unknown';
/** What a review of answers can find. */
export type ReviewKind =
  | 'Placeholder'
  | 'Keyboard Mash'
  | 'Echo'
  | 'No Words'
  | 'Repetition'
  | 'Pointer'
  | 'Promise'
  | 'Confession'
  | 'Template'
  | 'Vague'
  | 'Number Only'
  | 'Same Text'
  | 'Quote Placeholder'
  | 'Quote Keyboard Mash'
  | 'Repeat'
  | 'Rewritten'
  | 'Not Of Account'
  | 'Colleague'
  | 'Confirmation Same As Quote';
/** A manager's, on a flagged answer. */
export type ReviewVerdict = 'Cleared' | 'Rejected';

/** How we know something: who of the customer's people said it, when, and in which words. */
export interface Evidenced {
  readonly evidence: Evidence | Blank;
  readonly saidBy: string;
  readonly saidByName: string;
  readonly saidOn: string;
  readonly quote: string;
  readonly source: string;
  /** What they wrote or said when it was played back to them, who, when and where. */
  readonly confirmedWords: string;
  readonly confirmedBy: string;
  readonly confirmedByName: string;
  readonly confirmedOn: string;
  readonly confirmedSource: string;
}

/** When and by whom a record was last changed: what a save compares with, and whom a conflict names. */
export interface Stamped {
  readonly id: string;
  readonly modifiedAt: string;
  readonly modifiedBy: string;
}

/** Where a quote comes from: a source in which it was found, or else the user who wrote the record. */
export interface Traced {
  /** File or note; blank where the quote was typed by hand. */
  readonly sourceName: string;
  /** SHA-256 of the normalised source. */
  readonly sourceHash: string;
  /** `12:41` or `line 14`. */
  readonly place: string;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** DF_Answer__c */
export interface Answer extends Evidenced, Stamped, Traced {
  readonly concept: string;
  readonly status: AnswerStatus | Blank;
  readonly answer: string;
  readonly note: string;
  /** 0 to 4, computed by the org: 0 when not known yet, withdrawn or rejected. */
  readonly level: number;
  /** The user who is to find out what is not known yet, and until when. */
  readonly openOwner: string;
  readonly openOwnerName: string;
  readonly openUntil: string;
  /** The day on which it was not known yet for the first time; never changed again, whatever the status is now. */
  readonly openSince: string;
  readonly isFlagged: boolean;
  /** One sentence in English; panels make their own of kind and detail. */
  readonly reviewReason: string;
  readonly reviewKind: ReviewKind | Blank;
  /** The words in question; of a repeat the other deal and its concept: `Acme - GTX (problem)`. */
  readonly reviewDetail: string;
  readonly verdict: ReviewVerdict | Blank;
}

/** DF_Pain_Point__c */
export interface Pain extends Evidenced, Stamped, Traced {
  readonly statement: string;
  readonly kind: PainKind | Blank;
  readonly driver: PainDriver | Blank;
  readonly rootCause: string;
  readonly feltBy: string;
  readonly feltByName: string;
  /** 0 to 4, computed by the org: 0 when not live. */
  readonly level: number;
  /** Cost a year, in the playbook's currency. */
  readonly low: number | null;
  readonly likely: number | null;
  readonly high: number | null;
  readonly basis: string;
  readonly wantedOutcome: string;
  readonly outcomeMeasure: string;
  readonly personalRisk: string;
  /** 1 is first. */
  readonly priority: number | null;
  readonly status: PainStatus | Blank;
  /** The pain that a merged one went into; blank for pains that were merged before the org kept it. */
  readonly mergedInto: string;
  readonly mergedIntoStatement: string;
}

/** DF_Prescription__c: a product for a pain, and why. */
export interface Prescription extends Stamped {
  readonly painId: string;
  readonly productId: string;
  readonly productName: string;
  readonly because: string;
  readonly expectedEffect: string;
  readonly sideEffects: string;
  readonly wrongWhen: string;
}

/** OpportunityLineItem: a proposed product. */
export interface Line {
  readonly id: string;
  readonly productId: string;
  readonly productName: string;
  readonly quantity: number | null;
  readonly total: number | null;
  readonly prescriptionId: string;
  /** Computed by the org: no prescription, or one of another deal. */
  readonly isUnlinked: boolean;
}

/** DF_Gate_Override__c */
export interface Override extends Stamped {
  readonly stage: string;
  /** The place of the stage in the playbook, from 1. */
  readonly order: number;
  readonly reasonCode: string;
  readonly reason: string;
  /** The last day on which it counts. */
  readonly expiresOn: string;
  readonly status: OverrideStatus | Blank;
  readonly requestedBy: string;
  readonly requestedById: string;
  readonly requestedAt: string;
  /** Id of the deal's owner when the override was requested; blank in overrides of earlier releases. */
  readonly ownerThenId: string;
  /** Who approved or declined it, and when; blank in overrides of earlier releases. */
  readonly decidedBy: string;
  readonly decidedAt: string;
  readonly revokedBy: string;
  readonly revokedAt: string;
  /** Of the last decision. */
  readonly note: string;
  /** Set by panels: the reader lacks a permission that the playbooks require of approvers, besides Diagnose First's own. */
  readonly lacksApprover?: true;
}

/** OpportunityContactRole: a contact of the customer with a part in this deal. */
export interface ContactRole {
  readonly contactId: string;
  readonly name: string;
  readonly title: string;
  readonly role: string;
  readonly isPrimary: boolean;
}

/** DF_Suggestion__c: found in a text, open for a seller to accept or dismiss. */
export interface Suggestion {
  readonly id: string;
  readonly kind: SuggestionKind | Blank;
  /** Of the question that it answers; blank for a pain. */
  readonly concept: string;
  readonly text: string;
  readonly quote: string;
  readonly place: string;
  /** As the source spells it. */
  readonly saidByName: string;
  readonly saidOn: string;
  readonly source: string;
  readonly sourceName: string;
  readonly sourceHash: string;
  /** On whose side the speaker is; blank in suggestions of earlier releases. */
  readonly side: SuggestionSide | Blank;
}

/** The children of one opportunity. Pains come by priority, then by number, withdrawn and merged ones included. */
export interface Deal {
  readonly answers: readonly Answer[];
  readonly pains: readonly Pain[];
  readonly prescriptions: readonly Prescription[];
  readonly lines: readonly Line[];
  readonly overrides: readonly Override[];
  /** As they were read, newest first: `c/gateDecisions` makes rows of them where they are shown. */
  readonly decisions: readonly Readonly<Record<string, unknown>>[];
  readonly contacts: readonly ContactRole[];
  readonly suggestions: readonly Suggestion[];
}
