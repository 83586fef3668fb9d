import { api, LightningElement } from 'lwc';
import { daysBetween, today } from 'c/calendarDays';
import { livePains } from 'c/dealReading';
import type { ContactRole, Pain, Prescription } from 'c/dealRows';
import { draftSlots, dropDraft } from 'c/drafts';
import { money, sums, waiting } from 'c/impactFigures';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import PAIN from '@salesforce/schema/DF_Pain_Point__c';
import MERGED_INTO from '@salesforce/schema/DF_Pain_Point__c.Merged_Into__c';
import PRIORITY from '@salesforce/schema/DF_Pain_Point__c.Priority__c';
import STATUS from '@salesforce/schema/DF_Pain_Point__c.Status__c';
import { labels } from './labels.ts';
import { inOrder, moved, newPriorities } from './order.ts';

const fetchParts = () => import('c/painParts');

type PainEvent = CustomEvent<{ id: string }>;

/**
 * The deal's pains in their order: edits, merges, withdraws and orders them. Fires `said` with a sentence for screen readers (and the pain
 * that can be brought back), `form` when a form opens or closes, and `lost` when the row that was to get the focus is gone.
 */
export default class PainList extends LightningElement {
  labels = labels;
  /** All pains of the deal as they were last read, also withdrawn and merged ones. */
  @api pains: readonly Pain[] = [];
  @api prescriptions: readonly Prescription[] = [];
  @api contacts: readonly ContactRole[] = [];
  /** The deal's id for drafts and saves. */
  @api dealId = '';
  @api accountId: string | undefined;
  /** Of the figures; undefined without a playbook. */
  @api currency: string | undefined;
  @api dealCurrency = '';
  @api isForeign = false;
  /** ISO date. */
  @api closeDate: string | undefined;
  /** Reads the pains again; resolves to undefined when that fails. */
  @api reread!: () => Promise<readonly Pain[] | undefined>;
  /** Has every panel of the page read the deal again. */
  @api refresh!: () => Promise<void>;

  parts: Partial<Record<'editor' | 'merge' | 'history', typeof LightningElement>> = {};
  /** Id of the pain whose editor or merge form is open; empty: none. */
  openId = '';
  isMerging = false;
  /** Evidence that the open pain is to get, as another panel requested. */
  raiseTo = '';
  /** Another panel requested a figure for the open pain. */
  isFigureAsked = false;
  /** Ids in the order that the user chose, until it is saved and read again. */
  order: readonly string[] | undefined;
  draggedId = '';
  overId = '';
  isHistoryShown = false;
  /** The error of the last save, or of a form that could not be loaded. */
  failure: unknown;

  #isOrdering = false;
  /** Finds the element that gets the focus after the next render; a function, because it does not exist before. */
  #focusNext: (() => HTMLElement | null | undefined | void) | undefined;

  renderedCallback() {
    this.takeFocus();
  }

  takeFocus() {
    const find = this.#focusNext;
    this.#focusNext = undefined;
    find?.()?.focus();
  }

  get live(): readonly Pain[] {
    const live = livePains(this);
    return this.order ? inOrder(live, this.order) : live;
  }

  /** Withdrawn and merged pains. */
  get gone(): readonly Pain[] {
    return this.pains.filter(({ status }) => status !== 'Live');
  }

  /** Ids of pains with a prescription: the org refuses to withdraw them, merge them into another or lower their evidence. */
  get locked(): readonly string[] {
    return this.prescriptions.map(({ painId }) => painId);
  }

