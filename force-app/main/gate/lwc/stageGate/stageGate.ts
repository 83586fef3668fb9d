import type { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent } from 'lightning/refresh';
import type { Deal, Override } from 'c/dealRows';
import DealPanel from 'c/dealPanel';
import type { GateLines, GovernedDeal } from 'c/gateLines';
import { fieldsRead } from 'c/gateRules';
import { faultOf } from 'c/ldsErrors';
import { focusPending } from 'c/pendingFocus';
import type { Attempt } from 'c/stageAttempt';
import { fill } from 'c/textTemplate';
import language from '@salesforce/i18n/lang';
import userId from '@salesforce/user/Id';
import { labels } from './labels.ts';
import { crossesGate, lackingFor, nextTarget, targetsOf, unmetFor } from './targets.ts';

const fetchParts = () => import('c/gateParts');

type Parts = Awaited<ReturnType<typeof fetchParts>>;

/** The org's refusal of one attempt. `of` is the `gateInputs` at that time: when they change, the refusal is not shown any more. */
interface Refusal {
  readonly heading: string;
  readonly sentences: readonly string[];
  /** `key` of the lines to mark. */
  readonly keys: ReadonlySet<string>;
  readonly others: readonly string[];
  readonly of: string;
}

/**
 * Shows the deal's stage and what the next stage requires, and moves the deal to it. The org's rules decide; the panel shows in advance
 * what they will refuse.
 */
export default class StageGate extends DealPanel {
  labels = labels;
  isLater = true;
  /** The stage that the user chose. It counts only while the deal is in the stage `from`. */
  chosen: { readonly from: string; readonly target: string } | undefined;
  isSaving = false;
  isOverridePlaced = false;
  /** A form was opened: its lists of choices would be cut off where the panel scrolls. */
  isFormOpen = false;
  lastRefusal: Refusal | undefined;
  /** What computes the list of criteria and the terms of an override, once it is loaded. */
  loaded: Parts | undefined;
  #focus = '';
  /** A refusal has come that is not shown yet. */
  #isRefusalNew = false;
  #stopKeepingClear: (() => void) | undefined;

