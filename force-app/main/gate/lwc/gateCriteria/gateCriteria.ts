import { api, LightningElement } from 'lwc';
import type { Override } from 'c/dealRows';
import { EVIDENCE_NAMES, evidenceName } from 'c/evidenceNames';
import { requestFix } from 'c/fixRequests';
import type { FixPlace } from 'c/fixRequests';
import { dayText, fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';

/** What the criterion requires of a field that can be filled here. */
export type FieldInput =
  | { readonly type: 'text' | 'longText' | 'date' | 'check' }
  | { readonly type: 'choice'; readonly values: readonly string[] }
  | { readonly type: 'number'; readonly min?: number; readonly max?: number };

/** Where an unmet criterion can be fixed: in another panel, or in a field form below the criterion. */
export type Fix = FixPlace | { readonly on: 'field'; readonly field: string; readonly input: FieldInput };

/** One criterion of a gate, with the sentence of the org's rule and its short form in the reader's language. */
export interface Line {
  readonly id: string;
  /** Identifies it among those of all gates. */
  readonly key: string;
  readonly sentence: string;
  /** Empty for a playbook that an earlier release compiled. */
  readonly short: string;
  /** Why it matters to the customer; empty when the sentence includes it. */
  readonly why: string;
  readonly isMet: boolean;
  /** Unmet, but an override lets the deal pass. */
  readonly isPassable: boolean;
  /** The org's last refusal named it. */
  readonly isRefused?: boolean;
  /** Progress; absent when a number would not help. `isEvidence`: the numbers are evidence levels. */
  readonly soFar?: { readonly have: number; readonly need: number; readonly isEvidence: boolean };
  readonly fixes: readonly Fix[];
  /** The fields that decide it, where the reader may not read them: it is then neither met nor known to be missing. */
  readonly hidden?: readonly string[];
  /** The answer is not known yet: until when it is open, or that it is overdue. Never counted as met. */
  readonly open?: string;
}
/** A gate with its criteria, from the stage panel. */
interface Gate {
  readonly toEnter: string;
  /** Title of its playbook; empty when the deal has only one. */
  readonly playbook?: string;
  readonly isEnforced: boolean;
  /** The deal has passed it before; its lines are what it lacks now. */
  readonly isAgain?: boolean;
  readonly lines: readonly Line[];
}

const LOOKS = {
  refused: { state: labels.refused, icon: 'utility:error', variant: 'error', className: 'line line_refused' },
  passable: { state: labels.passable, icon: 'utility:unlock', variant: undefined, className: 'line line_passable' },
  open: { state: labels.open, icon: 'utility:clock', variant: undefined, className: 'line line_open' },
  hidden: { state: labels.notVisible, icon: 'utility:hide', variant: undefined, className: 'line' },
  missing: { state: labels.missing, icon: 'utility:routing_offline', variant: undefined, className: 'line' },
};

/** The criteria of one gate: which are met, which are missing, and the buttons to fix them. */
export default class GateCriteria extends LightningElement {
  labels = labels;
  @api gate!: Gate;
  @api dealId: string | undefined;
  /** The deal's overrides, for the day until which a criterion may stay unmet. */
  @api overrides: readonly Override[] = [];
  /** Loads the component `c-fill-field`; resolves to undefined on failure. Until it is loaded, a button is shown. */
  @api loadFill!: () => Promise<typeof LightningElement | undefined>;
  /** The gate comes after the target stage. */
  @api isAhead = false;
  /** The panel has no other gate to show. */
  @api isAlone = false;

  /** Id of the criterion whose fix request no panel handled; empty: none. */
  nowhere = '';
  fillPart: typeof LightningElement | undefined;
  /** Keys of the fields that the user began to fill. */
  begun: readonly string[] = [];

  #opening = '';
  /** Id of the criterion whose field was filled last. */
  #filled = '';

  renderedCallback() {
    this.followFilled();
    if (!this.#opening) return;
    const place = this.template?.querySelector<HTMLElement & { open(): void }>(`[data-place="${this.#opening}"]`);
    this.#opening = '';
    place?.open();
  }

  get className(): string {
    return this.isAhead ? 'gate gate_ahead' : 'gate';
  }

  /** Empty for the gate that the panel's own heading names. */
  get heading(): string {
    const { isAgain, toEnter } = this.gate;
    if (isAgain) return fill(labels.askedAgain, toEnter);
    if (this.isAhead) return fill(labels.aheadToEnter, toEnter);
    return this.isAlone ? '' : toEnter;
  }

  get note(): string {
    return this.gate.isEnforced ? '' : labels.notEnforced;
  }

  /** Until when the overrides apply: the latest last day of all approved ones, which is also what the org's roll-up uses. */
  get passable(): string {
    if (!this.gate.lines.some(({ isPassable }) => isPassable)) return '';
    const days = this.overrides.filter(({ status }) => status === 'Approved').map(({ expiresOn }) => expiresOn);
    return fill(labels.passableUntil, dayText(days.sort().at(-1) ?? '', locale));
  }

  /** What is missing, refused or open. */
  get lines() {
    return this.gate.lines.filter((line) => !isDone(line)).map((line) => this.shown(line));
  }

  /** Titles of what is there. */
  get done() {
    return this.gate.lines.filter(isDone).map((line) => ({ ...line, title: line.short || line.sentence }));
  }

  get doneText(): string {
    return fill(labels.done, this.done.length);
  }

  get hasDone(): boolean {
    return this.done.length > 0;
  }

  shown(line: Line) {
    const { id, sentence, short, isMet, why, fixes, soFar, hidden } = line;
    const title = short || sentence;
    // What is met or lies ahead is not missing yet, as the sentence would say.
    const detail = short && !isMet && !this.isAhead ? sentence : '';
    const fields = fixes.filter((fix) => fix.on === 'field');
    const places = fixes.filter((fix) => fix.on !== 'field');
    return {
      ...line,
      ...LOOKS[lookOf(line)],
      title,
      detail,
      hasReason: detail !== '' || why !== '',
      reasonName: fill(labels.about, labels.reason, title),
      evidence: soFar?.isEvidence ? EVIDENCE_NAMES[soFar.have - 1]?.[0] : undefined,
      soFar: soFarText(line),
      hidden: hidden ? fill(labels.hiddenFields, hidden.join(', ')) : '',
      nowhere: this.nowhere === id ? labels.nowhere : '',
      fields: fields.map(({ field, input }) => {
        const key = `${id} ${field}`;
        return { field, input, key, label: fill(labels.fillWith, title), isPlaced: this.begun.includes(key) };
      }),
      places: places.map((place, index) => {
        const label = fixLabel(place);
        return { on: place.on, key: `${id} ${index}`, index, label, name: fill(labels.about, label, title) };
      }),
    };
  }

  handleFixRequest(event: Event) {
    const { line, index } = (event.currentTarget as HTMLElement).dataset as { line: string; index: string };
    const { lines } = this.gate;
    const places = lines.flatMap(({ id, fixes }) => (id === line ? fixes.filter((fix) => fix.on !== 'field') : []));
    const fix = places[Number(index)];
    if (fix && this.dealId) this.nowhere = requestFix({ dealId: this.dealId, fix }) ? '' : line;
  }

  async handleFill(event: Event) {
    const { key } = (event.currentTarget as HTMLElement).dataset as { key: string };
    const part = await this.loadFill();
    if (!part) return;
    this.fillPart = part;
    this.begun = [...this.begun, key];
    this.#opening = key;
  }

  /** Moves the focus to the criterion, because the field form disappears when the criterion is met, now or later. */
  handleFilled(event: Event) {
    const { line = '' } = (event.currentTarget as HTMLElement).dataset;
    this.#filled = line;
    this.template?.querySelector<HTMLElement>(`[data-line="${line}"]`)?.focus();
    this.followFilled();
  }

  /** The line of a filled field is folded away once the deal is read again: then the focus goes to what is done. */
  followFilled() {
    if (!this.done.some(({ id }) => id === this.#filled)) return;
    this.#filled = '';
    if (!this.template?.activeElement) this.template?.querySelector<HTMLElement>('[data-done]')?.focus();
  }
}

function lookOf({ isMet, isPassable, isRefused, open, hidden }: Line): keyof typeof LOOKS {
  if (isRefused) return 'refused';
  if (isMet && open) return 'open';
  if (isPassable) return 'passable';
  return hidden ? 'hidden' : 'missing';
}

function isDone({ isMet, isRefused, open }: Line): boolean {
  return isMet && !isRefused && !open;
}

function fixLabel(fix: FixPlace): string {
  if (fix.on === 'answer' && fix.raise) return fill(labels.raise, evidenceName(fix.raise));
  if (fix.on === 'pains' && fix.raise) return fill(labels.raise, evidenceName(fix.raise.evidence));
  if (fix.on === 'pains' && fix.figureOf) return labels.fixFigure;
  return labels.fixes[fix.on];
}

function soFarText({ soFar }: Line): string {
  if (!soFar) return '';
  if (soFar.isEvidence) return fill(labels.evidenceSoFar, EVIDENCE_NAMES[soFar.have - 1]?.[1] ?? '');
  const { format } = new Intl.NumberFormat(locale);
  return fill(labels.soFar, format(soFar.have), format(soFar.need));
}
