import fill from '@salesforce/label/c.DF_Fill';
import save from '@salesforce/label/c.DF_Save';
import cancel from '@salesforce/label/c.DF_Cancel';
import notSaved from '@salesforce/label/c.DF_Not_Saved';

export const labels = { fill, save, cancel, notSaved };
