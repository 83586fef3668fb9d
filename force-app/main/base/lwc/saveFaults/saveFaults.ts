import { errorSentences, faultOf, ruleSentences } from 'c/ldsErrors';
import type { Fault } from 'c/ldsErrors';
import { PRODUCT_RULE_MESSAGES } from 'c/productRuleMessages';
import offline from '@salesforce/label/c.DF_Fault_Offline';
import signedOut from '@salesforce/label/c.DF_Fault_Signed_Out';
import conflict from '@salesforce/label/c.DF_Fault_Conflict';
import gone from '@salesforce/label/c.DF_Fault_Gone';
import notRead from '@salesforce/label/c.DF_Fault_Not_Read';

const faultTexts: Readonly<Partial<Record<Fault, string>>> = { offline, signedOut, conflict, gone };

/** Sentences for the user about a failed save: the meaning of the fault, or for a refusal the org's messages. Never empty. */
export function faultSentences(error: unknown): readonly string[] {
  const sentence = faultTexts[faultOf(error)];
  return sentence ? [sentence] : errorSentences(error);
}

/** The sentence to show about a reading that failed. Without a connection it leaves out what was typed: that may be nothing. */
export function readSentence(error: unknown): string {
  return faultOf(error) === 'offline' ? notRead : String(faultSentences(error)[0]);
}

/** Reasons of a failed save, by their source. */
export interface Reasons {
  /** What the failure means for the user, messages of the product's rules, and messages of Salesforce itself. */
  readonly plain: readonly string[];
  /** Messages of rules that the company has added. */
  readonly rules: readonly string[];
  /** Other messages of the org, whose source is not known. */
  readonly org: readonly string[];
}

/** Sorts the messages of an error by source, because a seller cannot fix in a panel what a company's rule refuses. */
export function reasonsOf(error: unknown): Reasons {
  const sentences = faultSentences(error);
  const isOwn = (sentence: string) => PRODUCT_RULE_MESSAGES.includes(sentence);
  if (faultOf(error) !== 'refused') return { plain: sentences, rules: [], org: [] };
  // Several records are saved through GraphQL, whose errors come as a list and without codes.
  if (Array.isArray(error)) {
    return { plain: sentences.filter(isOwn), rules: [], org: sentences.filter((sentence) => !isOwn(sentence)) };
  }
  const rules = ruleSentences(error).filter((sentence) => !isOwn(sentence));
  return { plain: sentences.filter((sentence) => !rules.includes(sentence)), rules, org: [] };
}
