import LatePanel from 'c/latePanel';
import type { MendPlace } from 'c/mendRequests';
import title from '@salesforce/label/c.DF_Map_Title';

/** Pains on one side, proposed products on the other, and why each product helps. */
export default class PrescriptionMap extends LatePanel {
  title = title;

  fetch() {
    return import('c/prescriptionMapView');
  }

  takes({ on }: MendPlace): boolean {
    return on === 'lines';
  }
}
