import aheadToEnter from '@salesforce/label/c.DF_Gate_Ahead';
import askedAgain from '@salesforce/label/c.DF_Gate_Asked_Again';
import met from '@salesforce/label/c.DF_Gate_Met';
import open from '@salesforce/label/c.DF_Gate_Open';
import missing from '@salesforce/label/c.DF_Gate_Missing';
import notVisible from '@salesforce/label/c.DF_Gate_Not_Visible';
import hiddenFields from '@salesforce/label/c.DF_Gate_Hidden_Fields';
import refused from '@salesforce/label/c.DF_Gate_Refused_Line';
import passable from '@salesforce/label/c.DF_Gate_Passable';
import passableUntil from '@salesforce/label/c.DF_Gate_Passable_Until';
import done from '@salesforce/label/c.DF_Gate_Done';
import reason from '@salesforce/label/c.DF_Gate_Reason';
import raise from '@salesforce/label/c.DF_Gate_Raise';
import notEnforced from '@salesforce/label/c.DF_Gate_Not_Enforced';
import soFar from '@salesforce/label/c.DF_Gate_So_Far';
import evidenceSoFar from '@salesforce/label/c.DF_Gate_Evidence_So_Far';
import fixAnswer from '@salesforce/label/c.DF_Gate_Mend_Answer';
import fixPains from '@salesforce/label/c.DF_Gate_Mend_Pains';
import fixFigure from '@salesforce/label/c.DF_Gate_Mend_Figure';
import fixLines from '@salesforce/label/c.DF_Gate_Mend_Lines';
import nowhere from '@salesforce/label/c.DF_Gate_Mend_Nowhere';
import about from '@salesforce/label/c.DF_Override_About';
import fillIn from '@salesforce/label/c.DF_Fill';
import fillWith from '@salesforce/label/c.DF_Fill_With';

export const labels = {
  aheadToEnter,
  askedAgain,
  met,
  open,
  missing,
  notVisible,
  hiddenFields,
  refused,
  passable,
  passableUntil,
  done,
  reason,
  raise,
  fixFigure,
  notEnforced,
  soFar,
  evidenceSoFar,
  nowhere,
  about,
  fillIn,
  fillWith,
  fixes: { answer: fixAnswer, pains: fixPains, lines: fixLines },
};
