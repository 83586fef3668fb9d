import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { RefreshEvent } from 'lightning/refresh';
import type { CompiledPlaybook, Unmet } from 'c/gateRules';
import { faultOf } from 'c/ldsErrors';
import { wordingIn } from 'c/ruleWording';
import { attemptStage, placeReasons, recordRefusal } from 'c/stageAttempt';
import type { Attempt } from 'c/stageAttempt';
import { fill } from 'c/textTemplate';
import language from '@salesforce/i18n/lang';
import userId from '@salesforce/user/Id';
import { labels } from './labels.ts';

/** The org's refusal of one attempt. */
interface Refusal {
  readonly heading: string;
  readonly sentences: readonly string[];
  /** `keyOf` the refused criteria. */
  readonly keys: ReadonlySet<string>;
  readonly others: readonly string[];
}

const keyOf = (playbook: string, toEnter: string, id: string): string => [playbook, toEnter, id].join('\n');

/**
 * What a stage that was chosen in the path needs. Fires `moved` when the deal was moved there, and `recorded` when a refused attempt was
 * recorded, so that the deal has a new record.
 */
export default class GateStep extends LightningElement {
  labels = labels;
  @api dealId = '';
  /** The deal's stage. */
  @api from = '';
  @api playbooks: readonly CompiledPlaybook[] = [];
  /** Criteria that are unmet, or not visible to the reader. */
  @api missing: readonly Unmet[] = [];

  refusal: Refusal | undefined;
  isSaving = false;
  #stage = '';

  /** The chosen stage. */
  @api
  get stage(): string {
    return this.#stage;
  }
  set stage(value: string) {
    this.#stage = value;
    this.refusal = undefined;
  }

  get heading(): string {
    return fill(labels.toEnter, this.stage);
  }

  get state(): string {
    const { missing, stage } = this;
    const lacks = missing.filter(({ notVisible }) => !notVisible).length;
    const hidden = missing.length - lacks;
    if (hidden === 0) return lacks > 0 ? fill(labels.missing, lacks) : fill(labels.nothingNeeded, stage);
    const texts = [lacks > 0 ? fill(labels.missing, lacks) : '', fill(labels.notVisibleCount, hidden)];
    return texts.filter(Boolean).join(', ');
  }

  get hint(): string {
    return this.isSaving ? labels.saving : labels.again;
  }

  get lines() {
    return this.missing.map((unmet) => {
      const { id, playbook, toEnter, notVisible } = unmet;
      const of = this.playbooks.find((one) => one.playbook === playbook);
      const { short, sentence } = of ? wordingIn(of, unmet, language) : { short: '', sentence: unmet.sentence };
      const key = keyOf(playbook, toEnter, id);
      const isRefused = this.refusal?.keys.has(key) === true;
      return {
        key,
        title: short || sentence,
        hidden: notVisible ? fill(labels.hiddenFields, notVisible.join(', ')) : '',
        isRefused,
        className: isRefused ? 'line line_refused' : 'line',
      };
    });
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

  /** Moves the deal to the stage, or shows what refused it. Does not reject. */
  @api async advance(): Promise<void> {
    if (this.isSaving) return;
    this.isSaving = true;
    this.refusal = undefined;
    const { dealId, from, stage: to } = this;
    try {
      await this.attempt({ dealId, from, to, at: new Date(), userId });
    } catch (error) {
      const sentence = faultOf(error) === 'signedOut' ? labels.signedOut : labels.notReached;
      this.refusal = { heading: '', sentences: [sentence], keys: new Set(), others: [] };
    } finally {
      this.isSaving = false;
    }
  }

  async attempt(attempt: Attempt) {
    const refused = await attemptStage(attempt, this.playbooks, language);
    if (!refused) {
      this.dispatchEvent(new ShowToastEvent({ title: fill(labels.advanced, attempt.to), variant: 'success' }));
      this.dispatchEvent(new RefreshEvent());
      this.dispatchEvent(new CustomEvent('moved'));
      return;
    }
    const lines = this.lines.map(({ key }) => ({ key, isMet: false }));
    this.refusal = placeReasons(refused, attempt.to, [{ lines }], keyOf);
    if (refused.refusals.length > 0) await this.record(() => recordRefusal(attempt, refused.refusals));
  }

  /** A failure is not shown: the user has seen why the stage was refused, and may lack the permission to record it. */
  async record(save: () => Promise<void>) {
    try {
      await save();
      this.dispatchEvent(new CustomEvent('recorded'));
    } catch {
      // Nothing that the user could do about it.
    }
  }
}
