import neededFor from '@salesforce/label/c.DF_Question_Needed_For';
import yourAnswer from '@salesforce/label/c.DF_Question_Your_Answer';
import answerHint from '@salesforce/label/c.DF_Question_Answer_Hint';
import save from '@salesforce/label/c.DF_Save';
import cancel from '@salesforce/label/c.DF_Cancel';
import answer from '@salesforce/label/c.DF_Question_Answer';
import edit from '@salesforce/label/c.DF_Question_Edit';
import notKnownYet from '@salesforce/label/c.DF_Question_Not_Known_Yet';
import findOutBy from '@salesforce/label/c.DF_Question_Find_Out_By';
import openUntil from '@salesforce/label/c.DF_Question_Open_Until';
import somebody from '@salesforce/label/c.DF_Question_Somebody';
import notSaved from '@salesforce/label/c.DF_Not_Saved';
import review from '@salesforce/label/c.DF_Question_Review';
import said from '@salesforce/label/c.DF_Said';

export const labels = {
  neededFor,
  yourAnswer,
  answerHint,
  save,
  cancel,
  answer,
  edit,
  notKnownYet,
  findOutBy,
  openUntil,
  somebody,
  notSaved,
  review,
  said,
};
