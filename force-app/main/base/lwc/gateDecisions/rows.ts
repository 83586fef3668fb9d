import { textAt } from 'c/dealRows';
import type { ApiRecord } from 'c/dealRows';

/** DF_Gate_Decision__c: what a gate decided about one change of stage, or what changed under a deal past it. Blank text is `''`. */
export interface Decision {
  readonly id: string;
  /** Blank for a deal that was created in its stage. */
  readonly from: string;
  readonly to: string;
  /** `allowed`, `bypassed`, `taken back` … (docs/watch.md); a later release may have more. */
  readonly outcome: string;
  /** The sentences of what was missing. */
  readonly unmet: readonly string[];
  /** `code:version` */
  readonly playbook: string;
  readonly at: string;
  readonly by: string;
  /** Of a bypass: `permission`, `rule deleted` … */
  readonly way: string;
  /** Last change of a child after the save and before it was judged. */
  readonly childrenChangedAt: string;
  /** When the watch set the deal back after the bypass. */
  readonly revertedAt: string;
  /** The approver of the override owned the deal at the save. */
  readonly isApprovedByOwner: boolean;
  /** Of evidence taken back: what the answer or pain is, with its number (`timeline (A-000012)`), and what it was and is (`Quoted`, `Withdrawn`). */
  readonly evidence: string;
  readonly evidenceFrom: string;
  readonly evidenceTo: string;
}

/** The row of a record of DF_Gate_Decision__c. */
export function decisionOf(record: ApiRecord): Decision {
  const text = (path: string): string => textAt(record, path);
  return {
    id: text('Id'),
    from: text('From_Stage__c'),
    to: text('To_Stage__c'),
    outcome: text('Outcome__c'),
    unmet: text('Unmet__c').split('\n').filter(Boolean),
    playbook: text('Playbook__c'),
    at: text('Decided_At__c'),
    by: text('Decided_By__r.Name'),
    way: text('Way__c'),
    childrenChangedAt: text('Children_Changed_At__c'),
    revertedAt: text('Reverted_At__c'),
    isApprovedByOwner: text('Approver_Owned__c') === 'true',
    evidence: text('Evidence_Name__c'),
    evidenceFrom: text('Evidence_From__c'),
    evidenceTo: text('Evidence_To__c'),
  };
}
