import title from '@salesforce/label/c.DF_Board_Title';
import stage from '@salesforce/label/c.DF_Board_Stage';
import total from '@salesforce/label/c.DF_Board_Total';
import cell from '@salesforce/label/c.DF_Board_Cell';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import loading from '@salesforce/label/c.DF_Loading';
import deal from '@salesforce/label/c.DF_List_Name';
import amount from '@salesforce/label/c.DF_List_Amount';
import closes from '@salesforce/label/c.DF_List_Close';
import score from '@salesforce/label/c.DF_List_Score';
import owner from '@salesforce/label/c.DF_Board_Owner';
import cellDeals from '@salesforce/label/c.DF_Board_Cell_Deals';
import showRest from '@salesforce/label/c.DF_Board_Show_Rest';
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
  notReadable,
  loading,
  deal,
  amount,
  closes,
  score,
  owner,
  cellDeals,
  showRest,
  closeList,
  notStarted,
  started,
  inQuestion,
  heard,
  quoted,
  confirmed,
};
