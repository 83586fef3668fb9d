import { api, LightningElement } from 'lwc';
import type { Pain } from 'c/dealReading';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import withdrawn from '@salesforce/label/c.DF_Pain_Status_Withdrawn';
import merged from '@salesforce/label/c.DF_Pain_Status_Merged';
import restore from '@salesforce/label/c.DF_Pain_Restore';

/** Pains that no longer count, with who last changed them and when. Fires `restore`. */
export default class PainHistory extends LightningElement {
  /** Withdrawn and merged ones. */
  @api pains: readonly Pain[] = [];

  get lines() {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
    return [...this.pains]
      .sort((one, other) => other.modifiedAt.localeCompare(one.modifiedAt))
      .map(({ id, statement, status, modifiedBy, modifiedAt }) => ({
        id,
        statement,
        what: fill(status === 'Merged' ? merged : withdrawn, modifiedBy, day.format(new Date(modifiedAt))),
        restore: fill(restore, statement),
      }));
  }

  handleRestore(event: Event) {
    const { pain } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('restore', { detail: { id: pain } }));
  }
}
