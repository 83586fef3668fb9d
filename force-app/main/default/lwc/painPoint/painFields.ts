import STATEMENT from '@salesforce/schema/DF_Pain_Point__c.Statement__c';
import KIND from '@salesforce/schema/DF_Pain_Point__c.Kind__c';
import DRIVER from '@salesforce/schema/DF_Pain_Point__c.Business_Driver__c';
import EVIDENCE from '@salesforce/schema/DF_Pain_Point__c.Evidence__c';
import SAID_BY from '@salesforce/schema/DF_Pain_Point__c.Said_By__c';
import SAID_ON from '@salesforce/schema/DF_Pain_Point__c.Said_On__c';
import QUOTE from '@salesforce/schema/DF_Pain_Point__c.Quote__c';
import SOURCE from '@salesforce/schema/DF_Pain_Point__c.Source__c';
import LOW from '@salesforce/schema/DF_Pain_Point__c.Impact_Low__c';
import LIKELY from '@salesforce/schema/DF_Pain_Point__c.Impact_Likely__c';
import HIGH from '@salesforce/schema/DF_Pain_Point__c.Impact_High__c';
import BASIS from '@salesforce/schema/DF_Pain_Point__c.Impact_Basis__c';

/** What the form holds. Amounts as typed: text, empty when blank. */
export interface Draft {
  readonly statement: string;
  readonly kind: string;
  readonly driver: string;
  readonly evidence: string;
  readonly quote: string;
  readonly saidBy: string;
  readonly saidByName: string;
  readonly saidOn: string;
  readonly source: string;
  readonly low: string;
  readonly likely: string;
  readonly high: string;
  readonly basis: string;
}

/** Fields to save. What belongs to higher evidence is left alone below it: a quote is not lost by a slip. */
export function painFields(draft: Draft): Record<string, string | number | null> {
  const quoted = draft.evidence === 'Quoted' || draft.evidence === 'Confirmed';
  return {
    [STATEMENT.fieldApiName]: draft.statement.trim(),
    [KIND.fieldApiName]: draft.kind || null,
    [DRIVER.fieldApiName]: draft.driver || null,
    [EVIDENCE.fieldApiName]: draft.evidence,
    [LOW.fieldApiName]: amount(draft.low),
    [LIKELY.fieldApiName]: amount(draft.likely),
    [HIGH.fieldApiName]: amount(draft.high),
    [BASIS.fieldApiName]: draft.basis.trim() || null,
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

function amount(typed: string): number | null {
  return typed.trim() === '' ? null : Number(typed);
}
