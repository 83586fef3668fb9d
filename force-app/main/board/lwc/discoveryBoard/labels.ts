import heading from '@salesforce/label/c.DF_Board_Heading';
import title from '@salesforce/label/c.DF_Board_Title';
import risk from '@salesforce/label/c.DF_Board_Risk_Title';
import riskMore from '@salesforce/label/c.DF_Board_Show_Rest';
import riskAll from '@salesforce/label/c.DF_Board_Risk_All';
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
import everyone from '@salesforce/label/c.DF_Board_Everyone';
import stage from '@salesforce/label/c.DF_Board_Stage';
import close from '@salesforce/label/c.DF_Board_Close';
import playbook from '@salesforce/label/c.DF_Board_Playbook';
import any from '@salesforce/label/c.DF_Board_Any';
import noPlaybook from '@salesforce/label/c.DF_Board_No_Playbook';
import closePast from '@salesforce/label/c.DF_Board_Close_Past';
import close30 from '@salesforce/label/c.DF_Board_Close_30';
import close90 from '@salesforce/label/c.DF_Board_Close_90';

export const labels = {
  heading,
  title,
  risk,
  riskMore,
  riskAll,
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
  everyone,
  stage,
  close,
  playbook,
  any,
  noPlaybook,
  closePast,
  close30,
  close90,
};
