import { api, LightningElement } from 'lwc';

/** Where the org's page has a component of the platform that the local page does not have. */
export default class StandIn extends LightningElement {
  @api name = '';
}
