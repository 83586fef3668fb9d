import title from '@salesforce/label/c.DF_Queue_Title';
import none from '@salesforce/label/c.DF_Queue_None';
import unwatched from '@salesforce/label/c.DF_Queue_Not_Watched';
import more from '@salesforce/label/c.DF_Queue_More';
import readOnly from '@salesforce/label/c.DF_Queue_Read_Only';
import what from '@salesforce/label/c.DF_Queue_What';
import pain from '@salesforce/label/c.DF_Queue_Pain';
import override from '@salesforce/label/c.DF_Queue_Override';
import written from '@salesforce/label/c.DF_Queue_Written';
import writtenBy from '@salesforce/label/c.DF_Queue_Written_By';
import asked from '@salesforce/label/c.DF_Queue_Asked';
import clear from '@salesforce/label/c.DF_Queue_Clear';
import ask from '@salesforce/label/c.DF_Queue_Ask';
import reject from '@salesforce/label/c.DF_Queue_Reject';
import button from '@salesforce/label/c.DF_Queue_Button';
import question from '@salesforce/label/c.DF_Queue_Question';
import send from '@salesforce/label/c.DF_Queue_Send';
import subject from '@salesforce/label/c.DF_Queue_Subject';
import notSaved from '@salesforce/label/c.DF_Queue_Not_Saved';
import cleared from '@salesforce/label/c.DF_Queue_Cleared';
import rejected from '@salesforce/label/c.DF_Queue_Rejected';
import sent from '@salesforce/label/c.DF_Queue_Sent';
import changed from '@salesforce/label/c.DF_Queue_Changed';
import cancel from '@salesforce/label/c.DF_Cancel';
import loading from '@salesforce/label/c.DF_Loading';
import notReadable from '@salesforce/label/c.DF_Not_Readable';

export const labels = {
  title,
  none,
  unwatched,
  more,
  readOnly,
  what,
  pain,
  override,
  written,
  writtenBy,
  asked,
  clear,
  ask,
  reject,
  button,
  question,
  send,
  subject,
  notSaved,
  cleared,
  rejected,
  sent,
  changed,
  cancel,
  loading,
  notReadable,
};
