import { fieldsToLoad, gateRecordOf, inLanguage, judgingPlaybooks, playbooksOf } from 'c/playbookReading';
import type { CompiledPlaybook } from 'c/gateRules';
import { deal, playbook, playbookAnswer } from '../../../../../test/jest/deal.ts';

describe('reading playbooks', () => {
  test('a version whose JSON is broken is left out, the others judge', () => {
    expect(playbooksOf(playbookAnswer('{', playbook)).map(({ playbook: code }) => code)).toEqual(['test']);
    expect(playbooksOf({})).toEqual([]);
    expect(playbooksOf(playbookAnswer(''))).toEqual([]);
  });

  test('a version that several panels read is parsed once', () => {
    const [one] = playbooksOf(playbookAnswer(playbook));
    const [other] = playbooksOf(playbookAnswer(playbook));
    expect(other).toBe(one);
    expect(playbooksOf(playbookAnswer({ ...playbook, version: 2 }))[0]).toMatchObject({ version: 2 });
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

test('without a field of its own a panel loads what the playbooks read', () => {
  expect(fieldsToLoad([])).toEqual(['Opportunity.Id', 'Opportunity.StageName']);
});

describe('a playbook in the language of the reader', () => {
  const ask = (concept: string, text: string) => ({ concept, ask: text, why: 'So.', weight: 1 });
  const own = {
    ...playbook,
    title: 'Diagnose',
    questions: [ask('situation', 'How is it?'), ask('problem', 'What hurts?'), ask('budget', 'Whose money?')],
    texts: {
      de: {
        title: 'Diagnose zuerst',
        questions: { 0: { ask: 'Wie ist es?', why: 'Darum.' }, 1: { ask: 'Wo hakt es?' } },
        reasons: { Renewal: 'Verlängerung' },
      },
      de_AT: { questions: { 0: { ask: 'Wie schaut es aus?' } }, reasons: { Other: 'Anderes' } },
    },
  } as unknown as CompiledPlaybook;
  const shown = (language: string) => {
    const { title, questions, reasonNames } = inLanguage(own, language);
    return { title, asked: questions.map((one) => `${one.ask} ${one.why}`), reasonNames };
  };

  test('has each text that its author translated, and its own where there is none', () => {
    expect(shown('de')).toEqual({
      title: 'Diagnose zuerst',
      asked: ['Wie ist es? Darum.', 'Wo hakt es? So.', 'Whose money? So.'],
      reasonNames: { Renewal: 'Verlängerung' },
    });
    expect(shown('fr')).toMatchObject({
      title: 'Diagnose',
      asked: ['How is it? So.', 'What hurts? So.', 'Whose money? So.'],
    });
  });

  test('takes the language of the country first, then the language', () => {
    expect(shown('de-AT')).toEqual({
      title: 'Diagnose zuerst',
      asked: ['Wie schaut es aus? Darum.', 'Wo hakt es? So.', 'Whose money? So.'],
      reasonNames: { Renewal: 'Verlängerung', Other: 'Anderes' },
    });
  });

  test('is the same object where its author translated nothing, and keeps what gates judge by', () => {
    expect(inLanguage(playbook as unknown as CompiledPlaybook, 'de')).toBe(playbook);
    expect(inLanguage(own, 'de').gates).toBe(own.gates);
  });
});
