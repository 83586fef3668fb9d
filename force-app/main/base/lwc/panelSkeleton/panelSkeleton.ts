import { api, LightningElement } from 'lwc';
import loading from '@salesforce/label/c.DF_Loading';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import tryAgain from '@salesforce/label/c.DF_Try_Again';

const labels = { loading, notReadable, tryAgain };

/** Placeholder of a panel that is loading; shows why loading failed, and fires `retry`. */
export default class PanelSkeleton extends LightningElement {
  labels = labels;
  @api heading = '';
  @api sentences: readonly string[] = [];

  get isBroken(): boolean {
    return this.sentences.length > 0;
  }

  handleRetry() {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
