import { api, LightningElement } from 'lwc';
import { reasonsOf } from 'c/saveFaults';
import orgRule from '@salesforce/label/c.DF_Question_Org_Rule';
import orgRefused from '@salesforce/label/c.DF_Org_Refused';

/**
 * The org's sentences about a refusal, announced by screen readers when they appear. Empty without sentences and without an error. Of an error
 * it separates whose reasons they are: sentences of company rules get a heading.
 */
export default class Refusal extends LightningElement {
  /** Shown above the list, e.g. that nothing was saved. */
  @api heading = '';
  /** The org's own words. */
  @api sentences: readonly string[] = [];
  /** What a failed save threw, instead of sentences; undefined when nothing failed. */
  @api error: unknown;

  get groups(): readonly { heading: string; sentences: readonly string[] }[] {
    const { error, heading, sentences } = this;
    if (error === undefined) return sentences.length > 0 ? [{ heading, sentences }] : [];
    const { plain, rules, org } = reasonsOf(error);
    const others = [
      { heading: orgRule, sentences: rules },
      { heading: orgRefused, sentences: org },
    ];
    return [{ heading, sentences: plain }, ...others.filter((group) => group.sentences.length > 0)];
  }

  get isShown(): boolean {
    return this.groups.length > 0;
  }
}
