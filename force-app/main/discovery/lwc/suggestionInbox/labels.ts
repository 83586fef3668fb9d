import title from '@salesforce/label/c.DF_Suggestions_Title';
import count from '@salesforce/label/c.DF_Suggestions_Count';
import none from '@salesforce/label/c.DF_Suggestions_None';
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
import text from '@salesforce/label/c.DF_Suggestions_Text';
import topic from '@salesforce/label/c.DF_Suggestions_Topic';
import accepted from '@salesforce/label/c.DF_Suggestions_Accepted';
import dismissed from '@salesforce/label/c.DF_Suggestions_Dismissed';
import offline from '@salesforce/label/c.DF_Suggestions_Offline';
import sellerWords from '@salesforce/label/c.DF_Suggestions_Own_Words';
import unknownSide from '@salesforce/label/c.DF_Suggestions_Unknown';
import counted from '@salesforce/label/c.DF_Suggestions_Counted';
import own from '@salesforce/label/c.DF_Suggestions_Own';
import ownAsk from '@salesforce/label/c.DF_Suggestions_Own_Ask';
import ownAny from '@salesforce/label/c.DF_Suggestions_Own_Any';
import maybe from '@salesforce/label/c.DF_Suggestions_Maybe';
import foundAt from '@salesforce/label/c.DF_Suggestions_Found_At';
import notChecked from '@salesforce/label/c.DF_Suggestions_Not_Checked';
import costs from '@salesforce/label/c.DF_Suggestions_Costs';
import acceptAll from '@salesforce/label/c.DF_Suggestions_Accept_All';
import acceptedAll from '@salesforce/label/c.DF_Suggestions_Accepted_All';
import undo from '@salesforce/label/c.DF_Suggestions_Undo';
import undone from '@salesforce/label/c.DF_Suggestions_Undone';
import undoneSome from '@salesforce/label/c.DF_Suggestions_Undone_Some';
import refused from '@salesforce/label/c.DF_Suggestions_Refused';
import addContact from '@salesforce/label/c.DF_Suggestions_Add_Contact';
import contactAdded from '@salesforce/label/c.DF_Suggestions_Contact_Added';
import contactFailed from '@salesforce/label/c.DF_Suggestions_Contact_Failed';
import asProblem from '@salesforce/label/c.DF_Suggestions_Problem';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import notSaved from '@salesforce/label/c.DF_Not_Saved';

export const labels = {
  title,
  count,
  none,
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
  text,
  topic,
  accepted,
  dismissed,
  offline,
  sellerWords,
  unknownSide,
  counted,
  own,
  ownAsk,
  ownAny,
  maybe,
  foundAt,
  notChecked,
  costs,
  acceptAll,
  acceptedAll,
  undo,
  undone,
  undoneSome,
  refused,
  addContact,
  contactAdded,
  contactFailed,
  asProblem,
  notReadable,
  notSaved,
};
