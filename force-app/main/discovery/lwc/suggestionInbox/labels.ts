import title from '@salesforce/label/c.DF_Suggestions_Title';
import count from '@salesforce/label/c.DF_Suggestions_Count';
import none from '@salesforce/label/c.DF_Suggestions_None';
import paste from '@salesforce/label/c.DF_Suggestions_Paste';
import notes from '@salesforce/label/c.DF_Suggestions_Notes';
import notesHint from '@salesforce/label/c.DF_Suggestions_Notes_Hint';
import find from '@salesforce/label/c.DF_Suggestions_Find';
import found from '@salesforce/label/c.DF_Suggestions_Found';
import foundNone from '@salesforce/label/c.DF_Suggestions_Found_None';
import answers from '@salesforce/label/c.DF_Suggestions_Answers';
import isPain from '@salesforce/label/c.DF_Suggestions_Is_Pain';
import line from '@salesforce/label/c.DF_Suggestions_Line';
import said from '@salesforce/label/c.DF_Suggestions_Said';
import present from '@salesforce/label/c.DF_Suggestions_Present';
import accept from '@salesforce/label/c.DF_Suggestions_Accept';
import replace from '@salesforce/label/c.DF_Suggestions_Replace';
import edit from '@salesforce/label/c.DF_Suggestions_Edit';
import dismiss from '@salesforce/label/c.DF_Suggestions_Dismiss';
import of from '@salesforce/label/c.DF_Suggestions_Of';
import text from '@salesforce/label/c.DF_Suggestions_Text';
import topic from '@salesforce/label/c.DF_Suggestions_Topic';
import accepted from '@salesforce/label/c.DF_Suggestions_Accepted';
import dismissed from '@salesforce/label/c.DF_Suggestions_Dismissed';
import offline from '@salesforce/label/c.DF_Suggestions_Offline';
import cancel from '@salesforce/label/c.DF_Suggestions_Cancel';
import sellerWords from '@salesforce/label/c.DF_Suggestions_Own_Words';
import unknownSide from '@salesforce/label/c.DF_Suggestions_Unknown';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import notSaved from '@salesforce/label/c.DF_Not_Saved';

export const labels = {
  title,
  count,
  none,
  paste,
  notes,
  notesHint,
  find,
  found,
  foundNone,
  answers,
  isPain,
  line,
  said,
  present,
  accept,
  replace,
  edit,
  dismiss,
  of,
  text,
  topic,
  accepted,
  dismissed,
  offline,
  cancel,
  sellerWords,
  unknownSide,
  notReadable,
  notSaved,
};
