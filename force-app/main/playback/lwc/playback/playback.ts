import { api, LightningElement } from 'lwc';
import title from '@salesforce/label/c.DF_Playback_Title';

/** What the customer said on one page in their words, their reply, and the plan for the next call. */
export default class Playback extends LightningElement {
  @api recordId: string | undefined;
  title = title;
  load = () => import('c/playbackView');
}
