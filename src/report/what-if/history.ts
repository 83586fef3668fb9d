import { fieldsOfCriterion, type Criterion } from '../../playbook/index.ts';

/** The roll-ups that `evidence.sql` computes as they were at a moment, with their columns there. */
export const AT_THE_TIME: Readonly<Record<string, string>> = {
  DF_Answers_A__c: 'A',
  DF_Answers_B__c: 'B',
  DF_Open_Due__c: 'OpenDue',
  DF_Pains_Heard__c: 'Heard',
  DF_Pains_Quoted__c: 'Quoted',
  DF_Pains_Confirmed__c: 'Confirmed',
  DF_Impact_Quoted__c: 'ImpactQuoted',
  DF_Impact_Confirmed__c: 'ImpactConfirmed',
};

/**
 * Whether it can be decided what the criterion would have found earlier: it reads answers and pains only, which have the moment at which they were noted. Of a
 * field only today's value is read.
 */
export function hasHistory(criterion: Criterion): boolean {
  return fieldsOfCriterion(criterion).every((field) => field in AT_THE_TIME);
}
