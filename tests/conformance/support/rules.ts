import {
  decide,
  validationRules,
  type Attempt,
  type CompiledPlaybook,
  type Unmet,
} from '../../../src/playbook/index.ts';
import type { FormulaField } from '../../../src/formula/index.ts';
import { FIELDS, refusing, runnable } from '../../playbook/support/rules-engine.ts';

/** The Opportunity of the conformance tests has one number more. */
const MORE = { ...FIELDS, TotalOpportunityQuantity: { type: 'Number' } } as const;

/**
 * An attempt by the compiled rules, run by our formula engine: which of them refuse it, as `stage > id`, sorted.
 * @param fields that the playbooks read besides those of the conformance tests
 */
export function ruleEngine(
  playbooks: readonly CompiledPlaybook[],
  fields: Readonly<Record<string, FormulaField>> = {},
): (attempt: Attempt) => readonly string[] {
  const rules = runnable(validationRules(playbooks), { ...MORE, ...fields });
  return (attempt) =>
    refusing(rules, attempt)
      .map(({ toEnter, id }) => `${toEnter} > ${id}`)
      .sort();
}

/** A refusal by its rule: the rule of unknown stages stands for no gate. */
function refusedBy({ id, toEnter }: Unmet): string {
  return id === 'unknown-stage' ? ' > unknown-stage' : `${toEnter} > ${id}`;
}

/** What the evaluator refuses over all live versions, in the form of `ruleEngine`. */
export function expectedRefusals(playbooks: readonly CompiledPlaybook[], attempt: Attempt): readonly string[] {
  return playbooks
    .map((playbook) => decide(playbook, attempt))
    .filter(({ outcome }) => outcome === 'blocked')
    .flatMap(({ unmet }) => unmet.filter(({ mode, overridden }) => mode === 'enforce' && !overridden))
    .map(refusedBy)
    .sort();
}
