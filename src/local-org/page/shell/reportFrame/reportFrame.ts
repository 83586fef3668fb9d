import { api, LightningElement } from 'lwc';
import { reportTexts } from 'host/reportTexts';
import { goTo, REPORTS } from 'host/router';
import { failureSentences, SLOW_MS } from '../reports/state.ts';

/**
 * The head of a report or dashboard: it reads it when it is shown and at each refresh, and states that this goes on, takes long or failed. In its slot is
 * what else belongs to the head. A failed refresh leaves what was shown before.
 */
export default class ReportFrame extends LightningElement {
  @api name = '';
  @api about = '';
  @api type = '';
  /** Whose view it is, and of which moment. */
  @api moment = '';
  /** The heading of a failure. */
  @api heading = '';
  /** Whether what is shown has been found, so that it can be refreshed. */
  @api isKnown = false;
  /** Reads it. @param again whether the user asked for it anew */
  @api read: ((again: boolean) => Promise<void>) | undefined;
  texts = reportTexts;
  listPath = REPORTS;
  sentences: readonly string[] = [];
  isRunning = false;
  isSlow = false;

  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback() {
    void this.run(false);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  async run(again: boolean) {
    this.isRunning = true;
    this.isSlow = false;
    this.sentences = [];
    this.#timer = setTimeout(() => {
      this.isSlow = true;
    }, SLOW_MS);
    try {
      await this.read?.(again);
    } catch (error) {
      this.sentences = failureSentences(error);
    }
    clearTimeout(this.#timer);
    this.isRunning = false;
  }

  get status(): string {
    return this.isRunning ? this.texts[this.isSlow ? 'slow' : 'running'] : '';
  }

  get hasFailed(): boolean {
    return this.sentences.length > 0;
  }

  handleRun() {
    if (!this.isRunning) void this.run(true);
  }

  handleLink(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goTo(REPORTS);
  }
}
