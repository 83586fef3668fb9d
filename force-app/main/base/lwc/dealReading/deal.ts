/** How we know something. Blanks are empty text. */
export interface Evidenced {
  readonly evidence: string;
  readonly saidBy: string;
  readonly saidByName: string;
  /** `2026-11-21` */
  readonly saidOn: string;
  readonly quote: string;
  readonly source: string;
}

/** When and by whom a record was last changed: what a save compares with, and whom a conflict names. */
interface Stamped {
  readonly id: string;
  /** ISO date-time, as the org writes it. */
  readonly modifiedAt: string;
  readonly modifiedBy: string;
}

export interface Answer extends Evidenced, Stamped {
  readonly concept: string;
  /** `Answered`, `Not Known Yet`, `Withdrawn` */
  readonly status: string;
  readonly answer: string;
  readonly note: string;
  /** 0 to 4, the org's own count: 0 when not known yet, withdrawn or rejected. */
  readonly level: number;
  readonly openOwner: string;
  readonly openOwnerName: string;
  readonly openUntil: string;
  readonly isFlagged: boolean;
  /** As it was written; `c/reviewReason` says it in the reader's language. This and the next two are empty without a flag. */
  readonly reviewReason: string;
  /** What `diagnose sync` found, a value of `Review_Kind__c`. */
  readonly reviewKind: string;
  /** The words that it asks about, or the other deal and its concept: `Acme - GTX (problem)`. */
  readonly reviewDetail: string;
  /** `Cleared`, `Rejected` or empty */
  readonly verdict: string;
}

/** Blank amounts and priorities are null. */
export interface Pain extends Evidenced, Stamped {
  readonly statement: string;
  readonly kind: string;
  readonly driver: string;
  readonly rootCause: string;
  readonly feltBy: string;
  readonly feltByName: string;
  /** 0 to 4, the org's own count: 0 when not live. */
  readonly level: number;
  /** A year, in the playbook's currency. */
  readonly low: number | null;
  readonly likely: number | null;
  readonly high: number | null;
  readonly basis: string;
  readonly wantedOutcome: string;
  readonly outcomeMeasure: string;
  readonly personalRisk: string;
  /** 1 is first. */
  readonly priority: number | null;
  /** `Live`, `Withdrawn`, `Merged` */
  readonly status: string;
  /** The pain that a merged one went into, and what it says; empty otherwise, and of pains that were merged before this was kept. */
  readonly mergedInto: string;
  readonly mergedIntoStatement: string;
}

export interface Prescription extends Stamped {
  readonly painId: string;
  readonly productId: string;
  readonly productName: string;
  readonly because: string;
  readonly expectedEffect: string;
  readonly sideEffects: string;
  readonly wrongWhen: string;
}

/** A proposed product. */
export interface Line {
  readonly id: string;
  readonly productId: string;
  readonly productName: string;
  readonly quantity: number | null;
  readonly total: number | null;
  /** The prescription it stands on, empty without one. */
  readonly prescriptionId: string;
  /** The org's own word: no prescription, or another deal's. */
  readonly isUnlinked: boolean;
}

export interface Override extends Stamped {
  readonly stage: string;
  readonly order: number;
  readonly reasonCode: string;
  readonly reason: string;
  /** `2026-11-21` */
  readonly expiresOn: string;
  /** `Requested`, `Approved`, `Declined`, `Withdrawn` */
  readonly status: string;
  readonly requestedBy: string;
  readonly requestedById: string;
  readonly requestedAt: string;
}

export interface Decision {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly outcome: string;
  /** One sentence a line. */
  readonly unmet: readonly string[];
  readonly playbook: string;
  readonly source: string;
  readonly at: string;
  readonly by: string;
}

/** Somebody on the customer's side with a part in this deal. */
export interface ContactRole {
  readonly contactId: string;
  readonly name: string;
  readonly title: string;
  readonly role: string;
  readonly isPrimary: boolean;
}

/** What a text tells about the deal, open for somebody to accept or dismiss. */
export interface Suggestion {
  readonly id: string;
  /** `Answer`, `Pain` */
  readonly kind: string;
  /** Of the question that it answers; empty for a pain. */
  readonly concept: string;
  readonly text: string;
  readonly quote: string;
  readonly place: string;
  /** As the source names them. */
  readonly saidByName: string;
  readonly saidOn: string;
  readonly source: string;
}

/** A deal's children, all that the panels show of them. Pains come by priority, then by number; decisions newest first. */
export interface Deal {
  readonly answers: readonly Answer[];
  /** Withdrawn and merged ones too: history. */
  readonly pains: readonly Pain[];
  readonly prescriptions: readonly Prescription[];
  readonly lines: readonly Line[];
  readonly overrides: readonly Override[];
  readonly decisions: readonly Decision[];
  readonly contacts: readonly ContactRole[];
  readonly suggestions: readonly Suggestion[];
}
