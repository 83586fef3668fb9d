import { compileFormula, type FormulaField } from '../../../src/formula/index.ts';
import { decide, gateRules, type Attempt, type CompiledPlaybook, type Unmet } from '../../../src/playbook/index.ts';
import { FIELDS } from '../../playbook/support/rules-engine.ts';

/** The Opportunity of the conformance tests: all that the language can read, as the compiler of formulas knows it. */
const MORE: Readonly<Record<string, FormulaField>> = {
  ...FIELDS,
  TotalOpportunityQuantity: { type: 'Number' },
  Rank__c: { type: 'Number' },
  Share__c: { type: 'Number', percent: true },
  Ready__c: { type: 'Boolean' },
  Go_Live__c: { type: 'Date' },
  HasOpportunityLineItem: { type: 'Boolean' },
  DF_Lines_Unlinked__c: { type: 'Number' },
  DF_Discovery_Score__c: { type: 'Number' },
  DF_Override_Token__c: { type: 'Number' },
  CurrencyIsoCode: { type: 'Picklist' },
  'RecordType.DeveloperName': { type: 'Text' },
  'Owner.Profile.Name': { type: 'Text' },
  'Owner.UserRole.DeveloperName': { type: 'Text' },
  'Owner.Gated__c': { type: 'Boolean' },
};

/** An attempt by the compiled rules, run by our formula engine: which of them refuse it, as `stage > id`, sorted. */
export function ruleEngine(playbooks: readonly CompiledPlaybook[]): (attempt: Attempt) => readonly string[] {
  const rules = gateRules(playbooks)
    .filter(({ active, object }) => active && object === 'Opportunity')
    .map(({ id, toEnter, formula }) => ({
      name: `${toEnter} > ${id}`,
      compiled: compileFormula(formula, {
        place: 'rule',
        blanks: 'asBlank',
        returns: 'Boolean',
        field: (path) => (path[0] === '$Permission' ? { type: 'Boolean' } : MORE[path.join('.')]),
      }),
    }));
  return ({ record, prior, permissions, now }) => {
    const environment = {
      field: (path: readonly string[]) =>
        path[0] === '$Permission' ? permissions.includes(path[1] ?? '') : (record[path.join('.')] ?? null),
      // On create PRIORVALUE is the current value.
      prior: (field: string) => (prior ?? record)[field] ?? null,
      isNew: prior === null,
      now: new Date(now),
    };
    return rules
      .filter(({ compiled }) => compiled.evaluate(environment) === true)
      .map(({ name }) => name)
      .sort();
  };
}

/** A refusal by its rule: the rule of unknown stages stands for no gate. */
export function refusedBy({ id, toEnter }: Unmet): string {
  return id === 'unknown-stage' ? ' > unknown-stage' : `${toEnter} > ${id}`;
}

/** What the evaluator says would be refused over all live versions, in the form of `ruleEngine`. */
export function expectedRefusals(playbooks: readonly CompiledPlaybook[], attempt: Attempt): readonly string[] {
  return playbooks
    .map((playbook) => decide(playbook, attempt))
    .filter(({ outcome }) => outcome === 'blocked')
    .flatMap(({ unmet }) => unmet.filter(({ mode, overridden }) => mode === 'enforce' && !overridden))
    .map(refusedBy)
    .sort();
}
