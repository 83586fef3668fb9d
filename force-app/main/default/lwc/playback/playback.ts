import DealPanel from 'c/dealPanel';
import { today } from 'c/calendarDays';
import { fill } from 'c/textTemplate';
import dir from '@salesforce/i18n/dir';
import lang from '@salesforce/i18n/lang';
import locale from '@salesforce/i18n/locale';
import { fileName, htmlDocument, plainText, richText } from './html.ts';
import { labels } from './labels.ts';
import { playbackPage } from './page.ts';
import type { Setting } from './page.ts';
import { callPlan } from './plan.ts';
import { isEmpty } from './sheet.ts';
import type { Sheet } from './sheet.ts';

type Kind = 'plan' | 'page';

/** One page in the customer's words, their reply to it, and the plan for the next call. Nothing is sent by itself. */
export default class Playback extends DealPanel {
  labels = labels;
  announcement = '';

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
    const { deal, playbook, record, around } = this;
    return deal && playbook && record && callPlan(deal, { playbook, record, around }, this.setting);
  }

  get hasNothing(): boolean {
    return !this.page || isEmpty(this.page);
  }

  get hasNoQuestions(): boolean {
    return !this.plan || isEmpty(this.plan);
  }

  /** Before anything was heard there is a call to prepare. */
  get firstTab(): Kind {
    return this.hasNothing ? 'plan' : 'page';
  }

  async handleCopy(event: Event) {
    const kind = kindOf(event);
    const sheet = this[kind] as Sheet;
    try {
      const item = new ClipboardItem({
        'text/html': new Blob([richText(sheet)], { type: 'text/html' }),
        'text/plain': new Blob([plainText(sheet)], { type: 'text/plain' }),
      });
      await navigator.clipboard.write([item]);
      this.announcement = labels.copied;
    } catch {
      // No clipboard for pages here: then the reader's own copy command does it.
      this.template?.querySelector<Element & { select(): void }>(`[data-sheet="${kind}"]`)?.select();
      this.announcement = labels.selected;
    }
  }

  handleDownload(event: Event) {
    const sheet = this[kindOf(event)] as Sheet;
    const link = document.createElement('a');
    link.download = fileName(sheet.title);
    // Lightning Web Security rewrites `text/html` and refuses `data:`; a file to save needs no type.
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

/** Buttons stand only beside the sheet that they name. */
function kindOf(event: Event): Kind {
  return (event.currentTarget as HTMLElement).dataset.kind as Kind;
}
