import type { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent } from 'lightning/refresh';
import type { Deal, Override } from 'c/dealRows';
import DealPanel from 'c/dealPanel';
import { saveChanges } from 'c/dealSaves';
import { fieldsRead } from 'c/gateRules';
import { errorSentences, faultOf } from 'c/ldsErrors';
import { focusPending } from 'c/pendingFocus';
import { faultSentences } from 'c/saveFaults';
import { fill } from 'c/textTemplate';
import mayBypass from '@salesforce/customPermission/DF_Bypass_Stage_Gates';
import language from '@salesforce/i18n/lang';
import OPPORTUNITY from '@salesforce/schema/Opportunity';
import STAGE from '@salesforce/schema/Opportunity.StageName';
import DECISION from '@salesforce/schema/DF_Gate_Decision__c';
import userId from '@salesforce/user/Id';
import { blockedDecision, refusedBy, sentencesOf } from './attempt.ts';
import { gateAfter, gatesTo, lackingFor, overrideTermsFor, pathOf, targetsOf } from './gates.ts';
import type { GateLines, GovernedDeal, OverrideTerms } from './gates.ts';
import { labels } from './labels.ts';

const fetchParts = () => import('c/gateParts');

/** The org's response to one attempt; shown until the deal changes. */
interface Refusal {
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly others: readonly string[];
  readonly of: string;
}

/** The deal's stage, what the next stage needs, and the step itself. The org decides; the panel shows beforehand what it will refuse. */
export default class StageGate extends DealPanel {
  labels = labels;
  /** The choice holds for the stage that it was made in. */
  chosen: { readonly from: string; readonly target: string } | undefined;
  isSaving = false;
  isOverridePlaced = false;
  lastRefusal: Refusal | undefined;
  #focus = '';

  /** What is done with the override once it is in the page. */
  #enter: 'open' | 'focus' | undefined;
  /** The reading of the deal that parts were loaded for. */
  #loadedFor: Deal | undefined;

  renderedCallback() {
    this.loadShown();
    this.enterOverride();
    this.#focus = focusPending(this.template, this.#focus);
  }

