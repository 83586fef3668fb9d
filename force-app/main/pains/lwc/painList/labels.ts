import notSaved from '@salesforce/label/c.DF_Not_Saved';
import currencies from '@salesforce/label/c.DF_Pain_Currencies';
import saved from '@salesforce/label/c.DF_Pains_Saved';
import sumQuoted from '@salesforce/label/c.DF_Pains_Sum_Quoted';
import sumConfirmed from '@salesforce/label/c.DF_Pains_Sum_Confirmed';
import sumWaiting from '@salesforce/label/c.DF_Pains_Sum_Waiting';
import movedTo from '@salesforce/label/c.DF_Pains_Moved';
import reorderHint from '@salesforce/label/c.DF_Pains_Reorder_Hint';
import withdrawn from '@salesforce/label/c.DF_Pains_Withdrawn';
import restored from '@salesforce/label/c.DF_Pains_Restored';
import merged from '@salesforce/label/c.DF_Pains_Merged';
import historyShow from '@salesforce/label/c.DF_Pains_History_Show';
import historyHide from '@salesforce/label/c.DF_Pains_History_Hide';

export const labels = {
  notSaved,
  currencies,
  saved,
  sumQuoted,
  sumConfirmed,
  sumWaiting,
  movedTo,
  reorderHint,
  withdrawn,
  restored,
  merged,
  historyShow,
  historyHide,
};
