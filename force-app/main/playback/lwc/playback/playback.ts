import LatePanel from 'c/latePanel';
import title from '@salesforce/label/c.DF_Playback_Title';

/** What was heard on one page in the customer's words, what they reply, and the plan for the next call. */
export default class Playback extends LatePanel {
  title = title;

  fetch() {
    return import('c/playbackView');
  }

  takes(): boolean {
    return false;
  }
}
