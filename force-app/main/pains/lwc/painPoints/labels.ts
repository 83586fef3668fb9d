import title from '@salesforce/label/c.DF_Pains_Title';
import loading from '@salesforce/label/c.DF_Loading';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import notSaved from '@salesforce/label/c.DF_Not_Saved';
import stale from '@salesforce/label/c.DF_Pains_Stale';
import empty from '@salesforce/label/c.DF_Pains_Empty';
import emptyHint from '@salesforce/label/c.DF_Pains_Empty_Hint';
import one from '@salesforce/label/c.DF_Pains_One';
import count from '@salesforce/label/c.DF_Pains_Count';
import added from '@salesforce/label/c.DF_Pains_Added';
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
import undo from '@salesforce/label/c.DF_Pains_Undo';
import historyShow from '@salesforce/label/c.DF_Pains_History_Show';
import historyHide from '@salesforce/label/c.DF_Pains_History_Hide';

export const labels = {
  title,
  loading,
  notReadable,
  notSaved,
  stale,
  empty,
  emptyHint,
  one,
  count,
  added,
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
  undo,
  historyShow,
  historyHide,
};
