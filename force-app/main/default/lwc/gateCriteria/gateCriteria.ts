import { api, LightningElement } from 'lwc';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';

/** A gate with its criteria as the stage panel hands it over. */
interface Gate {
  readonly toEnter: string;
  readonly isEnforced: boolean;
  readonly lines: readonly {
    readonly id: string;
    readonly sentence: string;
    readonly isMet: boolean;
    readonly soFar: string;
    readonly blankField?: string;
  }[];
}

/** What one gate asks for: what is there, what is missing, and the place to fill a blank field. */
export default class GateCriteria extends LightningElement {
  labels = labels;
  @api gate!: Gate;
  @api recordId: string | undefined;
  /** The gate lies beyond the stage that is next. */
  @api isAhead = false;

  get className(): string {
    return this.isAhead ? 'gate gate_ahead' : 'gate';
  }

  get heading(): string {
    return fill(this.isAhead ? labels.aheadToEnter : labels.toEnter, this.gate.toEnter);
  }

  get count(): string {
    const { lines } = this.gate;
    return fill(labels.metCount, lines.filter(({ isMet }) => isMet).length, lines.length);
  }

  get note(): string {
    return this.gate.isEnforced ? '' : labels.notEnforced;
  }

  get lines() {
    return this.gate.lines.map((line) => ({
      ...line,
      state: line.isMet ? labels.met : labels.missing,
      icon: line.isMet ? 'utility:success' : 'utility:routing_offline',
      variant: line.isMet ? 'success' : undefined,
      className: line.isMet ? 'line line_met' : 'line',
    }));
  }
}
