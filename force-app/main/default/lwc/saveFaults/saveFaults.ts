import { errorSentences, faultOf } from 'c/ldsErrors';
import type { Fault } from 'c/ldsErrors';
import offline from '@salesforce/label/c.DF_Fault_Offline';
import signedOut from '@salesforce/label/c.DF_Fault_Signed_Out';
import conflict from '@salesforce/label/c.DF_Fault_Conflict';
import gone from '@salesforce/label/c.DF_Fault_Gone';

const said: Readonly<Partial<Record<Fault, string>>> = { offline, signedOut, conflict, gone };

/** What to tell whoever typed when a save failed: what it means for them, and of a refusal the org's own words. Never empty. */
export function faultSentences(error: unknown): readonly string[] {
  const sentence = said[faultOf(error)];
  return sentence ? [sentence] : errorSentences(error);
}
