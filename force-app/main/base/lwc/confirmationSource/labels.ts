import paste from '@salesforce/label/c.DF_Reply_Paste';
import hint from '@salesforce/label/c.DF_Reply_Paste_Hint';
import pick from '@salesforce/label/c.DF_Reply_Pick';
import ours from '@salesforce/label/c.DF_Reply_Ours';
import unsure from '@salesforce/label/c.DF_Reply_Unsure';
import none from '@salesforce/label/c.DF_Reply_None';
import tooLong from '@salesforce/label/c.DF_Reply_Too_Long';
import cut from '@salesforce/label/c.DF_Reply_Cut';
import found from '@salesforce/label/c.DF_Reply_Found';
import use from '@salesforce/label/c.DF_Reply_Use';
import noContact from '@salesforce/label/c.DF_Reply_No_Contact';
import more from '@salesforce/label/c.DF_Reply_More';
import noChecklist from '@salesforce/label/c.DF_Reply_No_Checklist';
import unreadable from '@salesforce/label/c.DF_Reply_Unreadable';
import email from '@salesforce/label/c.DF_Source_Email';
import call from '@salesforce/label/c.DF_Source_Call';

export const labels = {
  paste,
  hint,
  pick,
  ours,
  unsure,
  none,
  tooLong,
  cut,
  found,
  use,
  noContact,
  more,
  noChecklist,
  unreadable,
  email,
  call,
};
