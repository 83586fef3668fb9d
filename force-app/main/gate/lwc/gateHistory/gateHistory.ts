import { api, LightningElement } from 'lwc';
import type { Decision, Override } from 'c/dealRows';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import { entriesOf } from './entries.ts';
import type { Entry } from './entries.ts';
import { labels } from './labels.ts';

const SHOWN = 3;

/** Earlier decisions about the deal, with who decided and what was missing. Renders nothing when there are none. */
export default class GateHistory extends LightningElement {
  labels = labels;
  @api decisions: readonly Decision[] = [];
  @api overrides: readonly Override[] = [];

  isShowingAll = false;

  get all(): readonly Entry[] {
    return entriesOf(this.decisions, this.overrides, momentText);
  }

  get entries() {
    return this.all.slice(0, this.isShowingAll ? undefined : SHOWN).map((entry) => ({
      ...entry,
      hasMissing: entry.missing.length > 0,
    }));
  }

  get isShown(): boolean {
    return this.all.length > 0;
  }

  get hasMore(): boolean {
    return this.all.length > SHOWN;
  }

  get toggleLabel(): string {
    return this.isShowingAll ? labels.showFewer : fill(labels.showAll, this.all.length);
  }

  handleToggle() {
    this.isShowingAll = !this.isShowingAll;
  }
}

function momentText(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(date);
}
