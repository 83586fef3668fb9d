import { api, LightningElement } from 'lwc';
import title from '@salesforce/label/c.DF_Map_Title';

/** Pains on one side, proposed products on the other, and why each product helps. */
export default class PrescriptionMap extends LightningElement {
  @api recordId: string | undefined;
  title = title;
  load = () => import('c/prescriptionMapView');
}
