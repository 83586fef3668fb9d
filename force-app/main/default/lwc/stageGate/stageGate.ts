import { api, LightningElement, wire } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent } from 'lightning/refresh';
import { getRecord, updateRecord } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import { needs } from 'c/gateRules';
import type { CompiledPlaybook, GateRecord } from 'c/gateRules';
import { errorSentences } from 'c/ldsErrors';
import { fieldsToLoad, gateRecordOf, judgingPlaybook, livePlaybooks, playbooksOf } from 'c/playbookReading';
import type { PlaybookData } from 'c/playbookReading';
import { fill } from 'c/textTemplate';
import mayBypass from '@salesforce/customPermission/DF_Bypass_Stage_Gates';
import STAGE from '@salesforce/schema/Opportunity.StageName';
import { gateAfter, gatesTo, inOrder, pathOf, targetsOf } from './gates.ts';
import type { GateLines } from './gates.ts';

import { labels } from './labels.ts';

/** Where the deal stands, what the next stage needs, and the step itself. The org decides; the panel says beforehand what it will say. */
export default class StageGate extends LightningElement {
  labels = labels;
  mayBypass = mayBypass;
  @api recordId: string | undefined;

  playbooks: readonly CompiledPlaybook[] | undefined;
  representation: RecordRepresentation | undefined;
  errors: Readonly<Record<string, readonly string[]>> = {};
  chosen: string | undefined;
  isSaving = false;
  refusal: { readonly target: string; readonly sentences: readonly string[] } | undefined;
  announcement = '';

  get fields(): string[] | undefined {
    return this.playbooks && fieldsToLoad(this.playbooks);
  }

  @wire(graphql, { query: livePlaybooks, operationName: 'livePlaybooks' })
  handlePlaybooks({ data, errors }: GraphQLResult<PlaybookData>) {
    this.note('playbooks', errors);
    if (data && !errors) this.playbooks = playbooksOf(data);
  }

  /** Emits again whenever another panel has told the platform that the deal moved. */
  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  handleRecord({ data, error }: LdsResult<RecordRepresentation>) {
    this.note('record', error);
    if (!data) return;
    const before = this.record?.StageName;
    this.representation = data;
    if (before !== this.record?.StageName) this.chosen = undefined;
    this.refusal = undefined;
  }

  get sentences(): readonly string[] {
    return Object.values(this.errors).flat();
  }

  get isBroken(): boolean {
    return this.sentences.length > 0;
  }

  get isLoading(): boolean {
    return !this.isBroken && !(this.playbooks && this.representation);
  }

  get record(): GateRecord | undefined {
    return this.representation && gateRecordOf(this.representation);
  }

  get playbook(): CompiledPlaybook | undefined {
    return this.record && this.playbooks && judgingPlaybook(this.playbooks, this.record);
  }

  get hasNoPlaybook(): boolean {
    return !this.isBroken && !this.isLoading && !this.playbook;
  }

  get isReady(): boolean {
    return !this.isBroken && this.playbook !== undefined;
  }

  get steps() {
    const { playbook, record } = this;
    const says = { done: labels.done, current: labels.current, ahead: labels.ahead };
    return (playbook && record ? pathOf(playbook, record) : []).map(({ stage, state, hasGate }) => ({
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
    const stages = this.playbook?.stages ?? [];
    const index = stages.indexOf(this.stage);
    return index < 0 ? '' : fill(labels.place, index + 1, stages.length);
  }

  get targets(): readonly string[] {
    return this.playbook && this.record ? targetsOf(this.playbook, this.record) : [];
  }

  get target(): string | undefined {
    return this.chosen ?? this.targets.find((stage) => this.playbook?.stages.includes(stage));
  }

  get isLast(): boolean {
    return this.isReady && this.target === undefined;
  }

  get gates(): readonly GateLines[] {
    const { playbook, record, target } = this;
    return playbook && record && target ? gatesTo(playbook, record, target) : [];
  }

  /** Where the way is free, the gate behind it is shown already. */
  get ahead(): readonly GateLines[] {
    const { playbook, record, target } = this;
    if (!playbook || !record || !target || this.gates.length > 0) return [];
    const gate = gateAfter(playbook, record, target);
    return gate ? [gate] : [];
  }

  get missing(): number {
    const { playbook, record, target } = this;
    return playbook && record && target ? needs(playbook, record, target).length : 0;
  }

  /** Said where nothing is missing: because nothing is asked, or because all of it is there. */
  get fine(): string {
    if (!this.target || this.missing > 0) return '';
    return this.gates.length === 0 ? fill(labels.nothingNeeded, this.target) : fill(labels.allMet, this.target);
  }

  get advanceLabel(): string {
    return fill(labels.advance, this.target ?? '');
  }

  get advanceVariant(): string {
    return this.missing === 0 ? 'brand' : 'neutral';
  }

  get choices(): { value: string; label: string }[] {
    const { playbook, record } = this;
    if (!playbook || !record) return [];
    return this.targets.map((stage) => {
      const missing = needs(playbook, record, stage).length;
      return { value: stage, label: missing === 0 ? stage : fill(labels.missingCount, stage, missing) };
    });
  }

  get hasChoices(): boolean {
    return this.targets.length > 1;
  }

  get refusedHeading(): string {
    return this.refusal ? fill(labels.refused, this.refusal.target) : '';
  }

  get refusedSentences(): readonly string[] {
    return this.refusal?.sentences ?? [];
  }

  get showsBypass(): boolean {
    return mayBypass === true && this.missing > 0;
  }

  handleChoice(event: CustomEvent<{ value: string }>) {
    this.chosen = event.detail.value;
    this.refusal = undefined;
  }

  async handleAdvance() {
    const { target, recordId } = this;
    if (!target || !recordId) return;
    this.isSaving = true;
    this.refusal = undefined;
    try {
      await updateRecord({ fields: { Id: recordId, [STAGE.fieldApiName]: target } });
      this.announcement = fill(labels.advanced, target);
      this.dispatchEvent(new ShowToastEvent({ title: this.announcement, variant: 'success' }));
      this.dispatchEvent(new RefreshEvent());
    } catch (error) {
      const known = this.gates.flatMap(({ lines }) => lines.map(({ sentence }) => sentence));
      this.refusal = { target, sentences: inOrder(errorSentences(error), known) };
    } finally {
      this.isSaving = false;
    }
  }

  note(source: string, error: unknown) {
    const { [source]: _gone, ...others } = this.errors;
    this.errors = error ? { ...others, [source]: errorSentences(error) } : others;
  }
}
