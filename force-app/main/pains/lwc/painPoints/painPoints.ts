import { RefreshEvent } from 'lightning/refresh';
import DealPanel from 'c/dealPanel';
import { livePains } from 'c/dealReading';
import type { Deal, Pain } from 'c/dealRows';
import { onFixRequest } from 'c/fixRequests';
import type { FixPlace } from 'c/fixRequests';
import { focusPending } from 'c/pendingFocus';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';

const fetchList = () => import('c/painList');

type PainFix = Extract<FixPlace, { on: 'pains' }>;
type List = HTMLElement & {
  edit(id: string, raiseTo?: string, isFigureAsked?: boolean): Promise<void>;
  restore(id: string): Promise<void>;
};

/**
 * The customer's pains: a field for a new one, and the list of those that are noted, which is loaded when there is one. Works without a
 * playbook, which only provides the currency.
 */
export default class PainPoints extends DealPanel {
  labels = labels;
  isLater = true;
  isFormOpen = false;
  /** Another panel asked for a new pain while a form is open. */
  isAdding = false;
  /** The pain that was withdrawn last, for the undo button. */
  withdrawnId = '';
  announcement = '';

  /** The deal for which the list was loaded last: each reading of the deal tries only once. */
  #loadedFor: Deal | undefined;
  /** Opens what another panel asked for, once the list is rendered. */
  #asked: ((list: List) => Promise<void>) | undefined;
  /** Selector of the element that gets the focus after the next render. */
  #focusOn = '';
  /** A form was closed and nothing was rendered since: with the last pain gone, there is no list to take the focus back. */
  #isClosing = false;
  #unlisten: (() => void) | undefined;

  connectedCallback() {
    super.connectedCallback();
    this.#unlisten = onFixRequest(this.recordId ?? '', (fix) => fix.on === 'pains' && this.handleFixRequest(fix));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unlisten?.();
  }

  renderedCallback() {
    this.loadList();
    const list = this.list;
    if (list) {
      this.#asked?.(list);
      this.#asked = undefined;
    } else if (this.#isClosing) this.focusCapture();
    this.#isClosing = false;
    this.#focusOn = focusPending(this.template, this.#focusOn);
  }

  /** Loads the list as soon as there is a pain. Not again for the same reading of the deal: a failure renders, which would never end. */
  async loadList() {
    if (!this.hasPains || this.deal === this.#loadedFor) return;
    this.#loadedFor = this.deal;
    await this.load('list', fetchList);
  }

  get list(): List | null | undefined {
    return this.template?.querySelector<List>('[data-list]');
  }

  get live(): readonly Pain[] {
    return this.deal ? livePains(this.deal) : [];
  }

  /** Also withdrawn and merged ones, which the list shows on request. */
  get hasPains(): boolean {
    return this.hasData && (this.deal?.pains.length ?? 0) > 0;
  }

  get isListAwaited(): boolean {
    return this.hasPains && !this.parts.list && !this.isStale;
  }

  get isEmpty(): boolean {
    return this.hasData && this.live.length === 0;
  }

  /** While a form is open, its fields are enough to look at; what is typed for a new pain stays in the field. */
  get isCaptureHidden(): boolean {
    return this.isFormOpen && !this.isAdding;
  }

  /** The deal's playbook asks for the problem, and there is no answer to it, nor was there one. */
  get isProblemAsked(): boolean {
    const isProblem = ({ concept }: { readonly concept: string }) => concept === 'problem';
    return this.governing.some(({ questions }) => questions.some(isProblem)) && !this.deal?.answers.some(isProblem);
  }

  get countText(): string {
    const { length } = this.live;
    if (length === 0) return '';
    return length === 1 ? labels.one : fill(labels.count, length);
  }

  get closeDate(): string | undefined {
    const { CloseDate } = this.record ?? {};
    return CloseDate ? String(CloseDate) : undefined;
  }

  /** Passed to child components: reads the pains again. Resolves to undefined when that fails. */
  reread = async (): Promise<readonly Pain[] | undefined> => {
    await this.refreshDeal();
    return this.errors.deal ? undefined : this.deal?.pains;
  };

  /** Makes every panel of the page read the deal again. They send the same query at the same time, so it is one request. */
  refreshAll = async (): Promise<void> => {
    this.dispatchEvent(new RefreshEvent());
    await this.refreshDeal();
  };

  async handleCaptured() {
    this.setAnnouncement(labels.added);
    await this.refreshAll();
  }

  handleSaid({ detail }: CustomEvent<{ sentence: string; withdrawnId: string }>) {
    this.setAnnouncement(detail.sentence, detail.withdrawnId);
    if (detail.withdrawnId) this.#focusOn = '[data-undo]';
  }

  handleForm({ detail }: CustomEvent<{ isOpen: boolean }>) {
    this.isFormOpen = detail.isOpen;
    this.isAdding = false;
    this.#isClosing = !detail.isOpen;
  }

  handleLost() {
    this.#focusOn = 'c-pain-capture';
    this.focusCapture();
  }

  async handleUndo() {
    await this.list?.restore(this.withdrawnId);
  }

  /** Opens the pain that needs more evidence or a figure; without one, focuses the field for a new pain. False while that is not rendered. */
  handleFixRequest({ raise, figureOf }: PainFix): boolean {
    const id = raise?.id ?? figureOf;
    if (id && this.live.some((pain) => pain.id === id)) {
      const open = (list: List) => list.edit(id, raise?.evidence, figureOf === id);
      if (this.list) open(this.list);
      else this.#asked = open;
      return true;
    }
    if (!this.template?.querySelector('c-pain-capture')) return false;
    this.isAdding = this.isFormOpen;
    if (this.isAdding) this.#focusOn = 'c-pain-capture';
    else this.focusCapture();
    return true;
  }

  focusCapture() {
    this.template?.querySelector<HTMLElement>('c-pain-capture')?.focus();
  }

  /** Announces a sentence; `withdrawnId`: the pain that *Undo* brings back and that has the focus. */
  setAnnouncement(sentence: string, withdrawnId = '') {
    this.announcement = sentence;
    this.withdrawnId = withdrawnId;
  }
}
