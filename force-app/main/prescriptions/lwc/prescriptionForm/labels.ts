import add from '@salesforce/label/c.DF_Map_Form_New';
import edit from '@salesforce/label/c.DF_Map_Form_Edit';
import product from '@salesforce/label/c.DF_Map_Form_Product';
import pain from '@salesforce/label/c.DF_Map_Form_Pain';
import choose from '@salesforce/label/c.DF_Map_Form_Choose';
import another from '@salesforce/label/c.DF_Map_Form_Another';
import onlyConfirmed from '@salesforce/label/c.DF_Map_Form_Only_Confirmed';
import search from '@salesforce/label/c.DF_Map_Form_Search';
import searchHint from '@salesforce/label/c.DF_Map_Form_Search_Hint';
import find from '@salesforce/label/c.DF_Map_Form_Find';
import found from '@salesforce/label/c.DF_Map_Form_Found';
import noneFound from '@salesforce/label/c.DF_Map_Form_None_Found';
import because from '@salesforce/label/c.DF_Map_Because';
import becauseHint from '@salesforce/label/c.DF_Map_Because_Hint';
import effect from '@salesforce/label/c.DF_Map_Effect';
import sideEffects from '@salesforce/label/c.DF_Map_Side_Effects';
import sideEffectsHint from '@salesforce/label/c.DF_Map_Side_Effects_Hint';
import wrongWhen from '@salesforce/label/c.DF_Map_Wrong_When';
import save from '@salesforce/label/c.DF_Save';
import cancel from '@salesforce/label/c.DF_Cancel';
import notSaved from '@salesforce/label/c.DF_Not_Saved';
import notReadable from '@salesforce/label/c.DF_Not_Readable';

export const labels = {
  add,
  edit,
  product,
  pain,
  choose,
  another,
  onlyConfirmed,
  search,
  searchHint,
  find,
  found,
  noneFound,
  because,
  becauseHint,
  effect,
  sideEffects,
  sideEffectsHint,
  wrongWhen,
  save,
  cancel,
  notSaved,
  notReadable,
};
