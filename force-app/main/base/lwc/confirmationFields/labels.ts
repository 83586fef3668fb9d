import heading from '@salesforce/label/c.DF_Confirmation';
import words from '@salesforce/label/c.DF_Confirmation_Words';
import hint from '@salesforce/label/c.DF_Confirmation_Hint';
import who from '@salesforce/label/c.DF_Confirmation_Who';
import when from '@salesforce/label/c.DF_Confirmation_When';
import where from '@salesforce/label/c.DF_Confirmation_Where';
import same from '@salesforce/label/c.DF_Confirmation_Same';

export const labels = { heading, words, hint, same, names: { who, when, where } };
