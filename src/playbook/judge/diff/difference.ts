import type { Attempt } from '../../../../force-app/main/base/lwc/gateRules/types.ts';

/** A save that one playbook refuses, for this reason, and the other one lets through. */
export interface Difference {
  /** The gate, and the id and sentence of what the refusing playbook misses; `toEnter` is empty for what belongs to no gate. */
  readonly toEnter: string;
  readonly id: string;
  readonly sentence: string;
  /** The smallest such save, in words. */
  readonly witness: string;
  /** The save of a deal as `decide` takes it; absent where a product or a request for an override is refused. */
  readonly attempt?: Attempt;
}
