import type { Pain } from 'c/dealRows';
import type { Fields } from 'c/dealSaves';
import DRIVER from '@salesforce/schema/DF_Pain_Point__c.Business_Driver__c';
import ROOT_CAUSE from '@salesforce/schema/DF_Pain_Point__c.Root_Cause__c';
import FELT_BY from '@salesforce/schema/DF_Pain_Point__c.Felt_By__c';
import EVIDENCE from '@salesforce/schema/DF_Pain_Point__c.Evidence__c';
import SAID_BY from '@salesforce/schema/DF_Pain_Point__c.Said_By__c';
import SAID_ON from '@salesforce/schema/DF_Pain_Point__c.Said_On__c';
import QUOTE from '@salesforce/schema/DF_Pain_Point__c.Quote__c';
import SOURCE from '@salesforce/schema/DF_Pain_Point__c.Source__c';
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

/** Fields that are taken over one by one. */
const SINGLE = {
  driver: DRIVER,
  rootCause: ROOT_CAUSE,
  feltBy: FELT_BY,
  wantedOutcome: WANTED_OUTCOME,
  outcomeMeasure: OUTCOME_MEASURE,
  personalRisk: PERSONAL_RISK,
  priority: PRIORITY,
} as const;

/** Groups that are taken over as a whole: a quote belongs to its speaker and day, a figure to its calculation. */
const HOW_WE_KNOW = {
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
const IMPACT = { low: LOW, likely: LIKELY, high: HIGH, basis: BASIS } as const;

/** Fields to save on the pain that stays: those that are blank there and given in the other one, and the other's evidence if better. */
export function takenOver(stays: Pain, goes: Pain): Fields {
  const hasImpact = stays.low !== null || stays.likely !== null || stays.high !== null;
  return {
    ...(goes.level > stays.level ? all(HOW_WE_KNOW, goes) : {}),
    ...(hasImpact ? {} : given(all(IMPACT, goes))),
    ...given(all(keysBlankIn(stays), goes)),
  };
}

function keysBlankIn(stays: Pain): Partial<typeof SINGLE> {
  const blank = Object.entries(SINGLE).filter(([key]) => isBlank(stays[key as keyof typeof SINGLE]));
  return Object.fromEntries(blank);
}

function all(fields: Partial<Record<keyof Pain, { readonly fieldApiName: string }>>, pain: Pain): Fields {
  const entries = Object.entries(fields).map(([key, { fieldApiName }]) => {
    const value = pain[key as keyof Pain];
    return [fieldApiName, isBlank(value) ? null : value];
  });
  return Object.fromEntries(entries) as Fields;
}

function given(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function isBlank(value: unknown): boolean {
  return value === '' || value === null;
}
