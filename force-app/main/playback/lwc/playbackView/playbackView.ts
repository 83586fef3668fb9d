import DealPanel from 'c/dealPanel';
import { today } from 'c/calendarDays';
import { fill } from 'c/textTemplate';
import dir from '@salesforce/i18n/dir';
import lang from '@salesforce/i18n/lang';
import locale from '@salesforce/i18n/locale';
import { fileName, htmlDocument, plainText, richText } from './html.ts';
import { labels } from './labels.ts';
import { playbackPage, sellersText } from './page.ts';
import type { Setting } from './page.ts';
import { callPlan } from './plan.ts';
import { isEmpty } from './sheet.ts';
import type { Sheet } from './sheet.ts';

const VIEWS = ['plan', 'page', 'reply'] as const;
type View = (typeof VIEWS)[number];
/** Arrow keys that move to another tab, and by how many; reversed in a right-to-left page. */
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Three tabs: the plan for the next call, the page in the customer's words, and the customer's reply to it. Sends no mail. */
export default class PlaybackView extends DealPanel {
  labels = labels;
  announcement = '';
  chosen: View | undefined;

  get unreadableHeading(): string {
    return this.isStale ? labels.stale : labels.notReadable;
  }

  get setting(): Setting {
    const { record } = this;
    const account = (record?.Account ?? {}) as { readonly fields?: { readonly Name?: { readonly value: unknown } } };
    return {
      name: String(record?.Name ?? ''),
      account: String(record?.['Account.Name'] ?? account.fields?.Name?.value ?? ''),
      desiredOutcome: String(record?.DF_Desired_Outcome__c ?? ''),
      currency: this.currency,
      closeDate: record?.CloseDate ? String(record.CloseDate) : undefined,
      today: today(),
      locale,
    };
  }

  get page(): Sheet | undefined {
    return this.deal && playbackPage(this.deal, this.setting);
  }

  get plan(): Sheet | undefined {
    const { deal, governing, record, surroundings } = this;
    if (!deal || !record || governing.length === 0) return undefined;
    return callPlan(deal, { playbooks: governing, record, surroundings }, this.setting);
  }

  /** The tab that is shown: the chosen one, else the page, or the plan while the page is empty. */
  get view(): View {
    return this.chosen ?? (!this.page || isEmpty(this.page) ? 'plan' : 'page');
  }

  get isReply(): boolean {
    return this.view === 'reply';
  }

  get sheet(): Sheet | undefined {
    return this.view === 'plan' ? this.plan : this.page;
  }

  /** The page's texts that are not the customer's words; empty on other tabs. */
  get sellersText(): string {
    return this.view === 'page' && this.page ? sellersText(this.page) : '';
  }

  get emptyText(): string {
    if (this.sheet && !isEmpty(this.sheet)) return '';
    return this.view === 'plan' ? labels.planDone : labels.empty;
  }

  get emptyHint(): string {
    return this.view === 'page' ? labels.emptyHint : '';
  }

  get tabs() {
    const names: Readonly<Record<View, string>> = {
      plan: labels.tabPlan,
      page: labels.tabPage,
      reply: labels.tabReply,
    };
    return VIEWS.map((value) => {
      const isSelected = value === this.view;
      return {
        value,
        label: names[value],
        className: isSelected ? 'tab tab_selected' : 'tab',
        isSelected: String(isSelected),
        tabIndex: isSelected ? '0' : '-1',
      };
    });
  }

  get tabLabel(): string {
    return this.tabs.find(({ value }) => value === this.view)?.label ?? '';
  }

  handleTab(event: Event) {
    this.open((event.currentTarget as HTMLElement).dataset.tab as View);
  }

  handleTabKey(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = VIEWS.indexOf(this.view) + (dir === 'rtl' ? -step : step) + VIEWS.length;
    this.open(VIEWS[to % VIEWS.length]);
    this.template?.querySelector<HTMLElement>(`[data-tab="${this.view}"]`)?.focus();
  }

  open(view: View | undefined) {
    this.chosen = view;
    this.announcement = '';
  }

  async handleCopy() {
    const { sheet } = this;
    if (!sheet) return;
    // Cleared first, because screen readers announce only a change, and a user may copy twice.
    this.announcement = '';
    try {
      const item = new ClipboardItem({
        'text/html': new Blob([richText(sheet)], { type: 'text/html' }),
        'text/plain': new Blob([plainText(sheet)], { type: 'text/plain' }),
      });
      await navigator.clipboard.write([item]);
      this.announcement = labels.copied;
    } catch {
      // The browser does not allow writing to the clipboard here: select the text, so that the user can copy it.
      this.template?.querySelector<Element & { select(): void }>('[data-sheet]')?.select();
      this.announcement = labels.selected;
    }
  }

  handleDownload() {
    const { sheet } = this;
    if (!sheet) return;
    const link = document.createElement('a');
    link.download = fileName(sheet.title);
    // Lightning Web Security changes blobs of type `text/html` and blocks `data:` URLs. A download does not need the type.
    const file = new Blob([htmlDocument(sheet, { lang, dir })], { type: 'application/octet-stream' });
    link.href = URL.createObjectURL(file);
    link.click();
    URL.revokeObjectURL(link.href);
    this.announcement = fill(labels.downloaded, link.download);
  }

  async handleConfirmed({ detail }: CustomEvent<{ count: number }>) {
    this.announcement = fill(labels.confirmed, detail.count);
    this.template?.querySelector<HTMLElement>('[data-title]')?.focus();
    await this.refreshDeal();
  }
}
