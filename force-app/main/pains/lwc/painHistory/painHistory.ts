import { api, LightningElement } from 'lwc';
import type { Pain } from 'c/dealRows';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import withdrawn from '@salesforce/label/c.DF_Pain_Status_Withdrawn';
import merged from '@salesforce/label/c.DF_Pain_Status_Merged';
import mergedInto from '@salesforce/label/c.DF_Pain_Status_Merged_Into';
import restore from '@salesforce/label/c.DF_Pain_Restore';

/** Pains that no longer count, with who last changed them and when, and what a merged one went into. Fires `restore`. */
export default class PainHistory extends LightningElement {
  /** Withdrawn and merged ones. */
  @api pains: readonly Pain[] = [];

  get lines() {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
    return [...this.pains]
      .sort((one, other) => other.modifiedAt.localeCompare(one.modifiedAt))
      .map(({ id, statement, status, mergedIntoStatement, modifiedBy, modifiedAt }) => {
        const when = day.format(new Date(modifiedAt));
        const what = mergedIntoStatement
          ? fill(mergedInto, mergedIntoStatement, modifiedBy, when)
          : fill(status === 'Merged' ? merged : withdrawn, modifiedBy, when);
        return { id, statement, what, restore: fill(restore, statement) };
      });
  }

  handleRestore(event: Event) {
    const { pain } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('restore', { detail: { id: pain } }));
  }
}
