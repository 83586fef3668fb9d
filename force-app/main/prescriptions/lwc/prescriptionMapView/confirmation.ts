import type { Evidenced, Pain } from 'c/dealRows';
import type { Change } from 'c/dealSaves';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import EVIDENCE from '@salesforce/schema/DF_Pain_Point__c.Evidence__c';
import QUOTE from '@salesforce/schema/DF_Pain_Point__c.Quote__c';
import SAID_BY from '@salesforce/schema/DF_Pain_Point__c.Said_By__c';
import SAID_ON from '@salesforce/schema/DF_Pain_Point__c.Said_On__c';
import SOURCE from '@salesforce/schema/DF_Pain_Point__c.Source__c';
import CONFIRMED_WORDS from '@salesforce/schema/DF_Pain_Point__c.Confirmed_Words__c';
import CONFIRMED_BY from '@salesforce/schema/DF_Pain_Point__c.Confirmed_By__c';
import CONFIRMED_ON from '@salesforce/schema/DF_Pain_Point__c.Confirmed_On__c';
import CONFIRMED_SOURCE from '@salesforce/schema/DF_Pain_Point__c.Confirmed_Source__c';

/** What the form that confirms a pain holds. */
export interface Confirmation extends Evidenced {
  /** Id of the pain. */
  readonly id: string;
}

/** The form's first values: what the pain has already. The confirmation begins blank: what was said before does not confirm itself. */
export function confirmationOf(pain: Pain): Confirmation {
  const { id, quote, saidBy, saidByName, saidOn, source } = pain;
  return {
    id,
    evidence: 'Confirmed',
    quote,
    saidBy,
    saidByName,
    saidOn,
    source,
    confirmedWords: '',
    confirmedBy: '',
    confirmedByName: '',
    confirmedOn: '',
    confirmedSource: '',
  };
}

/** The change that saves the confirmation. */
export function confirmChange({ id, evidence, ...said }: Confirmation): Change {
  const { quote, saidBy, saidOn, source } = said;
  const confirmed = {
    [CONFIRMED_WORDS.fieldApiName]: said.confirmedWords.trim(),
    [CONFIRMED_BY.fieldApiName]: said.confirmedBy,
    [CONFIRMED_ON.fieldApiName]: said.confirmedOn,
    [CONFIRMED_SOURCE.fieldApiName]: said.confirmedSource,
  };
  const fields = {
    ...(evidence === 'Confirmed' ? confirmed : {}),
    [EVIDENCE.fieldApiName]: evidence,
    [QUOTE.fieldApiName]: quote || null,
    [SAID_BY.fieldApiName]: saidBy || null,
    [SAID_ON.fieldApiName]: saidOn || null,
    [SOURCE.fieldApiName]: source || null,
  };
  return { kind: 'update', object: PAIN.objectApiName, id, fields };
}
