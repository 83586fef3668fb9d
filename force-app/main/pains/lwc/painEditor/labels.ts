import kind from '@salesforce/label/c.DF_Pain_Kind';
import problem from '@salesforce/label/c.DF_Pain_Kind_Problem';
import goal from '@salesforce/label/c.DF_Pain_Kind_Goal';
import risk from '@salesforce/label/c.DF_Pain_Kind_Risk';
import driver from '@salesforce/label/c.DF_Pain_Driver';
import grow from '@salesforce/label/c.DF_Pain_Driver_Grow';
import cutCost from '@salesforce/label/c.DF_Pain_Driver_Cut_Cost';
import improve from '@salesforce/label/c.DF_Pain_Driver_Improve';
import statement from '@salesforce/label/c.DF_Pain_Statement';
import evidence from '@salesforce/label/c.DF_Evidence_How_We_Know';
import quote from '@salesforce/label/c.DF_Evidence_Quote';
import saidBy from '@salesforce/label/c.DF_Evidence_Who';
import saidOn from '@salesforce/label/c.DF_Evidence_When';
import source from '@salesforce/label/c.DF_Evidence_Source';
import confirmedWords from '@salesforce/label/c.DF_Confirmation_Words';
import confirmedBy from '@salesforce/label/c.DF_Confirmation_Who';
import confirmedOn from '@salesforce/label/c.DF_Confirmation_When';
import confirmedSource from '@salesforce/label/c.DF_Confirmation_Where';
import impact from '@salesforce/label/c.DF_Pain_Impact';
import low from '@salesforce/label/c.DF_Pain_Impact_Low';
import likely from '@salesforce/label/c.DF_Pain_Impact_Likely';
import high from '@salesforce/label/c.DF_Pain_Impact_High';
import order from '@salesforce/label/c.DF_Pain_Order';
import calculate from '@salesforce/label/c.DF_Pain_Calculate';
import basis from '@salesforce/label/c.DF_Pain_Impact_Basis';
import basisHint from '@salesforce/label/c.DF_Pain_Impact_Basis_Hint';
import waitingMonth from '@salesforce/label/c.DF_Pain_Waiting_Month';
import waitingClose from '@salesforce/label/c.DF_Pain_Waiting_Close';
import more from '@salesforce/label/c.DF_Pain_More';
import moreFilled from '@salesforce/label/c.DF_Pain_More_Filled';
import cost from '@salesforce/label/c.DF_Pain_Cost';
import costFilled from '@salesforce/label/c.DF_Pain_Cost_Filled';
import costSome from '@salesforce/label/c.DF_Pain_Cost_Some';
import quoteOffered from '@salesforce/label/c.DF_Pain_Quote_Offered';
import rootCause from '@salesforce/label/c.DF_Pain_Root_Cause';
import feltBy from '@salesforce/label/c.DF_Pain_Felt_By';
import wantedOutcome from '@salesforce/label/c.DF_Pain_Outcome';
import outcomeMeasure from '@salesforce/label/c.DF_Pain_Measure';
import personalRisk from '@salesforce/label/c.DF_Pain_Risk';
import draftKept from '@salesforce/label/c.DF_Pain_Draft_Kept';
import conflict from '@salesforce/label/c.DF_Pain_Conflict';
import mine from '@salesforce/label/c.DF_Pain_Conflict_Mine';
import theirs from '@salesforce/label/c.DF_Pain_Conflict_Theirs';
import keep from '@salesforce/label/c.DF_Pain_Conflict_Keep';
import take from '@salesforce/label/c.DF_Pain_Conflict_Take';
import blank from '@salesforce/label/c.DF_Pain_Conflict_Blank';
import chosen from '@salesforce/label/c.DF_Pain_Conflict_Chosen';
import save from '@salesforce/label/c.DF_Save';
import cancel from '@salesforce/label/c.DF_Cancel';
import notSaved from '@salesforce/label/c.DF_Not_Saved';
import merge from '@salesforce/label/c.DF_Pain_Merge';
import withdraw from '@salesforce/label/c.DF_Pain_Withdraw';
import locked from '@salesforce/label/c.DF_Pain_Locked';

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
  evidence,
  quote,
  saidBy,
  saidOn,
  source,
  confirmedWords,
  confirmedBy,
  confirmedOn,
  confirmedSource,
  impact,
  low,
  likely,
  high,
  order,
  calculate,
  basis,
  basisHint,
  waitingMonth,
  waitingClose,
  more,
  moreFilled,
  cost,
  costFilled,
  costSome,
  quoteOffered,
  rootCause,
  feltBy,
  wantedOutcome,
  outcomeMeasure,
  personalRisk,
  draftKept,
  conflict,
  mine,
  theirs,
  keep,
  take,
  blank,
  chosen,
  save,
  cancel,
  notSaved,
  merge,
  withdraw,
  locked,
};
