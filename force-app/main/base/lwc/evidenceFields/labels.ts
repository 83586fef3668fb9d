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
import firstQuote from '@salesforce/label/c.DF_Evidence_First_Quote';
import quoteHint from '@salesforce/label/c.DF_Evidence_Quote_Hint';
import details from '@salesforce/label/c.DF_Evidence_Details';

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
  firstQuote,
  quoteHint,
  details,
};
