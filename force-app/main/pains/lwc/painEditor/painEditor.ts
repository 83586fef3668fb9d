import { api, LightningElement } from 'lwc';
import { today } from 'c/calendarDays';
import type { ContactRole, Pain } from 'c/dealRows';
import { saveChanges } from 'c/dealSaves';
import { draftOf, dropDraft, keepDraft } from 'c/drafts';
import { reportAndFocus } from 'c/formValidity';
import { amountOf, isOrdered, waitingText } from 'c/impactFigures';
import type { Estimate } from 'c/impactFigures';
import { faultOf } from 'c/ldsErrors';
import { personOf, withLevel } from 'c/quoteSpeaker';
import type { Person } from 'c/quoteSpeaker';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import timeZone from '@salesforce/i18n/timeZone';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import { CHOICES, costName, isCostInvalid, moreName } from './folds.ts';
import { labels } from './labels.ts';
import { changedFields, completed, formOf, isQuoted, reconcile, shownText, withFieldOf } from './painForm.ts';
import type { FieldName, Form } from './painForm.ts';

/** What is stored as the draft: the form's values, and the saved values that the user began with. */
interface Typed {
  readonly form: Form;
  readonly was: Form;
}

/** How many times a save is tried when other users save in between and no field clashes. */
const ATTEMPTS = 3;

/**
 * The form for all fields of a pain. What is typed is kept as a draft until it is saved. Fires `saved`, `close`, `withdraw` and `merge`;
 * all but `close` have `detail: { id }`.
 */
export default class PainEditor extends LightningElement {
  labels = labels;
  /** The pain as it was last read. */
  @api pain!: Pain;
  @api dealId!: string;
  @api accountId: string | undefined;
  /** The deal's contact roles: its only contact is proposed as the speaker. */
  @api contacts: readonly ContactRole[] = [];
  /** ISO code of the playbook's currency; without one, amounts are plain numbers. */
  @api currency: string | undefined;
  /** `2026-11-21` */
  @api closeDate: string | undefined;
  /** Products are prescribed for the pain, so it can be neither withdrawn nor merged into another. */
  @api isLocked = false;
  /** Evidence to choose when the form opens, where the pain has less; a draft keeps its own. */
  @api raiseTo = '';
  /** Opens what it costs, and begins there. */
  @api isFigureAsked = false;
  /** Reads the pains again; resolves to undefined when that fails. */
  @api reread!: () => Promise<readonly Pain[] | undefined>;

  form!: Form;
  /** The saved values that the edit is compared with. */
  was!: Form;
  /** `LastModifiedDate` of the pain when it had the values of `was`. */
  base = '';
  /** The values that another user saved meanwhile, and the user's name. */
  theirs: Form | undefined;
  changedBy = '';
  /** Fields that both changed to different values, and the user has not decided yet. */
  clashes: readonly FieldName[] = [];
  /** When the restored draft was typed, in the reader's format; empty without one. */
  draftAt = '';
  isCostOpen = false;
  isMoreShown = false;
  isCalculating = false;
  isSaving = false;
  /** The error of the last save. */
  failure: unknown;
  announcement = '';
  #focusNext = '[data-field="statement"]';

  connectedCallback() {
    const draft = draftOf<Typed>(this.dealId, this.slotName);
    this.was = draft ? completed(draft.value.was, this.pain) : formOf(this.pain);
    this.form = draft ? completed(draft.value.form, this.pain) : this.was;
    if (!draft && this.raiseTo) this.raise();
    this.isCostOpen = this.isFigureAsked;
    if (this.isFigureAsked) this.#focusNext = '[data-field="likely"]';
    this.base = draft?.base ?? this.pain.modifiedAt;
    if (draft) {
      const written = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
      this.draftAt = written.format(new Date(draft.typedAt));
      if (this.base !== this.pain.modifiedAt) this.mergeWith(this.pain);
    }
  }

  /** Chooses the evidence that is needed, as if the user had, and begins there. Only a quote begins as the pain's words: a confirmation has its own. */
  raise() {
    const { was, raiseTo, person } = this;
    const quoted = raiseTo === 'Quoted' ? withLevel(raiseTo, was, { words: was.statement, person }) : {};
    this.form = { ...was, saidOn: was.saidOn || today(), ...quoted, evidence: raiseTo };
    this.#focusNext = 'c-evidence-fields';
  }

