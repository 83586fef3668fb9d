/** Why an answer should be reviewed, in the reader's language. */
import { conceptName } from 'c/conceptNames';
import type { Answer } from 'c/dealRows';
import { fill } from 'c/textTemplate';
import placeholder from '@salesforce/label/c.DF_Question_Advice_Placeholder';
import mash from '@salesforce/label/c.DF_Question_Advice_Mash';
import echo from '@salesforce/label/c.DF_Question_Advice_Echo';
import wordless from '@salesforce/label/c.DF_Question_Advice_Wordless';
import repetition from '@salesforce/label/c.DF_Question_Advice_Repetition';
import pointer from '@salesforce/label/c.DF_Question_Advice_Pointer';
import promise from '@salesforce/label/c.DF_Question_Advice_Promise';
import confession from '@salesforce/label/c.DF_Question_Advice_Confession';
import template from '@salesforce/label/c.DF_Question_Advice_Template';
import vague from '@salesforce/label/c.DF_Question_Advice_Vague';
import number from '@salesforce/label/c.DF_Question_Advice_Number';
import quotePlaceholder from '@salesforce/label/c.DF_Review_Quote_Placeholder';
import quoteMash from '@salesforce/label/c.DF_Review_Quote_Mash';
import notOfAccount from '@salesforce/label/c.DF_Review_Not_Of_Account';
import colleague from '@salesforce/label/c.DF_Review_Colleague';
import sameWords from '@salesforce/label/c.DF_Review_Same_Words';
import sameText from '@salesforce/label/c.DF_Review_Same_Text';
import repeat from '@salesforce/label/c.DF_Review_Repeat';
import rewritten from '@salesforce/label/c.DF_Review_Rewritten';

/** Sentence templates by the value of `Review_Kind__c`. */
const SENTENCES: ReadonlyMap<string, string> = new Map([
  ['Placeholder', placeholder],
  ['Keyboard Mash', mash],
  ['Echo', echo],
  ['No Words', wordless],
  ['Repetition', repetition],
  ['Pointer', pointer],
  ['Promise', promise],
  ['Confession', confession],
  ['Template', template],
  ['Vague', vague],
  ['Number Only', number],
  ['Same Text', sameText],
  ['Quote Placeholder', quotePlaceholder],
  ['Quote Keyboard Mash', quoteMash],
  ['Repeat', repeat],
  ['Rewritten', rewritten],
  ['Not Of Account', notOfAccount],
  ['Colleague', colleague],
  ['Confirmation Same As Quote', sameWords],
]);

/** `Acme - GTX (problem)`: another deal with the same text, and the concept that it answers there. */
const DEAL_AND_CONCEPT = /^(.+) \(([^()]+)\)$/;

/**
 * Why the answer should be reviewed, as one sentence in the reader's language; empty when there is no review or it was cleared. The stored
 * reason is shown unchanged when its kind is blank (an older release wrote it) or unknown (a newer one did), or when it does not contain
 * the stored detail, which means that a manager has written it.
 */
export function reviewText(answer: Pick<Answer, 'reviewReason' | 'reviewKind' | 'reviewDetail' | 'verdict'>): string {
  const { reviewReason, reviewKind, reviewDetail, verdict } = answer;
  if (verdict === 'Cleared') return '';
  const sentence = SENTENCES.get(reviewKind);
  const values = valuesOf(reviewKind, reviewDetail);
  const isFound = reviewDetail !== '' && reviewReason.includes(reviewDetail);
  return sentence && values && isFound ? fill(sentence, ...values) : reviewReason;
}

/** What fills the places of a sentence: the words in question, or the deal and concept that have them too. */
function valuesOf(kind: string, detail: string): string[] | undefined {
  if (kind === 'Repeat') return otherDeal(detail);
  return [kind === 'Same Text' ? conceptName(detail) : detail];
}

function otherDeal(detail: string): string[] | undefined {
  const [, deal, concept] = DEAL_AND_CONCEPT.exec(detail) ?? [];
  return deal && concept ? [deal, conceptName(concept)] : undefined;
}
