import title from '@salesforce/label/c.DF_Keys_Title';
import search from '@salesforce/label/c.DF_Keys_Search';
import next from '@salesforce/label/c.DF_Keys_Next';
import pains from '@salesforce/label/c.DF_Keys_Pain';
import advance from '@salesforce/label/c.DF_Keys_Advance';
import keys from '@salesforce/label/c.DF_Keys_List';
import hint from '@salesforce/label/c.DF_Keys_Hint';
import active from '@salesforce/label/c.DF_Keys_On';
import close from '@salesforce/label/c.DF_Keys_Close';

export const labels = { title, hint, active, close };

/** What each key does, by the place that it asks for. */
export const MEANINGS = { search, next, pains, advance, keys } as const;
