import { api, LightningElement } from 'lwc';
import { text } from 'host/texts';

/** In place of a platform component that the local page does not have. */
export default class Placeholder extends LightningElement {
  @api name = '';

  get about(): string {
    return text('placeholder', this.name);
  }
}
