import loading from '@salesforce/label/c.DF_Loading';
import notReadable from '@salesforce/label/c.DF_Not_Readable';
import requests from '@salesforce/label/c.DF_Board_Requests_Title';
import noRequests from '@salesforce/label/c.DF_Board_Requests_None';
import live from '@salesforce/label/c.DF_Board_Live_Title';
import requestDeal from '@salesforce/label/c.DF_Board_Request_Deal';
import nothingMissing from '@salesforce/label/c.DF_Board_Nothing_Missing';
import pain from '@salesforce/label/c.DF_Board_Request_Pain';
import pains from '@salesforce/label/c.DF_Board_Request_Pains';
import approved from '@salesforce/label/c.DF_Override_Approved';
import declined from '@salesforce/label/c.DF_Override_Declined';
import revoked from '@salesforce/label/c.DF_Override_Revoked';
import conflict from '@salesforce/label/c.DF_Override_Conflict';

export const labels = {
  loading,
  notReadable,
  requests,
  noRequests,
  live,
  requestDeal,
  nothingMissing,
  pain,
  pains,
  approved,
  declined,
  revoked,
  conflict,
};
