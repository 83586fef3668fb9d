import title from '@salesforce/label/c.DF_Heat_Title';
import hint from '@salesforce/label/c.DF_Heat_Hint';
import never from '@salesforce/label/c.DF_Heat_Never';
import neverTeam from '@salesforce/label/c.DF_Heat_Never_Team';
import neverMore from '@salesforce/label/c.DF_Heat_Never_More';
import seller from '@salesforce/label/c.DF_Board_Owner';
import everybody from '@salesforce/label/c.DF_Heat_Everybody';
import deals from '@salesforce/label/c.DF_Heat_Deals';
import cell from '@salesforce/label/c.DF_Heat_Cell';
import few from '@salesforce/label/c.DF_Heat_Few';
import ask from '@salesforce/label/c.DF_Heat_Sheet';
import askName from '@salesforce/label/c.DF_Heat_Sheet_Of';
import list from '@salesforce/label/c.DF_Board_Cell_Deals';
import closeList from '@salesforce/label/c.DF_Board_Close_List';
import showRest from '@salesforce/label/c.DF_Board_Show_Rest';
import andMore from '@salesforce/label/c.DF_Board_And_More';
import onlyBelow from '@salesforce/label/c.DF_Heat_Only_Below';
import empty from '@salesforce/label/c.DF_Heat_Empty';
import loading from '@salesforce/label/c.DF_Loading';
import notReadable from '@salesforce/label/c.DF_Not_Readable';

export const labels = {
  title,
  hint,
  never,
  neverTeam,
  neverMore,
  seller,
  everybody,
  deals,
  cell,
  few,
  ask,
  askName,
  list,
  closeList,
  showRest,
  andMore,
  onlyBelow,
  empty,
  loading,
  notReadable,
};