  get rows() {
    const { live, locked } = this;
    const unsaved = new Set(draftSlots(this.dealId, 'pain:'));
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

  get canOrder(): boolean {
    return this.live.length > 1;
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

  /** Prefetches the form on hover or focus. A failed prefetch is ignored; opening the form reports it. */
  handlePrefetch() {
    fetchParts().catch(() => undefined);
  }

  /** Loads a form once; false when that fails, which is shown. */
  async loadPart(name: 'editor' | 'merge' | 'history'): Promise<boolean> {
    if (this.parts[name]) return true;
    try {
      this.parts = { ...this.parts, [name]: (await fetchParts())[name] };
      return true;
    } catch (error) {
      this.failure = error;
      return false;
    }
  }

  async handleDeepen(event: CustomEvent<{ id: string; raiseTo?: string }>) {
    await this.edit(event.detail.id, event.detail.raiseTo);
  }

  /** Opens the pain's editor; `raiseTo`: with that evidence chosen, `isFigureAsked`: at its figure. */
  @api async edit(id: string, raiseTo = '', isFigureAsked = false) {
    if (!(await this.loadPart('editor'))) return;
    this.raiseTo = raiseTo;
    this.isFigureAsked = isFigureAsked;
    this.isMerging = false;
    this.setOpen(id);
  }

  async handleMerging() {
    if (!(await this.loadPart('merge'))) return;
    this.isMerging = true;
    this.#focusNext = () => this.find('[data-opened="merge"]');
  }

  handleClose() {
    this.close(this.openId);
  }

  async handleSaved(event: PainEvent) {
    this.close(event.detail.id);
    this.say(labels.saved);
    await this.refresh();
  }

  async handleMerged(event: PainEvent) {
    dropDraft(this.dealId, `pain:${this.openId}`);
    this.close(event.detail.id);
    this.say(fill(labels.merged, this.statementOf(event.detail.id)));
    await this.refresh();
  }

  async handleHistory() {
    if (await this.loadPart('history')) this.isHistoryShown = !this.isHistoryShown;
  }

  async handleWithdraw(event: PainEvent) {
    const { id } = event.detail;
    const isDone = await this.setStatus(id, 'Withdrawn', labels.withdrawn, id);
    if (isDone) this.setOpen('');
  }

  async handleRestore(event: PainEvent) {
    await this.restore(event.detail.id);
  }

  /** Makes a withdrawn or merged pain live again. */
  @api async restore(id: string) {
    if (!(await this.setStatus(id, 'Live', labels.restored))) return;
    // The row was rendered when the pains were read again.
    this.focusRow(id, 'deepen');
    this.takeFocus();
  }

  /** Saves a status and has `template` said with the pain's statement; on failure shows the error and resolves to false. */
  async setStatus(id: string, status: string, template: string, withdrawnId = ''): Promise<boolean> {
    const isMerged = this.gone.some((pain) => pain.id === id && pain.mergedInto);
    const fields = { [STATUS.fieldApiName]: status, ...(isMerged ? { [MERGED_INTO.fieldApiName]: null } : {}) };
    this.failure = undefined;
    try {
      const { saveChanges } = await fetchParts();
      await saveChanges(this.dealId, [{ kind: 'update', object: PAIN.objectApiName, id, fields }]);
      await this.refresh();
      this.say(fill(template, this.statementOf(id)), withdrawnId);
      return true;
    } catch (error) {
      this.failure = error;
      return false;
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
    this.say(fill(labels.movedTo, this.statementOf(id), to + 1, ids.length));
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
        const places = newPriorities(livePains(this), this.live);
        const changes = places.map(({ id, priority }) => ({
          kind: 'update' as const,
          object: PAIN.objectApiName,
          id,
          fields: { [PRIORITY.fieldApiName]: priority },
        }));
        // eslint-disable-next-line no-await-in-loop -- each save compares with the order that the one before has stored
        await saveChanges(this.dealId, changes);
        // eslint-disable-next-line no-await-in-loop -- as above
        await this.refresh();
      }
    } catch (error) {
      this.failure = error;
    } finally {
      this.#isOrdering = false;
      this.order = undefined;
    }
  }

  close(id: string) {
    this.isMerging = false;
    this.setOpen('');
    this.focusRow(id, 'deepen');
  }

  setOpen(id: string) {
    this.openId = id;
    this.dispatchEvent(new CustomEvent('form', { detail: { isOpen: id !== '' } }));
  }

  focusRow(id: string, part: string) {
    this.#focusNext = () => {
      const row = this.find(`c-pain-point[data-pain="${id}"]`);
      if (row) row.focusOn(part);
      else this.dispatchEvent(new CustomEvent('lost'));
    };
  }

  find(selector: string) {
    return this.template?.querySelector<HTMLElement & { focusOn(part: string): void }>(selector);
  }

  /** Has the panel announce a sentence; `withdrawnId`: the pain that *Undo* brings back. */
  say(sentence: string, withdrawnId = '') {
    this.dispatchEvent(new CustomEvent('said', { detail: { sentence, withdrawnId } }));
  }

  statementOf(id: string): string {
    return this.pains.find((pain) => pain.id === id)?.statement ?? '';
  }
}
