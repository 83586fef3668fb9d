import title from '@salesforce/label/c.DF_Map_Title';
import loading from '@salesforce/label/c.DF_Loading';
import noPlaybook from '@salesforce/label/c.DF_No_Playbook';
import noPlaybookHint from '@salesforce/label/c.DF_No_Playbook_Hint';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import stale from '@salesforce/label/c.DF_Map_Stale';
import notSaved from '@salesforce/label/c.DF_Not_Saved';
import save from '@salesforce/label/c.DF_Save';
import cancel from '@salesforce/label/c.DF_Cancel';
import summary from '@salesforce/label/c.DF_Map_Summary';
import pains from '@salesforce/label/c.DF_Map_Pains';
import products from '@salesforce/label/c.DF_Map_Products';
import noPains from '@salesforce/label/c.DF_Map_No_Pains';
import noPainsHint from '@salesforce/label/c.DF_Map_No_Pains_Hint';
import noProducts from '@salesforce/label/c.DF_Map_No_Products';
import nothingConfirmed from '@salesforce/label/c.DF_Map_Nothing_Confirmed';
import prescribe from '@salesforce/label/c.DF_Map_Prescribe';
import connect from '@salesforce/label/c.DF_Map_Connect';
import notConfirmed from '@salesforce/label/c.DF_Map_Not_Confirmed';
import confirm from '@salesforce/label/c.DF_Map_Confirm';
import unanswered from '@salesforce/label/c.DF_Map_Unanswered';
import undiagnosed from '@salesforce/label/c.DF_Map_Undiagnosed';
import undiagnosedFree from '@salesforce/label/c.DF_Map_Undiagnosed_Free';
import undiagnosedRefused from '@salesforce/label/c.DF_Map_Undiagnosed_Refused';
import notOnDeal from '@salesforce/label/c.DF_Map_Not_On_Deal';
import added from '@salesforce/label/c.DF_Map_Added';
import loose from '@salesforce/label/c.DF_Map_Loose';
import link from '@salesforce/label/c.DF_Map_Link';
import addresses from '@salesforce/label/c.DF_Map_Stands_On';
import because from '@salesforce/label/c.DF_Map_Because';
import effect from '@salesforce/label/c.DF_Map_Effect';
import sideEffects from '@salesforce/label/c.DF_Map_Side_Effects';
import wrongWhen from '@salesforce/label/c.DF_Map_Wrong_When';
import customerFears from '@salesforce/label/c.DF_Map_Customer_Fears';
import prescribeFor from '@salesforce/label/c.DF_Map_Prescribe_For';
import connectProduct from '@salesforce/label/c.DF_Map_Connect_Product';
import confirmPain from '@salesforce/label/c.DF_Map_Confirm_Pain';
import linkProduct from '@salesforce/label/c.DF_Map_Link_Product';
import named from '@salesforce/label/c.DF_Map_Named';
import edit from '@salesforce/label/c.DF_Map_Edit';
import unlink from '@salesforce/label/c.DF_Map_Unlink';
import remove from '@salesforce/label/c.DF_Map_Delete';
import removeAsk from '@salesforce/label/c.DF_Map_Delete_Ask';
import keep from '@salesforce/label/c.DF_Map_Keep';
import saved from '@salesforce/label/c.DF_Map_Saved';
import savedLinked from '@salesforce/label/c.DF_Map_Saved_Linked';
import removed from '@salesforce/label/c.DF_Map_Deleted';
import unlinked from '@salesforce/label/c.DF_Map_Unlinked';
import linked from '@salesforce/label/c.DF_Map_Linked';
import confirmed from '@salesforce/label/c.DF_Map_Confirmed';
import notLinked from '@salesforce/label/c.DF_Map_Not_Linked';
import changedBy from '@salesforce/label/c.DF_Map_Changed_By';

export const labels = {
  title,
  loading,
  noPlaybook,
  noPlaybookHint,
  notReadable,
  stale,
  notSaved,
  save,
  cancel,
  summary,
  pains,
  products,
  noPains,
  noPainsHint,
  noProducts,
  nothingConfirmed,
  prescribe,
  connect,
  notConfirmed,
  confirm,
  unanswered,
  undiagnosed,
  undiagnosedFree,
  undiagnosedRefused,
  notOnDeal,
  added,
  loose,
  link,
  addresses,
  because,
  effect,
  sideEffects,
  wrongWhen,
  customerFears,
  prescribeFor,
  connectProduct,
  confirmPain,
  linkProduct,
  named,
  edit,
  unlink,
  remove,
  removeAsk,
  keep,
  saved,
  savedLinked,
  removed,
  unlinked,
  linked,
  confirmed,
  notLinked,
  changedBy,
};
