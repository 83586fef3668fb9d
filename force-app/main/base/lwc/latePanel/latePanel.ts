import { api, LightningElement } from 'lwc';
import { errorSentences } from 'c/ldsErrors';
import { askToMend, onMend } from 'c/mendRequests';
import type { MendPlace } from 'c/mendRequests';
import { whenSeen } from 'c/whenSeen';

type Part = typeof LightningElement;

/**
 * A panel that is only a frame until it comes into sight, or another panel asks for it: what stands further down a long page does not slow
 * what the seller came for. The panel says what to load in `fetch`, and has `data-frame` around `<lwc:component lwc:is={part}>`.
 */
export default class LatePanel extends LightningElement {
  @api recordId: string | undefined;

  part: Part | undefined;
  sentences: readonly string[] = [];

  #stops: (() => void)[] = [];
  #asked: MendPlace | undefined;

  /** `() => import('c/…')`, spelled out in the panel, as the platform wants it. */
  fetch(): Promise<{ default: Part }> {
    return Promise.reject(new Error('There is nothing to load.'));
  }

  /** Whether a request to mend something is this panel's. */
  takes(fix: MendPlace): boolean {
    return fix === undefined;
  }

  renderedCallback() {
    const frame = this.template?.querySelector('[data-frame]');
    if (this.part) this.passOn();
    else if (frame && this.#stops.length === 0) {
      this.#stops = [onMend(this.recordId ?? '', (fix) => this.handleMend(fix)), whenSeen(frame, () => this.load())];
    }
  }

  disconnectedCallback() {
    this.stop();
  }

  stop() {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  /** Asks again after a failure, too. */
  async load() {
    try {
      this.part = (await this.fetch()).default;
      this.sentences = [];
    } catch (error) {
      this.sentences = errorSentences(error);
    }
  }

  handleMend(fix: MendPlace): boolean {
    if (!this.takes(fix)) return false;
    this.#asked = fix;
    this.load();
    return true;
  }

  /** The panel itself listens now: what was asked for while it was not there is asked again. */
  passOn() {
    const { recordId: dealId } = this;
    const fix = this.#asked;
    this.#asked = undefined;
    this.stop();
    if (fix && dealId) askToMend({ dealId, fix });
  }
}
