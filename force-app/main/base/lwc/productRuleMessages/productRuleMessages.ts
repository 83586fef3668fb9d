import answerAskedOnce from '@salesforce/label/c.DF_Rule_Answer_Asked_Once';
import answerConcept from '@salesforce/label/c.DF_Rule_Answer_Concept';
import answerConfirmedOn from '@salesforce/label/c.DF_Rule_Answer_Confirmed_On';
import answerConfirmedPlaceholder from '@salesforce/label/c.DF_Rule_Answer_Confirmed_Placeholder';
import answerConfirmedSource from '@salesforce/label/c.DF_Rule_Answer_Confirmed_Source';
import answerConfirmedStatement from '@salesforce/label/c.DF_Rule_Answer_Confirmed_Statement';
import answerConfirmedWords from '@salesforce/label/c.DF_Rule_Answer_Confirmed_Words';
import answerKey from '@salesforce/label/c.DF_Rule_Answer_Key';
import answerNotKnownYet from '@salesforce/label/c.DF_Rule_Answer_Not_Known_Yet';
import answerOpenOver from '@salesforce/label/c.DF_Rule_Answer_Open_Over';
import answerOpenPast from '@salesforce/label/c.DF_Rule_Answer_Open_Past';
import answerOpenSince from '@salesforce/label/c.DF_Rule_Answer_Open_Since';
import answerOpenUntil from '@salesforce/label/c.DF_Rule_Answer_Open_Until';
import answerPlaceholder from '@salesforce/label/c.DF_Rule_Answer_Placeholder';
import answerQuotePlaceholder from '@salesforce/label/c.DF_Rule_Answer_Quote_Placeholder';
import answerQuoted from '@salesforce/label/c.DF_Rule_Answer_Quoted';
import answerSaidOn from '@salesforce/label/c.DF_Rule_Answer_Said_On';
import answerSentence from '@salesforce/label/c.DF_Rule_Answer_Sentence';
import linePrescriptionFor from '@salesforce/label/c.DF_Rule_Line_Prescription_For';
import lineProduct from '@salesforce/label/c.DF_Rule_Line_Product';
import lineProducts from '@salesforce/label/c.DF_Rule_Line_Products';
import painHasPrescriptions from '@salesforce/label/c.DF_Rule_Pain_Has_Prescriptions';
import painImpactNegative from '@salesforce/label/c.DF_Rule_Pain_Impact_Negative';
import painImpactOrder from '@salesforce/label/c.DF_Rule_Pain_Impact_Order';
import painMergedInto from '@salesforce/label/c.DF_Rule_Pain_Merged_Into';
import painPlaceholder from '@salesforce/label/c.DF_Rule_Pain_Placeholder';
import prescriptionConfirmedPain from '@salesforce/label/c.DF_Rule_Prescription_Confirmed_Pain';

/**
 * Messages of the validation rules that the product brings: those on its objects, and the playbook's on products. Errors name no rule, so a
 * refusal is recognised by its text. In the reader's language; a test compares them with the rules.
 */
export const PRODUCT_RULE_MESSAGES: readonly string[] = [
  answerAskedOnce,
  answerConcept,
  answerConfirmedOn,
  answerConfirmedPlaceholder,
  answerConfirmedSource,
  answerConfirmedStatement,
  answerConfirmedWords,
  answerKey,
  answerNotKnownYet,
  answerOpenOver,
  answerOpenPast,
  answerOpenSince,
  answerOpenUntil,
  answerPlaceholder,
  answerQuotePlaceholder,
  answerQuoted,
  answerSaidOn,
  answerSentence,
  linePrescriptionFor,
  lineProduct,
  lineProducts,
  painHasPrescriptions,
  painImpactNegative,
  painImpactOrder,
  painMergedInto,
  painPlaceholder,
  prescriptionConfirmedPain,
];
