import title from '@salesforce/label/c.DF_Sheet_Title';
import back from '@salesforce/label/c.DF_Sheet_Back';
import print from '@salesforce/label/c.DF_Sheet_Print';
import deals from '@salesforce/label/c.DF_Sheet_Deals';
import questions from '@salesforce/label/c.DF_Sheet_Questions';
import on from '@salesforce/label/c.DF_Sheet_On';
import question from '@salesforce/label/c.DF_Sheet_Question';
import noDeals from '@salesforce/label/c.DF_Sheet_No_Deals';
import noQuestions from '@salesforce/label/c.DF_Sheet_No_Questions';
import overdue from '@salesforce/label/c.DF_Board_Overdue';
import closes from '@salesforce/label/c.DF_Sheet_Closes';
import loading from '@salesforce/label/c.DF_Loading';
import notReadable from '@salesforce/label/c.DF_Not_Readable';

export const labels = {
  title,
  back,
  print,
  deals,
  questions,
  on,
  question,
  noDeals,
  noQuestions,
  overdue,
  closes,
  loading,
  notReadable,
};
