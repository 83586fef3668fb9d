import title from '@salesforce/label/c.DF_History_Title';
import approved from '@salesforce/label/c.DF_History_Override_Approved';
import declined from '@salesforce/label/c.DF_History_Override_Declined';
import withdrawn from '@salesforce/label/c.DF_History_Override_Withdrawn';
import revoked from '@salesforce/label/c.DF_History_Override_Revoked';
import by from '@salesforce/label/c.DF_History_By';
import byPlaybook from '@salesforce/label/c.DF_History_By_Playbook';
import askedBy from '@salesforce/label/c.DF_History_Asked_By';
import showAll from '@salesforce/label/c.DF_History_Show_All';
import showFewer from '@salesforce/label/c.DF_History_Show_Fewer';

export const labels = {
  title,
  approved,
  declined,
  withdrawn,
  revoked,
  by,
  byPlaybook,
  askedBy,
  showAll,
  showFewer,
};
