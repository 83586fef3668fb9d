import neededToEnter from '@salesforce/label/c.DF_Question_Needed_To_Enter';
import blocks from '@salesforce/label/c.DF_Question_Blocks';
import couldAnswer from '@salesforce/label/c.DF_Question_Could_Tell';
import askPayer from '@salesforce/label/c.DF_Question_Ask_Payer';
import askHead from '@salesforce/label/c.DF_Question_Ask_Head';
import askUser from '@salesforce/label/c.DF_Question_Ask_User';
import askExpert from '@salesforce/label/c.DF_Question_Ask_Expert';
import askPurchasing from '@salesforce/label/c.DF_Question_Ask_Purchasing';
import otherWays from '@salesforce/label/c.DF_Question_Other_Ways';
import yourAnswer from '@salesforce/label/c.DF_Question_Your_Answer';
import answerHint from '@salesforce/label/c.DF_Question_Answer_Hint';
import note from '@salesforce/label/c.DF_Question_Note';
import why from '@salesforce/label/c.DF_Question_Why';
import save from '@salesforce/label/c.DF_Save';
import saving from '@salesforce/label/c.DF_Question_Saving';
import cancel from '@salesforce/label/c.DF_Cancel';
import answer from '@salesforce/label/c.DF_Question_Answer';
import edit from '@salesforce/label/c.DF_Question_Edit';
import notKnownYet from '@salesforce/label/c.DF_Question_Not_Known_Yet';
import withdraw from '@salesforce/label/c.DF_Question_Withdraw_Open';
import openUntil from '@salesforce/label/c.DF_Question_Open_Until';
import someone from '@salesforce/label/c.DF_Question_Somebody';
import notSaved from '@salesforce/label/c.DF_Not_Saved';
import notSavedYet from '@salesforce/label/c.DF_Question_Not_Saved_Yet';
import stashed from '@salesforce/label/c.DF_Question_Set_Aside';
import bringBack from '@salesforce/label/c.DF_Question_Bring_Back';
import discard from '@salesforce/label/c.DF_Question_Discard';
import tryAgain from '@salesforce/label/c.DF_Question_Try_Again';
import review from '@salesforce/label/c.DF_Question_Review';
import said from '@salesforce/label/c.DF_Said';

export const labels = {
  neededToEnter,
  blocks,
  couldAnswer,
  otherWays,
  yourAnswer,
  answerHint,
  note,
  why,
  save,
  saving,
  cancel,
  answer,
  edit,
  notKnownYet,
  withdraw,
  openUntil,
  someone,
  notSaved,
  notSavedYet,
  stashed,
  bringBack,
  discard,
  tryAgain,
  review,
  said,
};

/** Whom to ask for, where none of the deal's contacts can tell. */
export const askFor = {
  payer: askPayer,
  head: askHead,
  user: askUser,
  expert: askExpert,
  purchasing: askPurchasing,
};
