import title from '@salesforce/label/c.DF_Discovery_Title';
import loading from '@salesforce/label/c.DF_Loading';
import noPlaybook from '@salesforce/label/c.DF_No_Playbook';
import noPlaybookHint from '@salesforce/label/c.DF_No_Playbook_Hint';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import answered from '@salesforce/label/c.DF_Discovery_Answered';
import showAll from '@salesforce/label/c.DF_Discovery_Show_All';
import showFewer from '@salesforce/label/c.DF_Discovery_Show_Fewer';
import allAnswered from '@salesforce/label/c.DF_Discovery_All_Answered';
import allAnsweredHint from '@salesforce/label/c.DF_Discovery_All_Answered_Hint';
import others from '@salesforce/label/c.DF_Discovery_Others';
import saved from '@salesforce/label/c.DF_Discovery_Saved';

export const labels = {
  title,
  loading,
  noPlaybook,
  noPlaybookHint,
  notReadable,
  answered,
  showAll,
  showFewer,
  allAnswered,
  allAnsweredHint,
  others,
  saved,
};
