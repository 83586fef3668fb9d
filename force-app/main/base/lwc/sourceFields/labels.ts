import who from '@salesforce/label/c.DF_Evidence_Who';
import when from '@salesforce/label/c.DF_Evidence_When';
import where from '@salesforce/label/c.DF_Evidence_Source';
import day from '@salesforce/label/c.DF_Evidence_Day';
import choose from '@salesforce/label/c.DF_Evidence_Choose_Source';
import call from '@salesforce/label/c.DF_Source_Call';
import meeting from '@salesforce/label/c.DF_Source_Meeting';
import email from '@salesforce/label/c.DF_Source_Email';
import document from '@salesforce/label/c.DF_Source_Document';
import playback from '@salesforce/label/c.DF_Source_Playback';

export const labels = { day, choose };

/** Labels of the three fields where a form has none of its own. */
export const fieldLabels = { who, when, where };

/** The values of Source__c and Confirmed_Source__c. */
export const SOURCES: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'Call', label: call },
  { value: 'Meeting', label: meeting },
  { value: 'Email', label: email },
  { value: 'Document', label: document },
  { value: 'Playback', label: playback },
];
