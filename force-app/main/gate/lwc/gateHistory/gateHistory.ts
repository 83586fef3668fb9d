import { api, LightningElement } from 'lwc';
import type { Deal, Override } from 'c/dealRows';
import { decisionOf, momentText } from 'c/gateDecisions';
import { fill } from 'c/textTemplate';
import { entriesOf } from './entries.ts';
import type { Entry } from './entries.ts';
import { labels } from './labels.ts';

const SHOWN = 3;

/**
 * What was decided about the deal, with who decided and what was missing. The last few are shown, without the moves at which nothing was
 * missing: those come with all. Renders nothing when there is nothing.
 */
export default class GateHistory extends LightningElement {
  labels = labels;
  /** Records of DF_Gate_Decision__c. */
  @api decisions: Deal['decisions'] = [];
  @api overrides: readonly Override[] = [];

  isShowingAll = false;

  get all(): readonly Entry[] {
    return entriesOf(this.decisions.map(decisionOf), this.overrides, momentText);
  }

  get shown(): readonly Entry[] {
    return this.isShowingAll ? this.all : this.all.filter(({ isPlain }) => !isPlain).slice(0, SHOWN);
  }

  get entries() {
    return this.shown.map((entry) => ({
      ...entry,
      notes: entry.notes.map((text, at) => ({ key: String(at), text })),
      hasMissing: entry.missing.length > 0,
    }));
  }

  get isShown(): boolean {
    return this.all.length > 0;
  }

  get hasMore(): boolean {
    return this.isShowingAll || this.shown.length < this.all.length;
  }

  get toggleLabel(): string {
    return this.isShowingAll ? labels.showFewer : fill(labels.showAll, this.all.length);
  }

  handleToggle() {
    this.isShowingAll = !this.isShowingAll;
  }
}
