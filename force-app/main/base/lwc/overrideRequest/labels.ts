import request from '@salesforce/label/c.DF_Override_Request';
import myRequest from '@salesforce/label/c.DF_Override_My_Request';
import waits from '@salesforce/label/c.DF_Override_Waits';
import expired from '@salesforce/label/c.DF_Override_Expired';
import notYourOwn from '@salesforce/label/c.DF_Override_Not_Your_Own';
import notYourDeal from '@salesforce/label/c.DF_Override_Not_Your_Deal';
import approve from '@salesforce/label/c.DF_Override_Approve';
import decline from '@salesforce/label/c.DF_Override_Decline';
import withdraw from '@salesforce/label/c.DF_Override_Withdraw';
import about from '@salesforce/label/c.DF_Override_About';
import notDecided from '@salesforce/label/c.DF_Override_Not_Decided';

export const labels = {
  request,
  myRequest,
  waits,
  expired,
  notYourOwn,
  notYourDeal,
  approve,
  decline,
  withdraw,
  about,
  notDecided,
};
