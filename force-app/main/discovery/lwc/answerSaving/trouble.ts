import type { Fault } from 'c/ldsErrors';

/** Why nothing was saved: the kind of failure, and the error itself. */
export interface Trouble {
  readonly kind: Exclude<Fault, 'conflict'>;
  readonly error: unknown;
}

/** A fault as the panel shows it; a conflict that cannot be resolved here counts as a refusal. */
export function troubleOf(error: unknown, fault: Fault): Trouble {
  return { kind: fault === 'conflict' ? 'refused' : fault, error };
}
