import { decide, validationRules, type Attempt, type CompiledPlaybook } from '../../../src/playbook/index.ts';
import type { FormulaField } from '../../../src/formula/index.ts';
import { FIELDS, refusing, runnable } from '../../playbook/support/rules-engine.ts';

/** The Opportunity of the conformance tests has a few fields more. */
const MORE = {
  ...FIELDS,
  TotalOpportunityQuantity: { type: 'Number' },
  LastStageChangeDate: { type: 'DateTime' },
  AccountId: { type: 'Text' },
  'Account.Name': { type: 'Text' },
} as const;

/** Rules that stand for no gate, or for several: an entry of theirs names the stage entered, or the first gate that refuses. */
const OF_NO_GATE: ReadonlySet<string> = new Set(['unknown-stage', 'new-record', 'steps']);

function refusalText({ id, toEnter }: { readonly id: string; readonly toEnter: string }): string {
  return OF_NO_GATE.has(id) ? ` > ${id}` : `${toEnter} > ${id}`;
}

/**
 * An attempt by the compiled rules, run by our formula engine: which of them refuse it, as `stage > id`, sorted.
 * @param fields that the playbooks read besides those of the conformance tests
 */
export function ruleEngine(
  playbooks: readonly CompiledPlaybook[],
  fields: Readonly<Record<string, FormulaField>> = {},
): (attempt: Attempt) => readonly string[] {
  const rules = runnable(validationRules(playbooks), { ...MORE, ...fields });
  return (attempt) => refusing(rules, attempt).map(refusalText).sort();
}

/** What the evaluator refuses over all live versions, in the form of `ruleEngine`. */
export function expectedRefusals(playbooks: readonly CompiledPlaybook[], attempt: Attempt): readonly string[] {
  return playbooks
    .map((playbook) => decide(playbook, attempt))
    .filter(({ outcome }) => outcome === 'blocked')
    .flatMap(({ unmet }) => unmet.filter(({ mode, overridden }) => mode === 'enforce' && !overridden))
    .map(refusalText)
    .sort();
}
