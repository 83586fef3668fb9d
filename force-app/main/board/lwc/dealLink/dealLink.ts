import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import OPPORTUNITY from '@salesforce/schema/Opportunity';

/** The name of a deal, which leads to it: in place by a click, in a tab of its own as any link of the browser. */
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
