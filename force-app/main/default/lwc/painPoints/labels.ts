import title from '@salesforce/label/c.DF_Pains_Title';
import loading from '@salesforce/label/c.DF_Loading';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import notSaved from '@salesforce/label/c.DF_Not_Saved';
import capture from '@salesforce/label/c.DF_Pains_Capture';
import captureHint from '@salesforce/label/c.DF_Pains_Capture_Hint';
import add from '@salesforce/label/c.DF_Pains_Add';
import empty from '@salesforce/label/c.DF_Pains_Empty';
import emptyHint from '@salesforce/label/c.DF_Pains_Empty_Hint';
import one from '@salesforce/label/c.DF_Pains_One';
import count from '@salesforce/label/c.DF_Pains_Count';
import added from '@salesforce/label/c.DF_Pains_Added';
import saved from '@salesforce/label/c.DF_Pains_Saved';

export const labels = {
  title,
  loading,
  notReadable,
  notSaved,
  capture,
  captureHint,
  add,
  empty,
  emptyHint,
  one,
  count,
  added,
  saved,
};
