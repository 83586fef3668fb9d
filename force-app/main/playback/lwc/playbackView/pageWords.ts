import title from '@salesforce/label/c.DF_Playback_Page_Title';
import asOf from '@salesforce/label/c.DF_Playback_As_Of';
import heard from '@salesforce/label/c.DF_Playback_Heard';
import costs from '@salesforce/label/c.DF_Playback_Costs';
import better from '@salesforce/label/c.DF_Playback_Better';
import worries from '@salesforce/label/c.DF_Playback_Worries';
import suggest from '@salesforce/label/c.DF_Playback_Suggest';
import by from '@salesforce/label/c.DF_Playback_By';
import aYear from '@salesforce/label/c.DF_Playback_A_Year';
import range from '@salesforce/label/c.DF_Playback_Range';
import basis from '@salesforce/label/c.DF_Playback_Basis';
import waiting from '@salesforce/label/c.DF_Playback_Waiting';
import waitingMonth from '@salesforce/label/c.DF_Pain_Waiting_Month';
import waitingClose from '@salesforce/label/c.DF_Playback_Waiting_Until';
import measure from '@salesforce/label/c.DF_Playback_Measure';
import outcome from '@salesforce/label/c.DF_Playback_Outcome';
import forPain from '@salesforce/label/c.DF_Playback_For';
import because from '@salesforce/label/c.DF_Map_Because';
import effect from '@salesforce/label/c.DF_Map_Effect';
import sideEffects from '@salesforce/label/c.DF_Map_Side_Effects';
import wrongWhen from '@salesforce/label/c.DF_Map_Wrong_When';
import planTitle from '@salesforce/label/c.DF_Playback_Plan_Title';
import planNext from '@salesforce/label/c.DF_Playback_Plan_Next';
import why from '@salesforce/label/c.DF_Playback_Plan_Why';
import who from '@salesforce/label/c.DF_Playback_Plan_Who';
import couldAnswer from '@salesforce/label/c.DF_Question_Could_Tell';
import neededToEnter from '@salesforce/label/c.DF_Question_Needed_To_Enter';
import payer from '@salesforce/label/c.DF_Question_Ask_Payer';
import head from '@salesforce/label/c.DF_Question_Ask_Head';
import user from '@salesforce/label/c.DF_Question_Ask_User';
import expert from '@salesforce/label/c.DF_Question_Ask_Expert';
import purchasing from '@salesforce/label/c.DF_Question_Ask_Purchasing';
import Assumed from '@salesforce/label/c.DF_Evidence_Assumed';
import Heard from '@salesforce/label/c.DF_Evidence_Heard';
import Quoted from '@salesforce/label/c.DF_Evidence_Quoted';
import Confirmed from '@salesforce/label/c.DF_Evidence_Confirmed';

/** The plain labels of the page and of the plan. */
export const words = {
  title,
  asOf,
  heard,
  costs,
  better,
  worries,
  suggest,
  by,
  aYear,
  range,
  basis,
  waiting,
  waitingMonth,
  waitingClose,
  measure,
  outcome,
  forPain,
  because,
  effect,
  sideEffects,
  wrongWhen,
  planTitle,
  planNext,
  why,
  who,
  couldAnswer,
  neededToEnter,
};

/** Whom to ask for where no contact of the deal could answer. */
export const askFor = { payer, head, user, expert, purchasing };

/** How well something must be known. */
export const levels: Readonly<Record<string, string>> = { Assumed, Heard, Quoted, Confirmed };
