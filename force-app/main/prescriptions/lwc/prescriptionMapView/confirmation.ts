import { today } from 'c/calendarDays';
import type { Evidenced, Pain } from 'c/dealRows';
import type { Change } from 'c/dealSaves';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import EVIDENCE from '@salesforce/schema/DF_Pain_Point__c.Evidence__c';
import QUOTE from '@salesforce/schema/DF_Pain_Point__c.Quote__c';
import SAID_BY from '@salesforce/schema/DF_Pain_Point__c.Said_By__c';
import SAID_ON from '@salesforce/schema/DF_Pain_Point__c.Said_On__c';
import SOURCE from '@salesforce/schema/DF_Pain_Point__c.Source__c';

/** What the form that confirms a pain holds. */
export interface Confirmation extends Evidenced {
  /** Id of the pain. */
  readonly id: string;
}

/** The form's first values: what the pain has already. A missing quote begins as the statement, which is in the customer's words. */
export function confirmationOf(pain: Pain): Confirmation {
  const { id, quote, statement, saidBy, saidByName, saidOn, source } = pain;
  return {
    id,
    evidence: 'Confirmed',
    quote: quote || statement,
    saidBy,
    saidByName,
    saidOn: saidOn || today(),
    source: source || 'Playback',
  };
}

/** The change that saves the confirmation. */
export function confirmChange({ id, evidence, quote, saidBy, saidOn, source }: Confirmation): Change {
  const fields = {
    [EVIDENCE.fieldApiName]: evidence,
    [QUOTE.fieldApiName]: quote || null,
    [SAID_BY.fieldApiName]: saidBy || null,
    [SAID_ON.fieldApiName]: saidOn || null,
    [SOURCE.fieldApiName]: source || null,
  };
  return { kind: 'update', object: PAIN.objectApiName, id, fields };
}
