import title from '@salesforce/label/c.DF_History_Title';
import blocked from '@salesforce/label/c.DF_History_Blocked';
import allowed from '@salesforce/label/c.DF_History_Allowed';
import warned from '@salesforce/label/c.DF_History_Warned';
import overridden from '@salesforce/label/c.DF_History_Overridden';
import bypassed from '@salesforce/label/c.DF_History_Bypassed';
import approved from '@salesforce/label/c.DF_History_Override_Approved';
import declined from '@salesforce/label/c.DF_History_Override_Declined';
import withdrawn from '@salesforce/label/c.DF_History_Override_Withdrawn';
import revoked from '@salesforce/label/c.DF_History_Override_Revoked';
import by from '@salesforce/label/c.DF_History_By';
import byPlaybook from '@salesforce/label/c.DF_History_By_Playbook';
import askedBy from '@salesforce/label/c.DF_History_Asked_By';
import missing from '@salesforce/label/c.DF_History_Missing';
import showAll from '@salesforce/label/c.DF_History_Show_All';
import showFewer from '@salesforce/label/c.DF_History_Show_Fewer';

export const labels = {
  title,
  blocked,
  allowed,
  warned,
  overridden,
  bypassed,
  approved,
  declined,
  withdrawn,
  revoked,
  by,
  byPlaybook,
  askedBy,
  missing,
  showAll,
  showFewer,
};
