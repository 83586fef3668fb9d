import { compileFormula } from '../../../src/formula/index.ts';
import type { CompiledFormula, FormulaField } from '../../../src/formula/index.ts';
import type { Attempt, GateRule } from '../../../src/playbook/index.ts';

/** The Opportunity of the tests: what the compiler of formulas must know of its fields. */
export const FIELDS: Readonly<Record<string, FormulaField>> = {
  StageName: { type: 'Picklist' },
  Type: { type: 'Picklist' },
  NextStep: { type: 'Text' },
  Description: { type: 'Text', longText: true },
  CreatedDate: { type: 'DateTime' },
  CloseDate: { type: 'Date' },
  Signed_At__c: { type: 'DateTime' },
  'Account.Industry': { type: 'Picklist' },
  'Account.AnnualRevenue': { type: 'Number' },
  Amount: { type: 'Number' },
  DF_Playbook_Pin__c: { type: 'Text' },
  DF_Desired_Outcome__c: { type: 'Text' },
  CurrencyIsoCode: { type: 'Picklist' },
  Rank__c: { type: 'Number' },
  Share__c: { type: 'Number', percent: true },
  Ready__c: { type: 'Boolean' },
  Go_Live__c: { type: 'Date' },
  HasOpportunityLineItem: { type: 'Boolean' },
  DF_Lines_Unlinked__c: { type: 'Number' },
  DF_Discovery_Score__c: { type: 'Number' },
  DF_Override_Token__c: { type: 'Number' },
  'RecordType.DeveloperName': { type: 'Text' },
  'Owner.Profile.Name': { type: 'Text' },
  'Owner.UserRole.DeveloperName': { type: 'Text' },
  'Owner.Gated__c': { type: 'Boolean' },
  DF_Answers_A__c: { type: 'Number' },
  DF_Answers_B__c: { type: 'Number' },
  DF_Open_Due__c: { type: 'Number' },
  DF_Pains_Heard__c: { type: 'Number' },
  DF_Pains_Quoted__c: { type: 'Number' },
  DF_Pains_Confirmed__c: { type: 'Number' },
  DF_Impact_Quoted__c: { type: 'Number' },
  DF_Impact_Confirmed__c: { type: 'Number' },
};

export interface RunnableRule extends GateRule {
  readonly compiled: CompiledFormula;
}

/** The active rules, compiled by our formula engine as validation rules of the org are: blanks as blanks. */
export function runnable(rules: readonly GateRule[], fields = FIELDS): readonly RunnableRule[] {
  return rules
    .filter(({ active, object }) => active && object === 'Opportunity')
    .map((rule) => ({
      ...rule,
      compiled: compileFormula(rule.formula, {
        place: 'rule',
        blanks: 'asBlank',
        returns: 'Boolean',
        field: (path) => (path[0] === '$Permission' ? { type: 'Boolean' } : fields[path.join('.')]),
      }),
    }));
}

/** The rules that refuse a save, in the order given. */
export function refusing(rules: readonly RunnableRule[], { record, prior, permissions, now, zone }: Attempt) {
  const environment = {
    field: (path: readonly string[]) =>
      path[0] === '$Permission' ? permissions.includes(path[1] ?? '') : (record[path.join('.')] ?? null),
    // On create PRIORVALUE is the current value.
    prior: (field: string) => (prior ?? record)[field] ?? null,
    isNew: prior === null,
    now: new Date(now),
    ...(zone === undefined ? {} : { timeZone: zone }),
  };
  return rules.filter(({ compiled }) => compiled.evaluate(environment) === true);
}

/** What the org would answer to a save: the rules that refuse it, each as `id: message`, sorted. */
export function refusals(rules: readonly RunnableRule[], attempt: Attempt): string[] {
  return refusing(rules, attempt)
    .map(({ id, message }) => `${id}: ${message}`)
    .sort();
}
