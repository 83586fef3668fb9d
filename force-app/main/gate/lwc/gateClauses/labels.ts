import value from '@salesforce/label/c.DF_Clause_Value';
import filled from '@salesforce/label/c.DF_Clause_Filled';
import picked from '@salesforce/label/c.DF_Clause_Picked';
import atLeast from '@salesforce/label/c.DF_Clause_At_Least';
import atMost from '@salesforce/label/c.DF_Clause_At_Most';
import inCurrency from '@salesforce/label/c.DF_Clause_In_Currency';
import checked from '@salesforce/label/c.DF_Clause_Checked';
import notBefore from '@salesforce/label/c.DF_Clause_Not_Before';
import notAfter from '@salesforce/label/c.DF_Clause_Not_After';
import other from '@salesforce/label/c.DF_Clause_Other';

export const labels = {
  value,
  filled,
  picked,
  atLeast,
  atMost,
  inCurrency,
  checked,
  notBefore,
  notAfter,
  other,
};
