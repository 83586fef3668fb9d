import someoneNew from '@salesforce/label/c.DF_Contact_Someone_New';
import newName from '@salesforce/label/c.DF_Contact_New_Name';
import newNameHint from '@salesforce/label/c.DF_Contact_New_Name_Hint';
import add from '@salesforce/label/c.DF_Contact_Add';
import cancel from '@salesforce/label/c.DF_Cancel';
import choose from '@salesforce/label/c.DF_Contact_Choose';
import notSaved from '@salesforce/label/c.DF_Not_Saved';

export const labels = { someoneNew, newName, newNameHint, add, cancel, choose, notSaved };
