import title from '@salesforce/label/c.DF_Board_Title';
import loading from '@salesforce/label/c.DF_Loading';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import shown from '@salesforce/label/c.DF_Board_Shown';
import allShown from '@salesforce/label/c.DF_Board_All_Shown';
import fitting from '@salesforce/label/c.DF_Board_Fitting';
import empty from '@salesforce/label/c.DF_Board_Empty';
import emptyHint from '@salesforce/label/c.DF_Board_Empty_Hint';
import noFit from '@salesforce/label/c.DF_Board_No_Fit';
import reset from '@salesforce/label/c.DF_Board_Reset';
import filters from '@salesforce/label/c.DF_Board_Filters';
import owner from '@salesforce/label/c.DF_Board_Owner';
import team from '@salesforce/label/c.DF_Board_Team';
import teamOf from '@salesforce/label/c.DF_Board_Team_Of';
import stage from '@salesforce/label/c.DF_Board_Stage';
import close from '@salesforce/label/c.DF_Board_Close';
import playbook from '@salesforce/label/c.DF_Board_Playbook';
import any from '@salesforce/label/c.DF_Board_Any';
import noPlaybook from '@salesforce/label/c.DF_Board_No_Playbook';
import closePast from '@salesforce/label/c.DF_Board_Close_Past';
import close30 from '@salesforce/label/c.DF_Board_Close_30';
import close90 from '@salesforce/label/c.DF_Board_Close_90';
import requests from '@salesforce/label/c.DF_Board_Requests_Title';
import noRequests from '@salesforce/label/c.DF_Board_Requests_None';
import live from '@salesforce/label/c.DF_Board_Live_Title';
import requestDeal from '@salesforce/label/c.DF_Board_Request_Deal';
import approved from '@salesforce/label/c.DF_Override_Approved';
import declined from '@salesforce/label/c.DF_Override_Declined';
import revoked from '@salesforce/label/c.DF_Override_Revoked';
import conflict from '@salesforce/label/c.DF_Override_Conflict';

export const labels = {
  title,
  loading,
  notReadable,
  shown,
  allShown,
  fitting,
  empty,
  emptyHint,
  noFit,
  reset,
  filters,
  owner,
  team,
  teamOf,
  stage,
  close,
  playbook,
  any,
  noPlaybook,
  closePast,
  close30,
  close90,
  requests,
  noRequests,
  live,
  requestDeal,
  approved,
  declined,
  revoked,
  conflict,
};
