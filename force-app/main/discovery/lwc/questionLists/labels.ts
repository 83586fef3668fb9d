import others from '@salesforce/label/c.DF_Discovery_Others';
import justNoted from '@salesforce/label/c.DF_Discovery_Just_Noted';
import search from '@salesforce/label/c.DF_Discovery_Search';
import noMatch from '@salesforce/label/c.DF_Discovery_Search_None';
import matches from '@salesforce/label/c.DF_Discovery_Search_Found';
import edit from '@salesforce/label/c.DF_Question_Edit';
import promised from '@salesforce/label/c.DF_Question_Open_Until';
import someone from '@salesforce/label/c.DF_Question_Somebody';

export const labels = { others, justNoted, search, noMatch, matches, edit, promised, someone };
