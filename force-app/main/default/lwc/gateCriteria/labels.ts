import toEnter from '@salesforce/label/c.DF_Gate_To_Enter';
import aheadToEnter from '@salesforce/label/c.DF_Gate_Ahead';
import met from '@salesforce/label/c.DF_Gate_Met';
import missing from '@salesforce/label/c.DF_Gate_Missing';
import metCount from '@salesforce/label/c.DF_Gate_Met_Count';
import notEnforced from '@salesforce/label/c.DF_Gate_Not_Enforced';

export const labels = { toEnter, aheadToEnter, met, missing, metCount, notEnforced };
