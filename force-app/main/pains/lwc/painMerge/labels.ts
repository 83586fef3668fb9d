import title from '@salesforce/label/c.DF_Pain_Merge';
import choose from '@salesforce/label/c.DF_Merge_Choose';
import chooseHint from '@salesforce/label/c.DF_Merge_Choose_Hint';
import which from '@salesforce/label/c.DF_Merge_Which';
import explain from '@salesforce/label/c.DF_Merge_Explain';
import merge from '@salesforce/label/c.DF_Merge_Do';
import locked from '@salesforce/label/c.DF_Merge_Locked';
import bothLocked from '@salesforce/label/c.DF_Merge_Both_Locked';
import said from '@salesforce/label/c.DF_Said';
import aYear from '@salesforce/label/c.DF_Pain_A_Year';
import cancel from '@salesforce/label/c.DF_Cancel';
import notSaved from '@salesforce/label/c.DF_Not_Saved';

export const labels = {
  title,
  choose,
  chooseHint,
  which,
  explain,
  merge,
  locked,
  bothLocked,
  said,
  aYear,
  cancel,
  notSaved,
};
