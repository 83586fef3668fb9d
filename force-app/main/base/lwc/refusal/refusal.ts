import { api, LightningElement } from 'lwc';
import { faultOf } from 'c/ldsErrors';
import { reasonsOf } from 'c/saveFaults';
import notSaved from '@salesforce/label/c.DF_Not_Saved';
import orgRule from '@salesforce/label/c.DF_Question_Org_Rule';
import orgRefused from '@salesforce/label/c.DF_Org_Refused';

/**
 * Shows why something was refused; screen readers announce it when it appears. Renders nothing without sentences and error. For an error,
 * messages of a company's rules get a heading of their own.
 */
export default class Refusal extends LightningElement {
  /** Shown above the list, e.g. that nothing was saved. */
  @api heading = '';
  /** Sentences to show. */
  @api sentences: readonly string[] = [];
  /** The error of a failed save, in place of sentences; undefined when nothing failed. */
  @api error: unknown;

  get groups(): readonly { heading: string; sentences: readonly string[] }[] {
    const { error, heading, sentences } = this;
    if (error === undefined) return sentences.length > 0 ? [{ heading, sentences }] : [];
    const { plain, rules, org } = reasonsOf(error);
    const others = [
      { heading: orgRule, sentences: rules },
      { heading: orgRefused, sentences: org },
    ];
    // The sentences about these faults say too that what was typed is kept.
    const isSaid = heading === notSaved && ['offline', 'signedOut'].includes(faultOf(error));
    return [
      { heading: isSaid ? '' : heading, sentences: plain },
      ...others.filter((group) => group.sentences.length > 0),
    ];
  }

  get isShown(): boolean {
    return this.groups.length > 0;
  }
}
