import DealPanel from 'c/dealPanel';
import { saveChanges } from 'c/dealSaves';
import type { Change } from 'c/dealSaves';
import { draftOf, dropDraft, keepDraft } from 'c/drafts';
import { reportAndFocus } from 'c/formValidity';
import { faultOf } from 'c/ldsErrors';
import { onFixRequest } from 'c/fixRequests';
import { fill } from 'c/textTemplate';
import type { Evidenced } from 'c/dealRows';
import {
  alreadyMade,
  BLANK,
  deleteChanges,
  draftOfPrescription,
  linkChanges,
  saveChange,
  unlinkChanges,
} from './changes.ts';
import type { Draft } from './changes.ts';
import { confirmationOf, confirmChange } from './confirmation.ts';
import type { Confirmation } from './confirmation.ts';
import { linesOf } from './curves.ts';
import { labels } from './labels.ts';
import { mapOf, sideEffectsAnswer } from './map.ts';
import type { PrescriptionMap as Map } from './map.ts';
import { painRow, productCard } from './view.ts';

const SLOT = 'prescription';
/** Least width in pixels for two columns. Measured on the panel, not the window: an admin can place it in a region of any width. */
const WIDE = 660;

/** Pains on one side, proposed products on the other, and the prescriptions that connect them. */
export default class PrescriptionMapView extends DealPanel {
  labels = labels;
  draft: Draft | undefined;
  evidence: Confirmation | undefined;
  asking = '';
  dragged = '';
  isSaving = false;
  announcement = '';
  /** The error of the form's last save. */
  formFailure: unknown;
  /** The error of the last save outside the form. */
  failure: unknown;
  refusedHeading = labels.notSaved;
  isWide = false;
  solid = '';
  dashed = '';

  #focusOn = '';
  #isRestored = false;
  #observer: ResizeObserver | undefined;
  #unlisten: (() => void) | undefined;

  connectedCallback() {
    super.connectedCallback();
    this.#unlisten = onFixRequest(this.recordId ?? '', ({ on }) => on === 'lines' && this.show());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unlisten?.();
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  renderedCallback() {
    this.restore();
    this.draw();
    const target = this.#focusOn && this.template?.querySelector<HTMLElement>(this.#focusOn);
    // A button that a save makes usable is so only once the deal was read again.
    if (!target || (target as HTMLButtonElement).disabled) return;
    this.#focusOn = '';
    target.focus();
  }

  get map(): Map {
    return this.deal ? mapOf(this.deal) : { pains: [], products: [] };
  }

  /** The deal's price book; blank while it has none. */
  get priceBook(): string {
    return String(this.record?.Pricebook2Id ?? '');
  }

  get unreadableHeading(): string {
    return this.isStale ? labels.stale : labels.notReadable;
  }

  get hasPains(): boolean {
    return this.isReady && this.map.pains.length > 0;
  }

  get isEmpty(): boolean {
    return this.map.pains.length === 0 && this.map.products.length === 0;
  }

  get hasNoProducts(): boolean {
    return this.map.products.length === 0;
  }

  get isNothingConfirmed(): boolean {
    return !this.map.pains.some(({ isConfirmed }) => isConfirmed);
  }

  get mapClass(): string {
    return this.isWide ? 'map map_wide' : 'map';
  }

  get summary(): string {
    const { pains } = this.map;
    return fill(labels.summary, pains.filter(({ prescriptions }) => prescriptions.length > 0).length, pains.length);
  }

  get fears(): string {
    const answer = this.deal && sideEffectsAnswer(this.deal);
    return answer ? fill(labels.customerFears, answer) : '';
  }

  get painRows() {
    const { map, asking, dragged, evidence } = this;
    const opened = { asking, dragged, evidence, confirming: evidence?.id ?? '' };
    return map.pains.map((row) => painRow(row, map, opened));
  }

  get productCards() {
    const { map } = this;
    const tones = this.governing.map(({ products = 'flagged' }) => products);
    const tone = (['refused', 'flagged', 'free'] as const).find((one) => tones.includes(one)) ?? 'flagged';
    return map.products.map((card) => productCard(card, map, tone));
  }

  get productOptions() {
    return this.map.products.map(({ productId, name }) => ({ value: productId, label: name }));
  }

  get painOptions() {
    const confirmed = this.map.pains.filter(({ isConfirmed }) => isConfirmed);
    return confirmed.map(({ pain }) => ({ value: pain.id, label: pain.statement }));
  }

  /**
   * Clicks the button on Enter itself and cancels the key. Otherwise the click moves the focus to a field while the key is still down, and
   * Enter acts there as well.
   */
  handleKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    event.target.click();
  }

