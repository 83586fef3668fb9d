/** A compiled playbook: what the panel, `diagnose check` and every test judge by. Frozen plain data, stored as JSON in DF_Playbook__c.Compiled__c. */

export type Evidence = 'Assumed' | 'Heard' | 'Quoted' | 'Confirmed';
export type GateMode = 'observe' | 'warn' | 'enforce';

/** `id` is stable over versions when the criterion is the same; `sentence` is what the org, the panel and the report say when it is unmet. */
interface CriterionBase {
  readonly id: string;
  readonly sentence: string;
}
export type Criterion =
  | (CriterionBase & { readonly kind: 'answered'; readonly concept: string; readonly evidence: Evidence })
  | (CriterionBase & { readonly kind: 'pains'; readonly atLeast: number; readonly evidence: Evidence })
  | (CriterionBase & { readonly kind: 'impact'; readonly atLeast: number; readonly evidence: Evidence })
  | (CriterionBase & { readonly kind: 'filled'; readonly field: string; readonly type?: FieldKind });
/** What decides how a rule tests a field for blank; absent: plain (text, number, date, lookup). */
export type FieldKind = 'picklist' | 'longText';
export type Kind = Criterion['kind'];
export type CriterionOf<K extends Kind> = Extract<Criterion, { readonly kind: K }>;

export interface Gate {
  readonly toEnter: string;
  readonly mode: GateMode;
  readonly criteria: readonly Criterion[];
}

export interface Question {
  readonly concept: string;
  readonly ask: string;
  readonly why: string;
  readonly weight: number;
}

export interface CompiledPlaybook {
  readonly playbook: string;
  readonly version: number;
  /** ISO date-time with Z. A deal stands under the live version with the latest `from` that is not after its creation. */
  readonly from: string;
  /** `from` of the next version, exclusive; absent: still in force. */
  readonly until?: string;
  /** The other live versions. A pin to one of them takes a deal away from this one; a pin to anything else is ignored. */
  readonly otherVersions?: readonly number[];
  readonly title: string;
  readonly currency: string;
  /** In order; the first has order 1. */
  readonly stages: readonly string[];
  readonly exemptStages: readonly string[];
  readonly appliesTo: { readonly amountAtLeast?: number };
  readonly bypassPermission: string;
  readonly questions: readonly Question[];
  readonly gates: readonly Gate[];
  /** Said of a new record beyond the first enforced gate, which can have no children yet. */
  readonly newRecordSentence: string;
  /** Said of a stage that the playbook does not know. */
  readonly unknownStageSentence: string;
}

/** Opportunity fields by API name, roll-ups included; blank is null or absent. */
export type GateRecord = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One attempt: `prior` is the record as it was before the save, null for a new record. */
export interface Attempt {
  readonly record: GateRecord;
  readonly prior: GateRecord | null;
  /** Custom permissions of whoever saves. */
  readonly permissions: readonly string[];
  /** ISO date-time of the save; a new record counts as created then. */
  readonly now: string;
}

/** `id` names the criterion (or `new-record`, `unknown-stage`); `toEnter` the gate it belongs to. */
export interface Unmet {
  readonly id: string;
  readonly toEnter: string;
  readonly mode: GateMode;
  readonly sentence: string;
}

/**
 * `exempt`: the playbook does not judge this deal (created before it, another version's, out of scope).
 * `bypassed`: an enforced gate was not met, and whoever saves may bypass. `allowed` may still carry what observed gates lack.
 */
export interface Verdict {
  readonly outcome: 'allowed' | 'warned' | 'blocked' | 'bypassed' | 'exempt';
  readonly unmet: readonly Unmet[];
}
