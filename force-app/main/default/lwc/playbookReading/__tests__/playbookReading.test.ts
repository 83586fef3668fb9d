import { fieldsToLoad, gateRecordOf, judgingPlaybook, playbooksOf } from 'c/playbookReading';
import { deal, playbook, playbookAnswer } from '../../../../../test/jest/deal.ts';

describe('reading playbooks', () => {
  test('a version whose JSON is broken is left out, the others judge', () => {
    expect(playbooksOf(playbookAnswer('{', playbook)).map(({ playbook: code }) => code)).toEqual(['test']);
    expect(playbooksOf({})).toEqual([]);
  });

  test('each field is named once, qualified, with what the panel wants besides', () => {
    const fields = fieldsToLoad([playbook, playbook] as any, ['AccountId', 'StageName']);
    expect(new Set(fields).size).toBe(fields.length);
    expect(fields).toEqual(
      expect.arrayContaining(['Opportunity.StageName', 'Opportunity.AccountId', 'Opportunity.DF_Answers_A__c']),
    );
  });

  test('the record has its id, so that it is not taken for a new one', () => {
    const record = gateRecordOf(deal({ CreatedDate: '2017-01-01T00:00:00.000Z' }) as any);
    expect(record.Id).toBe('006000000000001AAA');
    expect(judgingPlaybook([playbook] as any, record)).toBeUndefined();
    expect(judgingPlaybook([playbook] as any, gateRecordOf(deal() as any))?.playbook).toBe('test');
  });
});
