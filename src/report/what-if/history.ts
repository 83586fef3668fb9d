import { fieldsOfCriterion, type Criterion } from '../../playbook/index.ts';

// Over the notes of `evidence.sql` that were there at the moment. (CASE in place of FILTER, which takes half as long again.)
const when = (where: string, moment: string, what: string): string =>
  `CASE WHEN ${where} AND n.Noted <= ${moment} THEN ${what} END`;
const pains = (level: number) => (moment: string) => `count(${when(`n.Level >= ${level}`, moment, '1')})`;
const impact = (level: number) => (moment: string) =>
  `coalesce(sum(${when(`n.Level >= ${level}`, moment, 'n.Likely')}), 0)`;
const answers = (field: string) => (moment: string) =>
  `coalesce(sum(${when(`n.Field = '${field}'`, moment, 'n.Digit')}), 0)`;

/** SQL of the roll-ups that can be computed as they were at a moment. */
export const AT_THE_TIME: Readonly<Record<string, (moment: string) => string>> = {
  DF_Answers_A__c: answers('DF_Answers_A__c'),
  DF_Answers_B__c: answers('DF_Answers_B__c'),
  DF_Open_Due__c: (moment) =>
    `CASE WHEN count(${when(`n.OpenUntil < ${moment}::DATE`, moment, '1')}) > 0 THEN 0 ELSE 99999 END`,
  DF_Pains_Heard__c: pains(2),
  DF_Pains_Quoted__c: pains(3),
  DF_Pains_Confirmed__c: pains(4),
  DF_Impact_Quoted__c: impact(3),
  DF_Impact_Confirmed__c: impact(4),
};

/**
 * Whether it can be decided what the criterion would have found earlier: it reads answers and pains only, which have the moment at which they were noted. Of a
 * field only today's value is read.
 */
export function hasHistory(criterion: Criterion): boolean {
  return fieldsOfCriterion(criterion).every((field) => field in AT_THE_TIME);
}
