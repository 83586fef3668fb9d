import { api, LightningElement } from 'lwc';
import { updateRecord } from 'lightning/uiRecordApi';
import { today } from 'c/calendarDays';
import { reportAll } from 'c/formValidity';
import { errorSentences } from 'c/ldsErrors';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';
import { painFields } from './painFields.ts';
import type { Draft } from './painFields.ts';

/** The pain as its panel hands it over. */
interface Pain extends Omit<Draft, 'low' | 'likely' | 'high'> {
  readonly id: string;
  readonly low: number | null;
  readonly likely: number | null;
  readonly high: number | null;
}

interface Option {
  readonly label: string;
  readonly value: string;
}

/** One pain, and the form that deepens it. What was typed stays until the org has it. */
export default class PainPoint extends LightningElement {
  labels = labels;
  @api pain!: Pain;
  @api accountId: string | undefined;
  /** ISO code of the playbook's currency; without one, amounts are plain numbers. */
  @api currency: string | undefined;

  draft: Draft | undefined;
  isSaving = false;
  sentences: readonly string[] = [];

  get kinds(): Option[] {
    return [
      { value: 'Problem', label: labels.problem },
      { value: 'Goal', label: labels.goal },
      { value: 'Risk', label: labels.risk },
    ];
  }

  get drivers(): Option[] {
    return [
      { value: 'Grow', label: labels.grow },
      { value: 'Cut Cost', label: labels.cutCost },
      { value: 'Improve', label: labels.improve },
    ];
  }

  get kindLabel(): string {
    return this.kinds.find(({ value }) => value === this.pain.kind)?.label ?? this.pain.kind;
  }

  get driverLabel(): string {
    return this.drivers.find(({ value }) => value === this.pain.driver)?.label ?? this.pain.driver;
  }

  get quoteLine(): string {
    const { quote, saidByName, saidOn } = this.pain;
    return quote ? fill(labels.said, quote, saidByName, dayText(saidOn, locale)) : '';
  }

  get hasImpact(): boolean {
    return this.pain.likely !== null;
  }

  get amountStyle(): string {
    return this.currency ? 'currency' : 'decimal';
  }

  get impactLabel(): string {
    return this.currency ? `${labels.impact} (${this.currency})` : labels.impact;
  }

  get cannotSave(): boolean {
    return this.isSaving || (this.draft?.statement ?? '').trim() === '';
  }

  handleDeepen() {
    const { low, likely, high, ...rest } = this.pain;
    this.draft = {
      ...rest,
      evidence: rest.evidence || 'Heard',
      // The statement is in their words already: a good start for the quote.
      quote: rest.quote || rest.statement,
      saidOn: rest.saidOn || today(),
      low: typed(low),
      likely: typed(likely),
      high: typed(high),
    };
  }

  /** Every plain field of the form: the element names the part of the draft that it holds. */
  handleField(event: CustomEvent<{ value: string }>) {
    const { field } = (event.currentTarget as HTMLElement).dataset;
    if (this.draft && field) this.draft = { ...this.draft, [field]: event.detail.value };
  }

  handleEvidence(event: CustomEvent<Partial<Draft>>) {
    if (this.draft) this.draft = { ...this.draft, ...event.detail };
  }

  handleCancel() {
    this.draft = undefined;
    this.sentences = [];
  }

  async handleSubmit(event: Event) {
    event.preventDefault();
    if (!reportAll(this.template) || !this.draft || this.cannotSave) return;
    this.isSaving = true;
    this.sentences = [];
    try {
      await updateRecord({ fields: { Id: this.pain.id, ...painFields(this.draft) } });
      this.draft = undefined;
      this.dispatchEvent(new CustomEvent('saved', { detail: { id: this.pain.id } }));
    } catch (error) {
      this.sentences = errorSentences(error);
    } finally {
      this.isSaving = false;
    }
  }
}

function typed(amount: number | null): string {
  return amount === null ? '' : String(amount);
}