  /** Requests and decisions are shown unasked. Tried once a reading: what cannot be loaded must not be tried without end. */
  async loadShown() {
    const { deal, overrides, decisions } = this;
    if (deal === this.#loadedFor) return;
    this.#loadedFor = deal;
    if (overrides.length + decisions.length === 0) return;
    await this.loadParts();
    if (overrides.length > 0) this.placeOverride();
  }

  /** All parts are one file and come together, so that what fails is said once. */
  async loadParts() {
    await this.load('override', async () => {
      const { override, history, fill: fillIn } = await fetchParts();
      this.parts = { ...this.parts, history, fill: fillIn };
      return { default: override };
    });
  }

  /** For the criteria, which fill a field in place. Undefined when it cannot be loaded; the panel then shows why. */
  loadFill = async (): Promise<typeof LightningElement | undefined> => {
    await this.loadParts();
    return this.parts.fill;
  };

  /** The override takes the place of its stand-in, and the focus if that had it. */
  placeOverride() {
    if (this.isOverridePlaced || !this.parts.override) return;
    if (this.template?.activeElement?.matches('[data-ask]')) this.#enter ??= 'focus';
    this.isOverridePlaced = true;
  }

  enterOverride() {
    const enter = this.#enter;
    const override = this.template?.querySelector<HTMLElement & { open(): void }>('[data-override]');
    if (!enter || !override) return;
    this.#enter = undefined;
    override[enter]();
  }

  get governed(): GovernedDeal | undefined {
    const { playbook, record, surroundings } = this;
    return playbook && record ? { playbook, record, surroundings, language } : undefined;
  }

  get steps() {
    const stateTexts = { done: labels.done, current: labels.current, ahead: labels.ahead };
    return (this.governed ? pathOf(this.governed) : []).map(({ stage, state, hasGate }) => ({
      stage,
      state: fill(stateTexts[state], stage),
      className: `step step_${state}${hasGate ? ' step_gate' : ''}`,
      current: state === 'current' ? 'step' : undefined,
    }));
  }

  get stage(): string {
    return String(this.record?.StageName ?? '');
  }

  /** Where on the path; empty from a stage that is not on it. */
  get place(): string {
    const steps = this.governed ? pathOf(this.governed) : [];
    const index = steps.findIndex(({ state }) => state === 'current');
    return index < 0 ? '' : fill(labels.place, index + 1, steps.length);
  }

  get targets(): readonly string[] {
    return this.governed ? targetsOf(this.governed) : [];
  }

  get target(): string | undefined {
    if (this.chosen?.from === this.stage) return this.chosen.target;
    return this.targets.find((stage) => this.playbook?.stages.includes(stage));
  }

  get isLast(): boolean {
    return this.isReady && this.target === undefined;
  }

  get gates(): readonly GateLines[] {
    const { governed, target } = this;
    return governed && target ? gatesTo(governed, target) : [];
  }

  /** Where the way is free, the gate behind it is shown already. */
  get ahead(): readonly GateLines[] {
    const { governed, target } = this;
    const gate = governed && target && this.gates.length === 0 ? gateAfter(governed, target) : undefined;
    return gate ? [gate] : [];
  }

  get lacking() {
    const { governed, target } = this;
    return governed && target ? lackingFor(governed, target) : [];
  }

  /** Shown where nothing is missing: because nothing is asked, or because all of it is there. */
  get fine(): string {
    const { target, gates } = this;
    if (!target || gates.some(({ lines }) => lines.some(({ isMet }) => !isMet))) return '';
    return fill(gates.length === 0 ? labels.nothingNeeded : labels.allMet, target);
  }

  get advanceLabel(): string {
    return fill(labels.advance, this.target ?? '');
  }

  /** The button is not disabled meanwhile, which would drop the focus. */
  get saving(): string {
    return this.isSaving ? labels.saving : '';
  }

  get advanceVariant(): string {
    return this.lacking.length === 0 ? 'brand' : 'neutral';
  }

  get choices(): { value: string; label: string }[] {
    const { governed } = this;
    return this.targets.map((stage) => {
      const missing = governed ? lackingFor(governed, stage).length : 0;
      return { value: stage, label: missing === 0 ? stage : fill(labels.missingCount, stage, missing) };
    });
  }

  get hasChoices(): boolean {
    return this.targets.length > 1;
  }

  get refusal(): Refusal | undefined {
    return this.lastRefusal?.of === this.standing ? this.lastRefusal : undefined;
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

  get showsBypass(): boolean {
    return mayBypass === true && this.lacking.length > 0;
  }

  get overrideTerms(): OverrideTerms | undefined {
    return this.playbook && overrideTermsFor(this.playbook, this.lacking);
  }

  get showsAsk(): boolean {
    return this.overrideTerms !== undefined && !this.isOverridePlaced;
  }

  get askLabel(): string {
    return fill(labels.ask, this.overrideTerms?.toEnter ?? '');
  }

  get overrides(): readonly Override[] {
    return this.deal?.overrides ?? [];
  }

  /** What was allowed and is passed is history: it opens nothing any more. */
  get overridesAhead(): readonly Override[] {
    const here = (this.playbook?.stages.indexOf(this.stage) ?? -1) + 1;
    return this.overrides.filter(({ status, order }) => status !== 'Approved' || order > here);
  }

  get decisions() {
    return this.deal?.decisions ?? [];
  }

  get ownerId(): string {
    return String(this.record?.OwnerId ?? '');
  }

  /** All that a gate looks at, as text: what was refused of this may be let through when it has changed. */
  get standing(): string {
    const { playbook, record, target, surroundings } = this;
    return JSON.stringify([
      target,
      surroundings.children,
      playbook && fieldsRead(playbook).map((field) => record?.[field]),
    ]);
  }

  handleChoice(event: CustomEvent<{ value: string }>) {
    this.chosen = { from: this.stage, target: event.detail.value };
  }

  async handleAdvance() {
    const { target, dealId, stage } = this;
    if (!target || !dealId || this.isSaving) return;
    this.isSaving = true;
    this.lastRefusal = undefined;
    const at = new Date();
    try {
      const fields = { [STAGE.fieldApiName]: target };
      await saveChanges(dealId, [{ kind: 'update', object: OPPORTUNITY.objectApiName, id: dealId, fields }]);
      // Shown once: screen readers announce the toast, then the element that has the focus.
      this.dispatchEvent(new ShowToastEvent({ title: fill(labels.advanced, target), variant: 'success' }));
      this.dispatchEvent(new RefreshEvent());
      // Away from the button, which now leads on to the stage after this one.
      this.#focus = '[data-here]';
    } catch (error) {
      await this.takeRefusal(error, { dealId, from: stage, to: target, at });
    } finally {
      this.isSaving = false;
    }
  }

  /** Shows the org's words at once; the record of the attempt is written if possible, without a message. */
  async takeRefusal(error: unknown, attempt: { dealId: string; from: string; to: string; at: Date }) {
    const { playbook, standing } = this;
    const fault = faultOf(error);
    const known = playbook && fault === 'refused' ? sentencesOf(playbook, language) : new Map<string, string>();
    const { ours, others } = refusedBy(known, errorSentences(error));
    const unreached = fault === 'offline' ? labels.notReached : fault === 'signedOut' ? labels.signedOut : '';
    this.lastRefusal = unreached
      ? { heading: unreached, sentences: faultSentences(error), others: [], of: standing }
      : { heading: fill(labels.refused, attempt.to), sentences: ours, others, of: standing };
    if (!playbook || ours.length === 0) return;
    const unmet = ours.map((sentence) => known.get(sentence) ?? sentence);
    try {
      const fields = blockedDecision({ ...attempt, userId, playbook, unmet });
      await saveChanges(attempt.dealId, [{ kind: 'create', object: DECISION.objectApiName, fields }]);
      await this.refreshDeal();
    } catch {
      // A user who may not write decisions has seen the reasons; there is nothing else for them to do.
    }
  }

  /** Prefetches the forms on hover or focus. A failed prefetch is ignored; opening the form reports it. */
  handlePrefetch() {
    fetchParts().catch(() => undefined);
  }

  async handleAsk() {
    this.#enter = 'open';
    await this.loadParts();
    if (this.parts.override) this.placeOverride();
    else this.#enter = undefined;
  }

  /** A request was sent or decided, here or just before by another user. */
  async handleOverride() {
    await this.refreshDeal();
  }
}
