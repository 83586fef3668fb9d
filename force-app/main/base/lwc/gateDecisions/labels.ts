import blocked from '@salesforce/label/c.DF_History_Blocked';
import allowed from '@salesforce/label/c.DF_History_Allowed';
import warned from '@salesforce/label/c.DF_History_Warned';
import observed from '@salesforce/label/c.DF_History_Observed';
import overridden from '@salesforce/label/c.DF_History_Overridden';
import bypassed from '@salesforce/label/c.DF_History_Bypassed';
import tooLate from '@salesforce/label/c.DF_History_Judged_Late';
import takenBack from '@salesforce/label/c.DF_History_Taken_Back';
import inScopeLate from '@salesforce/label/c.DF_History_In_Scope_Late';
import isNew from '@salesforce/label/c.DF_History_New';
import byPermission from '@salesforce/label/c.DF_History_Way_Permission';
import byIntegration from '@salesforce/label/c.DF_History_Way_Integration';
import ruleDeleted from '@salesforce/label/c.DF_History_Way_Rule_Deleted';
import ruleSwitchedOff from '@salesforce/label/c.DF_History_Way_Rule_Off';
import ruleChanged from '@salesforce/label/c.DF_History_Way_Rule_Changed';
import byConversion from '@salesforce/label/c.DF_History_Way_Conversion';
import wayUnknown from '@salesforce/label/c.DF_History_Way_Unknown';
import setBack from '@salesforce/label/c.DF_History_Set_Back';
import ownerApproved from '@salesforce/label/c.DF_History_Owner_Approved';
import wasAndIs from '@salesforce/label/c.DF_History_Was_And_Is';
import pain from '@salesforce/label/c.DF_History_Pain';
import lateNote from '@salesforce/label/c.DF_History_Late_Note';
import missing from '@salesforce/label/c.DF_History_Missing';
import missingThen from '@salesforce/label/c.DF_History_Missing_Then';
import missingSince from '@salesforce/label/c.DF_History_Missing_Since';
import deleted from '@salesforce/label/c.DF_History_Was_Deleted';
import withdrawn from '@salesforce/label/c.DF_History_Was_Withdrawn';
import rejected from '@salesforce/label/c.DF_History_Was_Rejected';
import merged from '@salesforce/label/c.DF_History_Was_Merged';
import notKnownYet from '@salesforce/label/c.DF_History_Was_Open';

export const labels = {
  blocked,
  allowed,
  warned,
  observed,
  overridden,
  bypassed,
  tooLate,
  takenBack,
  inScopeLate,
  isNew,
  byPermission,
  byIntegration,
  ruleDeleted,
  ruleSwitchedOff,
  ruleChanged,
  byConversion,
  wayUnknown,
  setBack,
  ownerApproved,
  wasAndIs,
  pain,
  lateNote,
  missing,
  missingThen,
  missingSince,
  deleted,
  withdrawn,
  rejected,
  merged,
  notKnownYet,
};
