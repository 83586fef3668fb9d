import ANSWER from '@salesforce/schema/DF_Answer__c';
import OPPORTUNITY from '@salesforce/schema/DF_Answer__c.Opportunity__c';
import CONCEPT from '@salesforce/schema/DF_Answer__c.Concept__c';
import KEY from '@salesforce/schema/DF_Answer__c.Key__c';
import STATUS from '@salesforce/schema/DF_Answer__c.Status__c';
import TEXT from '@salesforce/schema/DF_Answer__c.Answer__c';
import EVIDENCE from '@salesforce/schema/DF_Answer__c.Evidence__c';
import SAID_BY from '@salesforce/schema/DF_Answer__c.Said_By__c';
import SAID_ON from '@salesforce/schema/DF_Answer__c.Said_On__c';
import QUOTE from '@salesforce/schema/DF_Answer__c.Quote__c';
import SOURCE from '@salesforce/schema/DF_Answer__c.Source__c';
import OPEN_OWNER from '@salesforce/schema/DF_Answer__c.Open_Owner__c';
import OPEN_UNTIL from '@salesforce/schema/DF_Answer__c.Open_Until__c';

/** What the form holds. */
export interface Draft {
  readonly text: string;
  readonly evidence: string;
  readonly quote: string;
  readonly saidBy: string;
  readonly saidByName: string;
  readonly saidOn: string;
  readonly source: string;
}

type Fields = Record<string, string | null>;

export const ANSWER_OBJECT = ANSWER.objectApiName;

/** Fields of an answer that counts. What belongs to higher evidence is left alone below it: a quote is not lost by a slip. */
export function answeredFields(draft: Draft): Fields {
  const quoted = draft.evidence === 'Quoted' || draft.evidence === 'Confirmed';
  return {
    [STATUS.fieldApiName]: 'Answered',
    [TEXT.fieldApiName]: draft.text.trim(),
    [EVIDENCE.fieldApiName]: draft.evidence,
    [OPEN_OWNER.fieldApiName]: null,
    [OPEN_UNTIL.fieldApiName]: null,
    ...(quoted
      ? {
          [QUOTE.fieldApiName]: draft.quote.trim() || null,
          [SAID_BY.fieldApiName]: draft.saidBy || null,
          [SAID_ON.fieldApiName]: draft.saidOn || null,
          [SOURCE.fieldApiName]: draft.source || null,
        }
      : {}),
  };
}

/** Fields of an answer that somebody has promised to find out until a day (`2026-11-21`). */
export function openFields(owner: string, until: string): Fields {
  return {
    [STATUS.fieldApiName]: 'Not Known Yet',
    [OPEN_OWNER.fieldApiName]: owner,
    [OPEN_UNTIL.fieldApiName]: until || null,
  };
}

/** Fields that only a new answer has. `dealId` is the 18-character id: the key must be its record's. */
export function identityFields(dealId: string, concept: string): Fields {
  return {
    [OPPORTUNITY.fieldApiName]: dealId,
    [CONCEPT.fieldApiName]: concept,
    [KEY.fieldApiName]: `${dealId}:${concept}`,
  };
}
