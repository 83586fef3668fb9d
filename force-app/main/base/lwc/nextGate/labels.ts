import missing from '@salesforce/label/c.DF_List_Missing';
import ready from '@salesforce/label/c.DF_List_Ready';
import notVisibleFor from '@salesforce/label/c.DF_Not_Visible_For';
import notVisibleCount from '@salesforce/label/c.DF_Not_Visible_Count';
import notVisibleNamed from '@salesforce/label/c.DF_Not_Visible_Named';

export const labels = { missing, ready, notVisibleFor, notVisibleCount, notVisibleNamed };
