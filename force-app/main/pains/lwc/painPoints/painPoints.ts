import { RefreshEvent } from 'lightning/refresh';
import { daysBetween, today } from 'c/calendarDays';
import DealPanel from 'c/dealPanel';
import { dealOf, livePains } from 'c/dealReading';
import type { Deal, Pain } from 'c/dealRows';
import { draftSlots, dropDraft } from 'c/drafts';
import { money, sums, waiting } from 'c/impactFigures';
import { onFixRequest } from 'c/fixRequests';
import type { FixPlace } from 'c/fixRequests';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import MERGED_INTO from '@salesforce/schema/DF_Pain_Point__c.Merged_Into__c';
import PRIORITY from '@salesforce/schema/DF_Pain_Point__c.Priority__c';
import STATUS from '@salesforce/schema/DF_Pain_Point__c.Status__c';
import { labels } from './labels.ts';
import { inOrder, moved, newPriorities } from './order.ts';

/** A deal without records, used until the deal is loaded. */
const NOTHING = dealOf({});

const fetchParts = () => import('c/painParts');

type PainEvent = CustomEvent<{ id: string }>;
type PainFix = Extract<FixPlace, { on: 'pains' }>;

/**
 * The list of the customer's pains: adds, edits, merges, withdraws and orders them. Works without a playbook, which only provides the
 * currency.
 */
export default class PainPoints extends DealPanel {
  labels = labels;
  /** Id of the pain whose editor or merge form is open; empty: none. */
  openId = '';
  isMerging = false;
  /** Another panel asked for a new pain while a form is open. */
  isAdding = false;
  /** Evidence that the open pain is to get, as another panel requested. */
  raiseTo = '';
  /** Another panel requested a figure for the open pain. */
  isFigureAsked = false;
  /** Ids in the order that the user chose, until it is saved and read again. */
  order: readonly string[] | undefined;
  draggedId = '';
  overId = '';
  isHistoryShown = false;
  /** The pain that was withdrawn last, for the undo button. */
  withdrawnId = '';
  announcement = '';
  /** The error of the last save. */
  failure: unknown;

