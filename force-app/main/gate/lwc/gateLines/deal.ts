import type { Answer, Pain } from 'c/dealRows';
import type { CompiledPlaybook, GateRecord, Surroundings } from 'c/gateRules';

/** A deal with the playbooks that govern it, at least one, and the reader's language as `@salesforce/i18n/lang` has it. */
export interface GovernedDeal {
  readonly playbooks: readonly CompiledPlaybook[];
  readonly record: GateRecord;
  readonly surroundings: Surroundings;
  readonly language: string;
  readonly answers: readonly Answer[];
  readonly pains: readonly Pain[];
}
