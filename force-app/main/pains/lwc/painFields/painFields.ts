/** The fields of DF_Pain_Point__c that store what `Pain` of `c/dealRows` has under the same names, in groups that belong together. */
import STATEMENT from '@salesforce/schema/DF_Pain_Point__c.Statement__c';
import KIND from '@salesforce/schema/DF_Pain_Point__c.Kind__c';
import DRIVER from '@salesforce/schema/DF_Pain_Point__c.Business_Driver__c';
import ROOT_CAUSE from '@salesforce/schema/DF_Pain_Point__c.Root_Cause__c';
import FELT_BY from '@salesforce/schema/DF_Pain_Point__c.Felt_By__c';
import EVIDENCE from '@salesforce/schema/DF_Pain_Point__c.Evidence__c';
import SAID_BY from '@salesforce/schema/DF_Pain_Point__c.Said_By__c';
import SAID_ON from '@salesforce/schema/DF_Pain_Point__c.Said_On__c';
import QUOTE from '@salesforce/schema/DF_Pain_Point__c.Quote__c';
import SOURCE from '@salesforce/schema/DF_Pain_Point__c.Source__c';
import SOURCE_NAME from '@salesforce/schema/DF_Pain_Point__c.Source_Name__c';
import SOURCE_HASH from '@salesforce/schema/DF_Pain_Point__c.Source_Hash__c';
import PLACE from '@salesforce/schema/DF_Pain_Point__c.Place__c';
import CONFIRMED_WORDS from '@salesforce/schema/DF_Pain_Point__c.Confirmed_Words__c';
import CONFIRMED_BY from '@salesforce/schema/DF_Pain_Point__c.Confirmed_By__c';
import CONFIRMED_ON from '@salesforce/schema/DF_Pain_Point__c.Confirmed_On__c';
import CONFIRMED_SOURCE from '@salesforce/schema/DF_Pain_Point__c.Confirmed_Source__c';
import LOW from '@salesforce/schema/DF_Pain_Point__c.Impact_Low__c';
import LIKELY from '@salesforce/schema/DF_Pain_Point__c.Impact_Likely__c';
import HIGH from '@salesforce/schema/DF_Pain_Point__c.Impact_High__c';
import BASIS from '@salesforce/schema/DF_Pain_Point__c.Impact_Basis__c';
import WANTED_OUTCOME from '@salesforce/schema/DF_Pain_Point__c.Wanted_Outcome__c';
import OUTCOME_MEASURE from '@salesforce/schema/DF_Pain_Point__c.Outcome_Measure__c';
import PERSONAL_RISK from '@salesforce/schema/DF_Pain_Point__c.Personal_Risk__c';
import PRIORITY from '@salesforce/schema/DF_Pain_Point__c.Priority__c';

/** How we know: a quote belongs to its speaker and day, the words of a confirmation to who gave it. */
export const HOW_WE_KNOW = {
  evidence: EVIDENCE,
  quote: QUOTE,
  saidBy: SAID_BY,
  saidOn: SAID_ON,
  source: SOURCE,
  confirmedWords: CONFIRMED_WORDS,
  confirmedBy: CONFIRMED_BY,
  confirmedOn: CONFIRMED_ON,
  confirmedSource: CONFIRMED_SOURCE,
} as const;

/** Where a quote was found: blank with one that is typed by hand. */
export const FOUND_IN = { sourceName: SOURCE_NAME, sourceHash: SOURCE_HASH, place: PLACE } as const;

/** What it costs, with the calculation. */
export const IMPACT = { low: LOW, likely: LIKELY, high: HIGH, basis: BASIS } as const;

/** More about the pain, each field on its own. */
export const DETAILS = {
  driver: DRIVER,
  rootCause: ROOT_CAUSE,
  feltBy: FELT_BY,
  wantedOutcome: WANTED_OUTCOME,
  outcomeMeasure: OUTCOME_MEASURE,
  personalRisk: PERSONAL_RISK,
} as const;

export { KIND, PRIORITY, STATEMENT };
