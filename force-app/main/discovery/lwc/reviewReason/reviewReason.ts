/** Why an answer should be reviewed, in the reader's language. */
import { conceptName } from 'c/conceptNames';
import type { Answer } from 'c/dealRows';
import { fill } from 'c/textTemplate';
import placeholder from '@salesforce/label/c.DF_Question_Advice_Placeholder';
import mash from '@salesforce/label/c.DF_Question_Advice_Mash';
import echo from '@salesforce/label/c.DF_Question_Advice_Echo';
import quotePlaceholder from '@salesforce/label/c.DF_Review_Quote_Placeholder';
import quoteMash from '@salesforce/label/c.DF_Review_Quote_Mash';
import repeat from '@salesforce/label/c.DF_Review_Repeat';

/** By the values of `Review_Kind__c`. */
const SENTENCES: ReadonlyMap<string, string> = new Map([
  ['Placeholder', placeholder],
  ['Keyboard Mash', mash],
  ['Echo', echo],
  ['Quote Placeholder', quotePlaceholder],
  ['Quote Keyboard Mash', quoteMash],
  ['Repeat', repeat],
]);

/** `Acme - GTX (problem)`: the deal that has the text too, and the concept that it answers there. */
const DEAL_AND_CONCEPT = /^(.+) \(([^()]+)\)$/;

/**
 * One sentence; empty where nobody asks. What `diagnose sync` found is said by its kind. The reason is shown as it was written where the
 * kind is blank (an older review) or unknown (a newer one), and where it no longer names what was found: then it is a manager's own.
 */
export function reviewText(answer: Pick<Answer, 'reviewReason' | 'reviewKind' | 'reviewDetail' | 'verdict'>): string {
  const { reviewReason, reviewKind, reviewDetail, verdict } = answer;
  if (verdict === 'Cleared') return '';
  const sentence = SENTENCES.get(reviewKind);
  const values = reviewKind === 'Repeat' ? otherDeal(reviewDetail) : [reviewDetail];
  const isFound = reviewDetail !== '' && reviewReason.includes(reviewDetail);
  return sentence && values && isFound ? fill(sentence, ...values) : reviewReason;
}

function otherDeal(detail: string): string[] | undefined {
  const [, deal, concept] = DEAL_AND_CONCEPT.exec(detail) ?? [];
  return deal && concept ? [deal, conceptName(concept)] : undefined;
}
