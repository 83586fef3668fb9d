/** A row of OpportunityHistory: what a save made of stage, amount and close date. */
export interface LedgerRow {
  readonly id: string;
  readonly dealId: string;
  readonly stage: string;
  readonly amount: number | null;
  readonly closeDate: string | null;
  /** Who saved. */
  readonly userId: string;
  /** ISO date-time. */
  readonly at: string;
}

/** Deals that were changed, by id, with their rows of the ledger that are not settled yet. */
export type Pending = ReadonlyMap<string, readonly LedgerRow[]>;

/** The user who saved a row, as the org has them when the row is read. */
export interface Saver {
  /** IANA name. */
  readonly zone: string;
  /** The custom permissions of theirs that the playbooks name. */
  readonly permissions: readonly string[];
  /** The user of a service, by the permission set. */
  readonly isIntegration: boolean;
}

/** An answer or a pain as it is when it is read, a deleted one included. */
export interface Evidence {
  readonly id: string;
  /** `A-000012` */
  readonly name: string;
  readonly object: 'DF_Answer__c' | 'DF_Pain_Point__c';
  /** The concept that it answers; of a pain `pain`. */
  readonly subject: string;
  /** 0 to 4, as gates count it; 0 where it does not count. */
  readonly level: number;
  /** The level by its name, or why it does not count: `Quoted`, `Withdrawn`, `Rejected`, `Deleted` … */
  readonly standing: string;
  /** Yearly impact that counts; of an answer 0. */
  readonly impact: number;
  /** ISO date-time of its last change, and who made it. */
  readonly changedAt: string;
  readonly changedBy: string;
}

/** How a deal got past a gate that held it. */
export type Way =
  | 'permission'
  | 'integration'
  | 'rule deleted'
  | 'rule switched off'
  | 'rule changed'
  | 'conversion'
  | 'unknown';

export type Outcome =
  | 'allowed'
  | 'warned'
  | 'observed'
  | 'overridden'
  | 'bypassed'
  | 'judged late'
  | 'taken back'
  | 'in scope late';

/** A record of DF_Gate_Decision__c that watch writes. */
export interface Decision {
  /** What people call the deal and the user, where it was read; not stored. */
  readonly dealName?: string | undefined;
  readonly byName?: string | undefined;
  /** What is missing in a few words each, for people; not stored. */
  readonly shorts?: readonly string[];
  /** Unique: the same when it is made again. */
  readonly key: string;
  readonly dealId: string;
  readonly outcome: Outcome;
  readonly from: string;
  readonly to: string;
  /** `code:version`, of those that judged the one that misses most. */
  readonly playbook: string;
  /** Sentences, one for each unmet criterion. */
  readonly unmet: readonly string[];
  /** ISO date-time of the save, and who made it. */
  readonly at: string;
  readonly by: string;
  /** Of a bypass. */
  readonly way?: Way | undefined;
  /** A child was changed after the save and before it was read: its last change, ISO date-time. */
  readonly childrenChangedAt?: string | undefined;
  /** Of an override: who approved it owned the deal at the save. */
  readonly isApprovedByOwner?: boolean | undefined;
  /** Of evidence taken back: what people know the child by (`timeline (A-000015)`), and its standing before and after. */
  readonly evidence?: { readonly name: string; readonly from: string; readonly to: string } | undefined;
}
