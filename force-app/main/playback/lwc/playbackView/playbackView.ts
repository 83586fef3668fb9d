import DealPanel from 'c/dealPanel';
import { today } from 'c/calendarDays';
import { fill } from 'c/textTemplate';
import dir from '@salesforce/i18n/dir';
import lang from '@salesforce/i18n/lang';
import locale from '@salesforce/i18n/locale';
import { handoverPage } from './handover.ts';
import { labels, tabs } from './labels.ts';
import { choicesOf, keepChoices, optionsOf } from './options.ts';
import type { Choices } from './options.ts';
import { customerPage, namedEarly, sellersText } from './page.ts';
import type { PageOptions } from './page.ts';
import { callPlan } from './plan.ts';
import { copySheet, downloadSheet } from './sending.ts';
import { isEmpty } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { readStory } from './story.ts';
import type { Setting, Story } from './story.ts';

type View = keyof typeof tabs;
const VIEWS = Object.keys(tabs) as readonly View[];
/** Arrow keys that move to another tab, and by how many; reversed in a right-to-left page. */
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * Four tabs in the order of the work: the plan for the next call, the page for the customer, their reply, and the page for the team that takes
 * over. All pages are made from one reading of the deal. Sends no mail.
 */
export default class PlaybackView extends DealPanel {
  labels = labels;
  announcement = '';
  chosen: View | undefined;
  /** What the seller changed on the page in this visit; before that, the draft counts. */
  changed: Choices | undefined;

  get unreadableHeading(): string {
    return this.isStale ? labels.stale : labels.notReadable;
  }

  get setting(): Setting {
    const { record } = this;
    return {
      name: String(record?.Name ?? ''),
      account: this.accountName,
      desiredOutcome: String(record?.DF_Desired_Outcome__c ?? ''),
      currency: this.currency,
      closeDate: record?.CloseDate ? String(record.CloseDate) : undefined,
      today: today(),
      locale,
    };
  }

  get story(): Story | undefined {
    return this.deal && readStory(this.deal, this.setting);
  }

  get choices(): Choices {
    return this.changed ?? choicesOf(this.dealId ?? '');
  }

  get options(): PageOptions {
    return optionsOf(this.story!, this.choices);
  }

  get page(): Sheet | undefined {
    return this.story && customerPage(this.story, this.options);
  }

  get plan(): Sheet | undefined {
    const { deal, governing, record, story, surroundings } = this;
    if (!deal || !story || !record || governing.length === 0) return undefined;
    return callPlan(deal, story, { playbooks: governing, record, surroundings });
  }

  /** The tab that is shown: the chosen one, else the page, or the plan while the page is empty. */
  get view(): View {
    return this.chosen ?? (!this.page || isEmpty(this.page) ? 'plan' : 'page');
  }

  get isPage(): boolean {
    return this.view === 'page';
  }

  get isReply(): boolean {
    return this.view === 'reply';
  }

  get sheet(): Sheet | undefined {
    const { story, view } = this;
    if (view === 'handover') return story && handoverPage(story);
    return view === 'plan' ? this.plan : this.page;
  }

  /** The page's texts that are not the customer's words; empty on other tabs. */
  get sellersText(): string {
    return this.isPage && this.page ? sellersText(this.page) : '';
  }

  /** What to check before a page is used: names of ours above the suggestion, figures in another currency than the deal's. */
  get cautions(): readonly string[] {
    const { currency, dealCurrency, isForeign, isPage, isReply, page, story } = this;
    if (isReply || !page || !story) return [];
    const early = isPage ? namedEarly(page, story) : [];
    const isMixed = isForeign && story.pains.some(({ pain }) => pain.likely !== null);
    return [
      ...(early.length > 0 ? [fill(labels.early, early.join(', '))] : []),
      ...(isMixed ? [fill(labels.currencies, currency ?? '', dealCurrency)] : []),
    ];
  }

  get emptyText(): string {
    return this.sheet && !isEmpty(this.sheet) ? '' : tabs[this.view].empty;
  }

  get emptyHint(): string {
    return tabs[this.view].hint;
  }

  get tabs() {
    return VIEWS.map((value) => {
      const isSelected = value === this.view;
      return {
        value,
        label: tabs[value].name,
        className: isSelected ? 'tab tab_selected' : 'tab',
        isSelected: String(isSelected),
        tabIndex: isSelected ? '0' : '-1',
      };
    });
  }

  get tabLabel(): string {
    return tabs[this.view].name;
  }

  get purpose(): string {
    return tabs[this.view].purpose;
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

  handleNote({ detail }: CustomEvent<{ value: string }>) {
    this.choose({ note: detail.value });
  }

  handleNames({ detail }: CustomEvent<{ checked: boolean }>) {
    this.choose({ isNamed: detail.checked });
  }

  handleSuggestion({ detail }: CustomEvent<{ checked: boolean }>) {
    this.choose({ hasSuggestion: detail.checked });
  }

  choose(part: Choices) {
    this.changed = { ...this.choices, ...part };
    keepChoices(this.dealId ?? '', this.changed);
  }

  async handleCopy() {
    const { sheet } = this;
    if (!sheet) return;
    // Cleared first, because screen readers announce only a change, and a user may copy twice.
    this.announcement = '';
    try {
      await copySheet(sheet);
      this.announcement = labels.copied;
    } catch {
      // The browser does not allow writing to the clipboard here: select the text, so that the user can copy it.
      this.template?.querySelector<Element & { select(): void }>('[data-sheet]')?.select();
      this.announcement = labels.selected;
    }
  }

  handleDownload() {
    const { sheet } = this;
    if (sheet) this.announcement = fill(labels.downloaded, downloadSheet(sheet, { lang, dir }));
  }

  async handleConfirmed({ detail }: CustomEvent<{ count: number }>) {
    this.announcement = fill(labels.confirmed, detail.count);
    this.template?.querySelector<HTMLElement>('[data-title]')?.focus();
    await this.refreshDeal();
  }
}
