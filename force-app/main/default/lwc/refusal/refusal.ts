import { api, LightningElement } from 'lwc';

/** What the org said when it refused something, read aloud when it appears. Empty without sentences. */
export default class Refusal extends LightningElement {
  /** Said above the list, e.g. that nothing was saved. */
  @api heading = '';
  /** The org's own words. */
  @api sentences: readonly string[] = [];

  get isShown(): boolean {
    return this.sentences.length > 0;
  }
}