  handlePrescribe(event: Event) {
    this.open({ ...this.newDraft, painId: idOf(event, 'pain') });
  }

  handleConnect(event: Event) {
    this.connect(idOf(event, 'product'));
  }

  /** A button of a prescription was pressed. */
  async handleNote(event: Event) {
    const prescription = this.deal?.prescriptions.find(({ id }) => id === idOf(event, 'id'));
    if (!prescription || !this.deal) return;
    const { id, painId } = prescription;
    const action = idOf(event, 'action');
    if (action === 'edit') this.open(draftOfPrescription(prescription));
    else if (action === 'unlink')
      await this.save(unlinkChanges(this.deal, prescription), labels.unlinked, actionOn(id, 'edit'));
    else if (action === 'remove') {
      await this.save(deleteChanges(this.deal, prescription), labels.removed, `[data-prescribe="${painId}"]`);
      this.asking = '';
    } else {
      this.asking = action === 'ask' ? id : '';
      this.#focusOn = actionOn(id, this.asking ? 'remove' : 'ask');
    }
  }

  handleDragStart(event: DragEvent) {
    this.dragged = idOf(event, 'product');
    event.dataTransfer?.setData('text/plain', this.dragged);
  }

  handleDragEnd() {
    this.dragged = '';
  }

  /** Allows a drop on a confirmed pain only; on any other the browser shows that a drop is not possible. */
  handleDragOver(event: DragEvent) {
    if (this.dragged && this.isConfirmed(idOf(event, 'pain'))) event.preventDefault();
  }

  handleDrop(event: DragEvent) {
    event.preventDefault();
    const painId = idOf(event, 'pain');
    if (this.dragged && this.isConfirmed(painId)) this.connect(this.dragged, painId);
    this.dragged = '';
  }

  handleDraft(event: CustomEvent<Draft>) {
    this.draft = event.detail;
    if (this.dealId) keepDraft(this.dealId, SLOT, event.detail);
  }

  handleCancel() {
    const { id, painId, productId } = this.draft ?? BLANK;
    this.close(id ? actionOn(id, 'edit') : `[data-prescribe="${painId}"],[data-connect="${productId}"]`);
  }

  async handleSave() {
    const { draft, deal, dealId, map } = this;
    if (!draft || !deal || !dealId) return;
    const [id, error] = await this.attempt(async () => {
      const known = draft.id ? undefined : alreadyMade(deal, draft);
      return known ? known.id : (await saveChanges(dealId, [saveChange(draft)]))[0];
    });
    if (!id) {
      this.formFailure = await this.failureOf(draft, error);
      return;
    }
    this.close(actionOn(id, 'edit'));
    const loose = draft.id ? [] : (map.products.find(({ productId }) => productId === draft.productId)?.loose ?? []);
    this.announcement = labels.saved;
    // The prescription is saved now. The lines are linked in a second save, whose refusal has its own heading.
    if (loose.length > 0) {
      await this.save(linkChanges(loose, id, dealId), labels.savedLinked, '', labels.notLinked);
      return;
    }
    await this.refreshDeal();
  }

  async handleLink(event: Event) {
    const productId = idOf(event, 'product');
    const card = this.map.products.find((one) => one.productId === productId);
    const first = card?.prescriptions[0];
    if (!card || !first || !this.dealId) return;
    await this.save(linkChanges(card.loose, first.id, this.dealId), labels.linked, `[data-connect="${productId}"]`);
  }

  async handleAdded(event: Event) {
    this.announcement = labels.added;
    this.#focusOn = `[data-connect="${idOf(event, 'product')}"]`;
    await this.refreshDeal();
  }

  handleConfirm(event: Event) {
    const pain = this.map.pains.find((row) => row.pain.id === idOf(event, 'pain'))?.pain;
    if (!pain) return;
    this.evidence = confirmationOf(pain);
    this.#focusOn = '[data-evidence-form]';
  }

  handleEvidence(event: CustomEvent<Evidenced>) {
    if (this.evidence) this.evidence = { ...this.evidence, ...event.detail };
  }

  handleNotConfirmed() {
    this.#focusOn = `[data-confirm="${this.evidence?.id}"]`;
    this.evidence = undefined;
  }

  async handleConfirmed(event: Event) {
    event.preventDefault();
    const { evidence } = this;
    if (!evidence || !reportAndFocus(this.template)) return;
    const isSaved = await this.save([confirmChange(evidence)], labels.confirmed, `[data-prescribe="${evidence.id}"]`);
    if (isSaved) this.evidence = undefined;
  }

