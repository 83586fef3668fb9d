import title from '@salesforce/label/c.DF_Playback_Title';
import loading from '@salesforce/label/c.DF_Loading';
import noPlaybook from '@salesforce/label/c.DF_No_Playbook';
import noPlaybookHint from '@salesforce/label/c.DF_No_Playbook_Hint';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import stale from '@salesforce/label/c.DF_Playback_Stale';
import tabPlan from '@salesforce/label/c.DF_Playback_Tab_Plan';
import tabPage from '@salesforce/label/c.DF_Playback_Tab_Page';
import tabReply from '@salesforce/label/c.DF_Playback_Tab_Reply';
import tabHandover from '@salesforce/label/c.DF_Playback_Tab_Handover';
import forPlan from '@salesforce/label/c.DF_Playback_For_Plan';
import forPage from '@salesforce/label/c.DF_Playback_For_Page';
import forReply from '@salesforce/label/c.DF_Playback_For_Reply';
import forHandover from '@salesforce/label/c.DF_Playback_For_Handover';
import copy from '@salesforce/label/c.DF_Playback_Copy';
import copied from '@salesforce/label/c.DF_Playback_Copied';
import selected from '@salesforce/label/c.DF_Playback_Selected';
import download from '@salesforce/label/c.DF_Playback_Download';
import downloaded from '@salesforce/label/c.DF_Playback_Downloaded';
import empty from '@salesforce/label/c.DF_Playback_Empty';
import emptyHint from '@salesforce/label/c.DF_Playback_Empty_Hint';
import emptyHandover from '@salesforce/label/c.DF_Playback_Empty_Handover';
import emptyHandoverHint from '@salesforce/label/c.DF_Playback_Empty_Handover_Hint';
import planDone from '@salesforce/label/c.DF_Playback_Plan_Done';
import note from '@salesforce/label/c.DF_Playback_Note';
import withNames from '@salesforce/label/c.DF_Playback_With_Names';
import withSuggestion from '@salesforce/label/c.DF_Playback_With_Suggestion';
import early from '@salesforce/label/c.DF_Playback_Early';
import currencies from '@salesforce/label/c.DF_Playback_Currencies';
import confirmed from '@salesforce/label/c.DF_Playback_Reply_Saved';

export const labels = {
  title,
  loading,
  noPlaybook,
  noPlaybookHint,
  notReadable,
  stale,
  copy,
  copied,
  selected,
  download,
  downloaded,
  note,
  withNames,
  withSuggestion,
  early,
  currencies,
  confirmed,
};

/** The tabs in the order of the work: their names, for whom each is, and what an empty one shows. */
export const tabs = {
  plan: { name: tabPlan, purpose: forPlan, empty: planDone, hint: '' },
  page: { name: tabPage, purpose: forPage, empty, hint: emptyHint },
  reply: { name: tabReply, purpose: forReply, empty: '', hint: '' },
  handover: { name: tabHandover, purpose: forHandover, empty: emptyHandover, hint: emptyHandoverHint },
} as const;
