import title from '@salesforce/label/c.DF_Playback_Title';
import loading from '@salesforce/label/c.DF_Loading';
import noPlaybook from '@salesforce/label/c.DF_No_Playbook';
import noPlaybookHint from '@salesforce/label/c.DF_No_Playbook_Hint';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import stale from '@salesforce/label/c.DF_Playback_Stale';
import tabPlan from '@salesforce/label/c.DF_Playback_Tab_Plan';
import tabPage from '@salesforce/label/c.DF_Playback_Tab_Page';
import tabReply from '@salesforce/label/c.DF_Playback_Tab_Reply';
import copy from '@salesforce/label/c.DF_Playback_Copy';
import copied from '@salesforce/label/c.DF_Playback_Copied';
import selected from '@salesforce/label/c.DF_Playback_Selected';
import download from '@salesforce/label/c.DF_Playback_Download';
import downloaded from '@salesforce/label/c.DF_Playback_Downloaded';
import empty from '@salesforce/label/c.DF_Playback_Empty';
import emptyHint from '@salesforce/label/c.DF_Playback_Empty_Hint';
import planDone from '@salesforce/label/c.DF_Playback_Plan_Done';
import confirmed from '@salesforce/label/c.DF_Playback_Reply_Saved';

export const labels = {
  title,
  loading,
  noPlaybook,
  noPlaybookHint,
  notReadable,
  stale,
  tabPlan,
  tabPage,
  tabReply,
  copy,
  copied,
  selected,
  download,
  downloaded,
  empty,
  emptyHint,
  planDone,
  confirmed,
};
