import missing from '@salesforce/label/c.DF_Gate_Missing_Only';
import notVisibleCount from '@salesforce/label/c.DF_Not_Visible_Count';
import hiddenFields from '@salesforce/label/c.DF_Gate_Hidden_Fields';
import nothingNeeded from '@salesforce/label/c.DF_Gate_All_Met';
import toEnter from '@salesforce/label/c.DF_Gate_To_Enter';
import again from '@salesforce/label/c.DF_Path_Again';
import advanced from '@salesforce/label/c.DF_Gate_Advanced';
import saving from '@salesforce/label/c.DF_Question_Saving';
import refusedLine from '@salesforce/label/c.DF_Gate_Refused_Line';
import otherRefused from '@salesforce/label/c.DF_Gate_Other_Refused';
import notReached from '@salesforce/label/c.DF_Gate_Not_Reached';
import signedOut from '@salesforce/label/c.DF_Gate_Signed_Out';

export const labels = {
  missing,
  notVisibleCount,
  hiddenFields,
  nothingNeeded,
  toEnter,
  again,
  advanced,
  saving,
  refusedLine,
  otherRefused,
  notReached,
  signedOut,
};
