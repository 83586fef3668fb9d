import { api, LightningElement } from 'lwc';
import type { Pain } from 'c/dealRows';
import { saveChanges } from 'c/dealSaves';
import type { Change } from 'c/dealSaves';
import { money } from 'c/impactFigures';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import MERGED_INTO from '@salesforce/schema/DF_Pain_Point__c.Merged_Into__c';
import STATUS from '@salesforce/schema/DF_Pain_Point__c.Status__c';
import { labels } from './labels.ts';
import { takenOver } from './takeOver.ts';

/** Merges two live pains with the same meaning, in one save. Fires `merged` with `detail: { id }` of the one that stays, or `close`. */
export default class PainMerge extends LightningElement {
  labels = labels;
  @api pain!: Pain;
  /** Live pains of the deal, this one among them. */
  @api pains: readonly Pain[] = [];
  /** Ids of pains with a prescription: they cannot be merged into another pain. */
  @api locked: readonly string[] = [];
  @api dealId!: string;
  @api currency: string | undefined;

  otherId = '';
  staysId = '';
  isSaving = false;
  /** The error of the last save. */
  failure: unknown;

  @api focus() {
    this.template?.querySelector<HTMLElement>('[data-other]')?.focus();
  }

  get options() {
    const others = this.pains.filter(({ id }) => id !== this.pain.id);
    return others.map(({ id, statement }) => ({ value: id, label: statement }));
  }

  get other(): Pain | undefined {
    return this.pains.find(({ id }) => id === this.otherId);
  }

  get pair() {
    return [this.pain, ...(this.other ? [this.other] : [])].map((pain) => ({
      pain,
      isChosen: pain.id === this.staysId,
      cannotChoose: this.lockedText !== '',
      quote: pain.quote && fill(labels.said, pain.quote, pain.saidByName, dayText(pain.saidOn, locale)),
      impact: pain.likely === null ? '' : `${money(pain.likely, this.currency, locale)} ${labels.aYear}`,
    }));
  }

  get lockedPair(): readonly Pain[] {
    return [this.pain, this.other].filter((pain): pain is Pain => pain !== undefined && this.locked.includes(pain.id));
  }

  /** Why a pain cannot be merged, shown in advance; a rule of the org enforces it. */
  get lockedText(): string {
    const [first, second] = this.lockedPair;
    if (second) return labels.bothLocked;
    return first && this.other ? fill(labels.locked, first.statement) : '';
  }

  get cannotMerge(): boolean {
    return !this.other || this.lockedPair.length > 1;
  }

  handleOther(event: CustomEvent<{ value: string }>) {
    this.otherId = event.detail.value;
    this.failure = undefined;
    const [locked] = this.lockedPair;
    const isBetter = this.other !== undefined && this.other.level > this.pain.level;
    this.staysId = locked?.id ?? (isBetter ? this.otherId : this.pain.id);
  }

  handleStays(event: Event) {
    this.staysId = (event.currentTarget as HTMLInputElement).value;
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('close'));
  }

  async handleMerge() {
    const { other, pain } = this;
    if (this.isSaving || this.cannotMerge || !other) return;
    const [stays, goes] = this.staysId === other.id ? [other, pain] : [pain, other];
    this.isSaving = true;
    this.failure = undefined;
    try {
      await saveChanges(this.dealId, changesOf(stays, goes));
      this.dispatchEvent(new CustomEvent('merged', { detail: { id: stays.id } }));
    } catch (error) {
      this.failure = error;
    } finally {
      this.isSaving = false;
    }
  }
}

function changesOf(stays: Pain, goes: Pain): Change[] {
  const update = { kind: 'update', object: PAIN.objectApiName } as const;
  const fields = takenOver(stays, goes);
  const gone = { [STATUS.fieldApiName]: 'Merged', [MERGED_INTO.fieldApiName]: stays.id };
  return [
    ...(Object.keys(fields).length > 0 ? [{ ...update, id: stays.id, fields }] : []),
    { ...update, id: goes.id, fields: gone },
  ];
}