  renderedCallback() {
    const target = this.#focusNext && this.template?.querySelector<HTMLElement>(this.#focusNext);
    if (!target) return;
    this.#focusNext = '';
    target.focus();
  }

  get person(): Person | undefined {
    return personOf(this.dealId, this.contacts);
  }

  get slotName(): string {
    return `pain:${this.pain.id}`;
  }

  get choices() {
    const { kind, driver } = this.form;
    return [
      { field: 'kind', label: labels.kind, options: CHOICES.kind, value: kind },
      { field: 'driver', label: labels.driver, options: CHOICES.driver, value: driver },
    ];
  }

  get amounts() {
    return (['low', 'likely', 'high'] as const).map((field) => ({
      field,
      label: labels[field],
      value: this.form[field],
    }));
  }

  /** Free text of one or two sentences each. */
  get sentencesAsked() {
    return (['rootCause', 'wantedOutcome', 'outcomeMeasure', 'personalRisk'] as const).map((field) => ({
      field,
      label: labels[field],
      value: this.form[field],
    }));
  }

  /** Whether what it costs is unfolded. It is while it cannot be saved: the reason is in there. */
  get isCostShown(): boolean {
    return this.isCostOpen || isCostInvalid(this.form);
  }

  get costName(): string {
    return costName(this.form, { currency: this.currency, locale });
  }

  get moreName(): string {
    return moreName(this.form);
  }

  /** The quote begins as the pain itself, and is to be corrected to what was said. */
  get isQuoteOffered(): boolean {
    const { form, was } = this;
    return form.evidence === 'Quoted' && was.quote === '' && form.quote !== '' && form.quote === form.statement;
  }

  get impactLabel(): string {
    return this.currency ? `${labels.impact} (${this.currency})` : labels.impact;
  }

  get estimate(): Estimate {
    const { low, likely, high } = this.form;
    return { low: amountOf(low), likely: amountOf(likely), high: amountOf(high) };
  }

  /** Shown while typing: the org would refuse it on save. */
  get orderText(): string {
    return isOrdered(this.estimate) ? '' : labels.order;
  }

  get waitingText(): string {
    const { likely } = this.estimate;
    if (likely === null || this.isCalculating) return '';
    const { closeDate, currency } = this;
    const templates = { month: labels.waitingMonth, close: labels.waitingClose };
    return waitingText(likely, { today: today(), closeDate, currency, locale }, templates);
  }

  get draftText(): string {
    return this.draftAt ? fill(labels.draftKept, this.draftAt) : '';
  }

  get cannotSave(): boolean {
    return this.form.statement.trim() === '' || this.orderText !== '' || this.hasClashes;
  }

  get hasClashes(): boolean {
    return this.clashes.length > 0;
  }

  get clashLines() {
    const { theirs } = this;
    if (!theirs) return [];
    return this.clashes.map((field) => {
      const label = labels[field];
      return {
        field,
        label,
        mine: shownText(this.form, field) || labels.blank,
        theirs: shownText(theirs, field) || labels.blank,
        keep: fill(labels.keep, label),
        take: fill(labels.take, label),
      };
    });
  }

  get conflictTitle(): string {
    return fill(labels.conflict, this.changedBy);
  }

  /** Handles every simple field; `data-field` of the element is the name of the form's property. */
  handleField(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    const { field } = (event.currentTarget as HTMLElement).dataset;
    if (field) this.update({ [field]: event.detail.value });
  }

  /** When the evidence becomes Quoted, an empty quote begins as the statement, which is in the customer's words. A confirmation needs no old quote. */
  handleEvidence(event: CustomEvent<Partial<Form>>) {
    event.stopPropagation();
    const { evidence = '', quote, saidOn } = event.detail;
    const becameQuoted = evidence === 'Quoted' && !isQuoted(this.form.evidence);
    const presets = becameQuoted ? { quote: quote || this.form.statement, saidOn: saidOn || today() } : {};
    this.update({ ...event.detail, ...presets });
  }

  handleFeltBy(event: CustomEvent<{ id: string; name: string }>) {
    event.stopPropagation();
    this.update({ feltBy: event.detail.id, feltByName: event.detail.name });
  }