  #isOrdering = false;
  /** Finds the element that gets the focus after the next render; a function, because it does not exist before. */
  #focusNext: (() => HTMLElement | null | undefined | void) | undefined;

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
    const find = this.#focusNext;
    this.#focusNext = undefined;
    find?.()?.focus();
  }

  /** The deal's id for drafts and saves; empty until the deal is loaded, when nothing can be typed or saved yet. */
  get key(): string {
    return this.dealId ?? '';
  }

  get diagnosis(): Deal {
    return this.deal ?? NOTHING;
  }

  get live(): readonly Pain[] {
    const live = livePains(this.diagnosis);
    return this.order ? inOrder(live, this.order) : live;
  }

  /** Withdrawn and merged pains. */
  get gone(): readonly Pain[] {
    return this.diagnosis.pains.filter(({ status }) => status !== 'Live');
  }

  /** Ids of pains with a prescription: the org refuses to withdraw them, merge them into another or lower their evidence. */
  get locked(): readonly string[] {
    return this.diagnosis.prescriptions.map(({ painId }) => painId);
  }

  get rows() {
    const { live, locked } = this;
    const unsaved = new Set(draftSlots(this.key, 'pain:'));
    const dragged = live.findIndex(({ id }) => id === this.draggedId);
    return live.map((pain, index) => {
      const isOpen = pain.id === this.openId;
      const edge = index < dragged ? 'item_before' : 'item_after';
      return {
        pain,
        place: index + 1,
        isFirst: index === 0,
        isLast: index === live.length - 1,
        isEdited: isOpen && !this.isMerging && this.parts.editor !== undefined,
        isMerged: isOpen && this.isMerging && this.parts.merge !== undefined,
        isLocked: locked.includes(pain.id),
        isUnsaved: unsaved.has(`pain:${pain.id}`),
        className: pain.id === this.overId && index !== dragged ? `item ${edge}` : 'item',
      };
    });
  }

  /** While a form is open, its fields are enough to look at; what is typed for a new pain stays in the field. */
  get isCaptureHidden(): boolean {
    return this.openId !== '' && !this.isAdding;
  }

  get isEmpty(): boolean {
    return this.hasData && this.live.length === 0;
  }

  get canOrder(): boolean {
    return this.live.length > 1;
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

  /** Yearly cost of the quoted and the confirmed pains, and the cost until the close date, in short form. Empty without an amount. */
  get figures(): { label: string; text: string }[] {
    const { quoted, confirmed } = sums(this.live);
    if (quoted === 0) return [];
    const short = (amount: number) => money(amount, this.currency, locale, 'short');
    const { closeDate = '' } = this;
    const { untilClose } = waiting(quoted, daysBetween(today(), closeDate));
    return [
      { label: labels.sumQuoted, text: short(quoted) },
      { label: labels.sumConfirmed, text: short(confirmed) },
      ...(untilClose === null
        ? []
        : [{ label: fill(labels.sumWaiting, dayText(closeDate, locale)), text: short(untilClose) }]),
    ];
  }

  get hasFigures(): boolean {
    return this.figures.length > 0;
  }

  /** Shown where pains have figures in another currency than the deal. */
  get currencyText(): string {
    const hasFigure = this.live.some(({ low, likely, high }) => (likely ?? low ?? high) !== null);
    return this.isForeign && hasFigure ? fill(labels.currencies, this.currency ?? '', this.dealCurrency) : '';
  }

  get hasHistory(): boolean {
    return this.gone.length > 0;
  }

  get historyText(): string {
    return this.isHistoryShown ? labels.historyHide : fill(labels.historyShow, this.gone.length);
  }

  /** Passed to child components: reads the pains again. Resolves to undefined when that fails. */
  reread = async (): Promise<readonly Pain[] | undefined> => {
    await this.refreshDeal();
    return this.errors.deal ? undefined : this.diagnosis.pains;
  };

  async handleCaptured() {
    this.setAnnouncement(labels.added);
    await this.refreshAll();
  }

  /** Prefetches the form on hover or focus. A failed prefetch is ignored; opening the form reports it. */
  handlePrefetch() {
    fetchParts().catch(() => undefined);
  }

  async loadPart(name: 'editor' | 'merge' | 'history') {
    await this.load(name, async () => ({ default: (await fetchParts())[name] }));
  }

  async handleDeepen(event: CustomEvent<{ id: string; raiseTo?: string }>) {
    await this.edit(event.detail.id, event.detail.raiseTo);
  }

  async edit(id: string, raiseTo = '', isFigureAsked = false) {
    await this.loadPart('editor');
    this.raiseTo = raiseTo;
    this.isFigureAsked = isFigureAsked;
    this.openId = id;
    this.isMerging = false;
    this.isAdding = false;
  }

  async handleMerging() {
    await this.loadPart('merge');
    this.isMerging = true;
    this.#focusNext = () => this.find('[data-opened="merge"]');
  }

  handleClose() {
    this.close(this.openId);
  }

  async handleSaved(event: PainEvent) {
    this.close(event.detail.id);
    this.setAnnouncement(labels.saved);
    await this.refreshAll();
  }

  async handleMerged(event: PainEvent) {
    dropDraft(this.key, `pain:${this.openId}`);
    this.close(event.detail.id);
    this.setAnnouncement(fill(labels.merged, this.statementOf(event.detail.id)));
    await this.refreshAll();
  }

  async handleHistory() {
    await this.loadPart('history');
    this.isHistoryShown = !this.isHistoryShown;
  }

  async handleWithdraw(event: PainEvent) {
    const { id } = event.detail;
    await this.setStatus(id, 'Withdrawn', labels.withdrawn, () => {
      this.withdrawnId = id;
      this.openId = '';
      this.#focusNext = () => this.find('[data-undo]');
    });
  }

  async handleUndo() {
    await this.restore(this.withdrawnId);
  }

  async handleRestore(event: PainEvent) {
    await this.restore(event.detail.id);
  }

  async restore(id: string) {
    await this.setStatus(id, 'Live', labels.restored, () => this.focusRow(id, 'deepen'));
  }

  /** Saves a status. Then announces `template` with the pain's statement and calls `then`; on failure shows the error instead. */
  async setStatus(id: string, status: string, template: string, then: () => void) {
    const isMerged = this.gone.some((pain) => pain.id === id && pain.mergedInto);
    const fields = { [STATUS.fieldApiName]: status, ...(isMerged ? { [MERGED_INTO.fieldApiName]: null } : {}) };
    this.failure = undefined;
    try {
      const { saveChanges } = await fetchParts();
      await saveChanges(this.key, [{ kind: 'update', object: PAIN.objectApiName, id, fields }]);
      await this.refreshAll();
      this.setAnnouncement(fill(template, this.statementOf(id)));
      then();
    } catch (error) {
      this.failure = error;
    }
  }

  async handleMove(event: CustomEvent<{ id: string; by: number; part: string }>) {
    const { id, by, part } = event.detail;
    this.focusRow(id, part);
    await this.move(id, this.live.findIndex((pain) => pain.id === id) + by);
  }

  handleDragStart(event: DragEvent) {
    const { pain = '' } = (event.currentTarget as HTMLElement).dataset;
    this.draggedId = pain;
    event.dataTransfer?.setData('text/plain', this.statementOf(pain));
    event.dataTransfer?.setDragImage?.(event.currentTarget as HTMLElement, 0, 0);
  }

  handleDragOver(event: DragEvent) {
    if (!this.draggedId) return;
    event.preventDefault();
    this.overId = String((event.currentTarget as HTMLElement).dataset.pain);
  }

  handleDragEnd() {
    this.draggedId = '';
    this.overId = '';
  }

  async handleDrop(event: DragEvent) {
    const { draggedId } = this;
    if (!draggedId) return;
    event.preventDefault();
    const { pain } = (event.currentTarget as HTMLElement).dataset;
    this.handleDragEnd();
    await this.move(
      draggedId,
      this.live.findIndex(({ id }) => id === pain),
    );
  }

  /** Moves a pain to the index `to` and shows that at once, then saves it. After a failed save the stored order is shown again. */
  async move(id: string, to: number) {
    const ids = this.live.map((pain) => pain.id);
    if (ids[to] === id) return;
    this.order = moved(ids, id, to);
    this.failure = undefined;
    this.setAnnouncement(fill(labels.movedTo, this.statementOf(id), to + 1, ids.length));
    await this.saveOrder();
  }

  /** Saves the order, one save at a time. Moves during a save are saved together by the next one. */
  async saveOrder() {
    if (this.#isOrdering) return;
    this.#isOrdering = true;
    try {
      const { saveChanges } = await fetchParts();
      for (let saving; saving !== this.order;) {
        saving = this.order;
        const places = newPriorities(livePains(this.diagnosis), this.live);
        const changes = places.map(({ id, priority }) => ({
          kind: 'update' as const,
          object: PAIN.objectApiName,
          id,
          fields: { [PRIORITY.fieldApiName]: priority },
        }));
        // eslint-disable-next-line no-await-in-loop -- each save compares with the order that the one before has stored
        await saveChanges(this.key, changes);
        // eslint-disable-next-line no-await-in-loop -- as above
        await this.refreshAll();
      }
    } catch (error) {
      this.failure = error;
    } finally {
      this.#isOrdering = false;
      this.order = undefined;
    }
  }

  close(id: string) {
    this.openId = '';
    this.isMerging = false;
    this.focusRow(id, 'deepen');
  }

  focusRow(id: string, part: string) {
    this.#focusNext = () => {
      const row = this.find(`c-pain-point[data-pain="${id}"]`);
      return row ? row.focusOn(part) : this.find('c-pain-capture');
    };
  }

  /** Opens the pain that needs more evidence or a figure; without one, focuses the field for a new pain. False while that is not rendered. */
  handleFixRequest({ raise, figureOf }: PainFix): boolean {
    const asked = raise?.id ?? figureOf;
    if (asked && this.live.some(({ id }) => id === asked)) {
      this.edit(asked, raise?.evidence, figureOf === asked);
      return true;
    }
    const place = this.find('c-pain-capture');
    if (!place) return false;
    this.isAdding = this.openId !== '';
    if (this.isAdding) this.#focusNext = () => this.find('c-pain-capture');
    else place.focus();
    return true;
  }

  find(selector: string) {
    return this.template?.querySelector<HTMLElement & { focusOn(part: string): void }>(selector);
  }

  setAnnouncement(sentence: string) {
    this.announcement = sentence;
    this.withdrawnId = '';
  }

  statementOf(id: string): string {
    return this.diagnosis.pains.find((pain) => pain.id === id)?.statement ?? '';
  }

  /** Makes every panel of the page read the deal again. They send the same query at the same time, so it is one request. */
  async refreshAll() {
    this.dispatchEvent(new RefreshEvent());
    await this.refreshDeal();
  }
}
