import title from '@salesforce/label/c.DF_Discovery_Title';
import loading from '@salesforce/label/c.DF_Loading';
import noPlaybook from '@salesforce/label/c.DF_No_Playbook';
import noPlaybookHint from '@salesforce/label/c.DF_No_Playbook_Hint';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import stale from '@salesforce/label/c.DF_Discovery_Stale';
import answered from '@salesforce/label/c.DF_Discovery_Answered';
import showAll from '@salesforce/label/c.DF_Discovery_Show_All';
import showFewer from '@salesforce/label/c.DF_Discovery_Show_Fewer';
import allAnswered from '@salesforce/label/c.DF_Discovery_All_Answered';
import allAnsweredHint from '@salesforce/label/c.DF_Discovery_All_Answered_Hint';
import noted from '@salesforce/label/c.DF_Discovery_Noted';
import oneDraft from '@salesforce/label/c.DF_Discovery_Drafts_One';
import drafts from '@salesforce/label/c.DF_Discovery_Drafts';
import paste from '@salesforce/label/c.DF_Suggestions_Paste';
import keys from '@salesforce/label/c.DF_Keys_Button';

export const labels = {
  title,
  loading,
  noPlaybook,
  noPlaybookHint,
  notReadable,
  stale,
  answered,
  showAll,
  showFewer,
  allAnswered,
  allAnsweredHint,
  noted,
  oneDraft,
  drafts,
  paste,
  keys,
};
