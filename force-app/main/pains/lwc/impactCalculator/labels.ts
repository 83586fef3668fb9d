import title from '@salesforce/label/c.DF_Calc_Title';
import what from '@salesforce/label/c.DF_Calc_What';
import whatHint from '@salesforce/label/c.DF_Calc_What_Hint';
import count from '@salesforce/label/c.DF_Calc_Count';
import share from '@salesforce/label/c.DF_Calc_Share';
import every from '@salesforce/label/c.DF_Calc_Every';
import day from '@salesforce/label/c.DF_Calc_Day';
import week from '@salesforce/label/c.DF_Calc_Week';
import month from '@salesforce/label/c.DF_Calc_Month';
import quarter from '@salesforce/label/c.DF_Calc_Quarter';
import year from '@salesforce/label/c.DF_Calc_Year';
import cost from '@salesforce/label/c.DF_Calc_Cost';
import result from '@salesforce/label/c.DF_Calc_Result';
import range from '@salesforce/label/c.DF_Calc_Range';
import use from '@salesforce/label/c.DF_Calc_Use';
import missing from '@salesforce/label/c.DF_Calc_Missing';
import basis from '@salesforce/label/c.DF_Calc_Basis';
import shareOf from '@salesforce/label/c.DF_Calc_Share_Of';
import spread from '@salesforce/label/c.DF_Calc_Spread';
import low from '@salesforce/label/c.DF_Pain_Impact_Low';
import likely from '@salesforce/label/c.DF_Pain_Impact_Likely';
import high from '@salesforce/label/c.DF_Pain_Impact_High';
import order from '@salesforce/label/c.DF_Pain_Order';
import waitingMonth from '@salesforce/label/c.DF_Pain_Waiting_Month';
import waitingClose from '@salesforce/label/c.DF_Pain_Waiting_Close';

export const labels = {
  title,
  what,
  whatHint,
  count,
  share,
  every,
  day,
  week,
  month,
  quarter,
  year,
  cost,
  result,
  range,
  use,
  missing,
  basis,
  shareOf,
  spread,
  low,
  likely,
  high,
  order,
  waitingMonth,
  waitingClose,
};
