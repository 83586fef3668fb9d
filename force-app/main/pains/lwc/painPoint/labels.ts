import problem from '@salesforce/label/c.DF_Pain_Kind_Problem';
import goal from '@salesforce/label/c.DF_Pain_Kind_Goal';
import risk from '@salesforce/label/c.DF_Pain_Kind_Risk';
import grow from '@salesforce/label/c.DF_Pain_Driver_Grow';
import cutCost from '@salesforce/label/c.DF_Pain_Driver_Cut_Cost';
import improve from '@salesforce/label/c.DF_Pain_Driver_Improve';
import aYear from '@salesforce/label/c.DF_Pain_A_Year';
import noImpact from '@salesforce/label/c.DF_Pain_No_Impact';
import felt from '@salesforce/label/c.DF_Pain_Felt';
import unsaved from '@salesforce/label/c.DF_Pain_Unsaved';
import deepen from '@salesforce/label/c.DF_Pain_Deepen';
import exact from '@salesforce/label/c.DF_Pain_Exact';
import up from '@salesforce/label/c.DF_Pain_Move_Up';
import down from '@salesforce/label/c.DF_Pain_Move_Down';
import said from '@salesforce/label/c.DF_Said';

export const labels = {
  problem,
  goal,
  risk,
  grow,
  cutCost,
  improve,
  aYear,
  noImpact,
  felt,
  unsaved,
  deepen,
  exact,
  up,
  down,
  said,
};
