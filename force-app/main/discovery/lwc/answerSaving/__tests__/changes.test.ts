import { asAnswer, asWithdrawn, completed, draftOver, valueOf } from 'c/answerDraft';
import type { AnswerDraft, AnswerValue } from 'c/answerDraft';
import type { Answer } from 'c/dealRows';
import { answer } from '../../discoveryQuestion/__tests__/questionOnPage.ts';
import { changeOf } from '../changes.ts';
import { missingOf } from '../missing.ts';
import { missingIn } from '../missing.ts';
import { asPromise } from '../promise.ts';

const said = { saidBy: '0031', saidOn: '2026-11-02' };
const confirmed = { confirmedWords: 'Yes.', confirmedBy: '0032', confirmedOn: '2026-11-20', confirmedSource: 'Email' };
const draft = (change: Partial<AnswerValue>, stored: Answer = answer): AnswerDraft =>
  draftOver(stored, { ...valueOf(stored), ...change });

describe('what is missing from an answer', () => {
  test.each<[string, Partial<AnswerValue>, string[]]>([
    ['quoted and nothing else', { evidence: 'Quoted' }, ['quote', 'who', 'when']],
    [
      'confirmed with the old quote, speaker, day and source',
      { evidence: 'Confirmed', quote: 'Eleven days!', ...said, source: 'Call' },
      ['words', 'by', 'on', 'source'],
    ],
    [
      'confirmed in the words of the answer',
      { ...said, ...confirmed, evidence: 'Confirmed', confirmedWords: ` ${answer.answer.toUpperCase()} ` },
      ['repeatedWords'],
    ],
    [
      'confirmed in the words of the quote',
      { ...said, ...confirmed, evidence: 'Confirmed', quote: 'Yes.' },
      ['repeatedWords'],
    ],
    ['confirmed, and nobody said it first', { ...confirmed, evidence: 'Confirmed' }, ['who', 'when']],
    ['confirmed with all; the confirmation has the words', { ...said, ...confirmed, evidence: 'Confirmed' }, []],
    ['heard', { evidence: 'Heard' }, []],
  ])('%s', (_, change, missing) => {
    expect(missingOf(draft(change))).toEqual(missing);
  });

  test('nothing of what was confirmed before confirmations had words, until its confirmation is begun', () => {
    const old: Answer = { ...answer, ...said, evidence: 'Confirmed', level: 4 };
    expect(missingOf(draft({ text: 'Twelve days' }, old))).toEqual([]);
    expect(missingOf(draft({ confirmedWords: 'Yes.' }, old))).toEqual(['by', 'on', 'source']);
  });
});

describe('the status of an answer', () => {
  const open: Answer = { ...answer, answer: '', status: 'Not Known Yet', openOwner: '005', openUntil: '2026-11-27' };
  const fieldsOf = (value: AnswerValue, stored: Answer) => changeOf('006', 'problem', draftOver(stored, value));

  test('is all that a withdrawal changes, and nothing is missing from it', () => {
    const value = asWithdrawn(valueOf(open));
    expect(missingOf(draftOver(open, value))).toEqual([]);
    expect(fieldsOf(value, open)).toHaveProperty('fields', { Status__c: 'Withdrawn' });
  });

  test('becomes Answered, or Not Known Yet again, when a withdrawn one is taken up', () => {
    const gone: Answer = { ...answer, status: 'Withdrawn' };
    expect(fieldsOf({ ...asAnswer(valueOf(gone)), text: 'Ten' }, gone)).toHaveProperty('fields', {
      Status__c: 'Answered',
      Answer__c: 'Ten',
    });
    const again = asPromise(valueOf(gone), '005', new Date('2026-11-21T12:00:00Z'));
    expect(fieldsOf(again, gone)).toHaveProperty('fields.Status__c', 'Not Known Yet');
  });
});

test('only the changed parts of a confirmation are saved', () => {
  const change = changeOf('006', 'problem', draft({ ...confirmed, confirmedWords: ' Yes. ', evidence: 'Confirmed' }));
  expect(change).toHaveProperty('fields', {
    Evidence__c: 'Confirmed',
    Confirmed_Words__c: 'Yes.',
    Confirmed_By__c: '0032',
    Confirmed_On__c: '2026-11-20',
    Confirmed_Source__c: 'Email',
  });
});

test('a draft that an earlier release stored can be shown and saved', () => {
  const { confirmedWords: _words, confirmedBy: _by, ...old } = valueOf(answer);
  const stored = { id: answer.id, modifiedAt: answer.modifiedAt, value: old };
  const restored = completed({ value: { ...old, text: 'Twelve' }, over: stored, sent: old } as never);
  expect(restored.sent?.confirmedWords).toBe('');
  expect(missingOf(restored)).toEqual([]);
  expect(changeOf('006', 'problem', restored)).toHaveProperty('fields', { Answer__c: 'Twelve' });
});

test('another quote, typed by hand, blanks the source in which the old one was found', () => {
  const stored: Answer = { ...answer, quote: 'Every time.', sourceHash: 'ab12' };
  expect(changeOf('006', 'problem', draft({ quote: 'Always.' }, stored))).toMatchObject({
    fields: { Quote__c: 'Always.', Source_Name__c: null, Source_Hash__c: null, Place__c: null },
  });
  expect(changeOf('006', 'problem', draft({ note: 'New.' }, stored))).toHaveProperty('fields', { Note__c: 'New.' });
});

test('what was open too long misses no field: one sentence says that it cannot be open any more', () => {
  const gone: Answer = { ...answer, status: 'Answered', openSince: '2026-01-01' };
  const value = asPromise(valueOf(gone), '005', new Date());
  expect(missingIn(draftOver(gone, value))).toEqual({ line: 'c.DF_Rule_Answer_Open_Over', canBeHeard: false });
});

test.each([
  ['They tell us on December 4.', '2026-12-04'],
  ['Das wissen sie am 4. Dezember.', '2026-12-04'],
  ['They decide on March 4 2027.', '2026-12-21'],
  ['They met on November 4 2026.', '2026-11-28'],
  ['Nobody could say.', '2026-11-28'],
])('the due day of what is not known yet is the one that its text names, within thirty days: %s', (text, day) => {
  const value = { ...valueOf(undefined), text };
  expect(asPromise(value, '005', new Date('2026-11-21T12:00:00Z')).openUntil).toBe(day);
});
