import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import OPPORTUNITY from '@salesforce/schema/Opportunity';

/** Link to a deal's page. A click opens it in the same tab; with Ctrl, Shift or Cmd the browser handles it like any link. */
export default class DealLink extends NavigationMixin(LightningElement) {
  @api dealId = '';
  @api name = '';

  get href(): string {
    return `/lightning/r/${OPPORTUNITY.objectApiName}/${this.dealId}/view`;
  }

  handleClick(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const { objectApiName } = OPPORTUNITY;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { objectApiName, recordId: this.dealId, actionName: 'view' },
    });
  }
}
