import { api, LightningElement } from 'lwc';

/** In place of a platform component that the local page does not have. */
export default class Placeholder extends LightningElement {
  @api name = '';
}
