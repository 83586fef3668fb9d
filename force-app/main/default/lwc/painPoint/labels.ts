import kind from '@salesforce/label/c.DF_Pain_Kind';
import problem from '@salesforce/label/c.DF_Pain_Kind_Problem';
import goal from '@salesforce/label/c.DF_Pain_Kind_Goal';
import risk from '@salesforce/label/c.DF_Pain_Kind_Risk';
import driver from '@salesforce/label/c.DF_Pain_Driver';
import grow from '@salesforce/label/c.DF_Pain_Driver_Grow';
import cutCost from '@salesforce/label/c.DF_Pain_Driver_Cut_Cost';
import improve from '@salesforce/label/c.DF_Pain_Driver_Improve';
import statement from '@salesforce/label/c.DF_Pain_Statement';
import impact from '@salesforce/label/c.DF_Pain_Impact';
import low from '@salesforce/label/c.DF_Pain_Impact_Low';
import likely from '@salesforce/label/c.DF_Pain_Impact_Likely';
import high from '@salesforce/label/c.DF_Pain_Impact_High';
import basis from '@salesforce/label/c.DF_Pain_Impact_Basis';
import basisHint from '@salesforce/label/c.DF_Pain_Impact_Basis_Hint';
import aYear from '@salesforce/label/c.DF_Pain_A_Year';
import noImpact from '@salesforce/label/c.DF_Pain_No_Impact';
import deepen from '@salesforce/label/c.DF_Pain_Deepen';
import save from '@salesforce/label/c.DF_Save';
import cancel from '@salesforce/label/c.DF_Cancel';
import notSaved from '@salesforce/label/c.DF_Not_Saved';
import said from '@salesforce/label/c.DF_Said';

export const labels = {
  kind,
  problem,
  goal,
  risk,
  driver,
  grow,
  cutCost,
  improve,
  statement,
  impact,
  low,
  likely,
  high,
  basis,
  basisHint,
  aYear,
  noImpact,
  deepen,
  save,
  cancel,
  notSaved,
  said,
};
