import type { Seen } from './evaluate.ts';

/** The day of `NOW` in evaluate.ts. */
export const TODAY = '2026-11-21';
export const DEAL = '006000000000001AAA';
export const SELLER = '005000000000001AAA';
export const MANAGER = '005000000000003AAA';

/** An answer that no rule refuses. */
export const answer: Seen = {
  Opportunity__c: DEAL,
  Concept__c: 'problem',
  Key__c: `${DEAL}:problem`,
  Status__c: 'Answered',
  Answer__c: 'Orders are keyed in twice.',
};

/** What makes of it one that is not known yet, marked today and due in 30 days. */
export const openAnswer: Seen = {
  Status__c: 'Not Known Yet',
  Open_Since__c: TODAY,
  Open_Owner__c: SELLER,
  Open_Until__c: '2026-12-21',
};
