import { api, LightningElement } from 'lwc';
import { spokenOf } from 'c/dealRows';
import type { Pain } from 'c/dealRows';
import { money } from 'c/impactFigures';
import { originText } from 'c/quoteOrigin';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';

/** Level of Quoted. */
const QUOTED = 3;

const NAMES: Readonly<Record<string, string>> = {
  Problem: labels.problem,
  Goal: labels.goal,
  Risk: labels.risk,
  Grow: labels.grow,
  'Cut Cost': labels.cutCost,
  Improve: labels.improve,
};

/**
 * One pain of the list. Uses only plain HTML elements, because a deal can have a hundred. Fires `deepen`, with `raiseTo` where the customer's words are to be
 * noted, and `move` by -1 or 1 place.
 */
export default class PainPoint extends LightningElement {
  labels = labels;
  @api pain!: Pain;
  /** ISO code of the playbook's currency; without one, amounts are plain numbers. */
  @api currency: string | undefined;
  /** 1 is first. */
  @api place = 1;
  @api isFirst = false;
  @api isLast = false;
  /** The pain has a draft. */
  @api isUnsaved = false;

  /** Moves the focus to one of its buttons: `up`, `down` or `deepen`. */
  @api focusOn(part: string) {
    this.template?.querySelector<HTMLElement>(`[data-part="${part}"]`)?.focus();
  }

  get facts(): string {
    const { kind, driver, feltByName } = this.pain;
    const felt = feltByName && fill(labels.felt, feltByName);
    return [NAMES[kind] ?? kind, NAMES[driver] ?? driver, felt].filter(Boolean).join(' · ');
  }

  get impact(): string {
    const { likely } = this.pain;
    return likely === null ? '' : money(likely, this.currency, locale);
  }

  get quoteLine(): string {
    const { words, by, on } = spokenOf(this.pain);
    return words ? fill(labels.said, words, by, dayText(on, locale)) : '';
  }

  get origin(): string {
    return originText(this.pain);
  }

  get upText(): string {
    return fill(labels.up, this.pain.statement);
  }

  get downText(): string {
    return fill(labels.down, this.pain.statement);
  }

  /** Whether nothing the customer said literally is noted yet. */
  get lacksWords(): boolean {
    return this.pain.level < QUOTED;
  }

  handleQuote() {
    this.dispatchEvent(new CustomEvent('deepen', { detail: { id: this.pain.id, raiseTo: 'Quoted' } }));
  }

  handleDeepen() {
    this.dispatchEvent(new CustomEvent('deepen', { detail: { id: this.pain.id } }));
  }

  handleMove(event: Event) {
    const { part } = (event.currentTarget as HTMLElement).dataset;
    this.move(part === 'up' ? -1 : 1, part);
  }

  handleKey(event: KeyboardEvent) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    this.move(by, (event.target as HTMLElement).dataset.part);
  }

  move(by: number, part = 'deepen') {
    const isAtEnd = by < 0 ? this.isFirst : this.isLast;
    if (!isAtEnd) this.dispatchEvent(new CustomEvent('move', { detail: { id: this.pain.id, by, part } }));
  }

  /** Stops drags that do not begin at the handle, so that the parent does not move the pain when selected text is dragged. */
  handleDragStart(event: DragEvent) {
    if (!(event.target as HTMLElement).dataset?.handle) event.stopPropagation();
  }
}
