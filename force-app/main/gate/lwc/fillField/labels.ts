import fill from '@salesforce/label/c.DF_Fill';
import fillWith from '@salesforce/label/c.DF_Fill_With';
import tick from '@salesforce/label/c.DF_Fill_Tick';
import choose from '@salesforce/label/c.DF_Fill_Choose';
import loading from '@salesforce/label/c.DF_Loading';
import denied from '@salesforce/label/c.DF_Fill_Denied';
import calculated from '@salesforce/label/c.DF_Fill_Calculated';
import onRecord from '@salesforce/label/c.DF_Fill_On_Record';
import edit from '@salesforce/label/c.DF_Fill_Edit';
import save from '@salesforce/label/c.DF_Save';
import cancel from '@salesforce/label/c.DF_Cancel';
import notSaved from '@salesforce/label/c.DF_Not_Saved';
import notChosen from '@salesforce/label/c.DF_Fill_Refused';

export const labels = {
  fill,
  fillWith,
  tick,
  choose,
  loading,
  edit,
  save,
  cancel,
  notSaved,
  notChosen,
  reasons: { denied, calculated, onRecord },
};
