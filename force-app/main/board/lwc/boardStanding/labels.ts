import title from '@salesforce/label/c.DF_Board_Standing_Title';
import none from '@salesforce/label/c.DF_Board_Standing_None';
import looked from '@salesforce/label/c.DF_Board_Standing_Looked';
import recorded from '@salesforce/label/c.DF_Board_Recorded_Title';
import noneRecorded from '@salesforce/label/c.DF_Board_Recorded_None';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import loading from '@salesforce/label/c.DF_Loading';
import showRest from '@salesforce/label/c.DF_Board_Show_Rest';

export const labels = {
  title,
  none,
  looked,
  recorded,
  noneRecorded,
  notReadable,
  loading,
  showRest,
};
