import request from '@salesforce/label/c.DF_Override_Request';
import myRequest from '@salesforce/label/c.DF_Override_My_Request';
import waits from '@salesforce/label/c.DF_Override_Waits';
import expired from '@salesforce/label/c.DF_Override_Expired';
import notYourOwn from '@salesforce/label/c.DF_Override_Not_Your_Own';
import notYourDeal from '@salesforce/label/c.DF_Override_Not_Your_Deal';
import notYourDealThen from '@salesforce/label/c.DF_Override_Not_Your_Deal_Then';
import live from '@salesforce/label/c.DF_Override_Live';
import approve from '@salesforce/label/c.DF_Override_Approve';
import decline from '@salesforce/label/c.DF_Override_Decline';
import withdraw from '@salesforce/label/c.DF_Override_Withdraw';
import revoke from '@salesforce/label/c.DF_Override_Revoke';
import about from '@salesforce/label/c.DF_Override_About';
import note from '@salesforce/label/c.DF_Override_Note';
import noteIfWanted from '@salesforce/label/c.DF_Override_Note_If_Wanted';
import closesAll from '@salesforce/label/c.DF_Override_Closes_All';
import closesSome from '@salesforce/label/c.DF_Override_Closes_Some';
import closesNothing from '@salesforce/label/c.DF_Override_Closes_Nothing';
import cancel from '@salesforce/label/c.DF_Cancel';
import approvesSoon from '@salesforce/label/c.DF_Override_Approves_Soon';
import declinesSoon from '@salesforce/label/c.DF_Override_Declines_Soon';
import undo from '@salesforce/label/c.DF_Override_Undo';
import notDecided from '@salesforce/label/c.DF_Override_Not_Decided';

export const labels = {
  request,
  myRequest,
  waits,
  expired,
  notYourOwn,
  notYourDeal,
  notYourDealThen,
  live,
  approve,
  decline,
  withdraw,
  revoke,
  about,
  note,
  noteIfWanted,
  closesAll,
  closesSome,
  closesNothing,
  cancel,
  approvesSoon,
  declinesSoon,
  undo,
  notDecided,
};
