import { api, LightningElement } from 'lwc';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import andMore from '@salesforce/label/c.DF_Board_And_More';

/** Items that are named; the rest is counted. */
const NAMED = 3;

/** What a deal stands without or still has to know, in one line. */
export default class MissingItems extends LightningElement {
  @api items: readonly string[] = [];

  get named(): readonly string[] {
    return this.items.slice(0, NAMED);
  }

  /** How many are not named; empty when all are. */
  get more(): string {
    const rest = this.items.length - NAMED;
    return rest > 0 ? fill(andMore, new Intl.NumberFormat(locale).format(rest)) : '';
  }
}
