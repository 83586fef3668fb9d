import notesHint from '@salesforce/label/c.DF_Suggestions_Notes_Hint';
import noConsent from '@salesforce/label/c.DF_Suggestions_No_Consent';
import noConsentHint from '@salesforce/label/c.DF_Suggestions_No_Consent_Hint';
import file from '@salesforce/label/c.DF_Suggestions_File';
import sourceName from '@salesforce/label/c.DF_Suggestions_Source_Name';
import pastedName from '@salesforce/label/c.DF_Suggestions_Source_Pasted';
import day from '@salesforce/label/c.DF_Suggestions_Day';
import find from '@salesforce/label/c.DF_Suggestions_Find';
import reading from '@salesforce/label/c.DF_Suggestions_Reading';
import cancel from '@salesforce/label/c.DF_Suggestions_Cancel';
import notRead from '@salesforce/label/c.DF_Suggestions_Not_Read';
import notLoaded from '@salesforce/label/c.DF_Suggestions_Not_Loaded';
import tooLong from '@salesforce/label/c.DF_Suggestions_Too_Long';
import notText from '@salesforce/label/c.DF_Suggestions_Not_Text';

export const labels = {
  notesHint,
  noConsent,
  noConsentHint,
  file,
  sourceName,
  pastedName,
  day,
  find,
  reading,
  cancel,
  notRead,
  notLoaded,
  tooLong,
  notText,
};
