import title from '@salesforce/label/c.DF_Playback_Page_Title';
import titleAlone from '@salesforce/label/c.DF_Playback_Page_Title_Alone';
import asOf from '@salesforce/label/c.DF_Playback_As_Of';
import quoted from '@salesforce/label/c.DF_Playback_Quoted';
import reported from '@salesforce/label/c.DF_Playback_Reported';
import heardFrom from '@salesforce/label/c.DF_Playback_Heard_From';
import heardOnly from '@salesforce/label/c.DF_Playback_Heard_Only';
import nameless from '@salesforce/label/c.DF_Playback_Nameless';
import aboutText from '@salesforce/label/c.DF_Playback_About_Text';
import today from '@salesforce/label/c.DF_Playback_Today';
import heard from '@salesforce/label/c.DF_Playback_Heard';
import costs from '@salesforce/label/c.DF_Playback_Costs';
import better from '@salesforce/label/c.DF_Playback_Better';
import worries from '@salesforce/label/c.DF_Playback_Worries';
import suggest from '@salesforce/label/c.DF_Playback_Suggest';
import suggestEmpty from '@salesforce/label/c.DF_Playback_Suggest_Empty';
import questions from '@salesforce/label/c.DF_Playback_Questions';
import askWrong from '@salesforce/label/c.DF_Playback_Ask_Wrong';
import askMissing from '@salesforce/label/c.DF_Playback_Ask_Missing';
import askDecide from '@salesforce/label/c.DF_Playback_Ask_Decide';
import by from '@salesforce/label/c.DF_Playback_By';
import aYear from '@salesforce/label/c.DF_Playback_A_Year';
import range from '@salesforce/label/c.DF_Playback_Range';
import basis from '@salesforce/label/c.DF_Playback_Basis';
import waiting from '@salesforce/label/c.DF_Playback_Waiting';
import waitingAll from '@salesforce/label/c.DF_Playback_Waiting_All';
import waitingMonth from '@salesforce/label/c.DF_Pain_Waiting_Month';
import waitingClose from '@salesforce/label/c.DF_Playback_Waiting_Until';
import measure from '@salesforce/label/c.DF_Playback_Measure';
import outcome from '@salesforce/label/c.DF_Playback_Outcome';
import forPain from '@salesforce/label/c.DF_Playback_For';
import because from '@salesforce/label/c.DF_Map_Because';
import effect from '@salesforce/label/c.DF_Map_Effect';
import sideEffects from '@salesforce/label/c.DF_Map_Side_Effects';
import wrongWhen from '@salesforce/label/c.DF_Map_Wrong_When';
import noteTo from '@salesforce/label/c.DF_Playback_Note_To';
import noteAlone from '@salesforce/label/c.DF_Playback_Note_Alone';
import noteText from '@salesforce/label/c.DF_Playback_Note_Text';
import planTitle from '@salesforce/label/c.DF_Playback_Plan_Title';
import planAsk from '@salesforce/label/c.DF_Playback_Plan_Ask';
import planAskBefore from '@salesforce/label/c.DF_Playback_Plan_Ask_Before';
import planAskEmpty from '@salesforce/label/c.DF_Playback_Plan_Ask_Empty';
import anybody from '@salesforce/label/c.DF_Playback_Plan_Anybody';
import ask from '@salesforce/label/c.DF_Playback_Plan_Questions';
import more from '@salesforce/label/c.DF_Playback_Plan_More';
import believe from '@salesforce/label/c.DF_Playback_Plan_Believe';
import believeEmpty from '@salesforce/label/c.DF_Playback_Plan_Believe_Empty';
import confirm from '@salesforce/label/c.DF_Playback_Plan_Confirm';
import confirmEmpty from '@salesforce/label/c.DF_Playback_Plan_Confirm_Empty';
import handoverTitle from '@salesforce/label/c.DF_Playback_Handover_Title';
import promised from '@salesforce/label/c.DF_Playback_Promised';
import promisedEmpty from '@salesforce/label/c.DF_Playback_Promised_Empty';
import toWhom from '@salesforce/label/c.DF_Playback_To_Whom';
import noPain from '@salesforce/label/c.DF_Playback_No_Pain';
import why from '@salesforce/label/c.DF_Playback_Plan_Why';
import success from '@salesforce/label/c.DF_Playback_Success';
import successEmpty from '@salesforce/label/c.DF_Playback_Success_Empty';
import careful from '@salesforce/label/c.DF_Playback_Careful';
import carefulEmpty from '@salesforce/label/c.DF_Playback_Careful_Empty';
import people from '@salesforce/label/c.DF_Playback_People';
import peopleEmpty from '@salesforce/label/c.DF_Playback_People_Empty';
import open from '@salesforce/label/c.DF_Playback_Open';
import openEmpty from '@salesforce/label/c.DF_Playback_Open_Empty';
import finding from '@salesforce/label/c.DF_Playback_Finding';
import unconfirmed from '@salesforce/label/c.DF_Playback_Unconfirmed';
import assumed from '@salesforce/label/c.DF_Playback_Assumed';
import payer from '@salesforce/label/c.DF_Question_Ask_Payer';
import head from '@salesforce/label/c.DF_Question_Ask_Head';
import user from '@salesforce/label/c.DF_Question_Ask_User';
import expert from '@salesforce/label/c.DF_Question_Ask_Expert';
import purchasing from '@salesforce/label/c.DF_Question_Ask_Purchasing';

/** The texts of the three pages. */
export const words = {
  title,
  titleAlone,
  asOf,
  quoted,
  reported,
  heardFrom,
  heardOnly,
  nameless,
  aboutText,
  today,
  heard,
  costs,
  better,
  worries,
  suggest,
  suggestEmpty,
  questions,
  askWrong,
  askMissing,
  askDecide,
  by,
  aYear,
  range,
  basis,
  waiting,
  waitingAll,
  waitingMonth,
  waitingClose,
  measure,
  outcome,
  forPain,
  because,
  effect,
  sideEffects,
  wrongWhen,
  noteTo,
  noteAlone,
  noteText,
  planTitle,
  planAsk,
  planAskBefore,
  planAskEmpty,
  anybody,
  ask,
  more,
  believe,
  believeEmpty,
  confirm,
  confirmEmpty,
  handoverTitle,
  promised,
  promisedEmpty,
  toWhom,
  noPain,
  why,
  success,
  successEmpty,
  careful,
  carefulEmpty,
  people,
  peopleEmpty,
  open,
  openEmpty,
  finding,
  unconfirmed,
  assumed,
};

/** Whom to ask for where no contact of the deal could answer. */
export const askFor = { payer, head, user, expert, purchasing };
