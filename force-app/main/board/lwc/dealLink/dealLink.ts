import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import OPPORTUNITY from '@salesforce/schema/Opportunity';

/**
 * Link to a deal's page. A click opens it in the same tab; with Ctrl, Shift or Cmd the browser handles it like any
 * link.
 *
 * `dealopen` with `{ dealId }` comes before the page is left, and reaches the panels around.
 */
export default class DealLink extends NavigationMixin(LightningElement) {
  @api dealId = '';
  @api name = '';

  get href(): string {
    return `/lightning/r/${OPPORTUNITY.objectApiName}/${this.dealId}/view`;
  }

  /** Moves the focus to the link, in the middle of the window. */
  @api
  focusLink(): void {
    const link = this.template?.querySelector('a');
    link?.scrollIntoView?.({ block: 'center' });
    link?.focus({ preventScroll: true });
  }

  handleClick(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('dealopen', { detail: { dealId: this.dealId }, bubbles: true, composed: true }));
    const { objectApiName } = OPPORTUNITY;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { objectApiName, recordId: this.dealId, actionName: 'view' },
    });
  }
}
