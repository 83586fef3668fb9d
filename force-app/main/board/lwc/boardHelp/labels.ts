import title from '@salesforce/label/c.DF_Board_Help_Title';
import empty from '@salesforce/label/c.DF_Board_Help_Empty';
import seller from '@salesforce/label/c.DF_Board_Help_Seller';
import past from '@salesforce/label/c.DF_Board_Help_Past';
import closing from '@salesforce/label/c.DF_Board_Help_Closing';
import quiet from '@salesforce/label/c.DF_Board_Help_Quiet';
import gate from '@salesforce/label/c.DF_Board_Help_Gate';
import gateOne from '@salesforce/label/c.DF_Board_Help_Gate_One';
import all from '@salesforce/label/c.DF_Board_Help_All';
import allOf from '@salesforce/label/c.DF_Board_Cell_Deals';
import sheet from '@salesforce/label/c.DF_Heat_Sheet';
import sheetOf from '@salesforce/label/c.DF_Heat_Sheet_Of';
import showRest from '@salesforce/label/c.DF_Board_Show_Rest';

export const labels = {
  title,
  empty,
  seller,
  past,
  closing,
  quiet,
  gate,
  gateOne,
  all,
  allOf,
  sheet,
  sheetOf,
  showRest,
};
