import type { GateMode } from '../../playbook/index.ts';

/** One thing that a gate asks. */
export interface Asked {
  readonly toEnter: string;
  readonly mode: GateMode;
  /** The code in the message of the org, `5a809`; null for a rule that is no criterion. */
  readonly code: string | null;
  readonly sentence: string;
  /** At most six words. */
  readonly short: string | null;
}

/** An open deal that lacks something for its next stage. */
export interface StoppedDeal {
  readonly id: string;
  readonly name: string;
  /** Null where the playbook's `people` does not let the reader see it. */
  readonly owner: string | null;
  readonly stage: string;
  readonly toEnter: string;
  /** In the currency of the deal. */
  readonly amount: number | null;
  readonly currency: string | null;
  /** The strictest gate that asks: only `enforce` stops the save. */
  readonly mode: GateMode;
  readonly missing: readonly Asked[];
}

/** How many open deals lack something for their next stage. */
export interface StoppedCount {
  /** The strictest gate that asks: only `enforce` stops the save. */
  readonly mode: GateMode;
  /** Null in an org with one currency. */
  readonly currency: string | null;
  readonly deals: number;
  /** In that currency; null where no deal has an amount. */
  readonly amount: number | null;
}

/** How many deals, by what became of them. */
export interface Outcomes {
  readonly deals: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
}

/** A gate, and the deals that passed its stage before there was the playbook. */
export interface GateEffect {
  readonly toEnter: string;
  readonly mode: GateMode;
  readonly passed: Outcomes;
  /** Of those: something was noted, but not what the gate asks. Won ones would have been stopped wrongly. */
  readonly lacking: Outcomes;
  /** Of those: nothing was ever noted, which is no statement about the gate. */
  readonly untouched: Outcomes;
}

/** A criterion with the deals that lack or lacked it. */
export interface CriterionEffect extends Asked {
  /** Open deals that lack it for their next stage. */
  readonly open: number;
  /** Deals that passed the gate, of which something was noted, and lacked it; null: not known, because it reads fields, of which no earlier value is read. */
  readonly passed: Outcomes | null;
}

/** What a playbook would do to the deals of an org. */
export interface WhatIf {
  readonly playbook: { readonly code: string; readonly version: number; readonly title: string };
  readonly open: {
    /** Open deals in scope with a next stage. */
    readonly deals: number;
    /** Open deals with a next stage that the playbook is not about. */
    readonly outOfScope: number;
    /** All that lack something, by mode of the strictest gate that asks. */
    readonly stoppedBy: readonly StoppedCount[];
    /** The first 10,000 of them: enforced gates first, then by amount. */
    readonly stopped: readonly StoppedDeal[];
  };
  readonly gates: readonly GateEffect[];
  readonly criteria: readonly CriterionEffect[];
}