  /** The method to call on the override component after it is rendered. */
  #overrideAction: 'open' | 'focus' | undefined;
  /** The deal for which parts were loaded last: each reading of the deal tries only once. */
  #loadedFor: Deal | undefined;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stopKeepingClear?.();
    this.#stopKeepingClear = undefined;
  }

  renderedCallback() {
    this.loadShown();
    this.enterOverride();
    this.bringRefusal();
    this.#focus = focusPending(this.template, this.#focus);
  }

  /**
   * Loads what the panel shows below its head as soon as there is a deal. Once for each reading of the deal: it is called after every
   * render, and a failure renders again, so a retry here would never end.
   */
  async loadShown() {
    const { deal, overrides } = this;
    if (!this.isReady || deal === this.#loadedFor) return;
    this.#loadedFor = deal;
    this.isFormOpen = false;
    await this.loadParts();
    if (overrides.length > 0) this.placeOverride();
  }

  /** Loads the list of criteria, override, history and field form together: they are one bundle, so a failure is shown once. */
  async loadParts() {
    await this.load('override', async () => {
      const loaded = await fetchParts();
      const { criteria, override, history, fill: fillIn } = loaded;
      this.loaded = loaded;
      if (this.isConnected) this.#stopKeepingClear ??= loaded.attendBar(this.recordId ?? '', this.findBar);
      this.parts = { ...this.parts, criteria, history, fill: fillIn };
      return { default: override };
    });
  }

  /** Passed to `c-gate-criteria`, which fills a field in place. Resolves to undefined on failure; this panel then shows the reason. */
  loadFill = async (): Promise<typeof LightningElement | undefined> => {
    await this.loadParts();
    this.isFormOpen = true;
    return this.parts.fill;
  };

  /** Renders the override component instead of the button that stands for it, and keeps the focus there if the button had it. */
  placeOverride() {
    if (this.isOverridePlaced || !this.parts.override) return;
    if (this.template?.activeElement?.matches('[data-ask]')) this.#overrideAction ??= 'focus';
    this.isOverridePlaced = true;
  }

  enterOverride() {
    const action = this.#overrideAction;
    const override = this.template?.querySelector<HTMLElement & { open(): void }>('[data-override]');
    if (!action || !override) return;
    this.#overrideAction = undefined;
    override[action]();
  }

  /** On a phone *Advance* is pressed far from the panel: then the refusal is scrolled to and focused, which also has it read out. */
  bringRefusal() {
    const refused = this.#isRefusalNew && this.refusal && this.template?.querySelector<HTMLElement>('[data-refused]');
    if (!refused) return;
    this.#isRefusalNew = false;
    this.loaded?.bringInSight(refused, this.findBar());
  }

  findBar = () => this.template?.querySelector('[data-bar]');

  get governed(): GovernedDeal | undefined {
    const { governing: playbooks, record, surroundings, deal } = this;
    if (!record || !deal || playbooks.length === 0) return undefined;
    const { answers, pains } = deal;
    return { playbooks, record, surroundings, language, answers, pains };
  }

  get className(): string {
    return `slds-card panel${this.isFormOpen ? '' : ' panel_capped'}`;
  }

  get stage(): string {
    return String(this.record?.StageName ?? '');
  }

  get targets(): readonly string[] {
    return this.governed ? targetsOf(this.governed) : [];
  }

  get target(): string | undefined {
    if (this.chosen?.from === this.stage) return this.chosen.target;
    return this.governed && nextTarget(this.governed);
  }

  get isLast(): boolean {
    return this.isReady && this.target === undefined;
  }

  get gates(): readonly GateLines[] {
    const { governed, target, refusal, loaded } = this;
    const gates = governed && target && loaded ? loaded.gatesTo(governed, target) : [];
    return loaded && refusal ? loaded.marked(gates, refusal.keys) : gates;
  }

  /** The next gate further on, shown when the way to the target stage has no gate. */
  get ahead(): readonly GateLines[] {
    const { governed, target, loaded } = this;
    const gate = governed && target && this.gates.length === 0 ? loaded?.gateAfter(governed, target) : undefined;
    return gate ? [gate] : [];
  }

  get lacking() {
    const { governed, target } = this;
    return governed && target ? lackingFor(governed, target) : { missing: [], notVisible: [] };
  }

  /** Sentence shown when nothing is missing: there is no gate, every criterion is met, or every one that the reader can see. */
  get fine(): string {
    const { target, governed, lacking } = this;
    if (!governed || !target) return '';
    if (lacking.missing.length === 0 && lacking.notVisible.length > 0) return fill(labels.notKnown, target);
    if (unmetFor(governed, target).length > 0) return '';
    return fill(crossesGate(governed, target) ? labels.allMet : labels.nothingNeeded, target);
  }

  /** `To enter Negotiation`; at the end of the path, the deal's stage. */
  get heading(): string {
    return this.target ? fill(labels.toEnter, this.target) : this.stage;
  }

  get missing(): string {
    const { missing, notVisible } = this.lacking;
    const texts = [
      missing.length > 0 ? fill(labels.missing, missing.length) : '',
      notVisible.length > 0 ? fill(labels.notVisibleCount, notVisible.length) : '',
    ];
    return texts.filter(Boolean).join(', ');
  }

  get isAlone(): boolean {
    return this.gates.length === 1;
  }

  get advanceName(): string {
    return fill(labels.advanceTo, this.target ?? '');
  }

  /** Status text during a save. The button stays enabled, because disabling it would lose the focus. */
  get saving(): string {
    return this.isSaving ? labels.saving : '';
  }

  get advanceClass(): string {
    return `slds-button slds-button_${this.lacking.missing.length === 0 ? 'brand' : 'neutral'}`;
  }

  get choices(): { value: string; label: string }[] {
    const { governed } = this;
    return this.targets.map((stage) => {
      // The number for the chosen stage is next to the button.
      if (!governed || stage === this.target) return { value: stage, label: stage };
      const { missing, notVisible } = lackingFor(governed, stage);
      if (missing.length > 0) return { value: stage, label: fill(labels.missingCount, stage, missing.length) };
      const label = notVisible.length > 0 ? fill(labels.notVisibleFor, notVisible.length, stage) : stage;
      return { value: stage, label };
    });
  }

  get hasChoices(): boolean {
    return this.targets.length > 1;
  }

  get refusal(): Refusal | undefined {
    return this.lastRefusal?.of === this.gateInputs ? this.lastRefusal : undefined;
  }

  get refusedHeading(): string {
    return this.refusal?.heading ?? '';
  }

  get refusedSentences(): readonly string[] {
    return this.refusal?.sentences ?? [];
  }

  get otherSentences(): readonly string[] {
    return this.refusal?.others ?? [];
  }

  get showsBypass(): boolean | undefined {
    return this.loaded?.mayBypass(this.governing, this.lacking.missing, this.surroundings.permissions);
  }

  get overrideTerms() {
    const { missing, notVisible } = this.lacking;
    // The org may refuse what the reader cannot see, and an override is the way past it.
    return this.loaded?.overrideTermsFor(this.governing, [...missing, ...notVisible]);
  }

  get showsAsk(): boolean {
    return this.overrideTerms !== undefined && !this.isOverridePlaced;
  }

  get askLabel(): string {
    return fill(labels.ask, this.overrideTerms?.toEnter ?? '');
  }

  get overrides(): readonly Override[] {
    const overrides = this.deal?.overrides ?? [];
    return this.loaded?.withApprovers(overrides, this.governing, this.surroundings.permissions) ?? overrides;
  }

  get decisions() {
    return this.deal?.decisions ?? [];
  }

  get ownerId(): string {
    return String(this.record?.OwnerId ?? '');
  }

  /** Everything that a gate reads, as one text to compare: a refusal may no longer apply when it changes. */
  get gateInputs(): string {
    const { governing, record, target } = this;
    const { pains } = this.surroundings.children;
    return JSON.stringify([
      target,
      // Only what the evaluator reads: the refused attempt itself adds a decision to the deal.
      pains.map(({ kind, driver, level, likely }) => [kind, driver, level, likely]),
      governing.flatMap(fieldsRead).map((field) => record?.[field]),
    ]);
  }

  handleChoice(event: CustomEvent<{ value: string }>) {
    this.chosen = { from: this.stage, target: event.detail.value };
  }

  async handleAdvance() {
    const { target: to, dealId, stage: from, gateInputs: of } = this;
    if (!to || !dealId || this.isSaving) return;
    this.isSaving = true;
    this.lastRefusal = undefined;
    try {
      await this.attempt({ dealId, from, to, at: new Date(), userId });
    } catch (error) {
      const sentence = faultOf(error) === 'signedOut' ? labels.signedOut : labels.notReached;
      this.#isRefusalNew = true;
      this.lastRefusal = { heading: '', sentences: [sentence], keys: new Set(), others: [], of };
    } finally {
      this.isSaving = false;
    }
  }

  /** Moves the deal, or shows what refused it and then records the attempt. Rejects when the org was not reached. */
  async attempt(attempt: Attempt) {
    const { governing, gateInputs: of } = this;
    const { attemptStage, isFixed, keyOf, placeReasons, recordRefusal } = await fetchParts();
    const refused = await attemptStage(attempt, governing, language);
    if (!refused) {
      // No announcement besides the toast: a screen reader reads the toast, then the element that gets the focus.
      this.dispatchEvent(new ShowToastEvent({ title: fill(labels.advanced, attempt.to), variant: 'success' }));
      this.dispatchEvent(new RefreshEvent());
      // Not on the button, where a second press would already move the deal to the stage after this one.
      this.#focus = isFixed(this.findBar()) ? '[data-bar]' : '[data-here]';
      return;
    }
    const { refusals } = refused;
    this.#isRefusalNew = true;
    this.lastRefusal = { ...placeReasons(refused, attempt.to, this.gates, keyOf), of };
    if (refusals.length > 0) await this.recordQuietly(() => recordRefusal(attempt, refusals));
  }

  /** Records an attempt and reads the deal again. A failure is not shown: the user has seen why the stage was refused. */
  async recordQuietly(save: () => Promise<void>) {
    try {
      await save();
      await this.refreshDeal();
    } catch {
      // For example a user without permission to create decisions, who can do nothing about this.
    }
  }

  /** The retry after a failure, with hover or focus. */
  async handleRetry() {
    await this.loadParts();
  }

  async handleAsk() {
    this.#overrideAction = 'open';
    this.isFormOpen = true;
    await this.loadParts();
    if (this.parts.override) this.placeOverride();
    else this.#overrideAction = undefined;
  }

  /** A request was sent or decided, by this user or, as the panel has just found out, by another one. */
  async handleOverride() {
    await this.refreshDeal();
  }
}
