import reply from '@salesforce/label/c.DF_Playback_Reply';
import replyHint from '@salesforce/label/c.DF_Playback_Reply_Hint';
import which from '@salesforce/label/c.DF_Playback_Reply_Which';
import all from '@salesforce/label/c.DF_Playback_Reply_All';
import empty from '@salesforce/label/c.DF_Playback_Empty';
import quote from '@salesforce/label/c.DF_Playback_Reply_Quote';
import take from '@salesforce/label/c.DF_Playback_Reply_Take';
import takeFor from '@salesforce/label/c.DF_Playback_Reply_Take_For';
import who from '@salesforce/label/c.DF_Playback_Reply_Who';
import when from '@salesforce/label/c.DF_Playback_Reply_When';
import where from '@salesforce/label/c.DF_Playback_Reply_Source';
import save from '@salesforce/label/c.DF_Playback_Reply_Save';
import discard from '@salesforce/label/c.DF_Playback_Reply_Discard';
import same from '@salesforce/label/c.DF_Confirmation_Same';
import notSaved from '@salesforce/label/c.DF_Not_Saved';
import ours from '@salesforce/label/c.DF_Playback_Reply_Take_Ours';
import found from '@salesforce/label/c.DF_Reply_Found';
import use from '@salesforce/label/c.DF_Reply_Use';
import noContact from '@salesforce/label/c.DF_Reply_No_Contact';
import more from '@salesforce/label/c.DF_Reply_More';
import noChecklist from '@salesforce/label/c.DF_Reply_No_Checklist';
import unreadable from '@salesforce/label/c.DF_Reply_Unreadable';
import email from '@salesforce/label/c.DF_Source_Email';

export const labels = {
  reply,
  replyHint,
  which,
  all,
  empty,
  quote,
  take,
  takeFor,
  names: { who, when, where },
  save,
  discard,
  same,
  notSaved,
  ours,
  found,
  use,
  noContact,
  more,
  noChecklist,
  unreadable,
  email,
};