  /**
   * Saves and reads the deal again. On success announces `message` and moves the focus to the selector `focusOn` (empty: leaves it); on
   * failure shows the error under `heading` above the map. Resolves to whether it was saved.
   */
  async save(
    changes: readonly Change[],
    message: string,
    focusOn: string,
    heading = labels.notSaved,
  ): Promise<boolean> {
    const { dealId = '' } = this;
    const [saved, error] = await this.attempt(() => saveChanges(dealId, changes));
    if (saved) {
      this.announcement = message;
      if (focusOn) this.#focusOn = focusOn;
    } else {
      this.refusedHeading = heading;
      this.failure = error;
    }
    await this.refreshDeal();
    return saved !== undefined;
  }

  /** Runs a save. Resolves to its result, or else to undefined and the error; does not reject. */
  async attempt<Result>(task: () => Promise<Result>): Promise<[Result | undefined, unknown]> {
    this.isSaving = true;
    this.failure = undefined;
    this.formFailure = undefined;
    this.announcement = '';
    try {
      return [await task(), undefined];
    } catch (error) {
      return [undefined, error];
    } finally {
      this.isSaving = false;
    }
  }

  /**
   * What the form shows after a failed save: the error, or on a conflict a sentence with the other user's name and text. The draft then
   * takes their version as its base, so that saving once more overwrites it.
   */
  async failureOf(draft: Draft, error: unknown): Promise<unknown> {
    const fault = faultOf(error);
    if (fault === 'conflict' || fault === 'offline') await this.refreshDeal();
    const theirs = this.deal?.prescriptions.find(({ id }) => id === draft.id);
    if (fault !== 'conflict' || !theirs) return error;
    this.draft = { ...draft, base: theirs.modifiedAt };
    return fill(labels.changedBy, theirs.modifiedBy, theirs.because);
  }

  /** What a new form begins with: the texts of a new draft that is open, so that choosing another pair does not lose them. */
  get newDraft(): Draft {
    return this.draft && !this.draft.id ? this.draft : BLANK;
  }

  /** Opens the form for a product; the pain is preset when it is given or is the only confirmed one. */
  connect(productId: string, painId = '') {
    const productName = this.productOptions.find(({ value }) => value === productId)?.label ?? '';
    const only = this.painOptions.length === 1 ? this.painOptions[0]?.value : undefined;
    this.open({ ...this.newDraft, productId, productName, painId: painId || only || '' });
  }

  open(draft: Draft) {
    this.draft = draft;
    this.formFailure = undefined;
    this.announcement = '';
    this.#focusOn = '[data-form]';
  }

  close(focusOn: string) {
    if (this.dealId) dropDraft(this.dealId, SLOT);
    this.draft = undefined;
    this.formFailure = undefined;
    this.#focusOn = focusOn;
  }

  /** Handles the fix request `lines` of another panel: scrolls here and moves the focus to the title. False when nothing is rendered. */
  show(): boolean {
    const title = this.template?.querySelector<HTMLElement>('[data-title]');
    title?.scrollIntoView({ block: 'start' });
    title?.focus();
    return title != null;
  }

  /** Restores the draft that was stored before a reload, once. */
  restore() {
    if (this.#isRestored || !this.isReady || !this.dealId) return;
    this.#isRestored = true;
    this.draft = draftOf<Draft>(this.dealId, SLOT)?.value;
  }

  /** Draws the lines between the boxes, again on every resize. Screen readers need none of it: the text next to it has the same content. */
  draw() {
    const frame = this.template?.querySelector('[data-map]');
    if (!frame) return;
    if (!this.#observer && typeof ResizeObserver !== 'undefined') {
      this.#observer = new ResizeObserver(() => this.draw());
      this.#observer.observe(frame);
    }
    const corner = frame.getBoundingClientRect();
    this.isWide = corner.width >= WIDE;
    const box = (id: string) => this.template?.querySelector(`[data-box="${id}"]`)?.getBoundingClientRect();
    const { solid, dashed } = linesOf(this.map, box, corner);
    this.solid = solid;
    this.dashed = dashed;
  }

  isConfirmed(painId: string): boolean {
    return this.painOptions.some(({ value }) => value === painId);
  }
}

function idOf(event: Event, kind: string): string {
  return (event.currentTarget as HTMLElement).dataset[kind] ?? '';
}

/** Selector of a prescription's button. */
function actionOn(id: string, name: string): string {
  return `[data-id="${id}"][data-action="${name}"]`;
}
