import { api, LightningElement } from 'lwc';
import type { Override } from 'c/dealRows';
import { EVIDENCE_NAMES } from 'c/evidenceNames';
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
  met: { state: labels.met, icon: 'utility:success', variant: 'success', className: 'line line_met' },
  passable: { state: labels.passable, icon: 'utility:unlock', variant: undefined, className: 'line line_passable' },
  open: { state: labels.open, icon: 'utility:clock', variant: undefined, className: 'line line_open' },
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

  /** Id of the criterion whose fix request no panel handled; empty: none. */
  nowhere = '';
  fillPart: typeof LightningElement | undefined;
  /** Keys of the fields that the user began to fill. */
  begun: readonly string[] = [];

  #opening = '';

  renderedCallback() {
    if (!this.#opening) return;
    const place = this.template?.querySelector<HTMLElement & { open(): void }>(`[data-place="${this.#opening}"]`);
    this.#opening = '';
    place?.open();
  }

  get className(): string {
    return this.isAhead ? 'gate gate_ahead' : 'gate';
  }

  get heading(): string {
    const { isAgain, toEnter } = this.gate;
    return fill(isAgain ? labels.askedAgain : this.isAhead ? labels.aheadToEnter : labels.toEnter, toEnter);
  }

  /** Empty where only what is missing is listed. */
  get count(): string {
    const { lines, isAgain } = this.gate;
    if (isAgain) return '';
    return fill(labels.metCount, lines.filter(({ isMet, open }) => isMet && !open).length, lines.length);
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

  get lines() {
    return this.gate.lines.map((line) => {
      const { id, sentence, short, isMet, fixes } = line;
      const title = short || sentence;
      const fields = fixes.filter((fix) => fix.on === 'field');
      const places = fixes.filter((fix) => fix.on !== 'field');
      return {
        ...line,
        title,
        // What is met or lies ahead is not missing yet, as the sentence would say.
        detail: short && !isMet && !this.isAhead ? sentence : '',
        ...LOOKS[lookOf(line)],
        soFar: soFarText(line),
        nowhere: this.nowhere === id ? labels.nowhere : '',
        fields: fields.map(({ field, input }) => {
          const key = `${id} ${field}`;
          return { field, input, key, label: fill(labels.fillWith, title), isPlaced: this.begun.includes(key) };
        }),
        places: places.map((place, index) => ({
          place,
          key: `${id} ${index}`,
          index,
          label: labels.fixes[place.on],
          name: fill(labels.about, labels.fixes[place.on], title),
        })),
      };
    });
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

  /** Moves the focus to the criterion, because the field form disappears when the criterion is met. */
  handleFilled(event: Event) {
    const { line } = (event.currentTarget as HTMLElement).dataset;
    this.template?.querySelector<HTMLElement>(`[data-line="${line}"]`)?.focus();
  }
}

function lookOf({ isMet, isPassable, isRefused, open }: Line): keyof typeof LOOKS {
  if (isRefused) return 'refused';
  if (isMet) return open ? 'open' : 'met';
  return isPassable ? 'passable' : 'missing';
}

function soFarText({ soFar }: Line): string {
  if (!soFar) return '';
  if (soFar.isEvidence) return fill(labels.evidenceSoFar, EVIDENCE_NAMES[soFar.have - 1]?.[1] ?? '');
  const { format } = new Intl.NumberFormat(locale);
  return fill(labels.soFar, format(soFar.have), format(soFar.need));
}
