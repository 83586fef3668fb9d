import title from '@salesforce/label/c.DF_Pains_Title';
import loading from '@salesforce/label/c.DF_Loading';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import stale from '@salesforce/label/c.DF_Pains_Stale';
import empty from '@salesforce/label/c.DF_Pains_Empty';
import one from '@salesforce/label/c.DF_Pains_One';
import count from '@salesforce/label/c.DF_Pains_Count';
import added from '@salesforce/label/c.DF_Pains_Added';
import undo from '@salesforce/label/c.DF_Pains_Undo';

export const labels = {
  title,
  loading,
  notReadable,
  stale,
  empty,
  one,
  count,
  added,
  undo,
};
