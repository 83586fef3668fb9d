import type { LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent } from 'lightning/refresh';
import type { Deal, Override } from 'c/dealRows';
import DealPanel from 'c/dealPanel';
import { saveChanges } from 'c/dealSaves';
import { fieldsRead } from 'c/gateRules';
import { errorSentences, faultOf } from 'c/ldsErrors';
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
import type { GateLines, Judged, OverrideTerms } from './gates.ts';
import { labels } from './labels.ts';

const fetchParts = () => import('c/gateParts');

/** What the org said of one attempt; shown for as long as the deal is as it was then. */
interface Refusal {
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly others: readonly string[];
  readonly of: string;
}

/** Where the deal stands, what the next stage needs, and the step itself. The org decides; the panel says beforehand what it will say. */
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
    const place = this.#focus && this.template?.querySelector<HTMLElement>(this.#focus);
    if (!place) return;
    this.#focus = '';
    place.focus();
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

  /** For the criteria, which fill a field in place. Undefined when it cannot be loaded, which the panel says. */
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

  get judged(): Judged | undefined {
    const { playbook, record, around } = this;
    return playbook && record ? { playbook, record, around, language } : undefined;
  }

  get steps() {
    const says = { done: labels.done, current: labels.current, ahead: labels.ahead };
    return (this.judged ? pathOf(this.judged) : []).map(({ stage, state, hasGate }) => ({
      stage,
      state: fill(says[state], stage),
      className: `step step_${state}${hasGate ? ' step_gate' : ''}`,
      current: state === 'current' ? 'step' : undefined,
    }));
  }

  get stage(): string {
    return String(this.record?.StageName ?? '');
  }

  /** Where on the path; empty from a stage that is not on it. */
  get place(): string {
    const steps = this.judged ? pathOf(this.judged) : [];
    const index = steps.findIndex(({ state }) => state === 'current');
    return index < 0 ? '' : fill(labels.place, index + 1, steps.length);
  }

  get targets(): readonly string[] {
    return this.judged ? targetsOf(this.judged) : [];
  }

  get target(): string | undefined {
    if (this.chosen?.from === this.stage) return this.chosen.target;
    return this.targets.find((stage) => this.playbook?.stages.includes(stage));
  }

  get isLast(): boolean {
    return this.isReady && this.target === undefined;
  }

  get gates(): readonly GateLines[] {
    const { judged, target } = this;
    return judged && target ? gatesTo(judged, target) : [];
  }

  /** Where the way is free, the gate behind it is shown already. */
  get ahead(): readonly GateLines[] {
    const { judged, target } = this;
    const gate = judged && target && this.gates.length === 0 ? gateAfter(judged, target) : undefined;
    return gate ? [gate] : [];
  }

  get lacking() {
    const { judged, target } = this;
    return judged && target ? lackingFor(judged, target) : [];
  }

  /** Said where nothing is missing: because nothing is asked, or because all of it is there. */
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
    const { judged } = this;
    return this.targets.map((stage) => {
      const missing = judged ? lackingFor(judged, stage).length : 0;
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
    const { playbook, record, target, around } = this;
    return JSON.stringify([target, around.children, playbook && fieldsRead(playbook).map((field) => record?.[field])]);
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
      // Said once: the toast is read aloud, and then the place that has the focus.
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

  /** Shows the org's words at once; the record of the attempt is kept if it can be, and says nothing of itself. */
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
      // Whoever may not write decisions was still told why; there is nothing for them to do about it.
    }
  }

  /** Somebody comes near: the forms are fetched before they are asked for. Whether they can be had is said only then. */
  handleNear() {
    fetchParts().catch(() => undefined);
  }

  async handleAsk() {
    this.#enter = 'open';
    await this.loadParts();
    if (this.parts.override) this.placeOverride();
    else this.#enter = undefined;
  }

  /** A request was sent or decided, here or just before us by somebody else. */
  async handleOverride() {
    await this.refreshDeal();
  }
}
