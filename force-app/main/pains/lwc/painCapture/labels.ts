import capture from '@salesforce/label/c.DF_Pains_Capture';
import captureHint from '@salesforce/label/c.DF_Pains_Capture_Hint';
import keys from '@salesforce/label/c.DF_Pains_Capture_Keys';
import add from '@salesforce/label/c.DF_Pains_Add';
import placeholder from '@salesforce/label/c.DF_Pains_Placeholder';
import mash from '@salesforce/label/c.DF_Pains_Mash';
import keepAnyway from '@salesforce/label/c.DF_Pains_Keep_Anyway';
import waiting from '@salesforce/label/c.DF_Pains_Waiting';
import tryAgain from '@salesforce/label/c.DF_Try_Again';
import alsoAnswer from '@salesforce/label/c.DF_Suggestions_Problem';
import notSaved from '@salesforce/label/c.DF_Not_Saved';

export const labels = {
  capture,
  captureHint,
  keys,
  add,
  placeholder,
  mash,
  keepAnyway,
  alsoAnswer,
  waiting,
  tryAgain,
  notSaved,
};
