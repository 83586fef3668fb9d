import notReadable from '@salesforce/label/c.DF_Not_Readable';
import loading from '@salesforce/label/c.DF_Loading';
import none from '@salesforce/label/c.DF_Board_Deals_None';
import deal from '@salesforce/label/c.DF_List_Name';
import owner from '@salesforce/label/c.DF_Board_Owner';
import amount from '@salesforce/label/c.DF_List_Amount';
import closes from '@salesforce/label/c.DF_List_Close';
import next from '@salesforce/label/c.DF_List_Next';
import score from '@salesforce/label/c.DF_List_Score';
import overdue from '@salesforce/label/c.DF_Board_Overdue';
import notHeard from '@salesforce/label/c.DF_Board_Not_Heard';
import showRest from '@salesforce/label/c.DF_Board_Show_Rest';

export const labels = {
  notReadable,
  loading,
  none,
  deal,
  owner,
  amount,
  closes,
  next,
  score,
  overdue,
  notHeard,
  showRest,
};
