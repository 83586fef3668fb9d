import title from '@salesforce/label/c.DF_List_Title';
import views from '@salesforce/label/c.DF_List_Views';
import viewMine from '@salesforce/label/c.DF_List_View_Mine';
import viewMonth from '@salesforce/label/c.DF_List_View_Month';
import viewClosing from '@salesforce/label/c.DF_List_View_Closing';
import viewPast from '@salesforce/label/c.DF_List_View_Past';
import viewReady from '@salesforce/label/c.DF_List_View_Ready';
import viewQuestion from '@salesforce/label/c.DF_List_View_Question';
import viewNew from '@salesforce/label/c.DF_List_View_New';
import viewOpen from '@salesforce/label/c.DF_List_View_Open';
import search from '@salesforce/label/c.DF_List_Search';
import diagnosis from '@salesforce/label/c.DF_List_Diagnosis';
import name from '@salesforce/label/c.DF_List_Name';
import account from '@salesforce/label/c.DF_List_Account';
import amount from '@salesforce/label/c.DF_List_Amount';
import close from '@salesforce/label/c.DF_List_Close';
import score from '@salesforce/label/c.DF_List_Score';
import next from '@salesforce/label/c.DF_List_Next';
import blank from '@salesforce/label/c.DF_List_Blank';
import showFilters from '@salesforce/label/c.DF_List_Show_Filters';
import sort from '@salesforce/label/c.DF_List_Sort';
import sorted from '@salesforce/label/c.DF_List_Sorted';
import range from '@salesforce/label/c.DF_List_Range';
import more from '@salesforce/label/c.DF_List_More';
import looked from '@salesforce/label/c.DF_List_Looked';
import looking from '@salesforce/label/c.DF_List_Looking';
import previous from '@salesforce/label/c.DF_List_Previous';
import nextPage from '@salesforce/label/c.DF_List_Next_Page';
import clear from '@salesforce/label/c.DF_List_Clear';
import noFit from '@salesforce/label/c.DF_List_No_Fit';
import emptyMine from '@salesforce/label/c.DF_List_Empty_Mine';
import emptyMonth from '@salesforce/label/c.DF_List_Empty_Month';
import emptyClosing from '@salesforce/label/c.DF_List_Empty_Closing';
import emptyPast from '@salesforce/label/c.DF_List_Empty_Past';
import emptyReady from '@salesforce/label/c.DF_List_Empty_Ready';
import emptyQuestion from '@salesforce/label/c.DF_List_Empty_Question';
import emptyNew from '@salesforce/label/c.DF_List_Empty_New';
import emptyOpen from '@salesforce/label/c.DF_List_Empty_Open';
import gone from '@salesforce/label/c.DF_List_Gone';
import loading from '@salesforce/label/c.DF_Loading';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import tryAgain from '@salesforce/label/c.DF_Try_Again';
import owner from '@salesforce/label/c.DF_Board_Owner';
import team from '@salesforce/label/c.DF_Board_Team';
import teamOf from '@salesforce/label/c.DF_Board_Team_Of';
import stage from '@salesforce/label/c.DF_Board_Stage';
import filters from '@salesforce/label/c.DF_Board_Filters';
import any from '@salesforce/label/c.DF_Board_Any';
import statusNotStarted from '@salesforce/label/c.DF_Board_Status_Not_Started';
import statusStarted from '@salesforce/label/c.DF_Board_Status_Started';
import statusHeard from '@salesforce/label/c.DF_Board_Status_Heard';
import statusQuoted from '@salesforce/label/c.DF_Board_Status_Quoted';
import statusConfirmed from '@salesforce/label/c.DF_Board_Status_Confirmed';
import inQuestion from '@salesforce/label/c.DF_Board_Status_In_Question';

export const labels = {
  title,
  views,
  viewMine,
  viewMonth,
  viewClosing,
  viewPast,
  viewReady,
  viewQuestion,
  viewNew,
  viewOpen,
  search,
  diagnosis,
  name,
  account,
  amount,
  close,
  score,
  next,
  blank,
  showFilters,
  sort,
  sorted,
  range,
  more,
  looked,
  looking,
  previous,
  nextPage,
  clear,
  noFit,
  emptyMine,
  emptyMonth,
  emptyClosing,
  emptyPast,
  emptyReady,
  emptyQuestion,
  emptyNew,
  emptyOpen,
  gone,
  loading,
  notReadable,
  tryAgain,
  owner,
  team,
  teamOf,
  stage,
  filters,
  any,
  statusNotStarted,
  statusStarted,
  statusHeard,
  statusQuoted,
  statusConfirmed,
  inQuestion,
};