  handleCost() {
    this.isCostOpen = !this.isCostShown;
  }

  handleMore() {
    this.isMoreShown = !this.isMoreShown;
  }

  handleCalculate() {
    this.isCalculating = !this.isCalculating;
    if (this.isCalculating) this.#focusNext = 'c-impact-calculator';
  }

  handleUse(event: CustomEvent<Estimate & { basis: string }>) {
    const { low, likely, high, basis } = event.detail;
    const text = (amount: number | null) => String(amount ?? '');
    this.update({ low: text(low), likely: text(likely), high: text(high), basis });
    this.isCalculating = false;
    this.#focusNext = '[data-field="likely"]';
  }

  handleMine(event: Event) {
    this.settle(event, false);
  }

  handleTheirs(event: Event) {
    this.settle(event, true);
  }

  /** Decides one clash. `isTheirs`: takes the other user's value; otherwise this user's value stays. */
  settle(event: Event, isTheirs: boolean) {
    const { clash } = (event.currentTarget as HTMLElement).dataset;
    if (isTheirs && this.theirs) this.update(withFieldOf(this.form, this.theirs, clash as FieldName));
    this.clashes = this.clashes.filter((field) => field !== clash);
    this.announcement = this.hasClashes ? '' : labels.chosen;
    // The pressed button disappears with its clash, so the focus moves to the next clash or to the save button.
    this.#focusNext = this.hasClashes ? '[data-mine]' : '[data-save]';
  }

  handleCancel() {
    dropDraft(this.dealId, this.slotName);
    this.dispatchEvent(new CustomEvent('close'));
  }

  handleWithdraw() {
    this.dispatchEvent(new CustomEvent('withdraw', { detail: { id: this.pain.id } }));
  }

  handleMerge() {
    this.dispatchEvent(new CustomEvent('merge', { detail: { id: this.pain.id } }));
  }

  async handleSubmit(event: Event) {
    event.preventDefault();
    if (this.isSaving || !reportAndFocus(this.template) || this.cannotSave) return;
    this.isSaving = true;
    this.failure = undefined;
    try {
      await this.save();
    } catch (error) {
      this.failure = error;
    } finally {
      this.isSaving = false;
    }
  }

  /**
   * Saves the changed fields. When another user has saved meanwhile, merges their values and tries again, up to `ATTEMPTS` times, unless
   * a field clashes. Rejects with the error of the last attempt.
   */
  async save() {
    for (let attempt = 1; !this.hasClashes; attempt += 1) {
      const fields = changedFields(this.form, this.was);
      const change = { kind: 'update', object: PAIN.objectApiName, id: this.pain.id, fields } as const;
      try {
        // eslint-disable-next-line no-await-in-loop -- each attempt begins with the values that the one before has merged
        if (Object.keys(fields).length > 0) await saveChanges(this.dealId, [{ ...change, unmodifiedSince: this.base }]);
        dropDraft(this.dealId, this.slotName);
        this.dispatchEvent(new CustomEvent('saved', { detail: { id: this.pain.id } }));
        return;
      } catch (error) {
        if (faultOf(error) !== 'conflict' || attempt === ATTEMPTS) throw error;
        // eslint-disable-next-line no-await-in-loop -- as above
        const now = (await this.reread())?.find(({ id }) => id === this.pain.id);
        if (!now) throw error;
        this.mergeWith(now);
      }
    }
  }

  /** Takes over what another user saved; fields that both changed become clashes. */
  mergeWith(now: Pain) {
    const theirs = formOf(now);
    const { form, clashes } = reconcile(this.form, this.was, theirs);
    this.theirs = theirs;
    this.changedBy = now.modifiedBy;
    this.clashes = clashes;
    this.was = theirs;
    this.base = now.modifiedAt;
    this.update(form);
    if (clashes.length > 0) this.#focusNext = '[data-mine]';
  }

  /** Changes part of the form and stores the draft. */
  update(part: Partial<Form>) {
    this.form = { ...this.form, ...part };
    const typed: Typed = { form: this.form, was: this.was };
    keepDraft(this.dealId, this.slotName, typed, this.base);
  }
}
