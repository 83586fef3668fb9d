import title from '@salesforce/label/c.DF_Gate_Title';
import loading from '@salesforce/label/c.DF_Loading';
import noPlaybook from '@salesforce/label/c.DF_No_Playbook';
import noPlaybookHint from '@salesforce/label/c.DF_No_Playbook_Hint';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import nothingNeeded from '@salesforce/label/c.DF_Gate_Nothing_Needed';
import allMet from '@salesforce/label/c.DF_Gate_All_Met';
import toEnter from '@salesforce/label/c.DF_Gate_To_Enter';
import advance from '@salesforce/label/c.DF_Gate_Advance_Button';
import advanceTo from '@salesforce/label/c.DF_Gate_Advance';
import missing from '@salesforce/label/c.DF_Gate_Missing_Only';
import notVisibleCount from '@salesforce/label/c.DF_Not_Visible_Count';
import notVisibleFor from '@salesforce/label/c.DF_Not_Visible_For';
import notKnown from '@salesforce/label/c.DF_Gate_Not_Known';
import otherStage from '@salesforce/label/c.DF_Gate_Other_Stage';
import missingCount from '@salesforce/label/c.DF_Gate_Missing_Count';
import advanced from '@salesforce/label/c.DF_Gate_Advanced';
import otherRefused from '@salesforce/label/c.DF_Gate_Other_Refused';
import notReached from '@salesforce/label/c.DF_Gate_Not_Reached';
import signedOut from '@salesforce/label/c.DF_Gate_Signed_Out';
import last from '@salesforce/label/c.DF_Gate_Last';
import bypass from '@salesforce/label/c.DF_Gate_Bypass';
import overrides from '@salesforce/label/c.DF_Override_Title';
import ask from '@salesforce/label/c.DF_Override_Ask';
import saving from '@salesforce/label/c.DF_Question_Saving';

export const labels = {
  title,
  loading,
  noPlaybook,
  noPlaybookHint,
  notReadable,
  nothingNeeded,
  allMet,
  toEnter,
  advance,
  advanceTo,
  missing,
  notVisibleCount,
  notVisibleFor,
  notKnown,
  otherStage,
  missingCount,
  advanced,
  otherRefused,
  notReached,
  signedOut,
  last,
  bypass,
  overrides,
  ask,
  saving,
};
