import howWeKnow from '@salesforce/label/c.DF_Evidence_How_We_Know';
import assumed from '@salesforce/label/c.DF_Evidence_Assumed';
import heard from '@salesforce/label/c.DF_Evidence_Heard';
import quoted from '@salesforce/label/c.DF_Evidence_Quoted';
import confirmed from '@salesforce/label/c.DF_Evidence_Confirmed';
import assumedMeaning from '@salesforce/label/c.DF_Evidence_Assumed_Meaning';
import heardMeaning from '@salesforce/label/c.DF_Evidence_Heard_Meaning';
import quotedMeaning from '@salesforce/label/c.DF_Evidence_Quoted_Meaning';
import confirmedMeaning from '@salesforce/label/c.DF_Evidence_Confirmed_Meaning';
import quote from '@salesforce/label/c.DF_Evidence_Quote';
import quoteHint from '@salesforce/label/c.DF_Evidence_Quote_Hint';
import who from '@salesforce/label/c.DF_Evidence_Who';
import when from '@salesforce/label/c.DF_Evidence_When';
import source from '@salesforce/label/c.DF_Evidence_Source';
import day from '@salesforce/label/c.DF_Evidence_Day';
import details from '@salesforce/label/c.DF_Evidence_Details';
import chooseSource from '@salesforce/label/c.DF_Evidence_Choose_Source';
import call from '@salesforce/label/c.DF_Source_Call';
import meeting from '@salesforce/label/c.DF_Source_Meeting';
import email from '@salesforce/label/c.DF_Source_Email';
import document from '@salesforce/label/c.DF_Source_Document';
import playback from '@salesforce/label/c.DF_Source_Playback';

export const labels = {
  howWeKnow,
  assumed,
  heard,
  quoted,
  confirmed,
  assumedMeaning,
  heardMeaning,
  quotedMeaning,
  confirmedMeaning,
  quote,
  quoteHint,
  who,
  when,
  source,
  day,
  details,
  chooseSource,
  call,
  meeting,
  email,
  document,
  playback,
};
