import type { ConditionOf, Criterion, Kind } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import type { RuleId } from '../compile/codes.ts';
import { standardField } from '../kinds/standard-fields.ts';

/** Where a message about a deal is shown when the criterion has no field that a user can fill in. */
const STAGE = 'StageName';

const atStage = () => STAGE;
/** A field of the account is on another page. */
const ofField = ({ field }: { readonly field: string }) => (field.includes('.') ? STAGE : field);

/** The field of Opportunity at which the message of a criterion is shown, by kind. */
export const ERROR_FIELDS: { readonly [K in Kind]: (condition: ConditionOf<K>) => string } = {
  answered: atStage,
  pains: atStage,
  impact: atStage,
  filled: ofField,
  picked: ofField,
  number: ofField,
  checked: ofField,
  date: ofField,
  movedBy: ofField,
  cameFrom: atStage,
  prescribed: atStage,
  score: atStage,
  any: atStage,
  all: atStage,
  some: atStage,
};

/** The field of the rule's object at which the message of a rule that belongs to no criterion is shown. */
export const RULE_ERROR_FIELDS: Readonly<Record<RuleId, string>> = {
  'new-record': STAGE,
  'unknown-stage': STAGE,
  steps: STAGE,
  products: 'DF_Prescription__c',
  'override-stage': 'Stage__c',
  'override-time': 'Expires_On__c',
  'override-reason': 'Reason_Code__c',
  'override-approver': 'Status__c',
  'decision-playbook': 'Playbook__c',
};

/** Formulas and roll-ups of Diagnose First on Opportunity. */
export const READ_ONLY: ReadonlySet<string> = new Set([
  'DF_Answer_Points__c',
  'DF_Answers_A__c',
  'DF_Answers_B__c',
  'DF_Counted_Score__c',
  'DF_Diagnosis_Group__c',
  'DF_Diagnosis_Order__c',
  'DF_Diagnosis_Status__c',
  'DF_Discovery_Score__c',
  'DF_Impact_Confirmed__c',
  'DF_Impact_Quoted__c',
  'DF_Lines_Unlinked__c',
  'DF_Lost_Group__c',
  'DF_Open_Due__c',
  'DF_Override_Token__c',
  'DF_Pains_Confirmed__c',
  'DF_Pains_Heard__c',
  'DF_Pains_Quoted__c',
]);

/**
 * The field at which a criterion's message is shown: its own if a user can write it, else the stage. Salesforce refuses a roll-up as the
 * place of an error, and a message at a formula is seen by nobody.
 * @param readOnly fields of the org that nobody can write, in addition to those known
 */
export function errorFieldOf(criterion: Criterion, readOnly: ReadonlySet<string>): string {
  const field = (ERROR_FIELDS[criterion.kind] as (criterion: Criterion) => string)(criterion);
  const cannotWrite = standardField(field)?.readOnly || READ_ONLY.has(field) || readOnly.has(field);
  return cannotWrite ? STAGE : field;
}
