import title from '@salesforce/label/c.DF_Override_Title';
import ask from '@salesforce/label/c.DF_Override_Ask';
import askHint from '@salesforce/label/c.DF_Override_Ask_Hint';
import reasonCode from '@salesforce/label/c.DF_Override_Reason_Code';
import choose from '@salesforce/label/c.DF_Fill_Choose';
import reason from '@salesforce/label/c.DF_Override_Reason';
import reasonHint from '@salesforce/label/c.DF_Override_Reason_Hint';
import until from '@salesforce/label/c.DF_Override_Until';
import untilHint from '@salesforce/label/c.DF_Override_Until_Hint';
import send from '@salesforce/label/c.DF_Override_Send';
import sentWithTask from '@salesforce/label/c.DF_Override_Sent_Task';
import sentWithoutManager from '@salesforce/label/c.DF_Override_Sent_No_Manager';
import taskSubject from '@salesforce/label/c.DF_Override_Task_Subject';
import sent from '@salesforce/label/c.DF_Override_Sent';
import cancel from '@salesforce/label/c.DF_Cancel';
import notSaved from '@salesforce/label/c.DF_Not_Saved';
import wasDeclined from '@salesforce/label/c.DF_Override_Was_Declined';
import wasRevoked from '@salesforce/label/c.DF_Override_Was_Revoked';
import ended from '@salesforce/label/c.DF_Override_Ended';
import approved from '@salesforce/label/c.DF_Override_Approved';
import declined from '@salesforce/label/c.DF_Override_Declined';
import withdrawn from '@salesforce/label/c.DF_Override_Withdrawn';
import revoked from '@salesforce/label/c.DF_Override_Revoked';
import conflict from '@salesforce/label/c.DF_Override_Conflict';

export const labels = {
  title,
  ask,
  askHint,
  reasonCode,
  choose,
  reason,
  reasonHint,
  until,
  untilHint,
  send,
  sent,
  sentWithTask,
  sentWithoutManager,
  taskSubject,
  cancel,
  notSaved,
  wasDeclined,
  wasRevoked,
  ended,
  approved,
  declined,
  withdrawn,
  revoked,
  conflict,
};
