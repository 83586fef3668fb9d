import { api, LightningElement } from 'lwc';
import { afterPanels } from 'c/afterPaint';
import { onFixRequest, requestFix } from 'c/fixRequests';
import type { FixPlace, FixTarget } from 'c/fixRequests';
import { onVisible } from 'c/onVisible';
import { readSentence } from 'c/saveFaults';

type Part = typeof LightningElement;

/**
 * A panel further down the page: a skeleton until it is nearly visible or another panel requests a fix in it, so that it does not slow
 * down the panels above. Fetches the real panel then.
 */
export default class LazyPanel extends LightningElement {
  @api recordId: string | undefined;
  /** Shown until the panel is there. */
  @api heading = '';
  /** `() => import('c/…')`: the platform's compiler requires the literal in the bundle that uses it. */
  @api load!: () => Promise<{ default: Part }>;
  /** Fix requests of this kind load the panel; without it none do. */
  @api fixes: FixPlace['on'] | undefined;

  part: Part | undefined;
  sentences: readonly string[] = [];

  #stops: (() => void)[] = [];
  #requested: FixTarget | undefined;

  renderedCallback() {
    const frame = this.template?.querySelector('[data-frame]');
    if (this.part) this.passOn();
    else if (frame && this.#stops.length === 0) {
      const stopRequests = onFixRequest(this.recordId ?? '', (fix) => this.handleFixRequest(fix));
      this.#stops = [
        stopRequests,
        onVisible(frame, () => afterPanels(() => this.isConnected && !this.part && this.handleLoad())),
      ];
    }
  }

  disconnectedCallback() {
    this.stop();
  }

  stop() {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  /** Also the retry after a failure. */
  async handleLoad() {
    try {
      this.part = (await this.load()).default;
      this.sentences = [];
    } catch (error) {
      this.sentences = [readSentence(error)];
    }
  }

  handleFixRequest(fix: FixTarget): boolean {
    if (fix.on !== this.fixes) return false;
    this.#requested = fix;
    this.handleLoad();
    return true;
  }

  /** The loaded panel receives requests itself from now on; the one that loaded it is sent again. */
  passOn() {
    const { recordId: dealId } = this;
    const fix = this.#requested;
    this.#requested = undefined;
    this.stop();
    if (fix && dealId) requestFix({ dealId, fix });
  }
}
