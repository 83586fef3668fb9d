import type { FocusAdvice } from 'c/customerFocus';
import { fill } from 'c/textTemplate';
import us from '@salesforce/label/c.DF_Focus_Us';
import allUs from '@salesforce/label/c.DF_Focus_Us_All';
import puffery from '@salesforce/label/c.DF_Focus_Puffery';
import features from '@salesforce/label/c.DF_Focus_Features';
import vague from '@salesforce/label/c.DF_Focus_Vague';

/** The sentence of an advice in the user's language. */
export function sentenceOf(advice: FocusAdvice): string {
  if (advice.kind === 'puffery') return fill(puffery, advice.words);
  if (advice.kind === 'features') return features;
  if (advice.kind === 'vague') return fill(vague, advice.words);
  return advice.about === advice.clauses ? allUs : fill(us, advice.about, advice.clauses);
}
