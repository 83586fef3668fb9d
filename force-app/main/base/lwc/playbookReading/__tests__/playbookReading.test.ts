import { fieldsToLoad, gateRecordOf, judgingPlaybooks, playbooksOf, wordingIn } from 'c/playbookReading';
import type { CompiledPlaybook } from 'c/gateRules';
import { deal, playbook, playbookAnswer } from '../../../../../test/jest/deal.ts';

describe('reading playbooks', () => {
  test('a version whose JSON is broken is left out, the others judge', () => {
    expect(playbooksOf(playbookAnswer('{', playbook)).map(({ playbook: code }) => code)).toEqual(['test']);
    expect(playbooksOf({})).toEqual([]);
    expect(playbooksOf(playbookAnswer(''))).toEqual([]);
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
    expect(judgingPlaybooks([playbook] as any, record)).toEqual([]);
    expect(judgingPlaybooks([playbook] as any, gateRecordOf(deal() as any))[0]?.playbook).toBe('test');
  });
});

test("a sentence comes in the language of the reader where the playbook has it, else the org's", () => {
  const unmet = { id: 'p1', toEnter: 'Closed Won', sentence: 'Note it.' };
  const translations = [
    { language: 'de', toEnter: 'Closed Won', id: 'p1', text: 'Notieren Sie es.', short: 'Es' },
    { language: 'de', toEnter: 'Proposal', id: 'p1', text: 'Anders.' },
  ];
  const translated = { translations } as unknown as CompiledPlaybook;
  expect(wordingIn(translated, unmet, 'de').sentence).toBe('Notieren Sie es.');
  expect(wordingIn(translated, unmet, 'de-AT').sentence).toBe('Notieren Sie es.');
  expect(wordingIn(translated, { ...unmet, short: 'It' }, 'de').short).toBe('Es');
  expect(wordingIn(translated, { ...unmet, short: 'It' }, 'en-US')).toMatchObject({
    sentence: 'Note it.',
    short: 'It',
  });
});

test('without a field of its own a panel loads what the playbooks read, and a playbook without translations shows its sentence', () => {
  expect(fieldsToLoad([])).toEqual(['Opportunity.Id', 'Opportunity.StageName']);
  const unmet = { id: 'p1', toEnter: 'Closed Won', sentence: 'Note it.' };
  expect(wordingIn({} as CompiledPlaybook, unmet, 'fr').sentence).toBe('Note it.');
});
