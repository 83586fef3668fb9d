import path from '@salesforce/label/c.DF_Gate_Path';
import loading from '@salesforce/label/c.DF_Loading';
import done from '@salesforce/label/c.DF_Gate_Step_Done';
import current from '@salesforce/label/c.DF_Gate_Step_Current';
import ahead from '@salesforce/label/c.DF_Gate_Step_Ahead';
import missing from '@salesforce/label/c.DF_Gate_Missing_Count';
import notVisible from '@salesforce/label/c.DF_Not_Visible_For';
import closed from '@salesforce/label/c.DF_Path_Closed';
import notLoaded from '@salesforce/label/c.DF_Not_Readable';

export const labels = { path, loading, done, current, ahead, missing, notVisible, closed, notLoaded };
