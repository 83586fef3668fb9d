import title from '@salesforce/label/c.DF_Board_Title';
import stage from '@salesforce/label/c.DF_Board_Stage';
import total from '@salesforce/label/c.DF_Board_Total';
import cell from '@salesforce/label/c.DF_Board_Cell';
import cellDeals from '@salesforce/label/c.DF_Board_Cell_Deals';
import closeList from '@salesforce/label/c.DF_Board_Close_List';
import notStarted from '@salesforce/label/c.DF_Board_Status_Not_Started';
import started from '@salesforce/label/c.DF_Board_Status_Started';
import inQuestion from '@salesforce/label/c.DF_Board_Status_In_Question';
import heard from '@salesforce/label/c.DF_Board_Status_Heard';
import quoted from '@salesforce/label/c.DF_Board_Status_Quoted';
import confirmed from '@salesforce/label/c.DF_Board_Status_Confirmed';

export const labels = {
  title,
  stage,
  total,
  cell,
  cellDeals,
  closeList,
  notStarted,
  started,
  inQuestion,
  heard,
  quoted,
  confirmed,
};
